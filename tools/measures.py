#!/usr/bin/env python3
"""What comes out for documents of real APIs, measured: how many structs and how large, functions,
bytes, time, memory, and which members are any JSON and why. Prints docs/MEASURES.md.

    tools/measures.py --corpora DIR --after NAME=OASC [--before NAME=OASC] [DOCUMENT...]

Each OASC brings its own runtime (`--vendor`), so that an older one can be compared. Seconds are
those of the processor, the least of --runs, which a busy machine does not change much."""

import argparse
import collections
import hashlib
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/golden"))

from real import DOCUMENTS, probe  # noqa: E402 pylint: disable=wrong-import-position

FLAGS = ["-std=c11", "-DNDEBUG"]


class Measures:
    """Of one document by one program."""

    def __init__(self, numbers=(), causes=(), unions=()):
        self.numbers = dict(numbers)  # column to number
        self.causes = collections.Counter(causes)  # why a member is any JSON
        self.unions = collections.Counter(unions)  # what the report says of unions


# ---- time and memory ----

# A small program between this one and what it measures: a process begins with its parent's peak.
WATCH = r"""
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
int main(int argc, char **argv)
{
    int status = 0;
    struct rusage used;
    pid_t child = argc > 2 ? fork() : -1;
    if (child == 0) {
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    FILE *file = child > 0 && wait4(child, &status, 0, &used) == child ? fopen(argv[1], "w") : NULL;
    if (!file)
        return 126;
    fprintf(file, "%ld.%06ld %ld.%06ld %ld", (long)used.ru_utime.tv_sec,
            (long)used.ru_utime.tv_usec, (long)used.ru_stime.tv_sec, (long)used.ru_stime.tv_usec,
            used.ru_maxrss);
    return fclose(file) == 0 && WIFEXITED(status) ? WEXITSTATUS(status) : 125;
}
"""


class Watch:
    """Runs commands that must succeed."""

    def __init__(self, compiler, folder):
        self.program, self.numbers = folder / "watch", folder / "numbers"
        source = folder / "watch.c"
        source.write_text(WATCH)
        subprocess.run([compiler, "-std=c11", source, "-o", self.program], check=True)

    def run(self, *command):
        """(processor seconds, peak bytes)"""
        done = subprocess.run([self.program, self.numbers, *command], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{shlex.join(map(str, command))}: exit {done.returncode}\n"
                             + done.stdout[-2000:].decode(errors="replace"))
        user, system, peak = map(float, self.numbers.read_text().split())
        return user + system, int(peak) * 1024

    def least(self, runs, *command):
        taken = [self.run(*command) for _ in range(runs)]
        return min(seconds for seconds, _ in taken), min(peak for _, peak in taken)


def said(*command):
    return subprocess.run([str(word) for word in command], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=True).stdout.decode()


# ---- what a header has ----

STRUCT = re.compile(r"^struct (\w+) \{\n(.*?)^\};$", re.M | re.S)
LIST = re.compile(r"\n    size_t count;\n$")
COMMENT = re.compile(r"/\*(.*?)\*/", re.S)
MEMBER = re.compile(r"(/\*(?:[^*]|\*(?!/))*\*/\n)?^ +(\w[^;{}]*?[ *])(\w+);(?: +(/\*.*?\*/))?$",
                    re.M)
JSON = re.compile(r"\boas_json(_list|_map)?\b")


def sizes(watch, compiler, folder, tags):
    program = folder / "sizes.c"
    rows = "".join(f"sizeof(struct {tag}),\n" for tag in tags)
    program.write_text('#include <stdio.h>\n#include "document.h"\n'
                       f"static const size_t sizes[] = {{\n{rows}0}};\n"
                       "int main(void)\n{\nfor (size_t i = 0; sizes[i]; i++)\n"
                       'printf("%zu\\n", sizes[i]);\nreturn 0;\n}\n')
    watch.run(compiler, *FLAGS, f"-I{folder}", program, "-o", folder / "sizes")
    return [int(line) for line in said(folder / "sizes").split()]


def cause(comment):
    text = re.sub(r'"[^"]*"', "…", " ".join(re.sub(r"\n *\*", " ", comment).split()))
    if kept := re.search(r"Kept as JSON: (.*?)(?:\.|;| \*/|$)", text):
        return "alternatives: " + kept.group(1).strip()
    if re.search(r"(^|[;*] )object( or null)?\b", text):
        return "an object without members of a name"
    return "no type is said"


def members(header, measures):
    count = 0
    for _, body in STRUCT.findall(header):
        if LIST.search(body):
            continue
        for before, kind, name, behind in MEMBER.findall(body):
            count += 1
            if JSON.search(kind) and name != "rest":
                measures.causes[cause(before + behind)] += 1
    return count


# ---- one document by one program ----

def unions(report):
    """How many C types of unions are told apart how, or not at all."""
    found = collections.Counter()
    for schema in report["schemas"]:
        if "c" in schema:
            found["any JSON" if schema["c"].startswith("Kept") else "typed"] += 1
    return found


def measure(options, watch, oasc, name):
    spec = pathlib.Path(options.corpora, "openapi", name, DOCUMENTS[name])
    measures = Measures()
    numbers = measures.numbers
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        make = [oasc, "--warnings", "none", "--name", "document", "-o", folder, spec]
        numbers["oasc"], numbers["memory"] = watch.least(options.runs, *make)
        watch.run(*make[:-1], "--vendor", folder, spec)
        header = (folder / "document.h").read_text()
        tags = [tag for tag, _ in STRUCT.findall(header)]
        weights = sizes(watch, options.compiler, folder, tags)
        numbers["structs"], numbers["largest"] = len(tags), max(weights, default=0)
        numbers["header"] = (folder / "document.h").stat().st_size
        numbers["source"] = (folder / "document.c").stat().st_size
        for level in ("-O0", "-O2"):
            numbers[level] = watch.least(options.runs, options.compiler, *FLAGS, level,
                                         f"-I{folder}", "-c", folder / "document.c", "-o",
                                         folder / "document.o")[0]
        numbers["functions"] = len(re.findall(r" T ", said("nm", folder / "document.o")))
        numbers["members"] = members(header, measures)
        numbers["json"] = sum(measures.causes.values())
        measures.unions = unions(json.loads(said(oasc, "--report=json", "--warnings", "none",
                                                 spec)))
    return measures


