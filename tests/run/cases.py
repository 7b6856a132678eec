#!/usr/bin/env python3
"""Judges the payloads of tests/payloads by validate-payload and compares with what is expected.

A group is a folder with a file `target`: one line of arguments (SPEC and what selects the schema).
NAME.valid.json is accepted silently; NAME.invalid.json is refused, and `--output json` prints
exactly NAME.invalid.expected. Every other form of output must agree with that one.

One process judges all payloads of a kind; the first of each kind is judged alone as well.
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


def compact(text):
    return json.dumps(json.loads(text), separators=(",", ":"), ensure_ascii=False)


def pieces(output):
    """What json prints for several payloads: for each what it prints for that one alone."""
    first, *lines, last, end = output.split(b"\n")
    equal("first and last line of json", (b"[", b"]", b""), (first, last, end))
    piece = []
    for line in lines:
        piece.append(line[2:])
        if line in (b"  }", b"  },"):
            yield b"\n".join([*piece[:-1], b"}", b""])
            piece = []
    equal("json behind its last payload", [], piece)


class Judge:
    """validate-payload on the payloads of one kind in one group."""

    def __init__(self, program, group, cases, status):
        self.program = program
        self.target = shlex.split((group / "target").read_text())
        self.names = [from_root(case) for case in cases]
        self.status = status

    def call(self, *arguments):
        """What it prints; the exit status must be that of the kind, and stderr empty but for hints at
        what a payload that is no JSON may be meant as."""
        words = [*self.target, *arguments]
        code, output, errors = call(self.program, *words, *self.names)
        if code != self.status:
            raise Failure(f"{shlex.join(words)} ...: exit {code}, because of {self.others()}")
        said = [line for line in errors.splitlines() if not (
            self.status and line.startswith(b"validate-payload: hint: 'tests/payloads/"))]
        equal(f"stderr of {shlex.join(words)} ...", [], said)
        return output

    def others(self):
        """The payloads whose verdict is not that of their kind."""
        lines = call(self.program, *self.target, "--output", "jsonl", *self.names)[1].splitlines()
        return ", ".join(verdict["file"] for verdict in map(json.loads, lines)
                         if verdict["valid"] is not (self.status == 0))

    def json(self):
        output = self.call("--output", "json")
        return [output] if len(self.names) == 1 else list(pieces(output))

    def text(self):
        """The lines of each payload that say what is wrong."""
        lines = self.call().split(b"\n")
        if self.status == 0:
            equal("text", [b""], lines)
        starts = [f"{name}:".encode() for name in self.names]
        wrong = [line for line in lines if b": error: " in line]
        counts = [sum(line.startswith(start) for line in wrong) for start in starts]
        equal("errors of other files", len(wrong), sum(counts))
        return counts

    def jsonl(self):
        """One line a payload."""
        *lines, end = self.call("--output", "jsonl").split(b"\n")
        equal("the end of jsonl", b"", end)
        return lines

    def quiet(self):
        equal("quiet run", b"", self.call("-q"))


class Kind:
    """The valid or the invalid payloads of a group, and what is wrong with each."""

    def __init__(self, chosen, group, valid):
        self.program, self.rewrite, self.group, self.valid = (chosen.program, chosen.update, group,
                                                              valid)
        self.cases = sorted(group.glob("*.valid.json" if valid else "*.invalid.json"))
        self.outputs = []
        self.faults = dict.fromkeys(self.cases, Failure("it was not judged"))

    def __str__(self):
        return f"{'valid' if self.valid else 'invalid'} payloads of {from_root(self.group)}"

    def judge(self, cases):
        return Judge(self.program, self.group, cases, 0 if self.valid else 1)

    def agree(self, case, output, errors, line):
        """The case's json, its lines of text that say an error, and its line of jsonl."""
        verdict = json.loads(output)
        start = compact(json.dumps({"file": from_root(case), "valid": self.valid}))[:-1]
        if not compact(output).startswith(start):
            raise Failure(f"json does not begin with {start}: {output.decode()}")
        equal("errors or none", not self.valid, bool(verdict["errors"]))
        # A verdict that leaves errors out says how many, in a line of its own.
        equal("errors shown as text", len(verdict["errors"]) + verdict["truncated"], errors)
        equal("jsonl", compact(output), compact(line))
        equal("jsonl without blanks", compact(line), line.decode())
        if not self.valid:
            self.expect(case.with_suffix(".expected"), output)

    def expect(self, expected, output):
        if self.rewrite:
            update(expected, output)
        if not expected.exists():
            raise Failure(f"there is no {expected.name}; --update writes it")
        equal("json", expected.read_bytes(), output)

    def check(self):
        judge, alone = self.judge(self.cases), self.judge(self.cases[:1])
        self.outputs = judge.json()
        equal("verdicts", len(self.cases), len(self.outputs))
        errors, lines = judge.text(), judge.jsonl()
        equal("lines of jsonl", len(self.cases), len(lines))
        judge.quiet()
        equal("json of one alone", self.outputs[:1], alone.json())
        equal("text of one alone", errors[:1], alone.text())
        equal("jsonl of one alone", lines[:1], alone.jsonl())
        alone.quiet()
        for case, *said in zip(self.cases, self.outputs, errors, lines):
            try:
                self.faults[case] = self.agree(case, *said)
            except (Failure, ValueError, KeyError) as error:
                self.faults[case] = error

    def tell(self, case):
        if self.faults[case]:
            raise Failure(self.faults[case])


def outputs_fit(program, kinds):
    """All that was printed as json is what docs/ says that it is."""
    outputs = [output for kind in kinds for output in kind.outputs]
    if not outputs:
        raise Failure("no case got as far as its json")
    with tempfile.TemporaryDirectory() as folder:
        lines = pathlib.Path(folder, "outputs.jsonl")
        lines.write_text("".join(compact(output) + "\n" for output in outputs))
        judged = call(program, from_root(OUTPUT_SCHEMA), str(lines))
    equal(f"{OUTPUT_SCHEMA.name} on the json outputs", (0, b"", b""), judged)


def main():
    chosen = options(__doc__.split("\n", maxsplit=1)[0], "tests/payloads")
    kinds = [Kind(chosen, group, valid) for group in groups(chosen.folders)
             for valid in (True, False)]
    for one, other in zip(kinds[::2], kinds[1::2]):
        if not one.cases and not other.cases:
            sys.exit(f"{from_root(one.group)} has no case")
    kinds = [kind for kind in kinds if kind.cases]
    last = [(case, kind.tell) for kind in kinds for case in kind.cases]
    last.append((OUTPUT_SCHEMA, lambda _: outputs_fit(chosen.program, kinds)))
    return run(kinds, Kind.check, chosen.jobs, last)


if __name__ == "__main__":
    sys.exit(main())
