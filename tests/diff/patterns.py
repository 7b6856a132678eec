#!/usr/bin/env python3
"""Random patterns and texts, judged by the runtime and by node's RegExp with the flag u.

    tests/diff/patterns.py --program diff_patterns [--count N] [--seed N]

Each pattern is matched by PCRE2 if that can, by our own machine, and, where it is one, as an
automaton; all must agree with node. Every fifth pattern is made of what PCRE2 has no words for: back
references in loops and lookbehinds, lookbehinds of any length. Flags that node is given stand in a group of modifiers here. Every third pattern
is spoilt at random: what is legal by the letter must be legal for node, and nothing else. What this
node does not know yet is left out, and told. Left out where node is missing.
"""

import argparse
import json
import pathlib
import random
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent / "run"))
import probe  # noqa: E402  # pylint: disable=wrong-import-position

# Assigned since long, so that every version of Unicode has them alike: cases that fold to one
# another or do not, ends of lines, spaces, letters, marks, symbols of several scripts.
CHARACTERS = ("abcxyzkKsS_-09AZ .,:/#\n\r\t\0[]{}()|^$*+?\\\u00a0\u00b5\u00df\u00e9\u00c9\u0130\u0131"
              "\u017f\u01c4\u01c5\u01c6\u0345\u0391\u03b1\u03c3\u03c2\u03a3\u03bc\u0416\u0436\u05d0"
              "\u0660\u0939\u1e9e\u1fb3\u1fbc\u2028\u2029\u2126\u03c9\u212a\u212b\u00e5\u2160\u2170"
              "\u24d0\u24b6\u3042\u65e5\ufeff\uff21\uff41\ufffd\U00010400\U00010428\U0001d4b3"
              "\U0001f4a9\U0010ffff")
FEW = "abk-"
PROPERTIES = ["L", "Lu", "Ll", "Lt", "N", "Nd", "P", "S", "Z", "gc=Lm", "General_Category=Mark",
              "Script=Greek", "sc=Latn", "scx=Zyyy", "Script_Extensions=Cyrillic", "Alphabetic",
              "Lowercase", "Uppercase", "White_Space", "ASCII", "Any", "Assigned", "ID_Start",
              "Emoji", "Changes_When_Casefolded", "Hex_Digit", "punct", "LC", "Cased"]


