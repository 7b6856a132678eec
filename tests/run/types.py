#!/usr/bin/env python3
"""docs/TYPES.md shows the C types of JSON Schema's constructs: every block marked `yaml` is the
`components/schemas` of a document of its own (behind the word stand options of oasc), and the block
`c` behind it is what oasc declares for it: its structs and enums, in the order of the header.
--update writes what oasc declares into the page: read the difference before you commit it."""

import argparse
import pathlib
import re
import sys
import tempfile
import textwrap

from declared import declared

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs/TYPES.md"
BLOCK = re.compile(r"^```yaml( [^\n]+)?\n(.*?)^```\n\n```c\n(.*?)^```$", re.M | re.S)
HEAD = 'openapi: 3.1.0\ninfo: {title: types, version: "1"}\npaths: {}\ncomponents:\n  schemas:\n'


def declared_for(words, schemas, options, folder):
    """What oasc, with these options, declares for the components."""
    document = folder / "api.yaml"
    document.write_text(HEAD + textwrap.indent(schemas, "    "))
    return declared(document, options, *words.split())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--oasc", required=True)
    parser.add_argument("--cc", default="cc")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    text, faults = PAGE.read_text(), []

    def checked(block):
        words, schemas, shown = block.group(1) or "", block.group(2), block.group(3)
        with tempfile.TemporaryDirectory() as name:
            types, fault = declared_for(words, schemas, options, pathlib.Path(name))
        if fault:
            faults.append(f"{schemas}gives\n{fault}")
        elif types != shown and not options.update:
            faults.append(f"{schemas}--- docs/TYPES.md\n{shown}--- declared\n{types}")
        return f"```yaml{words}\n{schemas}```\n\n```c\n{types or shown}```"

    made, count = BLOCK.subn(checked, text)
    if options.update:
        PAGE.write_text(made)
    for fault in faults:
        print(fault)
    whole = count == text.count("\n```yaml") == text.count("\n```c\n")
    if not whole:
        print("docs/TYPES.md: a block stands alone")
    print(f"{count - len(faults)} passed, {len(faults)} failed")
    return 1 if faults or not count or not whole else 0


if __name__ == "__main__":
    sys.exit(main())
