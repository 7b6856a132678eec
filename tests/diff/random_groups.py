#!/usr/bin/env python3
"""Writes FOLDER/random.json, a file of groups (tests/support/groups.h): COUNT random schemas with
payloads from SEED on, those that diff/campaign.py judges."""

import argparse
import pathlib

from campaign import Case
from generate import dump


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("count", type=int)
    options.add_argument("seed", type=int)
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    seeds = range(chosen.seed, chosen.seed + chosen.count)
    text = "[" + ",\n".join(dump(Case(seed).group()) for seed in seeds) + "]\n"
    file = chosen.folder / "random.json"
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
