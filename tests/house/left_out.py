#!/usr/bin/env python3
"""What a machine cannot run is left out, never failed, never silently: the probes on a machine that
lacks things (played with programs of our own on PATH), and how ./check counts what they say. Only
they know the exit status of a test that is left out."""

import contextlib
import io
import os
import pathlib
import re
import stat
import tempfile

from house import files, name, probe, report

import check  # of tests/run, to which house.py has led the way

# gcc, and as if for another machine: what it makes cannot run.
UNRUNNABLE = """#!/bin/sh
PATH=/bin:/usr/bin
while [ "$1" != -o ]; do shift; done
printf 'no program' >"$2"
chmod +x "$2"
"""
STATUS = re.compile(r"(\breturn|exit\(|SKIPPED =) *77\b")
KNOWS = ("tests/run/probe.py", "tests/support/left_out.h")

# ctest -V over three tests: one leaves a part out, one is left out, one is so without a reason.
SAID = """\
test 1
    Start 1: house/whole

1: Test command: /usr/bin/python3 "-B" "whole.py"
1: Working Directory: /somewhere
1: Test timeout computed to be: 3600
1: left out | a part | it is not here | apt-get install it
1: 4 passed, 0 failed
1/4 Test #1: house/whole ..........   Passed    0.25 sec
2: left out | all of it | it is not here | apt-get install it
2/4 Test #2: other/absent .........***Skipped   0.01 sec
3: nothing is said
3/4 Test #3: other/silent .........***Skipped   0.01 sec
4: it went wrong
4/4 Test #4: other/wrong ..........***Failed    1.00 sec
"""


@contextlib.contextmanager
def machine(**programs):
    """A machine with these programs alone."""
    with tempfile.TemporaryDirectory() as folder:
        for program, text in programs.items():
            path = pathlib.Path(folder, program)
            path.write_text(text)
            path.chmod(path.stat().st_mode | stat.S_IXUSR)
        for cached in (probe.makes, probe.runs):
            cached.cache_clear()
        before, os.environ["PATH"] = os.environ["PATH"], folder
        try:
            yield
        finally:
            os.environ["PATH"] = before


def probed():
    """(what was asked, the answer, what it must say or None) for each probe."""
    with machine(gcc=UNRUNNABLE):
        yield "makes gcc -m32", probe.makes("gcc", "-m32"), None
        yield "runs gcc -m32", probe.runs("gcc", "-m32"), "do not run here.*kernel"
        yield "machine", probe.machine("32 bits")[1], "do not run here.*kernel"
        yield "no clang", probe.runs("clang"), "not installed: clang.*apt-get install clang"
        yield "no node", probe.programs("node"), "not installed: node.*apt-get install nodejs"
        with contextlib.redirect_stdout(io.StringIO()) as out:
            found = probe.present("things", ["gcc"], ["clang"])
        yield "those present", None if found == [["gcc"]] else found, None
        yield "those absent", out.getvalue(), r"^left out \| things compiled by clang \| not inst"
    with machine(gcc="#!/bin/sh\necho 'cannot find -lgcc | really' >&2\nexit 1\n"):
        yield "makes gcc -m32", probe.makes("gcc", "-m32"), "-lgcc really.*gcc-multilib"
    yield "a corpus", probe.corpus("", "json-test-suite"), r"nst/JSONTestSuite @ [0-9a-f]{12}"


def counted():
    """The same of ./check: what it reads is played, and what it tells."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        story = check.Story(check.Screen())
        run = check.Run(check.BUILDS[0], story)
        run.groups = {"house": check.Group(), "other": check.Group()}
        run.groups["house"].waiting, run.groups["other"].waiting = 1, 3
        for line in SAID.splitlines():
            run.read(line)
        status = story.tell()
    said = out.getvalue()
    yield "status", None if status == 1 else status, None
    yield "groups", said, r"^  house +1 passed, 1 left out +0\.2 s\n  other +0 passed, 2 failed, 1 left"
    yield "a failure", said, r"failed: other/wrong \(.*\): Failed\nit went wrong\n"
    yield "no reason", said, r"failed: other/silent \(.*\): left out without a reason\nnothing is said\n"
    yield "causes", said, (r"Left out, 2 in all:\n- it is not here\n  would bring it in: apt-get install it"
                           r"\n    a part\n    all of it\n")
    yield "the sum", said, r"\n1 passed, 2 failed, 2 skipped\n\Z"


def main():
    faults, count = [], 0
    for what, answer, wanted in [*probed(), *counted()]:
        count += 1
        text = answer if isinstance(answer, str) else " ".join(answer or ())
        if (wanted is None and answer) or (wanted and not re.search(wanted, text)):
            faults.append(f"{what}: expected {wanted}, got {text}")
    for path in files("*.py", "*.c", "*.h", below="tests"):
        count += 1
        if name(path) not in KNOWS and STATUS.search(path.read_text()):
            faults.append(f"{name(path)} says by itself that it is left out; {KNOWS[0]} and {KNOWS[1]} "
                          "do that")
    report(faults, count)


if __name__ == "__main__":
    main()
