#!/usr/bin/env python3
"""The differential fuzz target at large (fuzz_agree.c): random programs and texts, whose verdicts,
errors, values and texts the fast walk and the full one must agree on; and with several builds of it,
one for each kernel of the room block (cmake -DOASC_KERNEL=scalar), all kernels as well.

    tests/fuzz/agree.py [--seed N] [--count N] PROGRAM...

PROGRAM is a build's tests/replay-agree; COUNT inputs are 128 texts each, but for those whose schema
is none. The last line says how many texts there were; the exit is 1 where something differs, which is
told with the seeds that show it."""

import argparse
import re
import subprocess
import sys
import time

CHUNK = 1000
SAID = re.compile(r"^(\d+) texts \(.*\) by (\d+) programs: ([0-9a-f]{16})$", re.MULTILINE)


def run(program, seed, count):
    """What the program says of these inputs: (texts, digest), or None after telling what it found."""
    done = subprocess.run([program, "--random", str(seed), str(count)], capture_output=True)
    said = SAID.search(done.stdout.decode(errors="replace"))
    if done.returncode or not said:
        print(f"FAILED: {program} --random {seed} {count}: exit {done.returncode}")
        print((done.stdout[-4000:] + done.stderr[-4000:]).decode(errors="replace"))
        return None
    return int(said[1]), said[3]


def differ(programs, seed, count):
    """The first input that they say different things of."""
    while count > 1:
        half = count // 2
        said = {run(program, seed, half) for program in programs}
        seed, count = (seed, half) if len(said) > 1 else (seed + half, count - half)
    return seed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10 * CHUNK)
    parser.add_argument("programs", nargs="+", metavar="PROGRAM")
    arguments = parser.parse_args()
    begun, texts, end, failed = time.monotonic(), 0, arguments.seed + arguments.count, 0
    for seed in range(arguments.seed, end, CHUNK):
        count = min(CHUNK, end - seed)
        said = [run(program, seed, count) for program in arguments.programs]
        failed += None in said
        if None not in said and len(set(said)) > 1:
            failed += 1
            print(f"FAILED: the kernels differ: --random {differ(arguments.programs, seed, count)} 1")
        texts += sum(what[0] for what in said if what)
        sys.stdout.flush()
    print(f"seeds {arguments.seed} to {end - 1}: {texts} texts by {len(arguments.programs)} builds in "
          f"{time.monotonic() - begun:.0f} s, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