class Generator:
    def __init__(self, seed, knows):
        self.random = random.Random(seed)
        self.knows = knows
        self.groups = 0
        self.names = []
        self.captures = True

    def one_of(self, *choices):
        return self.random.choice(choices)

    def character(self):
        c = self.random.choice(FEW if self.random.random() < 0.7 else CHARACTERS)
        shape = self.random.random()
        if shape < 0.06:
            return f"\\u{{{ord(c):x}}}"
        if shape < 0.1 and ord(c) < 0x10000:
            return f"\\u{ord(c):04x}"
        if c in "^$\\.*+?()[]{}|/":
            return "\\" + c
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}.get(c, c)

    def set_escape(self):
        if self.random.random() < 0.4:
            return f"\\{self.one_of('p', 'P')}{{{self.random.choice(PROPERTIES)}}}"
        return "\\" + self.random.choice("dDwWsS")

    def member(self):
        kind = self.random.random()
        if kind < 0.25:
            return self.set_escape()
        if kind < 0.5:
            ends = sorted(self.random.choice(CHARACTERS) for _ in range(2))
            return "-".join(f"\\u{{{ord(end):x}}}" for end in ends)
        c = self.character()
        return "\\-" if c == "-" else c

    def class_of(self):
        count = self.random.randint(0, 4) if self.random.random() < 0.1 else self.random.randint(1, 4)
        return f"[{self.one_of('', '', '^')}{''.join(self.member() for _ in range(count))}]"

    def group(self, depth):
        kind = self.random.random()
        if kind < 0.3:
            return f"(?:{self.choice(depth)})"
        if kind < 0.36:
            return f"(?{self.one_of('=', '!')}{self.choice(depth)})"
        if kind < 0.42:
            return self.behind(depth)
        if kind < 0.5 and "modifiers" in self.knows:
            flags = self.one_of("i", "s", "m", "im", "-i", "i-s", "-ms")
            return f"(?{flags}:{self.choice(depth)})"
        if kind < 0.6:
            name = f"n{len(self.names)}"
            self.names.append(name)
            self.groups += 1
            return f"(?<{name}>{self.choice(depth)})"
        self.groups += 1
        return f"({self.choice(depth)})"

    def behind(self, depth):
        if self.random.random() < 0.3:
            return f"(?<{self.one_of('=', '!')}{self.choice(depth)})"
        atoms = "".join(self.one_of(self.character, self.class_of)() + self.one_of("", "", "?", "{1,2}")
                        for _ in range(self.random.randint(1, 2)))
        first = self.class_of() + self.one_of("", "*", "+")
        return f"(?<{self.one_of('=', '!')}{first}{atoms})" if depth else f"(?<={atoms})"

    def deep(self, depth):
        """Of few characters, with captures in loops and looks, and what refers to them."""
        text = ""
        for _ in range(self.random.randint(1, 3)):
            kind = self.random.random()
            if kind < 0.3 or depth == 0:
                text += self.one_of("a", "b", "[ab]", "a?", "b*", "a{2}", "^", "$", "\\b")
            elif kind < 0.55 and self.groups:
                text += f"\\{self.random.randint(1, self.groups)}" + self.one_of("(?:)", "(?:)", "?")
            elif kind < 0.75:
                self.groups += 1
                text += f"({self.deep(depth - 1)})" + self.one_of("", "", "?", "*", "+", "{2}", "*?")
            elif kind < 0.87:
                text += (f"(?:{self.deep(depth - 1)}|{self.deep(depth - 1)})"
                         + self.one_of("", "*", "+", "{1,2}", "??", "+?", "{0,3}", "{2,}"))
            else:
                text += f"(?{self.one_of('=', '!', '<=', '<!', '<=')}{self.deep(depth - 1)})"
        return text

    def atom(self, depth):
        kind = self.random.random()
        if depth > 0 and kind < 0.25:
            return self.group(depth - 1)
        if kind < 0.35:
            return self.class_of()
        if kind < 0.42:
            return self.set_escape()
        if kind < 0.5:
            return "."
        if kind < 0.54 and self.groups:
            return f"\\{self.random.randint(1, self.groups)}" + self.one_of("", "(?:)")
        if kind < 0.56 and self.names:
            return f"\\k<{self.random.choice(self.names)}>"
        return self.character()

    def term(self, depth):
        kind = self.random.random()
        if kind < 0.06:
            return self.one_of("^", "$")
        if kind < 0.09:
            return self.one_of("\\b", "\\B")
        atom = self.atom(depth)
        if self.random.random() < 0.3 and not atom.startswith(("(?=", "(?!", "(?<=", "(?<!")):
            atom += self.one_of("*", "+", "?", "{2}", "{1,3}", "{0,2}", "{2,}") + self.one_of("", "", "?")
        return atom

    def sequence(self, depth):
        return "".join(self.term(depth) for _ in range(self.random.randint(0 if depth < 2 else 1, 4)))

    def choice(self, depth):
        count = 1 if self.random.random() < 0.7 else self.random.randint(2, 3)
        return "|".join(self.sequence(depth) for _ in range(count))

    def pattern(self, deep=False):
        self.groups, self.names = 0, []
        if deep:
            text = self.deep(3)
            return self.one_of(text, f"^{text}$", f"^(?:{text}){self.one_of('+', '*', '{2,3}')}$")
        text = self.choice(self.random.randint(0, 3))
        return f"^(?:{text})$" if self.random.random() < 0.4 else text

    def spoilt(self, pattern):
        pool = "^$\\.*+?()[]{}|/-ukpPbBxc0123,:<>=!aims "
        for _ in range(self.random.randint(1, 3)):
            at = self.random.randint(0, len(pattern))
            cut = self.random.randint(0, 1)
            pattern = pattern[:at] + self.one_of("", self.random.choice(pool)) + pattern[at + cut:]
        return pattern

    def text(self, deep=False):
        pool = "ab" if deep else FEW if self.random.random() < 0.6 else CHARACTERS
        return "".join(self.random.choice(pool) for _ in range(self.random.randint(0, 7)))


