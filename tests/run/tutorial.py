#!/usr/bin/env python3
"""docs/TUTORIAL.md is taken step by step in an empty folder, by programs that were installed: a block
with a file's name is written to that file, or to its end; every block marked `console` is run and
compared. --update writes what is printed into the page."""

import argparse
import os
import pathlib
import re
import shutil
import sys
import tempfile

import probe
from console import BLOCK, Console
from runner import ROOT

FILE = re.compile(r"```\w+ (\S+)\n((?:.*\n)*?)```\n")
STEP = re.compile(f"{BLOCK.pattern}|{FILE.pattern}")
PAGE = ROOT / "docs/TUTORIAL.md"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--prefix", required=True, type=pathlib.Path,
                        help="where oasc was installed")
    parser.add_argument("--compiler", default="cc", help="what `cc` is")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    if missing := probe.programs("cmake", options.compiler):
        probe.skip("docs/TUTORIAL.md", missing)

    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as tools:
        folder = pathlib.Path(name)
        pathlib.Path(tools, "cc").symlink_to(shutil.which(options.compiler))
        environment = {"PATH": f"{options.prefix.resolve()}/bin:{tools}:{os.environ['PATH']}",
                       "HOME": name, "LC_ALL": "C"}
        console = Console(PAGE.name, folder, environment, quiet=options.update)

        def step(block):
            _, file, text = block.groups()
            if not file:
                return console.block(block)
            with (folder / file).open("a") as end:
                end.write(text)
            return block.group(0)

        printed = STEP.sub(step, PAGE.read_text())
    if options.update:
        PAGE.write_text(printed)
    passed, failed = console.counts[True], console.counts[False]
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
