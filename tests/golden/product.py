#!/usr/bin/env python3
"""Whatever has a C type in one place has it everywhere: each kind of value stands in each place,
a component for each pair. What oasc makes of them compiles strictly, holds no any-JSON, and takes
a payload of each there and back.

    tests/golden/product.py --oasc PROGRAM --library liboas.a [--compiler C] [--sanitize]"""

import json
import pathlib
import re
import sys
import tempfile

from compiled import (HERE, INCLUDES, STRICT, Compilers, Failure, call, demand, link,
                      option_parser)
from runner import run

TREE = {"$ref": "#/components/schemas/Tree"}
CAT = {"type": "object", "required": ["kind", "lives"],
       "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}}}
DOG = {"type": "object", "required": ["kind", "breed", "size"],
       "properties": {"kind": {"const": "dog"}, "breed": {"type": "string"},
                      "size": {"type": "number"}}}
POINT = {"type": "object", "required": ["x"],
         "properties": {"x": {"type": "integer"}, "y": {"type": "integer"}}}
NULL = {"type": "null"}

# What may stand anywhere, and payloads of it.
KINDS = {
    "object": (POINT, [{"x": 1, "y": 2}, {"x": 3}]),
    "closed": ({**POINT, "additionalProperties": False}, [{"x": 1}]),
    "sealed": ({"allOf": [POINT], "unevaluatedProperties": False}, [{"x": 1, "y": 2}]),
    "either sealed": ({"anyOf": [
        {"allOf": [POINT], "unevaluatedProperties": False},
        {"type": "object", "properties": {"z": {"type": "integer"}}, "required": ["z"],
         "unevaluatedProperties": False}]}, [{"x": 1}, {"z": 2}]),
    "wide": ({"enum": [1, 5000000000], "x-enum-varnames": ["one", "many"]}, [5000000000, 1]),
    "open": ({**POINT, "additionalProperties": {"type": "string"}}, [{"x": 1, "other": "o"}]),
    "list": ({"type": "array", "items": {"type": "integer"}}, [[1, 2], []]),
    "list of objects": ({"type": "array", "items": POINT}, [[{"x": 1}]]),
    "list of lists": ({"type": "array", "items": {"type": "array", "items": POINT}},
                      [[[{"x": 1}], []]]),
    "map": ({"type": "object", "additionalProperties": {"type": "string"}}, [{"k": "v"}, {}]),
    "map of objects": ({"type": "object", "additionalProperties": POINT}, [{"k": {"x": 1}}]),
    "map of lists": ({"type": "object", "additionalProperties": {"type": "array", "items": POINT}},
                     [{"k": [{"x": 1}]}]),
    "map by patterns": ({"type": "object", "patternProperties": {"^.": {"type": "string"}},
                         "additionalProperties": False}, [{"k": "v"}, {}]),
    "object and patterns": ({**POINT, "patternProperties": {"^o": {"type": "string"}},
                             "additionalProperties": False}, [{"x": 1, "other": "o"}]),
    "apart by patterns": ({"type": "object", "additionalProperties": False, "patternProperties": {
        "^s": {"type": "string"}, "^p": POINT}}, [{"s": "t", "p": {"x": 1}}, {}]),
    "patterns and others": ({**POINT, "patternProperties": {"^s": {"type": "string"}},
                             "additionalProperties": {"type": "boolean"}},
                            [{"x": 1, "s": "t", "o": True}]),
    "late": ({"allOf": [POINT], "unevaluatedProperties": {"type": "string"}},
             [{"x": 1, "other": "o"}]),
    "late map": ({"type": "object", "unevaluatedProperties": POINT}, [{"k": {"x": 1}}]),
    "tuple": ({"type": "array", "prefixItems": [{"type": "integer"}, {"type": "integer"}],
               "items": {"type": "integer"}}, [[1, 2, 3], [1]]),
    "tuple of types": ({"type": "array", "items": False, "prefixItems": [
        {"type": "string"}, POINT, {"type": ["integer", "null"]}]},
                       [["s", {"x": 1}, 7], ["s", {"x": 1}, None], []]),
    "heirs": ({"$ref": "#/components/schemas/Pet"},
              [{"is": "Bird", "wings": 2}, {"is": "Stone"}]),
    "exclusive": ({"oneOf": [{"type": "object", "required": ["id", "login"], "properties": {
        "id": {"type": "integer"}, "login": {"type": "string"}, "name": {"type": "string"}}},
                             {"type": "object", "required": ["id", "name"], "properties": {
                                 "id": {"type": "integer"}, "name": {"type": "string"}}}]},
                  [{"id": 1, "login": "l"}, {"id": 2, "name": "n"}]),
    "tag of the owner": ({"type": "object", "required": ["k"], "oneOf": [
        {"properties": {"k": {"const": "a"}, "x": {"type": "integer"}}},
        {"properties": {"k": {"const": "b"}, "x": {"type": "integer"}}}],
                          "additionalProperties": {"type": "string"},
                          "properties": {"k": {"enum": ["a", "b"]}, "x": {"type": "integer"}}},
                         [{"x": 1, "k": "a", "other": "o"}, {"k": "b"}]), # what the branches add comes last
    "union": ({"oneOf": [{"type": "string"}, {"type": "integer"}, POINT]},
              ["s", 7, {"x": 1}]),
    "tagged": ({"oneOf": [CAT, DOG]},
               [{"kind": "cat", "lives": 9}, {"kind": "dog", "breed": "b", "size": 0.5}]),
    "told by types": ({"oneOf": [
        {"type": "object", "required": ["k"], "properties": {"k": NULL, "x": {"type": "string"}}},
        {"type": "object", "required": ["k"],
         "properties": {"k": {"type": "boolean"}, "x": {"type": "integer"}}},
        {"type": "object", "required": ["k"], "properties": {"k": {"const": "t"}, "x": POINT}}]},
                      [{"k": None, "x": "s"}, {"k": True, "x": 1}, {"k": "t", "x": {"x": 1}}]),
    "told by types beside members": ({
        "type": "object", "required": ["id"],
        "properties": {"k": {"type": ["integer", "null"]}, "id": {"type": "integer"}}, "oneOf": [
            {"required": ["k"], "properties": {"k": NULL, "x": {"type": "string"}}},
            {"required": ["k"], "properties": {"k": {"const": 1}, "x": {"type": "integer"}}}]},
                                     [{"id": 5, "k": None, "x": "s"}, {"id": 5, "k": 1, "x": 1}]),
    "types": ({"type": ["string", "integer", "array"], "items": {"type": "string"}},
              ["s", 7, ["a"]]),
    "enum": ({"type": "string", "enum": ["x", "y"]}, ["y"]),
    "one": ({"type": "string", "enum": ["only"]}, ["only"]),
    "component": ({"$ref": "#/components/schemas/Shade"}, ["red"]),
    "recursive": (TREE, [{"kids": [{}, {"kids": []}]}, {}]),
    "recursive list": ({"$ref": "#/components/schemas/Rows"}, [[[], [[]]]]),
    "recursive map": ({"$ref": "#/components/schemas/Folder"}, [{"a": {"b": {}}}]),
    "recursive items": ({"$ref": "#/components/schemas/Numbers"}, [[1, [2, []]]]),
    "recursive either": ({"$ref": "#/components/schemas/Either"}, [[{"a": []}]]),
    "recursive maybe": ({"$ref": "#/components/schemas/Maybe"}, [[None, []], None]),
    "recursive union": ({"$ref": "#/components/schemas/Value"}, ["s", [1, ["t"]]]),
    "nullable": ({"type": ["string", "null"]}, ["s", None]),
    "nullable object": ({**POINT, "type": ["object", "null"]}, [{"x": 1}, None]),
    "nullable list": ({"type": ["array", "null"], "items": {"type": "string"}}, [["a"], None]),
    "nullable enum": ({"enum": ["x", "y", None]}, ["x", None]),
    "nullable component": ({"anyOf": [{"$ref": "#/components/schemas/Shade"}, NULL]},
                           ["red", None]),
    "nullable union": ({"oneOf": [{"type": "string"}, POINT, NULL]}, ["s", {"x": 1}, None]),
    "nullable recursive": ({"anyOf": [TREE, NULL]}, [{"kids": []}, None]),
}
COMPONENTS = {
    "Tree": {"type": "object", "properties": {"kids": {"type": "array", "items": TREE}}},
    "Rows": {"type": "array", "items": {"$ref": "#/components/schemas/Rows"}},
    "Folder": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Folder"}},
    "Value": {"oneOf": [{"type": "string"}, {"type": "integer"},
                        {"type": "array", "items": {"$ref": "#/components/schemas/Value"}}]},
    "Numbers": {"type": "array", "items": {"oneOf": [
        {"type": "integer"}, {"$ref": "#/components/schemas/Numbers"}]}},
    "Either": {"type": "array", "items": {
        "type": "object", "additionalProperties": {"$ref": "#/components/schemas/Either"}}},
    "Maybe": {"anyOf": [{"type": "array", "items": {"$ref": "#/components/schemas/Maybe"}}, NULL]},
    "Shade": {"type": "string", "enum": ["red", "green"]},
    "Pet": {"type": "object", "required": ["is"], "properties": {"is": {"type": "string"}},
            "discriminator": {"propertyName": "is"}},
    "Bird": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {
        "type": "object", "required": ["wings"], "properties": {"wings": {"type": "integer"}}}]},
}


