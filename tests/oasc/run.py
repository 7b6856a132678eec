#!/usr/bin/env python3
"""The behaviour of oasc, from the outside: run.py OASC VALIDATE_PAYLOAD OASC_FAILING [MODULE ...]

Each module below holds the tests of one side of it; a test is a function test_...(tool). Without a
MODULE all of them run.
"""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent / "cli"))

# pylint: disable=wrong-import-position
import chosen
import command
import exits
import files
import foreign
import interrupted
import large
import memory
import names
import open_enums
import patterns
import reports
import roots
import samples
import share
import split
import vendor
import vendor_list
from tool import run_all

MODULES = [command, chosen, exits, roots, share, files, foreign, interrupted, vendor, vendor_list,
           names, patterns, samples, split, open_enums, reports, memory, large]


def modules_of(chosen_names):
    """The modules of these names; all, where none is named."""
    by_name = {module.__name__: module for module in MODULES}
    unknown = [name for name in chosen_names if name not in by_name]
    if unknown:
        sys.exit(f"there is no module {unknown[0]}: {', '.join(by_name)}")
    return [by_name[name] for name in chosen_names] or MODULES


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    reports.VALIDATE = str(pathlib.Path(sys.argv[2]).resolve())
    memory.FAILING = interrupted.FAILING = sys.argv[3]
    sys.exit(run_all(sys.argv[1], modules_of(sys.argv[4:])))
