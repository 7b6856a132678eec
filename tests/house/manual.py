#!/usr/bin/env python3
"""The man pages say what the lists of options say: each page has the sections and options of
options.def, of the program and then of both, in their order; an item shows the option's names and
value, and its text begins with the one that --help prints. mandoc, where installed, reads the pages.
"""

import ast
import re
import sys

from house import ROOT, name, probe, report, run

COMMON = ROOT / "cli/common/options.def"
PROGRAMS = {"oasc": ROOT / "cli/oasc/options.def",
            "validate-payload": ROOT / "cli/validate_payload/options.def"}
STAGES = ROOT / "codegen/stages.def"
ROW = re.compile(r"^(SECTION|OPTION)\((.*?)\)$", re.M | re.S)
STRING = r'"(?:[^"\\]|\\.)*"'
COLUMN = re.compile(rf"(?:{STRING}\s*)+|'.'|\w+")
MACROS = "Ar Cm Dv Ev Fl It Li Nm Ns Op Pa Pp Sq Xr".split()


# ---- the lists ----

def columns(row):
    """Strings are joined; NULL is none, a symbol or a number is itself."""
    for column in COLUMN.findall(row):
        if column[0] in "\"'":
            yield "".join(ast.literal_eval(part) for part in re.findall(rf"{STRING}|'.'", column))
        else:
            yield "" if column in ("NULL", "0") else column


def form_of(long, letter, argument, value):
    """How an option is written: "-j N, --jobs N", "--report[=text|json]"."""
    shown = {"NONE": "", "REQUIRED": f" {value}", "OPTIONAL": f"[={value}]"}[argument]
    return ", ".join(word + shown for word in (letter and f"-{letter}", long and f"--{long}") if word)


def sentence(text):
    return text[:1].upper() + text[1:] + "." if text else ""


def listed(path):
    """(heading, form of an option or "" for the section's remark, its text)."""
    heading = ""
    for kind, row in ROW.findall(path.read_text()):
        if kind == "SECTION":
            heading, text = columns(row)
            yield heading, "", sentence(text)
        else:
            symbol, long, letter, argument, value, text = columns(row)
            if (argument == "NONE") != (value == ""):
                sys.exit(f"{name(path)}: {symbol}: a value is shown if there is an argument")
            yield heading, form_of(long, letter, argument, value), sentence(text.replace("`", ""))


# ---- the pages ----

def bare(text):
    """What is compared: no blanks and no quotes, which a page shows by its markup."""
    return re.sub(r"[\s'`]", "", text)


def plain(line):
    """A line of a page as it is read, but for its blanks."""
    if not line.startswith("."):
        return line
    shown, macro = [], ""
    for token in re.sub(r"Op (.*)", r"[ \1 ]", line[1:]).split():
        if token in MACROS:
            macro = token
        else:
            shown.append("-" + token if macro == "Fl" and token not in ",.;:)" else token)
    return "".join(shown)


def paged(path):
    """The same as listed(), of a page: sections are those that have options."""
    for part in re.split(r"^\.S[hs] ", path.read_text(), flags=re.M)[1:]:
        heading, _, body = part.partition("\n")
        before, *items = re.split(r"^\.It Fl", body, flags=re.M)
        if items:
            yield heading, "", "".join(map(plain, before.split(".Bl")[0].split("\n")))
        for item in items:
            first, _, text = f".Fl{item}".partition("\n")
            yield heading, plain(first), "".join(map(plain, text.split(".El")[0].split("\n")))


def faults_of(program, rows):
    page = ROOT / f"docs/man/{program}.1"
    shown = list(paged(page))
    forms = [(heading, bare(form)) for heading, form, _ in rows]
    shown_forms = [(heading, bare(form)) for heading, form, _ in shown]
    for heading, form, _ in rows:
        if (heading, bare(form)) not in shown_forms:
            yield f"{name(page)}: {heading}: there is no {form or 'section'}"
    for heading, form, _ in shown:
        if (heading, bare(form)) not in forms:
            yield f"{name(page)}: {heading}: {program} has no {form or 'section'}"
    if sorted(forms) != sorted(shown_forms):
        return
    if forms != shown_forms:
        yield f"{name(page)}: the order is not that of {program} --help"
        return
    for (heading, form, want), (_, _, text) in zip(rows, shown):
        if not bare(text).startswith(bare(want)):
            yield f"{name(page)}: {form or heading} begins with \"{want}\""


def faults_of_stages(rows):
    """--help names the passes, which are a list of their own."""
    stages = re.findall(r'^STAGE\(\w+, "(\w+)"', STAGES.read_text(), re.M)
    text = next((text for _, form, text in rows if form.startswith("--dump")), "")
    if not text.endswith(": " + ", ".join(stages) + "."):
        yield f"oasc --help: --dump names {text}; the passes are {', '.join(stages)}"


def main():
    faults, count = [], 0
    for program, table in PROGRAMS.items():
        rows = [*listed(table), *listed(COMMON)]
        faults += faults_of(program, rows)
        faults += faults_of_stages(rows) if program == "oasc" else []
        count += len(rows)
        page = ROOT / f"docs/man/{program}.1"
        if missing := probe.programs("mandoc"):
            probe.leave_out(f"{name(page)} read by mandoc", missing)
            continue
        _, said = run("mandoc", "-T", "lint", "-W", "style", page)
        # Which other pages this machine has, and in what state, is nothing of ours.
        faults += [line for line in said.splitlines() if "referenced manual" not in line
                   and "outdated mandoc.db" not in line]
    report(faults, count)


if __name__ == "__main__":
    main()