def member(schema, required=True):
    return {"type": "object", "required": ["m"] if required else [],
            "properties": {"a": {"type": "integer"}, "m": schema}}


def conditional(keyword, schema):
    return {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"],
            "if": {"properties": {"a": {"const": 1}}}, keyword: {"properties": {"m": schema}}}


# Places: the schema that stands around one, and the payload around a payload.
PLACES = {
    "itself": (lambda schema: schema, lambda value: value),
    "member": (member, lambda value: {"m": value}),
    "optional member": (lambda schema: member(schema, False), lambda value: {"m": value}),
    "member or null": (lambda schema: member({"anyOf": [schema, NULL]}), lambda value: {"m": value}),
    "described member": (lambda schema: member({"description": "d", "allOf": [schema]}),
                         lambda value: {"a": 1, "m": value}),
    "item": (lambda schema: {"type": "array", "items": schema}, lambda value: [value, value]),
    "item of items": (lambda schema: {"type": "array", "items": {"type": "array", "items": schema}},
                      lambda value: [[value], []]),
    "value": (lambda schema: {"type": "object", "additionalProperties": schema},
              lambda value: {"k": value}),
    "rest": (lambda schema: {"type": "object", "properties": {"a": {"type": "integer"}},
                             "additionalProperties": schema}, lambda value: {"a": 1, "k": value}),
    "matched": (lambda schema: {"type": "object", "additionalProperties": False, "patternProperties": {
        "^m": schema, "^t": {"type": "string", "enum": ["u", "v"]}}},
                lambda value: {"m": value, "t": "u"}),
    "branch": (lambda schema: {"oneOf": [{"type": "boolean"}, schema]}, lambda value: value),
    "branch of a member": (lambda schema: member({"oneOf": [{"type": "boolean"}, schema]}),
                           lambda value: {"m": value}),
    "member of a branch": (lambda schema: {"oneOf": [
        {"type": "object", "required": ["t", "m"], "properties": {"t": {"const": "one"}, "m": schema}},
        {"type": "object", "required": ["t", "n"],
         "properties": {"t": {"const": "two"}, "n": {"type": "integer"}, "o": {"type": "string"}}}]},
        lambda value: {"t": "one", "m": value}),
    "part": (lambda schema: {"allOf": [schema, {"description": "d"}]}, lambda value: value),
    "member of a part": (lambda schema: {"allOf": [
        {"type": "object", "properties": {"z": {"type": "integer"}}}, member(schema)]},
        lambda value: {"z": 1, "m": value}),
    "member of a then": (lambda schema: conditional("then", schema), lambda value: {"a": 1, "m": value}),
    "member of an else": (lambda schema: conditional("else", schema), lambda value: {"a": 2, "m": value}),
    "member of dependents": (lambda schema: {
        "type": "object", "properties": {"a": {"type": "integer"}},
        "dependentSchemas": {"a": {"properties": {"m": schema}}}}, lambda value: {"a": 1, "m": value}),
    "member of an untold branch": (lambda schema: {
        "type": "object", "properties": {"a": {"type": "integer"}},
        "anyOf": [{"properties": {"m": schema}}, {"properties": {"n": {"type": "string"}}}]},
        lambda value: {"a": 1, "m": value}),
}
# Within allOf a schema that others extend is its own members alone.
ALONE = {("heirs", place): slice(1, None) for place in ("part", "described member")}


