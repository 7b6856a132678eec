"""Defaults and examples of a document, judged by their own schemas: each that is refused is told,
in the words that a payload gets, and what is valid is not spoken of."""

import json
import re

from tool import ends, equal


def media(schema, **beside):
    return {"content": {"application/json": {"schema": schema, **beside}}}


def document(version, schemas, operation=None, **components):
    answers = {"responses": {"200": {"description": ""}}}
    return {"openapi": version, "info": {"title": "t", "version": "1"},
            "paths": {"/p": {"post": {**answers, **(operation or {})}}},
            "components": {"schemas": schemas, **components}}


def told(tool, spec):
    """The texts of the warnings, in their order."""
    tool.file("s.json", json.dumps(spec))
    result = tool.run("--warnings", "all", "--check", "s.json")
    equal("exit", result.code, 1)
    return re.findall(r"warning: the schema (refuses its .*)", result.err)


def test_of_schemas(tool):
    """Where a schema says it itself, whatever its own schema is."""
    few = {"type": "integer", "maximum": 9}
    for version, schema, refusals in [
            ("3.1.0", {**few, "default": 10}, ["default: expected an integer of at most 9, got 10"]),
            ("3.1.0", {**few, "default": 9, "example": 9, "examples": [1, 2]}, []),
            ("3.0.3", {**few, "example": "9"}, ['example: expected an integer, got "9"']),
            ("3.1.0", {**few, "examples": [1, 10, None]},
             ["example: expected an integer of at most 9, got 10", "example: expected an integer, got null"]),
            ("3.0.3", {**few, "examples": [10]}, []),
            ("3.2.0", {"type": "array", "items": few, "example": [1, [], 10, 11]},
             ["example, at /1: expected an integer, got array (0 items), and 2 more"]),
            ("3.0.3", {**few, "nullable": True, "default": None}, []),
            ("3.1.0", {"$ref": "#/components/schemas/Few", "default": 10},
             ["default: expected an integer of at most 9, got 10"]),
            ("3.0.3", {"$ref": "#/components/schemas/Few", "default": 10}, []),
            ("3.1.0", {"properties": {"a/b": {**few, "default": {}}}},
             ["default: expected an integer, got object (0 members)"]),
            ("3.1.0", {"pattern": "^" + "[a-z]" * 20 + "$", "default": "1"},
             ["default: expected a string matching ^" + "[a-z]" * 7 + '[a-z…, got "1"']),
            ("3.1.0", {"properties": {"kind": {"enum": ["inbound"]}}, "example": {"kind": "Inbound"}},
             ['example, at /kind: expected "inbound", got "Inbound"; did you mean "inbound"?'])]:
        spec = document(version, {"Few": few, "It": schema})
        equal(f"{version} {schema}", told(tool, spec), [f"refuses its {one}" for one in refusals])


def test_directions(tool):
    """A schema's own example may be of either direction, a body's is of its own."""
    both = {"type": "object", "required": ["id", "key"], "properties": {
        "id": {"type": "integer", "readOnly": True}, "key": {"type": "integer", "writeOnly": True}}}
    schemas = {"Sent": {**both, "example": {"key": 1}}, "Got": {**both, "example": {"id": 1}},
               "None": {**both, "example": {}}}
    sent = media({"$ref": "#/components/schemas/Sent"}, example={"key": 1})
    got = media({"$ref": "#/components/schemas/Sent"}, example={"key": 1})
    operation = {"requestBody": sent, "responses": {"200": {"description": "", **got}}}
    missing = 'example: expected member "%s", which is missing'
    equal("told", told(tool, document("3.0.3", schemas, operation)),
          ["refuses its " + missing % "id", "refuses its " + missing % "id" + ", and 1 more"])


def test_beside_schemas(tool):
    """Of media types, parameters and headers; Example Objects may be references."""
    few = {"type": "integer", "maximum": 9}
    examples = {"good": {"value": 1}, "bad": {"value": 10}, "far": {"$ref": "#/components/examples/X"},
                "text": {"externalValue": "x.txt"}}
    refusals = ["refuses its example: expected an integer of at most 9, got 10",
                'refuses its example: expected an integer, got "x"']
    shared = {"examples": {"X": {"value": "x"}}}
    for what, operation in [
            ("a request", {"requestBody": media(few, examples=examples)}),
            ("a response", {"responses": {"200": {"description": "",
                                                  **media(few, examples=examples)}}}),
            ("a parameter", {"parameters": [{"name": "p", "in": "query", "schema": few,
                                             "examples": examples}]}),
            ("a parameter's content", {"parameters": [
                {"name": "p", "in": "query", **media(few, examples=examples)}]})]:
        equal(what, told(tool, document("3.0.3", {}, operation, **shared)), refusals)
    data = {"requestBody": media(few, examples={"a": {"dataValue": 10}, "b": {"value": 9}})}
    equal("3.2", told(tool, document("3.2.0", {}, data)), refusals[:1])
    text = {"requestBody": {"content": {"text/plain": {"schema": few, "example": "x"}}}}
    equal("no JSON", told(tool, document("3.0.3", {}, text)), [])


def test_places(tool):
    """The warning stands at what is refused in the example."""
    tool.file("s.yaml", """\
openapi: 3.1.0
info: {title: t, version: '1'}
components:
  schemas:
    Pet:
      type: object
      properties: {tags: {type: array, items: {type: string}}}
      example:
        tags:
          - good
          - 7
""")
    result = tool.run("--check", "s.yaml")
    ends(result, 1)
    equal("place", re.findall(r"^s\.yaml:(\d+:\d+): warning", result.err, re.M), ["11:13"])
