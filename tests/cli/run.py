#!/usr/bin/env python3
"""The behaviour of validate-payload, from the outside: run.py PROGRAM

Each module below holds the tests of one side of it; a test is a function test_...(tool).
"""

import sys

import annotations
import bodies
import dynamic
import exits
import faults
import hars
import lenient
import lines
import messages
import mistakes
import options
import outputs
import selection
from tool import run_all

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(run_all(sys.argv[1],
                     [options, selection, bodies, exits, outputs, annotations, lenient, lines,
                      messages, hars, mistakes, dynamic, faults]))
