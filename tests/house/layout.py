#!/usr/bin/env python3
"""clang-format has nothing to change."""

from house import files, is_generated, report, run, skip, tool


def main():
    if not tool("clang-format"):
        skip("needs clang-format")
    found = [path for path in files("*.c", "*.h", "*.cpp") if not is_generated(path)]
    faults = []
    for path in found:
        fine, said = run("clang-format", "--dry-run", "-Werror", path)
        if not fine:
            faults.append(said.split("\n")[0])
    report(faults, len(found))


if __name__ == "__main__":
    main()
