#!/usr/bin/env python3
"""The behaviour of oasc, from the outside: run.py OASC VALIDATE_PAYLOAD OASC_FAILING

Each module below holds the tests of one side of it; a test is a function test_...(tool).
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

if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    reports.VALIDATE = str(pathlib.Path(sys.argv[2]).resolve())
    memory.FAILING = interrupted.FAILING = sys.argv[3]
    sys.exit(run_all(sys.argv[1], [command, chosen, exits, roots, share, files, foreign,
                                   interrupted, vendor, vendor_list, names, patterns, samples, split,
                                   open_enums, reports, memory, large]))
