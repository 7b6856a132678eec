#!/usr/bin/env python3
"""Files have at most 700 lines, functions at most 60 unless they are a flat switch. Tables that a
program of tools/ made have as many as they need."""

import re

from house import code_only, files, is_generated, name, report

FILE = 700
FUNCTION = 60
# A flat switch: little around it, and a few lines for each case.
AROUND_SWITCH = 15
CASE = 8


def functions(lines):
    """(line of `{`, lines of the body) of each function, in the layout of .clang-format."""
    opened = None
    for number, line in enumerate(lines):
        if line == "{":
            opened = number
        elif opened is not None and line.startswith("}"):
            yield opened + 1, lines[opened + 1:number]
            opened = None


def is_flat_switch(body):
    starts = [i for i, line in enumerate(body) if re.match(r"    switch \(", line)]
    if len(starts) != 1:
        return False
    end = next((i for i in range(starts[0], len(body)) if body[i] == "    }"), None)
    if end is None or len(body) - (end - starts[0]) > AROUND_SWITCH:
        return False
    labels = [i for i in range(starts[0], end + 1)
              if i == end or re.match(r"    (case |default:)", body[i])]
    return all(after - before <= CASE for before, after in zip(labels, labels[1:]))


def signature(lines, opened):
    above = lines[max(0, opened - 6):opened - 1]
    found = [word for line in above for word in re.findall(r"(\w+)\(", line)]
    return found[-1] if found else "a function"


def main():
    faults, count = [], 0
    for path in files("*.c", "*.h", "*.cpp", "*.py", "*.def", "*.inc"):
        if is_generated(path):
            continue
        text = path.read_text()
        lines = text.split("\n")
        count += 1
        is_table = path.suffix == ".def" and re.search(r"made by\s+(\* )?tools/", text)
        if len(lines) - 1 > FILE and not is_table:
            faults.append(f"{name(path)}: {len(lines) - 1} lines, {FILE} at most")
        if path.suffix == ".py":
            continue
        plain = code_only(text).split("\n")
        for opened, body in functions([line.rstrip() for line in plain]):
            count += 1
            if len(body) > FUNCTION and not is_flat_switch(body):
                faults.append(f"{name(path)}:{opened}: {signature(plain, opened)} has {len(body)} "
                              f"lines, {FUNCTION} at most")
    report(faults, count)


if __name__ == "__main__":
    main()
