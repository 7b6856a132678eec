"""--output annotations: what the schemas that hold of a payload say of it besides."""

import json
import time

from tool import API, ROOT, ends, equal, refused, true

DESCRIBED = str(ROOT / "docs/output.schema.json")


def annotated(tool, schema, payload, *arguments):
    """The list of annotations of a valid payload; what is printed is what its schema says."""
    tool.file("s.json", schema)
    tool.file("p.json", payload)
    result = tool.run("--warnings", "none", "--output", "annotations", *arguments, "s.json", "p.json")
    ends(result, 0, err="")
    equal("members", list(result.json), ["file", "valid", "status", "annotations"])
    ends(tool.run(DESCRIBED, stdin=result.out), 0, out="", err="")
    return result.json["annotations"]


def titles(tool, schema, payload, *arguments):
    """(instance, value) of each title."""
    return [(unit["instanceLocation"], unit["annotation"])
            for unit in annotated(tool, schema, payload, *arguments) if unit["keyword"] == "title"]


def test_a_unit(tool):
    units = annotated(tool, {"properties": {"a/b": {"$ref": "#/$defs/~0"}},
                             "$defs": {"~": {"x-^": {"of": [1.50, None]}}}}, {"a/b": 1})
    equal("units", units, [{
        "instanceLocation": "/a~1b", "keywordLocation": "/properties/a~1b/$ref/x-^",
        "absoluteKeywordLocation": "s.json#/$defs/~0/x-%5E", "keyword": "x-^",
        "annotation": {"of": [1.5, None]}}])


def test_order_is_the_payloads(tool):
    schema = {"title": "t", "description": "d", "allOf": [{"title": "u"}], "properties": {
        "a": {"title": "a"}, "b": {"title": "b"}}}
    for members in (list(schema.items()), list(schema.items())[::-1]):
        equal("order", [(unit["instanceLocation"], unit["keywordLocation"])
                        for unit in annotated(tool, dict(members), '{"b": 1, "a": 2}')],
              [("", "/description"), ("", "/title"), ("", "/allOf/0/title"),
               ("/b", "/properties/b/title"), ("/a", "/properties/a/title")])


def test_what_does_not_hold_says_nothing(tool):
    deep = {"properties": {"a": {"title": "deep"}}}
    for schema, expected in [
            ({"anyOf": [{**deep, "required": ["b"]}, {"title": "other"}]}, [("", "other")]),
            ({"oneOf": [{**deep, "required": ["b"]}, deep]}, [("/a", "deep")]),
            ({"not": {**deep, "required": ["b"]}, "title": "t"}, [("", "t")]),
            ({"not": {"not": deep}}, []),
            ({"if": {**deep, "required": ["b"]}, "then": {"title": "then"}}, []),
            ({"if": deep, "else": {"title": "else"}}, [("/a", "deep")]),
            ({"if": {"required": ["b"]}, "then": {"title": "t"}, "else": {"title": "e"}}, [("", "e")]),
            ({"then": deep, "else": deep}, []),
            ({"dependentSchemas": {"b": deep, "a": {"title": "has a"}}}, [("", "has a")]),
            ({"propertyNames": {"title": "name"}}, []),
            ({"$ref": "#/$defs/d", "$defs": {"d": deep}}, [("/a", "deep")])]:
        equal(json.dumps(schema), titles(tool, schema, {"a": 1}), expected)


def test_items(tool):
    for schema, expected in [
            ({"prefixItems": [{"title": "0"}], "items": {"title": "n"}},
             [("/0", "0"), ("/1", "n"), ("/2", "n")]),
            ({"contains": {"type": "string", "title": "s"}}, [("/1", "s")]),
            ({"contains": {"type": "null", "title": "s"}, "minContains": 0}, []),
            ({"contains": {"type": "string"}, "unevaluatedItems": {"title": "left"}},
             [("/0", "left"), ("/2", "left")]),
            ({"anyOf": [{"prefixItems": [True]}, {"prefixItems": [True, True], "maxItems": 1}],
              "unevaluatedItems": {"title": "left"}}, [("/1", "left"), ("/2", "left")])]:
        equal(json.dumps(schema), titles(tool, schema, [1, "a", 3]), expected)
    schema = {"contains": {"type": "string"}, "unevaluatedItems": {"title": "left"}}
    equal("2019-09 does not count contains", titles(tool, schema, ["a"], "--dialect", "2019-09"),
          [("/0", "left")])


def test_what_is_left_of_members(tool):
    inner = {"unevaluatedProperties": {"title": "inner"}, "properties": {"a": True}}
    for schema, expected in [
            ({"allOf": [inner], "unevaluatedProperties": {"title": "outer"}}, [("/b", "inner")]),
            ({"allOf": [inner, {"properties": {"b": True}, "unevaluatedProperties": {"title": "x"}}]},
             [("/a", "x"), ("/b", "inner")]),
            ({"patternProperties": {"^a": {"title": "p"}}, "properties": {"a": {"title": "d"}},
              "additionalProperties": {"title": "r"}}, [("/a", "p"), ("/a", "d"), ("/b", "r")])]:
        equal(json.dumps(schema), titles(tool, schema, {"a": 1, "b": 2}), expected)


def test_keywords(tool):
    said = {"title": "t", "description": "d", "default": 1, "deprecated": False, "readOnly": True,
            "writeOnly": True, "examples": [1], "format": "date", "x-mine": None, "mine": {},
            "contentEncoding": "base64", "contentMediaType": "a/b", "contentSchema": False}
    silent = {"$comment": "c", "type": ["string", "integer"], "minLength": 1, "$defs": {}, "$id": "x:y",
              "$anchor": "a"}
    units = annotated(tool, {**said, **silent}, '"x"')
    equal("of a text", {unit["keyword"]: unit["annotation"] for unit in units}, said)
    content = {"contentEncoding", "contentMediaType", "contentSchema"}
    units = annotated(tool, {**said, **silent}, "1")
    equal("of a number", {unit["keyword"] for unit in units}, said.keys() - content)
    units = annotated(tool, {"contentSchema": {}}, '"x"')
    equal("contentSchema alone", units, [])


