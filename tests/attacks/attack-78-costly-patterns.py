#!/usr/bin/env python3
"""Short patterns that ask for large automata, for long patterns of PCRE2 or for large trees, one and
many of them: memory and C stay bounded, time grows as the document does, and what is left to PCRE2 is
told and gives the same verdicts.

    attack-78-costly-patterns.py --oasc OASC --program VALIDATE_PAYLOAD [--sanitize]"""

import argparse
import json
import pathlib
import resource
import subprocess
import sys
import tempfile

FEW = 100
GROWTH = 4    # of documents: the large one has so many times as many patterns as the small one
MOST = 400    # bytes of C for each pattern beyond those that share the budget
MEMORY = 160  # MB that a program may take for the largest of these documents


# Each by its number, so that all differ. The first three are patterns of which an automaton is made as
# long as there is something left to share; `last` is what the texts below end in.
def states(i):
    return f"^(?:[ab]|x{i})*a[ab]{{7}}$"


def repeated(i):
    return f"^[a-c]{{1,900}}{i}$"


def subsets(i):
    return f"(?:[ab]|x{i})*a[ab]{{60}}c$"


def long_code(i):
    return f"(?:a{{100}}){{60}}(?=b{i})"


def empties(i):
    return f"(?:a{'(?:)' * 50}){{900}}x{i}"


def classes(i):
    return rf"^(?i:[\p{{L}}{chr(0x4e00 + i)}])+$"


KINDS = {kind.__name__: kind for kind in (states, repeated, subsets, long_code, empties, classes)}
# 64 KB each: in time and memory bounded by that, whether they can be checked or not.
LARGE = {"properties": r"\p{L}" * 13000, "without case": "(?i:" + r"[^\p{L}\d]" * 5000 + ")",
         "references": "(a)" * 1000 + r"\1" * 30000, "one name": "|".join(["(?<a>b)"] * 1000) + r"\k<a>" * 11000,
         "nothing": "((?:a" + "(?:)" * 15000 + "){1000}){1000}", "counts": "(?:(?:(?:(?:){1000}){1000}){1000}){1000}"}
AUTOMATA = ("states", "repeated", "subsets")
TEXTS = ["", "x", "abab", "b" * 3 + "a" + "b" * 7, "ab" * 40 + "c", "abc7", "a" * 900 + "3", "\u4e07", "a7"]


def document(kind, count):
    return {"type": "object", "properties": {f"m{i}": {"pattern": kind(i)} for i in range(count)}}


def run(command, text="", expected=(0, 1)):
    """What it printed, and the seconds of the processor that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([str(part) for part in command], input=text, capture_output=True, text=True,
                          check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in expected:
        sys.exit(f"{command}: exit {done.returncode}\n{done.stderr[:2000]}")
    return done.stdout, after.ru_utime - before.ru_utime


class Attack:
    def __init__(self, options, folder):
        self.options = options
        self.folder = pathlib.Path(folder)
        self.few = FEW // 4 if options.sanitize else FEW  # all is ten times slower
        self.failed = 0

    def fail(self, what):
        self.failed += 1
        print(what)

    def write(self, kind, count):
        spec = self.folder / f"{kind.__name__}{count}.json"
        spec.write_text(json.dumps(document(kind, count)))
        return spec

    def compile(self, spec):
        """Seconds, and bytes of the C that comes out."""
        _, seconds = run([self.options.oasc, "--warnings", "none", "-o", self.folder / "out", spec])
        return seconds, (self.folder / "out" / f"{spec.stem}.c").stat().st_size

    def judge(self, spec):
        return run([self.options.program, "-q", spec], "{}")[1]

    def growth(self, name, kind):
        """GROWTH times as many patterns take about so many times as long, and bounded memory."""
        small, large = self.write(kind, self.few), self.write(kind, self.few * GROWTH)
        few, few_bytes = self.compile(small)
        many, many_bytes = self.compile(large)
        if many > 2.5 * GROWTH * max(few, 0.05):
            self.fail(f"{name}: oasc takes {few:.2f} s, and {many:.2f} s for {GROWTH} times as many")
        longest = self.few * GROWTH * len(kind(self.few)) * 3
        if name in AUTOMATA and many_bytes - few_bytes > longest + self.few * GROWTH * MOST + 10000000:
            self.fail(f"{name}: {few_bytes} bytes of C, {many_bytes}")
        few, many = self.judge(small), self.judge(large)
        if many > 2.5 * GROWTH * max(few, 0.05):
            self.fail(f"{name}: judging takes {few:.2f} s, and {many:.2f} s with {GROWTH} times as many")

    def alone(self, name, pattern):
        spec = self.folder / "alone.json"
        spec.write_text(json.dumps({"pattern": pattern}))
        _, seconds = run([self.options.program, "-q", spec], '"x"', (0, 1, 5))
        if seconds > (20 if self.options.sanitize else 2):  # they take milliseconds
            self.fail(f"{name}: {seconds:.1f} s")

    def ways(self, name, kind):
        """Some are automata and some are not, which is said; nobody's verdict hangs on it."""
        count = FEW * GROWTH
        spec = self.write(kind, count)
        self.compile(spec)
        report = json.loads(run([self.options.oasc, "--warnings", "none", "--report=json", spec])[0])
        ways = report["patterns"]
        if ways["automaton"] + ways["pcre2"] != count or ways["pcre2"] == 0:
            self.fail(f"{name}: {ways}")
        told = {one["why"] for one in report["pcre2"]}
        if not told or not all("automaton would be too large" in why for why in told):
            self.fail(f"{name}: {told}")
        header = (self.folder / "out" / f"{name}{count}.h").read_text()
        if "automaton would be too large" not in header:
            self.fail(f"{name}: the header does not say why PCRE2 is needed")

    def verdicts(self, name, kind):
        """A pattern that is alone, and the same as the last of many."""
        last = self.few * GROWTH - 1
        both = []
        for spec in (document(kind, last + 1), {"properties": {f"m{last}": {"pattern": kind(last)}}}):
            file = self.folder / "verdicts.json"
            file.write_text(json.dumps(spec))
            lines = "".join(json.dumps({f"m{last}": text}) + "\n" for text in TEXTS)
            out, _ = run([self.options.program, "--lines", "--output", "jsonl", file], lines)
            both.append([json.loads(line)["valid"] for line in out.splitlines()])
        if both[0] != both[1] or len(both[0]) != len(TEXTS):
            self.fail(f"{name}: verdicts {both}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--oasc", required=True)
    parser.add_argument("--program", required=True)
    parser.add_argument("--sanitize", action="store_true", help="they take memory of their own")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        attack = Attack(options, folder)
        for name, kind in KINDS.items():
            attack.growth(name, kind)
            attack.verdicts(name, kind)
        for name, pattern in LARGE.items():
            attack.alone(name, pattern)
        for name in AUTOMATA:
            attack.ways(name, KINDS[name])
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    if peak > MEMORY and not options.sanitize:
        attack.fail(f"{peak} MB")
    print(f"{peak} MB, {attack.failed} failed")
    return attack.failed > 0


if __name__ == "__main__":
    sys.exit(main())
