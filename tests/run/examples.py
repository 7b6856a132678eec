#!/usr/bin/env python3
"""Runs the programs of examples/ and compares with what is expected of them.

tests/examples/NAME.args is a command line: the program and its arguments, from the project's root;
NAME.stdin, if there is one, is its input. NAME.expected is `exit N`, what the program prints to
stdout, and behind a line `stderr` what it prints there, if anything. OUT at the beginning of an
argument is an empty folder: what the program writes there is named behind its output, and equal to
the file of that name in generated/.
"""

import argparse
import pathlib
import re
import shlex
import sys
import tempfile

from runner import ROOT, Failure, call, equal, run, update


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--programs", required=True, type=pathlib.Path, help="their folder")
    parser.add_argument("--update", action="store_true", help="rewrite the .expected files")
    options = parser.parse_args()
    programs = {path.stem for path in (ROOT / "examples").glob("*.c")}
    programs -= {"campaign_server", "campaign_client"}  # which docs/HTTP.md shows
    shown = set()

    def check(case):
        program, *arguments = shlex.split(case.read_text())
        shown.add(program)
        stdin = case.with_suffix(".stdin")
        with tempfile.TemporaryDirectory() as out:
            arguments = [re.sub(r"^OUT\b", out, argument) for argument in arguments]
            code, output, errors = call(options.programs / program, *arguments,
                                        stdin=stdin.read_bytes() if stdin.exists() else b"")
            for made in sorted(pathlib.Path(out).iterdir()):
                equal(made.name, (ROOT / "generated" / made.name).read_bytes(), made.read_bytes())
                output += f"wrote {made.name}\n".encode()
            errors = errors.replace(out.encode(), b"OUT")
        printed = b"exit %d\n" % code + output + (b"stderr\n" + errors if errors else b"")
        expected = case.with_suffix(".expected")
        if options.update:
            update(expected, printed)
        if not expected.exists():
            raise Failure(f"there is no {expected.name}; --update writes it")
        equal("printed", expected.read_bytes(), printed)

    def all_shown(_):
        equal("examples that are run", programs, shown)

    cases = sorted((ROOT / "tests/examples").glob("*.args"))
    return run(cases, check, 2, [("examples", all_shown)])


if __name__ == "__main__":
    sys.exit(main())
