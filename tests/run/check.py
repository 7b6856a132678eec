#!/usr/bin/env python3
"""Builds the project in several ways, tests each, and tells what came out: one line a group with its
count and time, failures in full, what was left out and why, the sum. `./check` calls it when what it
needs is installed.

    tests/run/check.py [quick]"""

import argparse
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import time
from typing import NamedTuple

import probe

SANITIZED = ("gcc", "-fsanitize=address,undefined")


class Build(NamedTuple):
    """One way to build the project, by a preset of that name."""
    preset: str
    words: str
    compilers: tuple  # what it cannot do without, each in the words of probe.runs()
    less: tuple = ()  # labels of tests that another build runs


# Rules on the sources are the same in all builds, and so is what is marked so; projects of users
# depend on the compiler alone. What takes long and was judged by gcc twice is not by clang.
BUILDS = [
    Build("dev", "gcc with sanitizers", (SANITIZED,), ("house", "once", "package")),
    Build("check", "gcc as users build it", (("gcc",),)),
    Build("clang", "clang", (("clang",), ("clang++",)), ("house", "once", "gcc")),
]
QUICK = "check"

TEST_LINE = re.compile(r"^ *\d+/\d+ Test +#(\d+): (\S+) \.*(.*?) +([\d.]+) sec\s*$")
OUTPUT_LINE = re.compile(r"^(\d+): ?(.*)$")
# What ctest itself says of a test before it starts.
PREAMBLE = re.compile(r"^(Test command: |Working Directory: |Environment variables: *$|"
                      r"Test timeout computed to be: | [A-Z_]+=)")
LEFT_OUT = re.compile(r"^left out \| (.+?) \| (.+?) \| (.+)$")


class Screen:
    """Lines that stay, and on a terminal one that shows how far it has got."""

    def __init__(self):
        plain = "NO_COLOR" in os.environ and os.environ["NO_COLOR"] != ""
        terminal = sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"
        self.colors = terminal and not plain
        self.moves = terminal
        self.shown = False

    def color(self, code, text):
        return f"\x1b[{code}m{text}\x1b[0m" if self.colors else text

    def clear(self):
        if self.shown:
            print("\r\x1b[K", end="")
        self.shown = False

    def line(self, text=""):
        self.clear()
        print(text, flush=True)

    def progress(self, text):
        if self.moves:
            width = shutil.get_terminal_size().columns - 1
            print(f"\r\x1b[K{text[:width]}", end="", flush=True)
            self.shown = True


class Group:
    """The tests of one folder, in one build."""

    def __init__(self):
        self.waiting = self.passed = self.failed = self.skipped = 0
        self.seconds = 0.0


class Story:
    """What came out, of all builds."""

    def __init__(self, screen):
        self.screen = screen
        self.passed = self.failed = 0
        self.failures = []  # (what, text)
        self.left_out = collections.Counter()  # (what, why, cure)

    def fail(self, what, text):
        self.failed += 1
        self.failures.append((what, text))

    def leave_out(self, what, missing):
        self.left_out[(what, missing.why, missing.cure)] += 1

    def tell(self):
        """All but the lines of the groups."""
        screen = self.screen
        for what, text in self.failures:
            screen.line("\n" + screen.color("1;31", f"failed: {what}"))
            screen.line(text.rstrip("\n"))
        skipped = sum(self.left_out.values())
        if skipped:
            screen.line("\n" + screen.color("1", f"Left out, {skipped} in all:"))
        causes = collections.defaultdict(list)
        for (what, why, cure), times in self.left_out.items():
            causes[(why, cure)].append(what if times == 1 else f"{what} ({times} times)")
        for (why, cure), things in causes.items():
            screen.line(f"- {why}")
            screen.line(f"  would bring it in: {cure}")
            for thing in things:
                screen.line(f"    {thing}")
        screen.line()
        screen.line(f"{self.passed} passed, {self.failed} failed, {skipped} skipped")
        return 0 if self.passed and not self.failed else 1


# ---- building ----

def jobs():
    return str(len(os.sched_getaffinity(0)))