def pairs():
    for kind, (schema, payloads) in KINDS.items():
        for place, (around, payload) in PLACES.items():
            name = f"{kind} {place}".title().replace(" ", "")
            some = payloads[ALONE.get((kind, place), slice(None))]
            yield name, (kind, place), around(schema), [payload(value) for value in some]


def document():
    schemas = dict(COMPONENTS)
    paths = {}
    for name, _, schema, _ in pairs():
        schemas[name] = schema
    for kind, (schema, _) in KINDS.items(): # bodies, too
        name = kind.title().replace(" ", "")
        media = {"application/json": {"schema": schema}}
        paths[f"/{name}"] = {"post": {
            "operationId": f"post{name}", "requestBody": {"required": True, "content": media},
            "responses": {"200": {"description": "d", "content": media}}}}
    return {"openapi": "3.1.0", "info": {"title": "Product", "version": "1"}, "paths": paths,
            "components": {"schemas": schemas}}


# ---- the model ----

class Model:
    """What `--dump model` says."""

    def __init__(self, text):
        self.held = {}  # by row: the rows of what it is made of
        self.roots = {}  # by what it is: name, row, spelling
        row = None
        for line in text.splitlines():
            if found := re.match(r"root (\S+) row (\d+) (.*): (the .*)", line):
                name, number, spelling, origin = found.groups()
                self.roots[origin] = (name, int(number), spelling)
            elif found := re.match(r"(\d+) \w+", line):
                row = int(found[1])
                self.held[row] = [int(of) for of in re.findall(r" of (\d+)\b", line)]
            else:
                self.held[row] += [int(of) for of in re.findall(r" row (\d+)\b", line)]

    def has_json(self, root):
        seen, waiting = set(), [root]
        while waiting:
            row = waiting.pop()
            if row not in seen:
                seen.add(row)
                waiting += self.held[row]
        return 0 in seen


