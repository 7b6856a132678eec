#!/usr/bin/env python3
"""Random texts in the format regex: validate-payload and node's RegExp with the flag u agree.

    tests/diff/regex.py --program validate-payload [--count N] [--seed N]

What the installed node does not know yet of ECMA-262 is left out, by NEWER.
"""

import argparse
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "run"))
import probe  # noqa: E402

PIECES = """a b - , . / _ = ! : < > ^ $ * + ? | ( ) [ ] { } \\ (? (?: (?= (?! (?<= (?<! (?<a> (?<b> (?<\\u0061> (?P<a>
(?# (?i) (?i: (?ims-: {1} {1,} {1,2} {2,1} {,1} {1 {01,1} *? +? ?? [^ [^] [] [a-z] [z-a] [\\d] [\\d-a] [a-\\w] [\\b] [\\B] [\\-] \\d \\D \\w
\\W \\s \\S \\b \\B \\t \\n \\v \\f \\r \\a \\e \\h \\z \\A \\Z \\Q \\0 \\00 \\1 \\2 \\9 \\cA \\c \\c1 \\x41 \\x4 \\u0041 \\u004 \\u{41} \\u{110000}
\\u{ \\u{} \\ud83d \\udca9 \\ud83d\\udca9 \\k \\k<a> \\k<b> \\k<c> \\k<\\u0061> \\p \\p{L} \\P{Lu} \\p{Script=Latin} \\p{sc=Grek}
\\p{scx=Qaai} \\p{gc=Nd} \\p{ASCII} \\p{Any} \\p{Assigned} \\p{Letterlike} \\p{Script=x} \\p{} \\. \\/ \\- \\_ \\^ \\$ \\* \\| \\( \\) \\[ \\] \\{
\\} \\\\ \u00e9 \u200d \U0001f600 [\U0001f600-\U0001f64f] (a) (?:a|b) (?<a>x) (?<b>y) (?<c>z)""".split()
# Each a construct, and what shows that node has it.
NEWER = [(re.compile(r"\(\?[ims]*(?:-[ims]*)?:(?<!\?:)"), "(?i:a)"),
         (re.compile(r"\(\?<(\w|\\u0061)>.*\(\?<(\w|\\u0061)>", re.S), "(?<a>a)|(?<a>b)")]
NODE = """
const lines = require('fs').readFileSync(0, 'utf8').split('\\n').slice(0, -1)
console.log(lines.map(line => {
  try { new RegExp(JSON.parse(line), 'u'); return 1 } catch { return 0 }
}).join('\\n'))
"""


def node_says(patterns):
    text = "".join(json.dumps(pattern) + "\n" for pattern in patterns)
    done = subprocess.run(["node", "-e", NODE], input=text, capture_output=True, text=True, check=True)
    return [line == "1" for line in done.stdout.split()]


def program_says(program, patterns):
    with tempfile.TemporaryDirectory() as folder:
        schema = pathlib.Path(folder) / "regex.json"
        schema.write_text('{"format": "regex"}')
        text = "".join(json.dumps(pattern) + "\n" for pattern in patterns)
        done = subprocess.run([program, "--formats", "assert", "--lines", "--output", "jsonl", schema],
                              input=text, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"exit {done.returncode}\n{done.stderr}")
    return [json.loads(line)["valid"] for line in done.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if missing := probe.programs("node"):
        probe.skip("the format regex, judged by node too", missing)
    chance = random.Random(arguments.seed)
    lacking = [shape for shape, shown in NEWER if not node_says([shown])[0]]
    patterns = []
    while len(patterns) < arguments.count:
        pattern = "".join(chance.choices(PIECES, k=chance.randint(0, 9)))
        if not any(shape.search(pattern) for shape in lacking):
            patterns.append(pattern)
    other, ours = node_says(patterns), program_says(arguments.program, patterns)
    apart = [pattern for pattern, a, b in zip(patterns, other, ours, strict=True) if a != b]
    for pattern in apart[:20]:
        print(f"{json.dumps(pattern)}: node {'takes' if other[patterns.index(pattern)] else 'refuses'} it")
    print(f"{len(patterns)} texts, {sum(other)} of them patterns, {len(apart)} judged otherwise")
    return 1 if apart or not 100 < sum(other) < len(patterns) - 100 else 0


if __name__ == "__main__":
    sys.exit(main())
