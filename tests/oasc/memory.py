"""Attacks 35 and 75: every allocation of ours fails once, in turn; what is taken from arenas too,
alone or with all that follows."""

import os

from given import listing
from tool import Tool, found, true

FAILING = None  # a second oasc: failing.c says what fails in it

DOCUMENT = """\
openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a/{id}:
    put:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {$ref: 'b.yaml#/B'}}}}
      responses: {'204': {description: none}}
"""
OTHER = """\
B:
  oneOf:
    - {type: object, required: [k], properties: {k: {const: x}, n: {type: [integer, 'null']}}}
    - {type: object, required: [k], properties: {k: {const: y}, l: {items: {enum: [p, q]}}}}
"""


def every(tool, *arguments, step=1):
    """Each run ends well, with all that it should give, or with exit 3 and no file of its own."""
    tool.file("a.yaml", DOCUMENT)
    tool.file("b.yaml", OTHER)
    failing = Tool(FAILING)
    failing.folder = tool.folder
    before = listing(tool)
    whole = tool.run(*arguments, "a.yaml").out, listing(tool)
    failed = at = well = 0
    while well < 20:
        at += step
        for name in set(listing(tool)) - set(before):
            os.unlink(tool.path(name))
        result = failing.run(*arguments, "a.yaml", env={"FAIL_AT": str(at)})
        true(f"allocation {at}: exit {result.code}: {result.err}", result.code in (0, 3))
        if result.code == 0:
            well += 1
            true(f"allocation {at}: all is there", (result.out, listing(tool)) == whole)
            continue
        failed += 1
        well = 0
        found(f"allocation {at}", "out of memory|Cannot allocate memory", result.err)
        true(f"allocation {at}: nothing is written", listing(tool) == before)
    true(f"{failed} runs met the failure", failed > 20)


def test_attack_35_writing(tool):
    every(tool, "-o", "out", "--depfile", "a.d")


def test_attack_35_vendoring(tool):
    """The same few allocations for each of some 200 files: a step of a prime meets all of them."""
    every(tool, "-o", "out", "--vendor", "out/rt", step=11)


def test_attack_35_reporting(tool):
    every(tool, "--report=json")


UNIONS = """\
openapi: 3.1.0
info: {title: t, version: '1'}
components:
  schemas:
    Tagged:
      oneOf:
        - {type: object, required: [k], properties: {k: {const: x}, n: {type: [integer, 'null']}}}
        - {type: object, required: [k], properties: {k: {const: y}, l: {items: {enum: [p, q]}}}}
    Texts: {anyOf: [{enum: [a, b]}, {enum: [b, c, '']}, {const: d}]}
    Types:
      oneOf:
        - {type: string}
        - {type: array, items: {type: integer}}
        - {$ref: '#/components/schemas/Tagged'}
    Flat:
      type: object
      properties: {own: {type: string}}
      anyOf: [{required: [a], properties: {a: {type: integer}}}, {properties: {b: {const: 1}}}]
    Same: {anyOf: [{type: integer}, {type: number, minimum: 2}]}
    Any:
      anyOf: [{type: object, title: One, properties: {a: {}}}, {type: object, properties: {b: {}}}]
    Narrow: {allOf: [{enum: [a, b]}, {enum: [b, c]}]}
"""


def test_attack_75_modelling(tool):
    """By turns one alone fails, and all from there on: what one survives comes to the next."""
    spec = tool.file("u.yaml", UNIONS)
    failing = Tool(FAILING)
    failing.folder = tool.folder
    whole = tool.run("--dump", "model", spec).out
    at = failed = well = 0
    while well < 6:
        at += 1
        env = {"TAKE_AT": str(at)}
        if at % 2:
            env["TAKE_TO"] = str(at)
        result = failing.run("--dump", "model", spec, env=env)
        true(f"number {at}: exit {result.code}: {result.err}", result.code in (0, 3))
        well = well + 1 if result.code == 0 else 0
        failed += result.code == 3
        if result.code == 3:
            found(f"number {at}", "out of memory|Cannot allocate memory", result.err)
        else:
            true(f"number {at}: all is there", result.out == whole)
    true(f"{failed} runs met the failure", failed > 500)