def remembered(options, watch, oasc, name):
    """Measured once for each program, where there is a place to keep it."""
    if not options.keep:
        return measure(options, watch, oasc, name)
    digest = hashlib.sha256(pathlib.Path(oasc).read_bytes()).hexdigest()
    kept = pathlib.Path(options.keep, f"{digest[:16]}-{name}.json")
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(vars(measure(options, watch, oasc, name))))
    return Measures(**json.loads(kept.read_text()))


# ---- the page ----

def plain(number):
    return f"{number:,}"


def kilobytes(number):
    return f"{number / 1000:,.0f}"


def seconds(number):
    return f"{number:.2f}"


def megabytes(number):
    return f"{number / 1e6:,.0f}"


COLUMNS = [("structs", "structs", plain), ("largest", "largest, bytes", plain),
           ("functions", "functions", plain), ("header", "header, kB", kilobytes),
           ("source", ".c, kB", kilobytes), ("oasc", "oasc, s", seconds),
           ("memory", "oasc, MB", megabytes), ("-O0", "gcc -O0, s", seconds),
           ("-O2", "gcc -O2, s", seconds), ("members", "members", plain)]


def table(head, rows):
    yield "| " + " | ".join(head) + " |"
    yield "| --- |" + " ---: |" * (len(head) - 1)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def cells(all_of, form):
    """Before → after; once where both are equal."""
    words = [form(one) for one in all_of]
    return words[0] if len(set(words)) == 1 else " → ".join(words)


def share(numbers):
    part = 100 * numbers["json"] / max(numbers["members"], 1)
    return f"{numbers['json']:,} ({part:.1f} %)"


def totals(found, key, programs):
    """The largest, else the sum, by program."""
    gather = max if key in ("largest", "memory") else sum
    return [gather(measures[i].numbers[key] for measures in found.values())
            for i in range(programs)]


def all_numbers(found):
    programs = len(next(iter(found.values())))
    return [{key: totals(found, key, programs)[i] for key in ("json", "members")}
            for i in range(programs)]


def page(options, programs, found):
    """`found` has for each document the measures of each program."""
    yield "# Measures\n"
    words = " and ".join(f"{name} (`{label}`)" for name, label in
                         zip(("before", "after")[-len(programs):], programs))
    yield ("What oasc makes of documents of real APIs, " + words + ".\n"
           "Where a cell has an arrow, it is from before to after. Made by\n")
    yield "```\n" + options.command + "\n```\n"
    yield ("Structs are all that the header defines, those of lists and maps as well, and since there are\n"
           "some those of an operation's parameters, request and replies; functions are what document.c\n"
           "exports, which those of types are no more: they are inline. Seconds are the processor's, memory is oasc's peak.\n")
    head = ["document"] + [title for _, title, _ in COLUMNS] + ["of them any JSON"]
    rows = []
    for name, measures in found.items():
        numbers = [one.numbers for one in measures]
        rows.append([name] + [cells([one[key] for one in numbers], form)
                              for key, _, form in COLUMNS] + [cells(numbers, share)])
    rows.append(["all"] + [cells(totals(found, key, len(programs)), form)
                           for key, _, form in COLUMNS] + [cells(all_numbers(found), share)])
    yield from table(head, rows)
    yield "## Why a member is any JSON\n"
    causes = sorted({why for measures in found.values() for one in measures for why in one.causes})
    yield from table(["why", "members"], [
        [why, cells([sum(measures[i].causes[why] for measures in found.values())
                     for i in range(len(programs))], plain)] for why in causes])
    yield "## Unions\n"
    yield from table(["document", "with a C type of their own", "any JSON"], [
        [name] + [cells([one.unions[kind] for one in measures], plain)
                  for kind in ("typed", "any JSON")] for name, measures in found.items()])


def shown_command(argv):
    """As one would give it anywhere: no paths of this machine."""
    shown, hide = ["tools/measures.py"], False
    for word in argv:
        if hide and "=" in word:
            word = word.split("=", 1)[0] + "=OASC"
        elif hide:
            word = "DIR"
        hide = word in ("--corpora", "--before", "--after", "--keep")
        shown.append(word)
    return shlex.join(shown)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--before", help="NAME=OASC, what to compare with")
    parser.add_argument("--after", required=True, help="NAME=OASC")
    parser.add_argument("--compiler", default="gcc")
    parser.add_argument("--keep", help="a folder for what was measured, so that it is not again")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("names", nargs="*", default=list(DOCUMENTS))
    options = parser.parse_args()
    options.command = shown_command(sys.argv[1:])
    programs = dict(pair.split("=", 1) for pair in (options.before, options.after) if pair)
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        watch = Watch(options.compiler, pathlib.Path(folder))
        for name in options.names:
            if missing := probe.corpus(options.corpora, f"openapi/{name}"):
                probe.skip(f"measures of {name}", missing)
            found[name] = [remembered(options, watch, oasc, name) for oasc in programs.values()]
            print(f"{name} is measured", file=sys.stderr, flush=True)
    print("\n".join(page(options, list(programs), found)), end="")


if __name__ == "__main__":
    main()