def compact(value):
    return json.dumps(value, separators=(",", ":"))


def exercise(model):
    yield '#include "exercise.h"\n#include "product.h"\n\nint main(void)\n{\n'
    for name, _, _, payloads in pairs():
        function, _, spelling = model.roots[f"the schema {name}"]
        for payload in payloads:
            literal = json.dumps(compact(payload))
            yield f"    {{\n        {spelling} v;\n        KEEP({function}, &v, {literal});\n    }}\n"
    yield "    return exercise_done();\n}\n"


class Product:
    def __init__(self, options, folder):
        self.options = options
        self.folder = pathlib.Path(folder)
        self.spec = self.folder / "product.json"
        self.spec.write_text(json.dumps(document()))
        self.model = Model(self.oasc("--dump", "model"))
        self.oasc("-o", self.folder)

    def oasc(self, *arguments):
        status, output, errors = call(self.options.oasc, "--warnings", "none", *arguments, self.spec)
        if status or b"warning: " in errors: # there is a note on patterns
            raise SystemExit(f"oasc: exit {status}\n" + errors.decode(errors="replace"))
        return output.decode()

    def check_types(self):
        untyped = []
        for name, pair, _, _ in pairs():
            root = self.model.roots[f"the schema {name}"]
            if self.model.has_json(root[1]):
                untyped.append(" as ".join(pair))
        if untyped:
            raise Failure("any JSON:\n" + "\n".join(untyped))

    def check_payloads(self):
        source = self.folder / "exercise.c"
        source.write_text("".join(exercise(self.model)))
        for compiler in Compilers("the product of kinds and places").c:
            demand("product.c", *compiler, *STRICT, *INCLUDES, "-c", self.folder / "product.c",
                   "-o", self.folder / "product.o")
        program = self.folder / "exercise"
        link("exercise", self.options, program, f"-I{HERE}", f"-I{self.folder}", source,
             self.folder / "product.c")
        demand("the exercise", program)

    def check(self, side):
        getattr(self, side)()


def main():
    options = option_parser(__doc__).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return run(["check_types", "check_payloads"], Product(options, folder).check, 1)


if __name__ == "__main__":
    sys.exit(main())
