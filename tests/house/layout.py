#!/usr/bin/env python3
"""clang-format has nothing to change."""

from house import files, is_generated, need, report, run


def main():
    need("clang-format")
    found = [path for path in files("*.c", "*.h", "*.cpp", "*.inc") if not is_generated(path)]
    fine, said = run("clang-format", "--dry-run", "-Werror", *found)
    faults = [line for line in said.split("\n") if "error:" in line]
    if not fine and not faults:
        faults = [said]
    report(faults, len(found))


if __name__ == "__main__":
    main()
