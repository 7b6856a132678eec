#!/usr/bin/env python3
"""Random schemas in which much contradicts: of what validate-payload says that no value fits it, none
of some 50 payloads is valid.

    tests/diff/never.py --program validate-payload [--count N] [--seed N]
"""

import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile

CONSTANTS = [None, True, 1, 2, 3, 1.5, "a", "b", "abc", [], [1], {}, {"a": 1}, {"a": "b", "b": 1}]
PAYLOADS = CONSTANTS + [
    False, 0, -1, 2.5, 300, "ab", "abcd", [None], ["a"], [1, 2], [[]], [{}], {"a": None}, {"a": 2},
    {"a": "a"}, {"b": 1}, {"b": "a"}, {"a": 1, "b": 2}, {"a": "a", "b": "b"}, {"a": {}},
    {"a": {"a": 1}}, {"a": [], "b": {}}, {"c": 1}, {"a": 1, "c": 2}, {"a": True, "b": None},
    {"a": [1]}, {"a": {"a": {}}}, {"a": {"b": 1, "a": 1}, "b": 3}]
TYPES = ["string", "integer", "number", "object", "array", "boolean"]
COMPONENTS = "ABC"
CHANCE = 0.14  # of each keyword


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def names(self):
        return self.random.sample(["a", "b"], self.random.randint(1, 2))

    def several(self, depth, most):
        return [self.schema(depth) for _ in range(self.random.randint(1, most))]

    def leaf(self):
        return self.random.choice([
            {}, {"type": "string"}, {"type": "integer"}, {"type": "number", "minimum": 2},
            {"type": "boolean"}, {"enum": self.random.sample(CONSTANTS, 2)}, {"maximum": 2},
            {"$ref": "#/components/schemas/" + self.random.choice(COMPONENTS)}])

    def schema(self, depth):
        if depth == 0 or self.random.random() < CHANCE:
            return self.leaf()
        number, below = self.random.randint, depth - 1
        keywords = {
            "minimum": lambda: self.random.choice([0, 1, 2, 2.5]),
            "maximum": lambda: self.random.choice([0, 1, 2, 1.5]),
            "minLength": lambda: number(0, 3), "maxLength": lambda: number(0, 3),
            "minItems": lambda: number(0, 2), "maxItems": lambda: number(0, 2),
            "minProperties": lambda: number(0, 2), "maxProperties": lambda: number(0, 2),
            "required": self.names,
            "properties": lambda: {name: self.schema(below) for name in self.names()},
            "additionalProperties": lambda: self.random.choice([False, self.schema(below)]),
            "items": lambda: self.schema(below),
            "enum": lambda: self.random.sample(CONSTANTS, number(1, 3)),
            "allOf": lambda: self.several(below, 2), "anyOf": lambda: self.several(below, 2),
            "oneOf": lambda: self.several(below, 3), "not": lambda: self.schema(below),
            "nullable": lambda: True,
            "format": lambda: self.random.choice(["uint8", "int32"])}
        made = {word: make() for word, make in keywords.items() if self.random.random() < CHANCE}
        if self.random.random() < 0.5:
            made["type"] = self.random.choice(TYPES)
        return made

    def document(self):
        schemas = {"All": self.schema(3)} | {name: self.schema(2) for name in COMPONENTS}
        return {"openapi": self.random.choice(["3.0.3", "3.1.0"]), "paths": {},
                "info": {"title": "t", "version": "1"}, "components": {"schemas": schemas}}


def judged(program, path):
    """Is All said to fit no value, and which of the payloads are valid all the same?"""
    place = next(number for number, line in enumerate(path.read_text().splitlines(), 1)
                 if line.startswith('   "All"'))
    done = subprocess.run([program, "--warnings", "all", "--schema", "All", "--lines", "--output",
                           "jsonl", path], input="\n".join(map(json.dumps, PAYLOADS)),
                          capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        return False, []  # a loop, or what is not built
    said = any(f":{place}:" in line and "no value is valid here" in line
               for line in done.stderr.splitlines())
    verdicts = map(json.loads, done.stdout.splitlines())
    return said, [PAYLOADS[verdict["record"] - 1] for verdict in verdicts if verdict["valid"]]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    generator, told, wrong = Generator(options.seed), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "api.json")
        for _ in range(options.count):
            path.write_text(json.dumps(generator.document(), indent=1))
            said, valid = judged(options.program, path)
            told += said
            if said and valid:
                wrong += 1
                print(f"FAILED: said to fit no value, and {valid} are valid:\n{path.read_text()}")
    print(f"{options.count} schemas, {told} of them said to fit no value, {wrong} of these wrongly")
    return 1 if wrong or not told else 0


if __name__ == "__main__":
    sys.exit(main())
