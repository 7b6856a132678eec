#!/usr/bin/env python3
"""The list of attacks, tests/attacks/README.md, and the tests: each number that a test carries in its
name is in the list, that test stands there, and each test that the list names is there."""

import re

from house import ROOT, files, name, report

LIST = ROOT / "tests/attacks/README.md"
ROW = re.compile(r"^\| (\d+) \| .* \| (.*) \|$", re.M)
# tests/errors/x.yaml and golden/x from tests/; attack-x.c from the list's own folder.
NAMED = re.compile(r"[\w-]+(?:/[\w.-]+)+|attack-[\w.-]+")


def place(text):
    folder = ROOT / "tests"
    return folder / text if "/" in text else folder / "attacks" / text


def carriers():
    """(number, path) of each test that has a number in its name."""
    for path in files(below="tests"):
        for part in path.relative_to(ROOT / "tests").parts:
            if match := re.match(r"attack-(\d+)-", part):
                yield match.group(1), path
        if path.suffix == ".py":
            for number in re.findall(r"^def test_attack_(\d+)", path.read_text(), re.M):
                yield number, path


def main():
    rows = {number: [place(text) for text in NAMED.findall(tests)]
            for number, tests in ROW.findall(LIST.read_text())}
    faults = [f"{name(LIST)}: number {number} names {name(path)}, which is not there"
              for number, paths in rows.items() for path in paths if not path.exists()]
    numbers = [int(number) for number in rows]
    if numbers != list(range(1, len(numbers) + 1)):
        faults.append(f"{name(LIST)}: the numbers are not 1, 2, 3, ...")
    for number, path in sorted(set(carriers())):
        if not any(listed in [path, *path.parents] for listed in rows.get(number.lstrip("0"), [])):
            faults.append(f"{name(path)} is not in {name(LIST)}, number {number}")
    report(faults, len(rows))


if __name__ == "__main__":
    main()