def test_older_dialects(tool):
    schema = {"x-mine": 1, "title": "t", "allOf": [{"$ref": "#/definitions/a", "title": "beside"}],
              "definitions": {"a": {"title": "a"}}}
    equal("2019-09", titles(tool, schema, "1", "--dialect", "2019-09"),
          [("", "t"), ("", "beside"), ("", "a")])
    units = annotated(tool, schema, "1", "--dialect", "draft7")
    equal("draft 7", [(unit["keywordLocation"], unit["annotation"]) for unit in units],
          [("/title", "t"), ("/allOf/0/$ref/title", "a")])


def test_openapi(tool):
    document = tool.file("api.json", {
        "openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {
            "schemas": {"A": {"nullable": True, "description": "d", "example": 1, "xml": {"name": "n"},
                              "x-c-name": "a", "allOf": [{"type": "string", "title": "inner"}]}}}})
    result = tool.run("--output", "annotations", "--schema", "A", document, stdin="null")
    ends(result, 0)
    equal("null", [unit["keyword"] for unit in result.json["annotations"]],
          ["description", "example", "xml"])
    result = tool.run("--output", "annotations", "--schema", "A", document, stdin='"x"')
    equal("a text", [unit["keywordLocation"] for unit in result.json["annotations"]],
          ["/description", "/example", "/xml", "/allOf/0/title"])


def test_other_verdicts(tool):
    schema = tool.file("s.json", {"title": "t", "type": "object"})
    result = tool.run("--output", "annotations", schema, stdin="[]")
    ends(result, 1, err="")
    equal("same as json", result.out, tool.run("--output", "json", schema, stdin="[]").out)
    ends(tool.run("--output", "annotations", schema, stdin="{"), 1)
    ends(tool.run("--output", "annotations", "-q", schema, stdin="{}"), 0, out="", err="")
    result = tool.run("--output", "annotations", "--max-work", "1", schema, stdin="{}")
    ends(result, 6, err="")
    equal("undecided", (result.json["valid"], result.json["limit"], result.json["instanceLocation"]),
          (None, "work", ""))
    ends(tool.run(DESCRIBED, stdin=result.out), 0, out="", err="")
    result = tool.run("--output", "annotations", "--operation", "createPet", API, stdin="")
    ends(result, 0)
    equal("no body", (result.json["body"], result.json["annotations"]), ("absent", []))
    refused(tool.run("--output", "annotation", schema, stdin="1"), "annotations; got")


def test_texts_and_lines(tool):
    result = tool.run("--output", "annotations", "--operation", "createPet", "--media-type",
                      "text/csv", API, stdin='a"b\n')
    ends(result, 0, err="")
    equal("a text", result.json["annotations"], [])
    schema = tool.file("s.json", {"items": {"title": "t"}})
    result = tool.run("--output", "annotations", "--lines", "-j", "4", schema,
                      stdin="[1]\n\n[]\n" * 100)
    ends(result, 0, err="")
    equal("records", [(one["record"], len(one["annotations"])) for one in result.json],
          [(3 * i + j, 2 - j if j == 1 else 0) for i in range(100) for j in (1, 3)])


def test_a_pattern_that_gives_no_answer(tool):
    schema = tool.file("s.json", {"patternProperties": {"^(?!b)(a+)+$": {"title": "t"}}, "anyOf": [{}]})
    result = tool.run("--output", "annotations", schema, stdin=json.dumps({"a" * 40 + "!": 1}))
    ends(result, 6)
    equal("limit", (result.json["valid"], result.json["limit"]), (None, "pattern"))


def seconds(tool, schema, payload, code=0):
    tool.file("s.json", schema)
    tool.file("p.json", payload)
    began = time.monotonic()
    ends(tool.run("--warnings", "none", "--output", "annotations", "s.json", "p.json"), code)
    return time.monotonic() - began


def test_work_is_bounded(tool):
    """Ten times as large a payload takes ten times as long; what would be exponential has no answer."""
    tree = {"$ref": "#/$defs/n", "$defs": {"n": {"title": "n", "anyOf": [
        {"type": "integer", "title": "i"}, {"items": {"$ref": "#/$defs/n"}, "title": "l"}],
        "unevaluatedItems": {"title": "left"}}}}
    few, many = (seconds(tool, tree, "[" + ",".join(["[1,[2]]"] * count) + "]")
                 for count in (1000, 10000))
    true(f"{few} for a tenth of what takes {many}", many < 40 * few + 0.5)
    defs = {f"a{i}": {"allOf": [{"$ref": f"#/$defs/a{i + 1}"}] * 2} for i in range(30)}
    doubling = {"$ref": "#/$defs/a0", "$defs": {**defs, "a30": {"title": "t"}}}
    true("doubling", seconds(tool, doubling, "1", 6) < 20)
    deep = "[" * 50 + "1" + "]" * 50
    true("nested", seconds(tool, tree, deep) < 20)


def test_long_chains(tool):
    """References that only lead on cost no level of nesting, up to some that nobody writes."""
    for count, code in (1000, 0), (5000, 6):
        defs = {f"a{i}": {"$ref": f"#/$defs/a{i + 1}"} for i in range(count)}
        schema = {"$ref": "#/$defs/a0", "$defs": {**defs, f"a{count}": {"title": "t"}}}
        true("seconds", seconds(tool, schema, "1", code) < 20)