def hexadecimal(text):
    return text.encode().hex()


def run(command, lines):
    done = subprocess.run(command, input="".join(line + "\n" for line in lines), text=True,
                          capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}: {done.stderr}")
    return done.stdout.split("\n")[:-1]


def judge(program, cases):
    theirs = run(["node", HERE / "patterns.mjs"], [json.dumps(case) for case in cases])[1:]
    ours = run([program], [
        " ".join(map(hexadecimal, [f"(?{flags}:{pattern})" if flags else pattern, *texts]))
        for pattern, flags, texts in cases])
    return zip(cases, ours, theirs, strict=True)


def is_newer(pattern, knows):
    """May node call it wrong because it does not know it yet? Of what is spoilt, by chance."""
    names = re.findall(r"\(\?<(\w+)>", pattern)
    return ("modifiers" not in knows and re.search(r"\(\?[ims]*-?[ims]*:", pattern.replace("(?:", ""))
            or "names" not in knows and len(set(names)) < len(names))


def faults_of(case, own, other, knows):
    """Where the two differ, in words; and how many answers there were of each kind."""
    pattern, flags, texts = case
    (own_good, *own), (other_good, *other) = own.split(" "), other.split(" ")
    counts = {"judged": 0, "automaton": 0, "machine": 0, "undecided": 0, "endless": 0,
              "wrong": 0}
    if own_good != other_good and not is_newer(pattern, knows):
        yield f"/{pattern}/{flags}u is {own_good} here, {other_good} for node"
    if "wrong" in (own_good, other_good):
        counts["wrong"] += 1
        yield counts
        return
    for text, (by_library, by_automaton, by_machine), wanted in zip(texts, own, other, strict=True):
        counts["judged"] += by_library in "01" and wanted != "?"
        counts["endless"] += wanted == "?"
        counts["automaton"] += by_automaton != "-"
        counts["machine"] += by_machine in "01"
        counts["undecided"] += (by_library == "?") + (by_machine == "?")
        for name, answer in (("the library", by_library), ("the automaton", by_automaton),
                             ("the machine", by_machine)):
            if wanted != "?" and answer not in ("-" if name == "the automaton" else "?", wanted):
                yield (f"/{pattern}/{flags}u on {text!r}: {name} says {answer}, "
                       f"node {wanted}")
    yield counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if missing := probe.programs("node"):
        probe.skip("patterns that node's RegExp judges too", missing)
    knows = run(["node", HERE / "patterns.mjs"], [])[0].split()
    for unknown in sorted({"modifiers", "names"} - set(knows)):
        print(f"this node does not know: {unknown}")
    generator = Generator(options.seed, knows)
    totals, faults = {}, []
    for done in range(0, options.count, 5000):
        cases = []
        for number in range(done, min(options.count, done + 5000)):
            pattern = generator.pattern(number % 5 == 4)
            spoil = number % 3 == 2
            cases.append((generator.spoilt(pattern) if spoil else pattern,
                          "" if spoil else generator.one_of("", "", "i", "s", "m", "im", "is"),
                          [generator.text(number % 5 == 4) for _ in range(8)]))
        for case, own, other in judge(options.program, cases):
            for found in faults_of(case, own, other, knows):
                if isinstance(found, str):
                    faults.append(found)
                else:
                    totals = {name: totals.get(name, 0) + found[name] for name in found}
    for fault in faults[:20]:
        print(fault)
    print(f"{options.count} patterns, {totals['wrong']} of them wrong; {totals['judged']} answers "
          f"of the library, {totals['automaton']} by automata, {totals['machine']} by the machine, "
          f"{totals['undecided']} undecided, {totals['endless']} by node; {len(faults)} differences")
    # What was judged is most of it, or nothing was tested.
    sys.exit(bool(faults) or min(totals["judged"], totals["automaton"], totals["machine"])
             < options.count)


if __name__ == "__main__":
    main()
