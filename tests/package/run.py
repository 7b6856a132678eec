#!/usr/bin/env python3
"""Small projects of users, built from what is installed or copied: run.py NAME... --work DIR
--compiler CC. Each NAME is a module of this folder; a test is a function test_...(place) of it.
`install` comes first: the others use what it leaves in DIR.
"""

import argparse
import importlib
import subprocess
import sys

from place import Failure, Place


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="+", metavar="NAME")
    parser.add_argument("--work", required=True)
    parser.add_argument("--compiler", default="cc")
    options = parser.parse_args()
    passed = failed = 0
    for name in options.names:
        tests = [(title, test) for title, test in vars(importlib.import_module(name)).items()
                 if title.startswith("test_")]
        for title, test in tests:
            try:
                test(Place(options.work, options.compiler, f"{name}-{title[5:]}"))
                passed += 1
            except (Failure, subprocess.TimeoutExpired, OSError) as error:
                failed += 1
                print(f"FAILED {name} {title}: {error}\n")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0

if __name__ == "__main__":
    sys.exit(main())
