#!/usr/bin/env python3
"""Decoding never changes data: random payloads of random schemas through their C types and back.

What is not kept is printed as the smallest schema and payload that still show it. With --open-enums
the same, where what an enum lists is no limit: then no payload may be refused that is valid without.
With --no-share each schema has a C type of its own."""

import argparse
import collections
import itertools
import json
import pathlib
import random
import sys
import tempfile

from documents import Document
from generate import dump
from groups import judge_groups
from shrink import shrink

PAYLOADS = 16  # a schema
AT_ONCE = 500  # schemas in a file
CASES = pathlib.Path(__file__).with_name("cases.json")  # what was once wrong, with the words for it
FINE = ("kept", "beyond", "invalid", "unsupported")


class Program:
    """law.c: one process for a file of groups."""

    def __init__(self, options, folder):
        self.program = options.program
        self.folder = folder
        self.open_enums = options.open_enums
        self.no_share = options.no_share

    def judge_all(self, pairs):
        """For each pair of a schema and its payloads a word for each payload, or one for none."""
        words = self.words(pairs, self.open_enums)
        if not self.open_enums:
            return words
        return [wider(*both) for both in zip(words, self.words(pairs, False))]

    def words(self, pairs, open_enums):
        groups = [{"schema": schema, "dialect": "openapi-3.1", "openEnums": open_enums,
                   "noShare": self.no_share,
                   "tests": [{"data": one} for one in payloads]} for schema, payloads in pairs]
        return judge_groups([self.program], map(dump, groups), self.folder)

    def judge(self, schema, payload):
        (words,) = self.judge_all([(schema, [payload])])
        return words if isinstance(words, str) else words[0]


def wider(words, closed):
    """The words of open enums, beside those of the same payloads without."""
    if isinstance(words, str) or isinstance(closed, str):
        return words
    return ["refused, and valid before" if word == "invalid" and before != "invalid" else word
            for word, before in zip(words, closed)]


def unlisted(generator, value):
    """Some of its texts become others."""
    if isinstance(value, dict):
        return {name: unlisted(generator, one) for name, one in value.items()}
    if isinstance(value, list):
        return [unlisted(generator, one) for one in value]
    is_text = isinstance(value, str) and generator.random() < 0.3
    return generator.choice(["new", "", "other", "\u00fc \"x\""]) if is_text else value


def made(seed, open_enums):
    """A schema and its payloads."""
    generator = Document(seed)
    schema = generator.document()
    payloads = generator.payloads(schema, PAYLOADS)
    if open_enums:
        other = random.Random(seed)
        payloads = [unlisted(other, one) for one in payloads]
    return schema, payloads


def kind_of(word):
    """What goes wrong, without where."""
    return word.split(" at ")[0]


def report(program, seed, schema, payload, word):
    def shows(less, one):
        return kind_of(program.judge(less, one)) == kind_of(word)

    schema, payload = shrink(shows, schema, payload)
    print(f"seed {seed}: {program.judge(schema, payload)}\n  schema   {dump(schema)}\n"
          f"  payload  {dump(payload)}", flush=True)


class Tally:
    """How often each word was said; what is wrong is shown, the first few in full."""

    def __init__(self, program, most):
        self.program = program
        self.left = most
        self.counts = collections.Counter()

    def judge(self, seeds):
        pairs = [made(seed, self.program.open_enums) for seed in seeds]
        for seed, (schema, payloads), words in zip(seeds, pairs, self.program.judge_all(pairs)):
            if words == "wrong":
                print(f"seed {seed}: not compiled: {dump(schema)}")
            words = [words] if isinstance(words, str) else words
            self.counts.update(map(kind_of, words))
            bad = [i for i, word in enumerate(words) if word not in FINE]
            if bad and words != ["wrong"] and self.left:
                self.left -= 1
                report(self.program, seed, schema, payloads[bad[0]], words[bad[0]])

    def is_good(self):
        wrong = set(self.counts) - set(FINE)
        return not wrong and self.counts["kept"] * 4 > sum(self.counts.values())

    def __str__(self):
        return ", ".join(f"{count} {word}" for word, count in self.counts.most_common())


def cases_hold(program):
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    found = program.words([(case["schema"], case["payloads"]) for case in cases], False)
    wrong = [(case, words) for case, words in zip(cases, found) if words != case["words"]]
    for case, words in wrong:
        print(f"{case['why']}: {words}")
    return not wrong


def batches(seeds):
    seeds = iter(seeds)
    while batch := list(itertools.islice(seeds, AT_ONCE)):
        yield batch


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("--program", required=True, help="law")
    options.add_argument("--seed", type=int, default=0, help="the first one")
    options.add_argument("--count", type=int, default=1000,
                         help=f"of schemas, each with {PAYLOADS} payloads")
    options.add_argument("--show", type=int, default=5, help="how many that are wrong")
    options.add_argument("--open-enums", action="store_true", help="with oasc's option")
    options.add_argument("--no-share", action="store_true", help="with oasc's option")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(chosen, folder)
        held = cases_hold(program)
        tally = Tally(program, chosen.show)
        for seeds in batches(range(chosen.seed, chosen.seed + chosen.count)):
            tally.judge(seeds)
    print(f"{chosen.count} schemas, {sum(tally.counts.values())} payloads: {tally}")
    sys.exit(not (held and tally.is_good()))


if __name__ == "__main__":
    main()
