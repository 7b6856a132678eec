#!/usr/bin/env python3
"""README.md shows what the programs print and what the files say: every block marked `console` is
run and compared, every block marked `c FILE` is a part of that file. A console block is lines
`$ command`, each with its output behind it. --update writes what is printed into the file."""

import argparse
import os
import pathlib
import re
import subprocess
import sys

from excerpts import excerpts, wrong_excerpts

BLOCK = re.compile(r"```console\n((?:.*\n)*?)```\n")
COMMAND = re.compile(r"\$ (.*)\n((?:(?!\$ ).*\n)*)")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--path", action="append", required=True,
                        help="a folder with programs that the commands run; may be repeated")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    readme = pathlib.Path("README.md")
    folders = [str(pathlib.Path(folder).resolve()) for folder in options.path]
    environment = {**os.environ, "PATH": ":".join(folders + [os.environ["PATH"]]), "NO_COLOR": "1"}
    counts = {True: 0, False: 0}

    def checked(shown):
        command, expected = shown.groups()
        got = subprocess.run(["sh", "-c", command], env=environment, text=True, timeout=600,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False).stdout
        counts[got == expected] += 1
        if got != expected and not options.update:
            print(f"$ {command}\n--- README.md\n{expected}--- printed\n{got}")
        return f"$ {command}\n{got}" if options.update else shown.group(0)

    text = BLOCK.sub(lambda block: f"```console\n{COMMAND.sub(checked, block.group(1))}```\n",
                     readme.read_text())
    if options.update:
        readme.write_text(text)
    wrong = list(wrong_excerpts(text, "."))
    for fault in wrong:
        print(f"README.md: {fault}")
    counts[True] += len(excerpts(text)) - len(wrong)
    counts[False] += len(wrong)
    print(f"{counts[True]} passed, {counts[False]} failed")
    return 1 if counts[False] or not counts[True] or not excerpts(text) else 0


if __name__ == "__main__":
    sys.exit(main())
