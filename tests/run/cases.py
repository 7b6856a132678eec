#!/usr/bin/env python3
"""Judges the payloads of tests/payloads by validate-payload and compares with what is expected.

A group is a folder with a file `target`: one line of arguments (SPEC and what selects the schema).
NAME.valid.json is accepted silently; NAME.invalid.json is refused, and `--output json` prints
exactly NAME.invalid.expected. Every other form of output must agree with that one.
"""

import json
import pathlib
import shlex
import sys
import tempfile

from runner import ROOT, Failure, call, equal, from_root, options, run, update

OUTPUT_SCHEMA = ROOT / "docs/output.schema.json"


def groups(folders):
    for folder in folders:
        folder = folder.resolve()
        yield from [folder] if (folder / "target").exists() else sorted(
            path.parent for path in folder.glob("*/target"))


def cases(folders):
    for group in groups(folders):
        found = sorted([*group.glob("*.valid.json"), *group.glob("*.invalid.json")])
        yield from found if found else [group / "*.valid.json"]


def compact(text):
    return json.dumps(json.loads(text), separators=(",", ":"), ensure_ascii=False)


class Judge:
    """validate-payload and a case's place in its group."""

    def __init__(self, program, rewrite):
        self.program = program
        self.rewrite = rewrite
        self.outputs = tempfile.TemporaryDirectory()

    def call(self, case, *arguments):
        target = shlex.split((case.parent / "target").read_text())
        return call(self.program, *target, *arguments, from_root(case))

    def agree(self, case, status, output):
        """jsonl is the json in one line; -q says nothing. The json is kept for later."""
        code, lines, errors = self.call(case, "--output", "jsonl")
        equal("exit with jsonl", status, code)
        equal("stderr with jsonl", b"", errors)
        if lines.count(b"\n") != 1 or not lines.endswith(b"\n"):
            raise Failure(f"jsonl is not one line: {lines!r}")
        equal("jsonl", compact(output), compact(lines))
        equal("quiet run", (status, b"", b""), self.call(case, "-q"))
        copy = pathlib.Path(self.outputs.name) / "-".join(case.relative_to(ROOT).parts)
        copy.write_bytes(output)

    def outputs_fit(self, schema):
        """All that was printed as json is what docs/ says that it is."""
        outputs = sorted(pathlib.Path(self.outputs.name).iterdir())
        if not outputs:
            raise Failure("no case got as far as its json")
        for start in range(0, len(outputs), 200):
            some = [str(path) for path in outputs[start:start + 200]]
            judged = call(self.program, from_root(schema), *some)
            equal(f"{schema.name} on the json outputs", (0, b"", b""), judged)

    def valid(self, case):
        equal("text run", (0, b"", b""), self.call(case))
        code, output, errors = self.call(case, "--output", "json")
        equal("exit and stderr with json", (0, b""), (code, errors))
        start = json.dumps({"file": from_root(case), "valid": True}, separators=(",", ":"))
        if not compact(output).startswith(start[:-1]):
            raise Failure(f"json does not begin with {start[:-1]}: {output.decode()}")
        equal("errors", [], json.loads(output).get("errors"))
        self.agree(case, 0, output)

    def invalid(self, case):
        code, output, errors = self.call(case, "--output", "json")
        equal("exit and stderr with json", (1, b""), (code, errors))
        expected = case.with_suffix(".expected")
        if self.rewrite:
            update(expected, output)
        if not expected.exists():
            raise Failure(f"there is no {expected.name}; --update writes it")
        equal("json", expected.read_bytes(), output)
        verdict = json.loads(output)
        equal("valid", False, verdict["valid"])
        if not verdict["errors"]:
            raise Failure("refused without an error")
        code, text, errors = self.call(case)
        equal("exit and stderr with text", (1, b""), (code, errors))
        lines = sum(b": error: " in line for line in text.split(b"\n"))
        # A verdict that leaves errors out says how many, in a line of its own.
        equal("errors shown as text", len(verdict["errors"]) + verdict["truncated"], lines)
        self.agree(case, 1, output)

    def check(self, case):
        if not case.exists():
            raise Failure("the group has no case")
        if case.name.endswith(".valid.json"):
            self.valid(case)
        else:
            self.invalid(case)


def main():
    chosen = options(__doc__.split("\n", maxsplit=1)[0], "tests/payloads")
    judge = Judge(chosen.program, chosen.update)
    last = [(OUTPUT_SCHEMA, judge.outputs_fit)] if OUTPUT_SCHEMA.exists() else []
    return run(list(cases(chosen.folders)), judge.check, chosen.jobs, last)


if __name__ == "__main__":
    sys.exit(main())
