#!/usr/bin/env python3
"""README.md shows what the programs print and what the files say: every block marked `console` is
run and compared, every block marked `c FILE` is a part of that file. A console block is lines
`$ command`, each with its output behind it. --update writes what is printed into the file."""

import argparse
import os
import pathlib
import sys

from console import BLOCK, Console
from excerpts import excerpts, wrong_excerpts


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--path", action="append", required=True,
                        help="a folder with programs that the commands run; may be repeated")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    readme = pathlib.Path("README.md")
    folders = [str(pathlib.Path(folder).resolve()) for folder in options.path]
    environment = {**os.environ, "PATH": ":".join(folders + [os.environ["PATH"]]), "NO_COLOR": "1"}
    console = Console(readme, ".", environment, quiet=options.update)
    counts = console.counts

    text = readme.read_text()
    printed = BLOCK.sub(console.block, text)
    if options.update:
        readme.write_text(printed)
    wrong = list(wrong_excerpts(text, "."))
    for fault in wrong:
        print(f"README.md: {fault}")
    counts[True] += len(excerpts(text)) - len(wrong)
    counts[False] += len(wrong)
    print(f"{counts[True]} passed, {counts[False]} failed")
    return 1 if counts[False] or not counts[True] or not excerpts(text) else 0


if __name__ == "__main__":
    sys.exit(main())
