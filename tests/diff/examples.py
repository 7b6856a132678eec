#!/usr/bin/env python3
"""The defaults and examples of real documents, judged by their own schemas: our verdict on each
must be ajv's.

    tests/diff/examples.py --program diff_examples --packages FOLDER --corpora DIR

Formats judge nothing here: which ones do is a matter of taste between the two. A document that is
not there is left out, and all of it where node, npm or the network is missing."""

import argparse
import json
import pathlib
import subprocess
import sys

from ajv import HERE, install, probe

DOCUMENTS = ["adyen/CheckoutService-v71.yaml", "box/openapi.json", "discord/openapi.json",
             "github/api.github.com.json", "kubernetes/apis__apps__v1_openapi.json",
             "museum/openapi.yaml", "openai/openapi.yaml"]


def judged(program, document):
    done = subprocess.run([program, document], stdout=subprocess.PIPE, check=False)
    if done.returncode:
        sys.exit(f"{document}: exit {done.returncode}")
    return done.stdout


def compared(packages, lines):
    """What the other one judges otherwise, as lines, and the counts."""
    done = subprocess.run(["node", HERE / "examples.mjs", packages], input=lines,
                          stdout=subprocess.PIPE, check=True)
    *others, counts = done.stdout.decode().splitlines()
    return others, json.loads(counts)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    options.add_argument("--program", required=True, help="diff_examples")
    options.add_argument("--packages", required=True, type=pathlib.Path,
                         help="folder for ajv, filled by npm when it is not there")
    options.add_argument("--corpora", required=True, type=pathlib.Path)
    chosen = options.parse_args()
    install(chosen.packages)
    values = refused = wrong = 0
    for name in DOCUMENTS:
        document = chosen.corpora / "openapi" / name
        if missing := probe.corpus(chosen.corpora, f"openapi/{pathlib.Path(name).parent}"):
            probe.leave_out(f"the examples of {name}", missing)
            continue
        others, counts = compared(chosen.packages, judged(chosen.program, document))
        for line in others:
            print(f"{name}: judged otherwise: {line}")
        values, refused = values + counts["values"], refused + counts["refused"]
        wrong += len(others)
    print(f"{values} values, {refused} of them refused, {wrong} disagreements")
    sys.exit(wrong != 0 or values == 0)


if __name__ == "__main__":
    main()
