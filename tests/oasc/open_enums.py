"""--open-enums: which enums take other texts as well, and what is said of those that do not."""

import re

from reports import keywords_at, report, schema_at
from tool import absent, ends, equal, found

LIST = {"type": "string", "enum": ["a", "b"]}
REF = {"$ref": "#/components/schemas/List"}


def document(tool, **schemas):
    tool.file("s.json", {"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
                         "components": {"schemas": schemas}})
    return "s.json"


def members(**schemas):
    return {"type": "object", "properties": schemas}


def opened(tool, *arguments, **schemas):
    """The enums that have a constant for other texts, and how often each is made."""
    result = tool.run("--dump", "header", "--warnings", "none", "--open-enums", *arguments,
                      document(tool, **schemas))
    ends(result, 0)
    return re.findall(r"^struct s_(\w+)_or_other \{", result.out, re.M)


def tagged(**more):
    """Two objects that a tag tells apart, each with an enum of its own."""
    return [{"type": "object", "required": ["k"], "properties": {"k": {"const": word}, word: LIST},
             **more} for word in ("x", "y")]


def test_off_by_default(tool):
    spec = document(tool, A=LIST)
    ends(tool.run(spec), 0)
    with open(tool.path("s.h"), encoding="utf-8") as header:
        text = header.read()
    absent("nothing is said of it", "(?i)open", text)
    found("an enum", r"(?m)^enum s_a \{", text)
    equal("nor in the report", [one.get("note") for one in report(tool, spec)["schemas"][0]["keywords"]
                                if one["keyword"] == "enum"], [None])


def test_where_enums_are_open(tool):
    for what, schema, names in [
            ("a component", LIST, ["a"]),
            ("without a type", {"enum": ["a", "b"]}, ["a"]),
            ("with null", {"type": ["string", "null"], "enum": ["a", "b", None]}, ["a"]),
            ("a member", members(m=LIST), ["a_m"]),
            ("an item", {"type": "array", "items": LIST}, ["a_item"]),
            ("a map's value", {"type": "object", "additionalProperties": LIST}, ["a_value"]),
            ("by a pattern of names", {"type": "object", "patternProperties": {"^x": LIST},
                                          "additionalProperties": False}, ["a_value"]),
            ("all of them", {"allOf": [LIST, {"enum": ["b", "c"]}]}, ["a"]),
            ("what follows from a condition", {**members(m=LIST), "if": {"required": ["m"]},
                                               "then": members(n=LIST)}, ["a_m", "a_n"]),
            ("beside null", {"oneOf": [LIST, {"type": "null"}]}, ["a"]),
            ("another JSON type", {"anyOf": [LIST, {"type": "integer"}]}, ["a_string"]),
            ("below a tag that decides", {"oneOf": tagged()}, ["a_x_x", "a_y_y"]),
            ("the same in anyOf", {"anyOf": tagged()}, ["a_x_x", "a_y_y"]),
            ("branches without a type", {"type": "object",
                                         "oneOf": [{key: value for key, value in one.items()
                                                    if key != "type"} for one in tagged()]},
             ["a_x_x", "a_y_y"])]:
        equal(what, sorted(opened(tool, A=schema)), names)


def test_where_they_are_not(tool):
    other = members(n={"type": "string"})
    for what, schema in [
            ("one text", {"enum": ["a"]}), ("a constant", {"const": "a"}),
            ("integers", {"enum": [1, 2], "x-enum-varnames": ["one", "two"]}),
            ("a text and a number", {"enum": ["a", "b", 1]}),
            ("titled constants", {"oneOf": [{"const": "a", "title": "A"}, {"const": "b", "title": "B"}]}),
            ("oneOf that both may be", {"oneOf": [members(m=LIST), other]}),
            ("anyOf", {"anyOf": [members(m=LIST), other]}),
            ("two texts", {"anyOf": [LIST, {"type": "string", "maxLength": 3}]}),
            ("far below", {"oneOf": [members(m=members(n={"type": "array", "items": LIST})), other]}),
            ("through a reference", {"oneOf": [members(m={"$ref": "#/components/schemas/A/$defs/b"}), other],
                                     "$defs": {"b": LIST}}),
            ("not", {"not": members(m=LIST)}), ("if", {"if": LIST, "then": {"maxLength": 1}}),
            ("contains", {"contains": LIST}), ("names", {"propertyNames": LIST}),
            ("the tag itself", {"oneOf": [{**one, "properties": {"k": {"enum": ["p" + word, "q" + word]}}}
                                          for one, word in zip(tagged(), "xy")]})]:
        equal(what, opened(tool, A=schema), [])
    equal("also where another place would do", opened(tool, List=LIST, A=REF, B={"not": REF}), [])
    equal("and not where it does", opened(tool, List=LIST, A=REF, B={"not": LIST}), ["list"])


def test_shared(tool):
    """What one place opens and another keeps closed is no longer of one meaning."""
    two = {"A": members(m=LIST), "B": members(m=LIST)}
    equal("both are open", opened(tool, **two), ["a_m"])
    equal("--no-share", opened(tool, "--no-share", **two), ["a_m", "b_m"])
    equal("one is", opened(tool, **two, C={"not": {"$ref": "#/components/schemas/B"}}), ["a_m"])


def test_name_of_the_constant(tool):
    spec = document(tool, A={"enum": ["other", "OTHER", "unset"]})
    text = tool.run("--dump", "header", "--open-enums", spec).out
    equal("the enum's own comes first", re.findall(r"\bS_A_\w+(?=,|  )", text),
          ["S_A_UNSET", "S_A_OTHER_2", "S_A_OTHER_3", "S_A_UNSET_2", "S_A_OTHER"])


def test_report(tool):
    spec = document(tool, A=members(m=LIST, n={"enum": [1, 2]}, only={"enum": ["x"]}),
                    B={"not": members(m=LIST)}, C={"anyOf": [LIST, {"type": "string"}]})
    made = report(tool, spec, 0, "--open-enums")
    equal("open", keywords_at(made, "/components/schemas/A/properties/m"),
          {"type": "enforced", "enum": "opened"})
    equal("closed", keywords_at(made, "/components/schemas/B/not/properties/m"),
          {"type": "enforced", "enum": "enforced"})
    equal("totals", (made["totals"]["opened"], made["complete"]), (1, True))
    for pointer, why in [("A/properties/n", "no list of several texts"),
                         ("A/properties/only", "no list of several texts"),
                         ("B/not/properties/m", "below a not"), ("C/anyOf/0", "below an anyOf")]:
        found(pointer, why, schema_at(made, "/components/schemas/" + pointer)["keywords"][-1]["note"])
    text = tool.run("--report", "--open-enums", spec).out
    found("text", r"(?m)^  opened      enum .*\(other texts are valid as well\)$", text)
    found("sum", r" annotations, 1 opened, 0 refused; ", text)


def test_header(tool):
    spec = document(tool, A=LIST, B={"not": {"$ref": "#/components/schemas/C"}}, C=LIST)
    text = tool.run("--dump", "header", "--open-enums", spec).out
    found("at the head", "Made with --open-enums", text.split("#ifndef")[0])
    found("open", r"/\* Open: [^*]*S_A_OTHER\. \*/\nenum s_a ", text)
    found("closed", r"/\* Not open: it stands below not, [^*]*\*/\nenum s_c ", text)
