#!/usr/bin/env python3
"""Random schemas of all keywords and dialects with payloads that nearly fit them, judged by the
run-time program, by generated C, and by ajv, or by @hyperjump/json-schema where that is wrong: what
the unevaluated keywords and references by dynamic scope say. Verdicts must agree; where ajv is asked,
so must the places of errors, as far as places.py compares them. C answers to the letter as the
program does (tests/doors/groups.c).

A disagreement is printed as the smallest schema and payload that still show it. A long run goes on
where it stopped:

    tests/diff/campaign.py --build build/check --packages build/check/ajv --state FILE --count 31250

Each line of FILE is a batch, with its seeds and counts; the last line printed is their sum. Left out
where node, npm or the network is missing."""

import argparse
import collections
import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading

import places
from ajv import AJV, HYPERJUMP, PLUGINS, install
from dialects import DIALECTS, Dresser, older, whole_numbers
from generate import NUMBERS, Generator, dump, is_nullable, schemas_in, without_nullable
from groups import judge_groups
from payloads import Payloads
from shrink import shrink

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
KINDS = [*DIALECTS, "nullable", "unevaluated"]
PATIENCE = 30  # seconds; what refers to itself in two branches takes others exponential time
HALF = 16  # payloads of each of two ways to make them
FIELDS = ("schema", "dialect", "formats")


class Case:
    """A schema with its payloads, by its seed."""

    def __init__(self, seed):
        kind = KINDS[seed % len(KINDS)]
        unevaluated = kind == "unevaluated"
        generator = Generator(seed, unevaluated=unevaluated)
        schema = generator.document() if kind == "nullable" else generator.plain_document()
        payloads = Payloads(generator.random, schema, generator.value, NUMBERS)
        self.seed = seed
        self.nullable = is_nullable(schema)
        self.payloads = [generator.instance(schema, schema, generator.levels) for _ in range(HALF)]
        self.payloads += payloads.some(HALF)
        self.dialect = DIALECTS[seed % 2] if unevaluated else "2020-12" if kind == "nullable" else kind
        self.tower = generator.levels > 6  # ajv would tell of each of its branches' branches
        self.schema = schema
        self.by_hyperjump = unevaluated
        if kind != "nullable":
            self.dress(generator)

    def dress(self, generator):
        dresser = Dresser(generator.random, generator.value, self.dialect, not self.by_hyperjump)
        self.schema = older(dresser.dress(self.schema), self.dialect)
        if self.by_hyperjump and self.dialect == "2019-09":
            self.without_contains()
        if dresser.texts:
            self.payloads = [self.with_texts(generator, one, dresser.texts) if i % 2 else one
                             for i, one in enumerate(self.payloads)]
        if dresser.references:  # ajv-formats takes a quotation mark, which RFC 3986 does not have
            self.payloads = [unquoted(one) for one in self.payloads]
        if self.dialect == "draft4":
            self.schema, self.payloads = whole_numbers(self.schema), whole_numbers(self.payloads)

    def without_contains(self):
        """In 2019-09 contains evaluates no item (Core 9.3.1.4); @hyperjump/json-schema says it does."""
        for one in schemas_in(self.schema):
            for key in ("contains", "minContains", "maxContains"):
                one.pop(key, None)

    @classmethod
    def with_texts(cls, generator, value, texts):
        if isinstance(value, str):
            return generator.pick(texts)
        if isinstance(value, list):
            return [cls.with_texts(generator, one, texts) for one in value]
        if isinstance(value, dict):
            return {name: cls.with_texts(generator, one, texts) for name, one in value.items()}
        return value

    @property
    def compares_places(self):
        return not (self.by_hyperjump or self.nullable or self.tower)

    def group(self):
        """As tests/support/groups.h reads it."""
        return {"description": f"seed {self.seed}", "schema": self.schema,
                "dialect": "openapi-3.1" if self.nullable else self.dialect,
                "formats": "annotate" if self.by_hyperjump else "assert",
                "tests": [{"description": str(i), "data": one} for i, one in enumerate(self.payloads)]}

    def line(self, schema, payloads):
        """As the other validators read it."""
        return dump({"schema": without_nullable(schema) if self.nullable else schema,
                     "instances": payloads, "dialect": self.dialect, "places": self.compares_places,
                     "formats": "annotate" if self.by_hyperjump else "assert"}) + "\n"


