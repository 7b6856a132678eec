#!/usr/bin/env python3
"""Numbers of any length and exponent: multipleOf, minimum, maximum, both exclusive ones, const, enum,
uniqueItems and integers, judged by the runtime and by Python's fractions. Each program that is given
judges the same groups; the verdicts must be those of exact arithmetic.

Divisors are chosen from products of few primes as well, and multiples are made from them: two random
numbers would never divide each other.
"""

import argparse
import json
import random
import sys
import tempfile
from fractions import Fraction

from groups import judge_groups

BOUNDS = {
    "minimum": lambda value, bound: value >= bound,
    "maximum": lambda value, bound: value <= bound,
    "exclusiveMinimum": lambda value, bound: value > bound,
    "exclusiveMaximum": lambda value, bound: value < bound,
    "const": lambda value, bound: value == bound,
    "multipleOf": lambda value, bound: (value / bound).denominator == 1,
}
TESTS = 8


def digits(rng, most=60):
    return "".join(rng.choice("0123456789") for _ in range(rng.randint(1, most)))


def whole(rng):
    """A positive integer: of few factors, of many digits, small, or near a limit of machines."""
    kind = rng.randrange(5)
    if kind == 0:
        return 2 ** rng.randrange(90) * 5 ** rng.randrange(40) * rng.choice([1, 3, 7, 997])
    if kind == 1:
        return int("1" + digits(rng, 300))
    if kind == 2:
        return rng.randrange(1, 50)
    if kind == 3:
        return 10 ** rng.randrange(60) + rng.choice([0, 1, -1]) or 1
    return 2 ** rng.choice([31, 32, 53, 63, 64]) + rng.randrange(-2, 3)


def spell(rng, mantissa, exponent):
    """mantissa * 10^exponent as one of the texts that JSON has for it."""
    sign, text = "-" if mantissa < 0 else "", str(abs(mantissa))
    if mantissa and rng.random() < 0.3:
        zeros = rng.randrange(1, 30)
        text, exponent = text + "0" * zeros, exponent - zeros
    if rng.random() < 0.5:
        moved = rng.randrange(0, len(text) + 5)
        text = text.rjust(moved + 1, "0")
        if moved:
            text, exponent = text[:-moved] + "." + text[-moved:], exponent + moved
    if exponent == 0 and rng.random() < 0.8:
        return sign + text
    power = f"{abs(exponent):0{rng.choice([1, 1, 3])}d}"
    return f"{sign}{text}{rng.choice('eE')}{'-' if exponent < 0 else rng.choice(['', '+'])}{power}"


def some(rng):
    """A text, and its value."""
    mantissa = rng.choice([0, whole(rng), whole(rng), -whole(rng)])
    exponent = rng.choice([0, 0, rng.randrange(-40, 41), rng.randrange(-900, 901)])
    return spell(rng, mantissa, exponent), Fraction(mantissa) * Fraction(10) ** exponent


def power_of(value):
    """The least exponent of a fraction that is a decimal."""
    exponent = 0
    while value.denominator != 1:
        value, exponent = value * 10, exponent - 1
    return exponent


def near(rng, bound):
    """A number that is likely to be equal to the bound, a multiple of it, or just beside one."""
    if rng.random() < 0.2:
        return some(rng)
    times = rng.choice([1, 1, 1, whole(rng), -whole(rng), Fraction(1, 2), Fraction(1, 5), 10])
    value = bound * times
    if rng.random() < 0.4:
        value += rng.choice([1, -1]) * Fraction(10) ** rng.choice([0, power_of(value), -30])
    exponent = power_of(value) - rng.choice([0, 0, 3])
    return spell(rng, int(value / Fraction(10) ** exponent), exponent), value


def single(rng):
    """A keyword with one number."""
    keyword = rng.choice(list(BOUNDS))
    text, bound = some(rng)
    while keyword == "multipleOf" and bound <= 0:
        text, bound = some(rng)
    tests = [near(rng, bound) for _ in range(TESTS)]
    return f'{{"{keyword}":{text}}}', [(one, BOUNDS[keyword](value, bound)) for one, value in tests]


def several(rng):
    """An enum."""
    kept = {}
    while len(kept) < rng.randint(2, 12):
        text, value = some(rng)
        kept.setdefault(value, text)
    tests = [near(rng, rng.choice(list(kept))) for _ in range(TESTS)]
    return f'{{"enum":[{",".join(kept.values())}]}}', [(text, value in kept) for text, value in tests]


def unique(rng):
    tests = []
    for _ in range(TESTS):
        _, bound = some(rng)
        items = [near(rng, bound) for _ in range(rng.randint(2, 9))]
        tests.append((f'[{",".join(text for text, _ in items)}]',
                      len({value for _, value in items}) == len(items)))
    return '{"uniqueItems":true}', tests


def integer(rng):
    tests = [near(rng, some(rng)[1]) for _ in range(TESTS)]
    return '{"type":"integer"}', [(text, value.denominator == 1) for text, value in tests]


def made(seed):
    rng = random.Random(seed)
    return rng.choices([single, several, unique, integer], [6, 1, 1, 1])[0](rng)


def group(schema, tests):
    cases = ",".join(f'{{"text":{json.dumps(text)}}}' for text, _ in tests)
    return f'{{"schema":{schema},"tests":[{cases}]}}'


def compare(seed, schema, tests, verdicts):
    """How many verdicts differ; the first is printed."""
    if isinstance(verdicts, str):
        print(f"seed {seed}: {verdicts}: {schema}")
        return 1
    wrong = [(text, want) for (text, want), got in zip(tests, verdicts) if got is not want]
    for text, want in wrong[:1]:
        print(f"seed {seed}: {schema}\n  {text}\n  is {'' if want else 'in'}valid")
    return len(wrong) + abs(len(tests) - len(verdicts))


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("--program", required=True, help="diff_verdicts")
    options.add_argument("--seed", type=int, default=0, help="the first one")
    options.add_argument("--count", type=int, default=1000, help="of schemas")
    chosen = options.parse_args()
    seeds = range(chosen.seed, chosen.seed + chosen.count)
    groups = [made(seed) for seed in seeds]
    with tempfile.TemporaryDirectory() as folder:
        answers = judge_groups([chosen.program], [group(*one) for one in groups], folder)
    wrong = sum(compare(seed, *one, got) for seed, one, got in zip(seeds, groups, answers))
    wrong += abs(len(groups) - len(answers))
    valid = sum(want for _, tests in groups for _, want in tests)
    total = sum(len(tests) for _, tests in groups)
    print(f"{len(groups)} schemas, {total} verdicts, {valid} of them valid, {wrong} disagreements")
    sys.exit(wrong != 0 or not 0.1 < valid / total < 0.9)


if __name__ == "__main__":
    main()
