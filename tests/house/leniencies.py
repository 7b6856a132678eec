#!/usr/bin/env python3
"""What is read as it is meant, leniencies.def: docs/LENIENCIES.md shows its rows, in their order; the
compiler takes each, and a test beside it shows each by its name, as a warning and as an error."""

import ast
import re

from house import ROOT, files, name, report

TABLE = ROOT / "codegen/load/leniencies.def"
PAGE = ROOT / "docs/LENIENCIES.md"
STRING = r'"(?:[^"\\]|\\.)*"'
ROW = re.compile(rf"^LENIENCY\((\w+),\s*((?:{STRING}|[\s,])*)\)$", re.M)


def listed():
    """(symbol, name, seen, meant, reason) of each row."""
    for symbol, rest in ROW.findall(TABLE.read_text()):
        columns = re.findall(rf"(?:{STRING}\s*)+", rest)
        yield symbol, *("".join(ast.literal_eval(part) for part in re.findall(STRING, column))
                        for column in columns)


def shown():
    """The same without the symbol, of each line of the page's table."""
    for line in PAGE.read_text().splitlines():
        if line.startswith("| `"):
            first, *others = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            yield first.strip("`"), *(cell.replace("\\|", "|") for cell in others)


def told():
    """The names that expectations of tests have, by the level of the message."""
    levels = {"warning": set(), "error": set()}
    for path in files(below="tests"):
        if path.suffix == ".expected" or path.name == "warnings":
            for level, word in re.findall(r": (warning|error): .* \[([\w-]+)\]$", path.read_text(), re.M):
                levels[level].add(word)
    return levels


def main():
    rows, page, levels = list(listed()), list(shown()), told()
    code = "".join(path.read_text() for path in files("*.c", below="codegen"))
    faults = []
    if TABLE.read_text().count("\nLENIENCY(") != len(rows):
        faults.append(f"{name(TABLE)}: a row that cannot be read")
    for symbol, word, *_ in rows:
        if not re.search(rf"\bLENIENCY_{symbol}\b", code):
            faults.append(f"{name(TABLE)}: nothing takes {symbol}")
        faults += [f"{name(TABLE)}: no test shows {word} as {level}"
                   for level, words in levels.items() if word not in words]
    for row, line in zip(rows, page):
        if row[1:] != line:
            faults.append(f"{name(PAGE)}: {line[0]} is not the row {row[1]} of {name(TABLE)}")
    if len(rows) != len(page):
        faults.append(f"{name(PAGE)} has {len(page)} rows, {name(TABLE)} {len(rows)}")
    report(faults, len(rows))


if __name__ == "__main__":
    main()
