#!/usr/bin/env python3
"""Each name that a source file of the runtime keeps to itself is its own: a project may compile the
vendored sources as one translation unit."""

import re

from house import code_only, files, name, report

DEFINED = re.compile(r"^static\s[^;={]*?\b(\w+)\s*(?:\(|\[[^\]]*\]\s*=|=)", re.M)


def main():
    kept, faults = {}, []
    for path in files("*.c", below="runtime/src"):
        for found in set(DEFINED.findall(code_only(path.read_text()))):
            kept.setdefault(found, []).append(name(path))
    for found, places in sorted(kept.items()):
        if len(places) > 1:
            faults.append(f"{found} is static in {' and '.join(places)}")
    report(faults, len(kept))


if __name__ == "__main__":
    main()
