#!/usr/bin/env python3
"""Judges messages as they were sent, the files of tests/raw, by `validate-payload --message`.

A group is a folder with a file `target`: one line of arguments, which ends in the document. NAME.http
is a request, or a request and its response; NAME.expected is what comes of it: `exit N`, then what the
program prints, and behind `stderr` what it prints there. Pieces of each message have a verdict, too.
"""

import pathlib
import shlex
import sys
import tempfile

from runner import Failure, call, equal, from_root, options, run, update

PIECES = 12


def target_of(case):
    return shlex.split((case.parent / "target").read_text())


def judge_pieces(program, case):
    """The message cut at some of its bytes: it is refused, or it is whole at that byte."""
    whole = case.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for end in range(0, len(whole), 1 + len(whole) // PIECES):
            names.append(pathlib.Path(folder) / f"{end}.http")
            names[-1].write_bytes(whole[:end])
        code, _, errors = call(program, "--message", "-q", *target_of(case), *map(str, names))
        if code != 1 or errors:
            raise Failure(f"pieces: exit {code}: {errors.decode(errors='replace')}")


def main():
    chosen = options(__doc__.split("\n", maxsplit=1)[0], "tests/raw")

    def check(case):
        expected = case.with_suffix(".expected")
        words = ["--message", *target_of(case), from_root(case)]
        code, output, errors = call(chosen.program, *words)
        said = b"exit %d\n" % code + output + (b"stderr\n" + errors if errors else b"")
        if chosen.update:
            update(expected, said)
        if not expected.exists():
            raise Failure("there is no .expected; --update writes it")
        equal(shlex.join(words), expected.read_bytes(), said)
        judge_pieces(chosen.program, case)

    cases = [case for folder in chosen.folders for case in sorted(folder.resolve().glob("**/*.http"))]
    return run(cases, check, chosen.jobs)


if __name__ == "__main__":
    sys.exit(main())
