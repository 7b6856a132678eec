#!/usr/bin/env python3
"""The tree: known top-level names only, no paths of one machine, no addresses of package
registries, a test file for each keyword that is built, and no two files of the runtime that a
vendored folder would give one name."""

import re

from house import ROOT, files, lines_with, name, report

TOP = """.ci .clang-format .clang-tidy .gitignore CHANGELOG.md CMakeLists.txt CMakePresets.json LICENSE
    README.md check cli cmake codegen demo docs examples generated runtime schemas tests tools""".split()
# Written in pieces, so that this file passes its own check.
MACHINE_PATHS = r"(?<![\w.~<-])/(?:" + "|".join(["wo" + "rk", "ho" + "me", "ro" + "ot"]) + r")/\w"
REGISTRIES = r"https?://[\w.-]*(?:" + "|".join(
    ["npm" + "js", "py" + "pi", "deb" + "ian", "cra" + r"tes\.io", "proxy" + r"\.golang"]) + ")"
KEYWORD = re.compile(r'^OAS_KEYWORD\(\w+, "([^"]+)", (\w+)', re.M)
BUILT = ("LEAF", "ASSERT", "APPLY")
NOT_A_NAME = "false schema"


def faults_of_keywords():
    folder = ROOT / "tests/keywords"
    if not folder.is_dir():
        print("not looked at: there is no tests/keywords yet")
        return
    table = (ROOT / "runtime/include/oas/keywords.def").read_text()
    for word, role in KEYWORD.findall(table):
        if role in BUILT and word != NOT_A_NAME:
            if not (folder / f"{word.lstrip('$')}.json").exists():
                yield f"keyword {word} has no tests/keywords/{word.lstrip('$')}.json"


def faults_of_vendored_names():
    """--vendor puts all rooms into one folder."""
    seen = {}
    for path in files("*.c", "*.h", "*.inc", below="runtime/src"):
        other = seen.setdefault(path.name, path)
        if other != path:
            yield f"{name(path)} and {name(other)} are one file in a vendored folder"


def main():
    faults, count = [], 0
    for path in files():
        count += 1
        if name(path).split("/")[0] not in TOP:
            faults.append(f"{name(path)}: the floor plan has no such place")
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        faults += [f"{place}: {match.group()} is a path of one machine"
                   for place, match in lines_with(MACHINE_PATHS, path, text)]
        faults += [f"{place}: {match.group()} is the address of a registry"
                   for place, match in lines_with(REGISTRIES, path, text)]
    faults += faults_of_keywords()
    faults += faults_of_vendored_names()
    report(faults, count)


if __name__ == "__main__":
    main()
