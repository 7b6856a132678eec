#!/usr/bin/env python3
"""Each name that a source file of the runtime keeps to itself is its own, and so is each struct's, union's
and enum's: a project may compile the vendored sources as one translation unit."""

import re

from house import code_only, files, name, report

DEFINED = re.compile(r"^static\s[^;={]*?\b(\w+)\s*(?:\(|\[[^\]]*\]\s*=|=)", re.M)
TAGGED = re.compile(r"^(?:typedef )?((?:struct|union|enum) \w+) \{", re.M)


def main():
    kept, faults = {}, []
    for path in files("*.[ch]", below="runtime/src"):
        code = code_only(path.read_text())
        statics = DEFINED.findall(code) if path.suffix == ".c" else []
        for found in {*statics, *TAGGED.findall(code)}:
            kept.setdefault(found, []).append(name(path))
    for found, places in sorted(kept.items()):
        if len(places) > 1:
            faults.append(f"{found} is defined in {' and '.join(places)}")
    report(faults, len(kept))


if __name__ == "__main__":
    main()