def value_at(payload, pointer):
    """By a JSON Pointer that leads to a value."""
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        payload = payload[int(step) if isinstance(payload, list) else step]
    return payload


def of_others(payload, errors):
    """Without those of empty arrays that `contains` asks more of: ajv 8.17 gives such an array the
    answer of the one before it in a loop."""
    return [error for error in errors
            if error[2] not in ("contains", "minContains") or value_at(payload, error[0]) != []]


def unquoted(value):
    """The payload without quotation marks in names."""
    if isinstance(value, list):
        return [unquoted(one) for one in value]
    if isinstance(value, dict):
        return {name.replace('"', ""): unquoted(one) for name, one in value.items()}
    return value


class Others:
    """The two validators, started when they are needed: a process for a batch, since they forget
    nothing."""

    def __init__(self, folder):
        self.folder = folder
        self.running = {}

    def judge(self, case, schema, payloads):
        script = HYPERJUMP[1] if case.by_hyperjump else AJV[1]
        if script not in self.running:
            self.running[script] = subprocess.Popen(["node", HERE / script, self.folder], text=True,
                                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process = self.running[script]
        process.stdin.write(case.line(schema, payloads))
        process.stdin.flush()
        patience = threading.Timer(PATIENCE, process.kill)
        patience.start()
        answer = process.stdout.readline()
        patience.cancel()
        if not answer and process.wait() == -signal.SIGKILL:
            del self.running[script]
            return f"no answer in {PATIENCE} seconds"
        return json.loads(answer)

    def stop(self):
        for process in self.running.values():
            process.stdin.close()
            process.wait()
        self.running = {}


class Batch:
    """Cases judged together."""

    def __init__(self, options, folder, others):
        self.options = options
        self.folder = folder
        self.others = others
        self.first = 0  # of its seeds
        self.counts = collections.Counter()

    def ours(self, groups):
        """diff_verdicts' answer to each group."""
        program = self.options.build / "tests/diff_verdicts"
        return judge_groups([program, "--places"], map(dump, groups), self.folder)

    def run(self, seeds):
        self.first = seeds[0]
        cases = [Case(seed) for seed in seeds]
        answers = self.ours([case.group() for case in cases])
        (self.folder / "groups.json").replace(self.folder / "all.json")  # report() asks for others
        for case, mine in zip(cases, answers):
            self.compare(case, mine)
        self.others.stop()
        if self.options.c:
            self.through_c()
        return self.counts

    def compare(self, case, mine):
        theirs = self.others.judge(case, case.schema, case.payloads)
        self.counts["schemas"] += 1
        if isinstance(theirs, str):  # ajv 8.17 stumbles over a few schemas: "props0 is not defined"
            self.counts["not judged by others"] += 1
            return
        if isinstance(mine, str):
            self.counts["differ"] += 1
            print(f"seed {case.seed}: we refuse {dump(case.schema)}: {mine}")
            return
        self.counts["payloads"] += len(theirs)
        self.counts["valid"] += theirs.count(True)
        self.counts["by hyperjump"] += case.by_hyperjump * len(theirs)
        self.counts["places compared"] += case.compares_places * (len(theirs) - theirs.count(True))
        for payload, *both in zip(case.payloads, theirs, mine):
            if self.differ(case, case.schema, payload, *both):
                self.counts["differ"] += 1
                self.report(case, payload)
                return

    @staticmethod
    def differ(case, schema, payload, theirs, mine):
        if not case.by_hyperjump and isinstance(mine, list):
            mine = of_others(payload, mine)
            if theirs is True:
                return bool(mine)
            theirs = of_others(payload, theirs) if theirs else theirs
        if (theirs is True) != (mine is True) or not isinstance(mine, (bool, list)):
            return True
        return theirs is not True and case.compares_places and any(
            places.differ(theirs, mine, schema))

    def report(self, case, payload):
        def both(schema, payload):
            group = {**case.group(), "schema": schema, "tests": [{"data": payload}]}
            (mine,) = self.ours([group])
            theirs = self.others.judge(case, schema, [payload])
            return (theirs, mine) if isinstance(theirs, str) or isinstance(mine, str) else (
                theirs[0], mine[0])

        def shows(schema, payload):
            if any(one.get(key) == [] for one in schemas_in(schema) for key in ("allOf", "anyOf", "oneOf")):
                return False  # it is no schema any more
            theirs, mine = both(schema, payload)
            return not isinstance(theirs, str) and mine != "wrong" and self.differ(
                case, schema, payload, theirs, mine)

        schema, payload = shrink(shows, case.schema, payload, 600)
        theirs, mine = both(schema, payload)
        print(f"seed {case.seed} ({case.dialect}): they differ\n  schema  {dump(schema)}\n"
              f"  payload {dump(payload)}\n  others  {json.dumps(theirs)}\n  ours    {json.dumps(mine)}",
              flush=True)

    def through_c(self):
        """The same groups, printed as C, compiled and judged by both doors."""
        build, folder = self.options.build, self.folder / "c"
        folder.mkdir(exist_ok=True)
        (folder / "groups").mkdir(exist_ok=True)
        (self.folder / "all.json").replace(folder / "groups/groups.json")
        parts = 2
        subprocess.run([build / "tests/print_groups", folder, str(parts), folder / "groups"], check=True)
        include = [f"-I{ROOT / path}" for path in ("runtime/include", "tests", "tests/doors", "codegen")]
        sources = [folder / "table.c", *(folder / f"part-{i}.c" for i in range(parts))]
        libraries = [build / "tests/libdoors_driver.a", build / "tests/libtest_support.a",
                     build / "liboasc_core.a", build / "liboas.a"]
        done = subprocess.run(["cc", "-std=c11", "-O0", *include, "-o", folder / "judge", *sources,
                               *libraries, "-lfyaml", "-lpcre2-8", "-lpthread"], check=False)
        if done.returncode:
            self.counts["differ"] += 1
            print(f"seeds from {self.first} on: the C does not compile", flush=True)
            return
        done = subprocess.run([folder / "judge", folder / "groups"], stdout=subprocess.PIPE, text=True,
                              check=False)
        cases = done.stdout.rsplit(" cases", 1)[0].rsplit(" ", 1)[-1]
        self.counts["through C"] += int(cases) if cases.isdigit() else 0
        if done.returncode:
            self.counts["differ"] += 1
            print(f"exit {done.returncode}\n{done.stdout}")


def batches(state):
    return [json.loads(line) for line in state.read_text().splitlines()] if state and state.exists() else []


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--build", required=True, type=pathlib.Path, help="with diff_verdicts in tests/")
    parser.add_argument("--packages", required=True, type=pathlib.Path, help="folder that npm fills")
    parser.add_argument("--seed", type=int, default=0, help="the first one")
    parser.add_argument("--count", type=int, default=700, help="of schemas")
    parser.add_argument("--batch", type=int, default=350, help="so many at once")
    parser.add_argument("--no-c", dest="c", action="store_false", help="without generated C")
    parser.add_argument("--state", type=pathlib.Path, help="file of batches: those in it are done")
    options = parser.parse_args()
    for package in (AJV[0], *PLUGINS, HYPERJUMP[0]):
        install(options.packages, package)
    total, others = collections.Counter(), Others(options.packages)
    for batch in batches(options.state):
        total.update(batch["counts"])
    for first in range(options.seed + total["schemas"], options.seed + options.count, options.batch):
        seeds = range(first, min(first + options.batch, options.seed + options.count))
        with tempfile.TemporaryDirectory() as folder:
            counts = Batch(options, pathlib.Path(folder), others).run(seeds)
        total.update(counts)
        if options.state:
            with options.state.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"seeds": [seeds[0], seeds[-1]], "counts": counts}) + "\n")
    print(", ".join(f"{count} {what}" for what, count in total.items() if what != "differ"))
    print(f"{total['differ']} differ")
    return total["differ"] > 0 or total["payloads"] < total["schemas"] * HALF


if __name__ == "__main__":
    sys.exit(main())
