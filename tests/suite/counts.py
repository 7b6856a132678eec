#!/usr/bin/env python3
"""How many tests of the JSON Schema test suite each door answers as the suite does, as the rows of
README.md's table: required / optional / optional/format, by the run-time program and through
generated C. Fails when README.md has other rows; --update writes them, --tell lists every test that
is not answered so."""

import argparse
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DRAFTS = {"draft2020-12": "2020-12", "draft2019-09": "2019-09", "draft7": "draft 7",
          "draft6": "draft 6", "draft4": "draft 4"}
PARTS = ("", "/optional", "/optional/format")
FIRST, SECOND, THIRD = "| of the suite's tests |", "| oasc, run-time program |", "| oasc, generated C |"


def count(program, corpora):
    """For each folder: tests, right at run time, right in C."""
    done = subprocess.run([program, corpora], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"{program}: exit {done.returncode}\n{done.stdout}")
    lines = (line.split() for line in done.stdout.splitlines())
    return {folder: tuple(map(int, counts)) for folder, *counts in lines}


def row(title, counts, column):
    cells = (" / ".join(str(counts[draft + part][column]) for part in PARTS) for draft in DRAFTS)
    return f"{title} {' | '.join(cells)} |"


def rows(counts):
    """README's lines, by what they begin with."""
    of = (f"{name}, of " + " / ".join(str(counts[draft + part][0]) for part in PARTS)
          for draft, name in DRAFTS.items())
    return {FIRST: f"{FIRST} {' | '.join(of)} |",
            SECOND: row(SECOND, counts, 1), THIRD: row(THIRD, counts, 2)}


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("--program", required=True, help="suite_counts")
    options.add_argument("--corpora", required=True, help="the folder of the test corpora")
    options.add_argument("--update", action="store_true", help="README.md's rows")
    options.add_argument("--tell", action="store_true", help="what is not answered as the suite does")
    chosen = options.parse_args()
    if chosen.tell:
        sys.exit(subprocess.run([chosen.program, chosen.corpora, "-v"], check=False).returncode)
    made = rows(count(chosen.program, chosen.corpora))
    print("\n".join(made.values()))
    readme = ROOT / "README.md"
    old = readme.read_text(encoding="utf-8").splitlines()
    new = [next((text for first, text in made.items() if line.startswith(first)), line) for line in old]
    if sum(line in new for line in made.values()) != len(made):
        sys.exit("README.md has no place for these rows")
    if new == old:
        return
    if not chosen.update:
        sys.exit("README.md says something else: tests/suite/counts.py --update")
    readme.write_text("\n".join(new) + "\n", encoding="utf-8")
    print("README.md is written anew")


if __name__ == "__main__":
    main()
