#!/usr/bin/env python3
"""Every property escape that patterns may name, beside node's RegExp with the flag u.

    tests/diff/properties.py --program diff_patterns [--count N] [--seed N]

Judged are the characters where the sets of some property begin and end, and the neighbours of
these: all of them, or --count chosen at random. Left out where node is missing, or is of another
version of Unicode.
"""

import argparse
import pathlib
import random
import re
import sys

from patterns import judge, probe

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TABLES = ROOT / "runtime/src/ecma"
KINDS = {"category": ("gc", "General_Category", ""), "binary": ("",),
         "script": ("sc", "Script", "scx", "Script_Extensions")}
# In PropertyValueAliases.txt, which is all that ECMA-262 asks for; no character has it.
NOT_NODES = ("Hrkt", "Katakana_Or_Hiragana")


def sets_of(kind):
    """The names of a table, and the ends of its sets."""
    text = (TABLES / f"regex_{kind}.def").read_text(encoding="utf-8")
    names = re.findall(r'OAS_[A-Z]+\("(\w+)"', text)
    data = b"".join(int(word, 16).to_bytes(8, "little")
                    for word in re.findall(r"0x([0-9a-f]+),", text.split("#else")[1]))
    ends, at, value, shift = set(), 0, 0, 0
    for index, byte in enumerate(data):
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte & 0x80:
            continue
        at = at + value if value or index == 0 or data[index - 1] else 0
        ends.add(at)
        at, value, shift = (at if value else 0), 0, 0
    return names, ends


def characters(ends):
    near = {end + step for end in ends for step in (-2, -1, 0, 1)}
    return sorted(code for code in near if 0 <= code <= 0x10FFFF and not 0xD800 <= code < 0xE000)


def cases(count, seed):
    tables = {kind: sets_of(kind) for kind in KINDS}
    texts = [chr(code) for code in characters(set().union(*(ends for _, ends in tables.values())))]
    if count:
        texts = random.Random(seed).sample(texts, count)
    for kind, (names, _) in tables.items():
        for before in KINDS[kind]:
            for name in names:
                yield f"^\\p{{{before + '=' if before else ''}{name}}}$", "", texts


def other_unicode():
    header = (ROOT / "runtime/include/oas/regex_tree.h").read_text(encoding="utf-8")
    ours = re.search(r'OAS_UNICODE "([\d.]+)"', header)[1]
    _, theirs = probe.attempt("node", "-p", "process.versions.unicode")
    theirs = theirs.strip()
    if theirs == ours:
        return None
    return probe.Missing(f"node has Unicode {theirs}, the tables {ours}", "another version of node")


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("--program", required=True, help="diff_patterns")
    options.add_argument("--count", type=int, default=0, help="of characters; 0: all")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    if missing := probe.programs("node") or other_unicode():
        probe.skip("property escapes beside node's", missing)
    judged = wrong = 0
    for case, own, other in judge(chosen.program, list(cases(chosen.count, chosen.seed))):
        (own_good, *own), (other_good, *other) = own.split(" "), other.split(" ")
        judged += len(own)
        found = [hex(ord(text)) for text, mine, theirs in zip(case[2], own, other)
                 if set(mine) - {theirs, "-"} or mine == "---"]
        unknown = other_good == "wrong" and case[0].endswith(tuple(f"={name}}}$" for name in NOT_NODES))
        if own_good != other_good and not unknown or found:
            wrong += 1
            print(f"/{case[0]}/u: {own_good} here, {other_good} for node; {' '.join(found[:10])}")
    print(f"{judged} characters judged by properties; {wrong} properties differ")
    return 0 if judged and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