def logged(log, *command):
    """Runs a command; (succeeded, what it said, which is in the log too)."""
    done = subprocess.run(command, cwd=probe.ROOT, stdin=subprocess.DEVNULL, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    log.write(done.stdout)
    return done.returncode == 0, done.stdout.decode(errors="replace")


def built(build, story):
    """Configures and builds; True if that succeeds."""
    folder = probe.ROOT / "build" / build.preset
    folder.mkdir(parents=True, exist_ok=True)
    options = ["-DOASC_TESTS=ON", "-DOASC_WERROR=ON"]
    if corpora := os.environ.get("OASC_CORPORA"):
        options += [f"-DOASC_CORPORA={corpora}", "-DOASC_REQUIRE_CORPORA=ON"]
    steps = [("bash", "-c", '. tools/steps.sh && configure "$@"', "bash", build.preset, str(folder),
              *options),
             ("cmake", "--build", str(folder), "--parallel", jobs())]
    with open(folder / "check.log", "wb") as log:
        for step in steps:
            good, said = logged(log, *step)
            if not good:
                lines = said.splitlines()
                cut = [f"(all of it: build/{build.preset}/check.log)"] if len(lines) > 200 else []
                story.fail(f"{build.words}: {' '.join(step[-2:])}",
                           "\n".join(cut + lines[-200:]))
                return False
    return True


# ---- testing ----

class Run:
    """ctest over one build."""

    def __init__(self, build, story):
        self.build = build
        self.story = story
        self.screen = story.screen
        self.output = collections.defaultdict(list)  # number of a test -> its lines
        self.groups = {}
        less = ["-LE", f"^({'|'.join(build.less)})$"] if build.less else []
        self.command = ["ctest", "--test-dir", str(probe.ROOT / "build" / build.preset), "-L",
                        "^ci$", *less]

    def find(self):
        """The tests by groups; gives their number."""
        done = subprocess.run([*self.command, "--show-only=json-v1"], capture_output=True, check=False)
        tests = json.loads(done.stdout)["tests"] if done.returncode == 0 else []
        for test in tests:
            self.groups.setdefault(test["name"].split("/")[0], Group()).waiting += 1
        return len(tests)

    def ended(self, number, name, outcome, seconds):
        group = self.groups[name.split("/")[0]]
        lines = self.output.pop(number, [])
        parts = [match.groups() for line in lines if (match := LEFT_OUT.match(line))]
        group.waiting -= 1
        group.seconds += seconds
        group.skipped += len(parts)
        self.story.left_out.update(parts)
        if outcome == "Passed":
            group.passed += 1
            self.story.passed += 1
        elif outcome != "***Skipped" or not parts:
            group.failed += 1
            why = "left out without a reason" if outcome == "***Skipped" else outcome.strip("*")
            self.story.fail(f"{name} ({self.build.words}): {why}", "\n".join(lines))

    def tell(self, name):
        group = self.groups[name]
        failed = f", {group.failed} failed" if group.failed else ""
        skipped = f", {group.skipped} left out" if group.skipped else ""
        text = f"  {name:<12} {group.passed:>4} passed{failed}{skipped}"
        seconds = f"{group.seconds:{63 - len(text)}.1f} s"
        self.screen.line(text.replace(failed, self.screen.color("1;31", failed), 1) + seconds
                         if failed else text + seconds)

    def read(self, line):
        """A line of ctest -V."""
        if match := TEST_LINE.match(line):
            number, name, outcome, seconds = match.groups()
            self.ended(number, name, outcome.strip(), float(seconds))
            group = name.split("/")[0]
            if self.groups[group].waiting == 0:
                self.tell(group)
            left = sum(group.waiting for group in self.groups.values())
            self.screen.progress(f"  {left} more; {name} has ended")
        elif (match := OUTPUT_LINE.match(line)) and not PREAMBLE.match(match.group(2)):
            self.output[match.group(1)].append(match.group(2))

    def run(self):
        if not self.find():
            self.story.fail(f"{self.build.words}: ctest", "there are no tests")
            return
        with subprocess.Popen([*self.command, "-V", "-j", jobs()], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              cwd=probe.ROOT) as ctest:
            try:
                for line in ctest.stdout:
                    self.read(line.decode(errors="replace").rstrip("\r\n"))
            except KeyboardInterrupt:
                ctest.terminate()
                raise
        for name, group in self.groups.items():
            if group.waiting:
                self.story.fail(f"{name} ({self.build.words})",
                                f"{group.waiting} tests did not run; ctest: {ctest.returncode}")
                self.tell(name)


def test(build, story):
    screen = story.screen
    screen.line(screen.color("1", f"{build.preset}: {build.words}"))
    for compiler in build.compilers:
        if missing := probe.runs(*compiler):
            story.leave_out(f"the build `{build.preset}` and its tests", missing)
            screen.line("  left out")
            return
    screen.progress("  building")
    start = time.monotonic()
    good = built(build, story)
    outcome = "built" if good else screen.color("1;31", "not built")
    screen.line(f"  {outcome:<52} {time.monotonic() - start:7.1f} s")
    if good:
        Run(build, story).run()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("which", nargs="?", choices=["quick"], help="only the build `check`")
    quick = parser.parse_args().which
    story = Story(Screen())
    try:
        for build in BUILDS:
            if not quick or build.preset == QUICK:
                test(build, story)
    except KeyboardInterrupt:
        story.fail("interrupted", "the rest did not run")
    return story.tell()


if __name__ == "__main__":
    sys.exit(main())
