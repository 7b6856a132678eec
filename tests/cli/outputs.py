"""What is printed: text, json, jsonl, validation-error; colours; what is left out."""

import json
import os
import subprocess
import time

from tool import API, ROOT, absent, ends, equal, found, probe, true

SCHEMA = """\
type: object
required: [name]
properties:
  name:
    type: string
    minLength: 2
  age:
    type: integer
    minimum: 1
"""
BAD = '{\n  "name": "Zoë", "age": 0\n}\n'
FIELDS = ["instanceLocation", "keywordLocation", "absoluteKeywordLocation", "keyword", "code",
          "error", "expected", "received", "line", "column", "offset", "schemaFile", "schemaLine",
          "schemaColumn"]


def judge(tool, payload, *arguments, schema=SCHEMA):
    tool.file("s.yaml", schema)
    tool.file("p.json", payload)
    return tool.run(*arguments, "s.yaml", "p.json")


def test_text(tool):
    result = judge(tool, BAD)
    ends(result, 1, err="")
    equal("lines", len(result.lines), 4)
    found("message", r"^p\.json:2:25: error: /age: expected .*, got 0 \[minimum\]$",
          result.lines[0])
    equal("source", result.lines[1], '    2 |   "name": "Zoë", "age": 0')
    equal("caret", result.lines[2], "      |" + " " * 25 + "^")
    equal("note", result.lines[3], "s.yaml:9:5: note: declared here")


def test_text_of_the_root(tool):
    found("text", r"^p\.json:1:1: error: \(root\): .* \[type\]$", judge(tool, "[]").out)
    found("text", r"^p\.json:1:1: error: \(root\): .*name.* \[required\]$", judge(tool, "{}").out)


def test_text_of_malformed_json(tool):
    result = judge(tool, '{"name"}')
    ends(result, 1, err="")
    found("text", r"^p\.json:1:8: error: expected .* \[invalid_json\]$", result.lines[0])
    absent("text", r"note:|\(root\)", result.out)


def test_text_of_limits(tool):
    result = judge(tool, "[" * 300 + "]" * 300, schema="{}")
    ends(result, 6, err="")
    found("text", r"^p\.json:1:129: error: too_large: .*128 levels.*--max-depth", result.out)
    result = judge(tool, "[1]", "--max-bytes", "2")
    ends(result, 6, err="")
    found("text", r"^p\.json: error: too_large: .*2 bytes.*--max-bytes", result.out)


def test_text_cannot_be_forged(tool):
    """Keys and file names do not reach the terminal as control characters."""
    key = "a\nx.json:1:1: error: forged\x1b[31m\u202e"
    tool.file("s.json", {"additionalProperties": {"type": "null"}})
    tool.file("p\x1b[1m\n.json", json.dumps({key: 1}, ensure_ascii=True))
    result = tool.run("s.json", "p\x1b[1m\n.json")
    ends(result, 1, err="")
    equal("lines", len(result.lines), 4)
    absent("text", "\x1b|\u202e|^x.json", result.out)
    result = tool.run("--schema", "x\x1b[1m\ny", API)
    absent("stderr", "\x1b|^y", result.err)


def test_json_of_one_payload(tool):
    result = judge(tool, BAD, "--output", "json")
    ends(result, 1, err="")
    verdict = result.json
    equal("members", list(verdict), ["file", "valid", "status", "errors", "truncated"])
    error = verdict.pop("errors")[0]
    equal("verdict", verdict,
          {"file": "p.json", "valid": False, "status": "invalid", "truncated": False})
    equal("error's members", list(error), FIELDS)
    true("there is a message", error.pop("error").startswith("expected "))
    equal("error", error, {
        "instanceLocation": "/age", "keywordLocation": "/properties/age/minimum",
        "absoluteKeywordLocation": "s.yaml#/properties/age/minimum", "keyword": "minimum",
        "code": "too_small", "expected": "integer >= 1", "received": "0", "line": 2,
        "column": 25, "offset": 27, "schemaFile": "s.yaml", "schemaLine": 9, "schemaColumn": 5})


def test_json_layout(tool):
    """Two spaces a level, one member a line; a valid payload too."""
    equal("json", judge(tool, '{"name": "Rex"}', "--output", "json").out, """\
{
  "file": "p.json",
  "valid": true,
  "status": "valid",
  "errors": [],
  "truncated": false
}
""")
    out = judge(tool, BAD, "--output", "json").out
    equal("indented by Python", out, json.dumps(json.loads(out), indent=2,
                                                ensure_ascii=False) + "\n")


def test_json_of_several(tool):
    tool.file("bad.json", BAD)
    tool.file("good.json", '{"name": "Rex"}')
    tool.file("s.yaml", SCHEMA)
    result = tool.run("--output", "json", "s.yaml", "bad.json", "good.json", "bad.json")
    ends(result, 1, err="")
    equal("files", [(one["file"], one["valid"]) for one in result.json],
          [("bad.json", False), ("good.json", True), ("bad.json", False)])
    equal("indented by Python", result.out,
          json.dumps(result.json, indent=2, ensure_ascii=False) + "\n")
    result = tool.run("--output", "json", "s.yaml", "missing", "absent")
    ends(result, 3, out="[]\n")


def test_json_of_a_missing_member(tool):
    error = judge(tool, ' {"age": 2}', "--output", "json").json["errors"][0]
    equal("members", list(error), FIELDS[:8] + ["property"] + FIELDS[8:])
    equal("property", (error["property"], error["received"], error["code"]),
          ("name", None, "missing"))
    equal("place", (error["instanceLocation"], error["line"], error["column"], error["offset"]),
          ("", 1, 2, 1))


def test_json_of_malformed_json(tool):
    result = judge(tool, '{"name": tru}', "--output", "json")
    ends(result, 1, err="")
    equal("one error", len(result.json["errors"]), 1)
    error = result.json["errors"][0]
    equal("members", list(error), FIELDS)
    for name in ["keywordLocation", "absoluteKeywordLocation", "keyword", "schemaFile",
                 "schemaLine", "schemaColumn"]:
        equal(name, error[name], None)
    equal("code", error["code"], "invalid_json")


def test_json_of_limits(tool):
    equal("too deep", judge(tool, "[[[]]]", "--max-depth", "2", "--output", "json",
                            schema="{}").json,
          {"file": "p.json", "valid": None, "status": "too_large", "limit": "depth",
           "instanceLocation": "/0/0", "line": 1, "column": 3, "offset": 2, "errors": [],
           "truncated": False})
    equal("too long", judge(tool, "[1]", "--max-bytes", "2", "--output", "jsonl").jsonl,
          [{"file": "p.json", "valid": None, "status": "too_large", "limit": "bytes", "errors": [],
            "truncated": False}])


def test_jsonl(tool):
    tool.file("bad.json", BAD)
    tool.file("good.json", '{"name": "Rex"}')
    tool.file("s.yaml", SCHEMA)
    result = tool.run("--output", "jsonl", "s.yaml", "bad.json", "good.json")
    ends(result, 1, err="")
    equal("verdicts", [one["valid"] for one in result.jsonl], [False, True])
    pretty = tool.run("--output", "json", "s.yaml", "bad.json", "good.json")
    equal("same as json", result.jsonl, pretty.json)
    for line in result.lines:
        equal("compact", line, json.dumps(json.loads(line), separators=(",", ":"),
                                          ensure_ascii=False))


def test_json_is_utf8_whatever_the_name(tool):
    name = b"p\xff\xc3\xa9.json"
    tool.file("s.json", "{}")
    with open(tool.folder.encode() + b"/" + name, "w", encoding="ascii") as file:
        file.write("1")
    result = tool.run("--output", "json", "s.json", name)
    ends(result, 0, err="")
    equal("file", result.json["file"], "p\ufffdé.json")


def test_json_is_what_its_schema_says(tool):
    described = str(ROOT / "docs/output.schema.json")
    pet = ["--schema", "Pet", API]
    for arguments, payload in [
            (pet, BAD), (pet, "{"), (pet, "[]"), (["--max-bytes", "1", *pet], "{}"),
            (["--max-depth", "1", *pet], '{"a":{}}'),
            (["--operation", "createPet", API], ""),
            (["--max-errors", "0", *pet], BAD), (["--lines", *pet], '{}\n\n{"age":0}\n['),
            (["--lines", *pet], "")]:
        result = tool.run("--output", "json", *arguments, stdin=payload)
        tool.file("verdict.json", result.out)
        ends(tool.run(described, "verdict.json"), 0, out="", err="")
        result = tool.run("--output", "jsonl", *arguments, stdin=payload)
        tool.file("verdicts.jsonl", result.out)
        ends(tool.run(described, "verdicts.jsonl"), 0, out="", err="")
    ends(tool.run(described, stdin='{"file":"a","valid":true,"status":"invalid","errors":[],'
                  '"truncated":false}'), 1)


UNION = """\
anyOf:
  - {type: object, required: [person], properties: {person: {type: string}}}
  - {type: object, required: [place], properties: {place: {type: string, maxLength: 3}, at: {type: integer}}}
"""


def test_text_of_a_union_has_the_closest_branch(tool):
    result = judge(tool, '{"place": 5,\n "at": "x"}', schema=UNION)
    ends(result, 1, err="")
    equal("lines", len(result.lines), 6)
    found("error", r"^p\.json:1:1: error: \(root\): .*one of 2 schemas.* \[anyOf\]$", result.lines[0])
    equal("notes", result.lines[4:], [
        "  p.json:1:11: note: /place: expected a string, got 5 [anyOf/1/properties/place/type]",
        '  p.json:2:8: note: /at: expected an integer, got "x" [anyOf/1/properties/at/type]'])
    result = judge(tool, "{}", schema=UNION)
    equal("both", result.lines[4:], [
        '  p.json:1:1: note: (root): expected member "person", which is missing [anyOf/0/required]; '
        'or (root): expected member "place", which is missing [anyOf/1/required]'])
    equal("type", len(judge(tool, "1", schema=UNION).lines), 4)
    absent("data", "secret", judge(tool, '{"place": "secret"}', "--no-values", schema=UNION).out)


def test_text_of_a_union_ends(tool):
    """Many errors of a branch, many branches that are as close."""
    result = judge(tool, [1] * 30, schema="{anyOf: [{items: {type: string}}, {maxItems: 1}]}")
    equal("notes", len(result.lines), 14)
    found("the last", r"type\]; and 20 more$", result.lines[-1])
    many = ", ".join("{required: [m%d]}" % i for i in range(14))
    result = judge(tool, "{}", schema="{anyOf: [%s]}" % many)
    equal("lines", len(result.lines), 5)
    found("the first ten", r"anyOf/9/required\]; and 4 more$", result.lines[-1])


def test_json_of_a_union_has_all_branches(tool):
    payload = '\n{"place": 5}'
    result = judge(tool, payload, "--output", "json", schema=UNION)
    ends(result, 1, err="")
    [error] = result.json["errors"]
    equal("members", list(error), [*FIELDS, "alternatives"])
    equal("branches", [(one["keywordLocation"], [(each["code"], each["instanceLocation"], each["line"])
                                                 for each in one["errors"]])
                       for one in error["alternatives"]],
          [("/anyOf/1", [("invalid_type", "/place", 2)]), ("/anyOf/0", [("missing", "", 2)])])
    equal("names", [list(one) for one in error["alternatives"]], [["keywordLocation", "errors"]] * 2)
    lines = judge(tool, "\n" + payload, "--lines", "--output", "jsonl", schema=UNION)
    error = json.loads(lines.lines[-1])["errors"][0]
    equal("place", [error["alternatives"][0]["errors"][0][name] for name in ("line", "column", "offset")],
          [3, 11, 12])
    result = judge(tool, [1] * 150, "--output", "json",
                   schema="{anyOf: [{items: {type: string}}, {maxItems: 1}]}")
    many, few = result.json["errors"][0]["alternatives"]
    equal("many", (len(many["errors"]), many["truncated"], "truncated" in few), (100, True, False))
    described = str(ROOT / "docs/output.schema.json")
    ends(tool.run(described, stdin=result.out), 0, out="", err="")
    nested = result.json
    nested["errors"][0]["alternatives"][0]["errors"][0]["alternatives"] = []
    ends(tool.run(described, stdin=json.dumps(nested)), 1)


def seconds(tool, count, *arguments):
    tool.file("ones.json", "[" + ",".join(["1"] * count) + "]")
    began = time.monotonic()
    result = tool.run("--max-errors", str(count), *arguments, "s.yaml", "ones.json")
    ends(result, 1, err="")
    return time.monotonic() - began


def test_attack_64_errors_on_one_line(tool):
    """Ten times as many errors take ten times as long, not a hundred times."""
    tool.file("s.yaml", "{items: {anyOf: [{minimum: 5}, {multipleOf: 2}]}}")
    for output in "text", "jsonl", "validation-error":
        few, many = (seconds(tool, count, "--output", output) for count in (3000, 30000))
        true(f"{output}: {few} for a tenth of what takes {many}", many < 40 * few + 0.5)


def test_attack_74_long_key(tool):
    tool.file("s.json", {"additionalProperties": {"items": {"type": "string"}}})
    for key in "k" * 200000, "\n" * 200000, "é" * 200000:
        tool.file("p.json", json.dumps({key: [1] * 100}))
        for output in "text", "json", "jsonl", "validation-error":
            result = tool.run("--output", output, "s.json", "p.json")
            ends(result, 1, err="")
            true(f"{output}: {len(result.out)} characters", 5000 < len(result.out) < 400000)


def test_a_pattern_is_cut_in_text_only(tool):
    pattern = "^" + "[a-z]" * 20 + "$"
    schema = json.dumps({"pattern": pattern})
    found("text", r"matching \^.{39}…, got", judge(tool, '"x"', schema=schema).out)
    for output in "json", "jsonl":
        text = judge(tool, '"x"', "--output", output, schema=schema).out
        error = json.loads(text)["errors"][0]
        equal("error", error["error"], f'expected a string matching {pattern}, got "x"')
        equal("expected", error["expected"], f"string matching {pattern}")
    body = judge(tool, '"x"', "--output", "validation-error", schema=schema).json
    equal("body", body["errors"][0]["message"], f'expected a string matching {pattern}, got "x"')


NAMES = {"type": "object", "required": ["name"], "additionalProperties": False, "properties": {
    "name": {"type": "string"}, "kind": {"enum": ["inbound", "outbound", 1]},
    "address1": {}, "address2": {}, "never": False}}


def test_did_you_mean(tool):
    payload = '{"nmae": 1, "kind": "INBOUND", "address1": 1, "address2": 2, "address3": 3, "nevr": 4}'
    schema = json.dumps(NAMES)
    text = judge(tool, payload, schema=schema).out
    found("missing", r'which is missing; did you mean it by "nmae"\? \[required\]', text)
    found("member", r'no member "nmae", got 1; did you mean "name"\? \[additional', text)
    found("constant", r'got "INBOUND"; did you mean "inbound"\? \[enum\]', text)
    found("what is there already is not meant", r'no member "address3", got 3 \[', text)
    found("what may not be there is not meant", r'no member "nevr", got 4 \[', text)
    for output in "json", "jsonl":
        result = judge(tool, payload, "--output", output, schema=schema)
        errors = json.loads(result.out)["errors"]
        equal("suggestions", [error.get("suggestion") for error in errors],
              ["nmae", "name", "inbound", None, None])
        absent("messages", "did you mean", result.out)
        ends(tool.run(str(ROOT / "docs/output.schema.json"), stdin=result.out), 0, out="", err="")
    absent("text", "did you mean", judge(tool, payload, "--no-values", schema=schema).out)
    absent("json", "suggestion",
           judge(tool, payload, "--no-values", "--output", "json", schema=schema).out)
    absent("body", "did you mean|suggestion",
           judge(tool, payload, "--output", "validation-error", schema=schema).out)


def test_did_you_mean_a_tag(tool):
    branch = '{required: [kind], properties: {kind: {const: %s}}}'
    result = judge(tool, '{"kind": "squre"}',
                   schema="{type: object, oneOf: [%s, %s]}" % (branch % "circle", branch % "square"))
    found("tag", r'got "squre"; did you mean "square"\? \[oneOf\]', result.out)


def test_did_you_mean_ends(tool):
    """Help for a few slips, not for a dictionary: what is looked at is bounded."""
    names = {f"member{i}": {} for i in range(1000)}
    tool.file("s.json", {"properties": names, "additionalProperties": False})
    tool.file("p.json", json.dumps({f"membre{i}": 1 for i in range(3000)}))
    result = tool.run("--max-errors", "3000", "s.json", "p.json")
    ends(result, 1, err="")
    said = result.out.count("did you mean")
    true(f"{said} suggestions", 1 < said < 100)


def test_unseen_characters_have_names(tool):
    for character, name in [("\u00a0", r"U\+00A0 \(no-break space\)"),
                            ("\ufeff", r"U\+FEFF \(byte order mark\)"),
                            ("\u2028", r"U\+2028 \(line separator\)"), ("\u202e", r"U\+202E"),
                            ("\U000e0001", "'\U000e0001'"), ("\u3000", r"U\+3000 \(ideographic space\)"),
                            ("é", "'é'")]:
        payload = '{"a":' + character + "1}"
        found("text", rf"^p\.json:1:6: error: .*, got {name} \[invalid_json\]$",
              judge(tool, payload).lines[0])
        found("json", "got " + name + "$",
              judge(tool, payload, "--output", "json").json["errors"][0]["error"])
    found("the first", r"^p\.json:1:1: error: .*got U\+FEFF \(byte order mark\) \[invalid_json\]$",
          judge(tool, "\ufeff1").lines[0])
    absent("no data", "U\\+", judge(tool, '{"a":\u00a01}', "--no-values").out)


def test_carets_stand_below_their_characters(tool):
    """Marks take no column, East Asian wide characters and emoji two, what is not shown one."""
    for name, columns in [("é", 1), ("e\u0301", 1), ("\u0928\u093f\u0940\u0941", 3), ("漢字", 4),
                          ("ｶﾞ", 2), ("한", 2), ("\U0001f600", 2), ("\u202e", 1), ("ａ", 2),
                          ("\U0002a6d6", 2), ("\u0e01\u0e34", 1)]:
        result = judge(tool, '{"' + name + '": 1}', schema="{additionalProperties: {type: string}}")
        equal(f"caret behind {name}", result.lines[2], "      | " + " " * (columns + 5) + "^")


def test_validation_error_of_a_union(tool):
    result = judge(tool, '{"place": 5}', "--output", "validation-error", schema=UNION)
    [error] = result.json["errors"]
    equal("members", list(error), ["path", "message", "expected", "received", "code"])


def test_validation_error(tool):
    result = judge(tool, '{"age": 0}', "--output", "validation-error")
    ends(result, 1, err="")
    body = result.json
    equal("members", list(body), ["message", "code", "errors"])
    equal("code", body["code"], "VALIDATION_ERROR")
    equal("error's members", [list(error) for error in body["errors"]],
          [["path", "message", "expected", "code"],
           ["path", "message", "expected", "received", "code"]])
    equal("errors", sorted((error["path"], error["code"]) for error in body["errors"]),
          [(["age"], "too_small"), (["name"], "missing")])
    ends(judge(tool, '{"name": "Rex"}', "--output", "validation-error"), 0, out="", err="")


def test_validation_error_without_a_verdict(tool):
    result = judge(tool, "[1]", "--max-bytes", "2", "--output", "validation-error")
    ends(result, 6, out="")
    found("stderr", r"^p\.json: error: too_large", result.err)


def test_validation_error_of_several(tool):
    tool.file("s.yaml", SCHEMA)
    result = tool.run("--lines", "--output", "validation-error", "s.yaml",
                      stdin='{"age":0}\n{"name":"Rex"}\n[]\n')
    ends(result, 1, err="")
    equal("one body a line", [len(body["errors"]) for body in result.jsonl], [2, 1])


def test_max_errors(tool):
    tool.file("s.json", {"items": {"type": "string"}})
    for many, given, shown in [(100, [], 100), (101, [], 100), (3, ["--max-errors", "2"], 2),
                               (3, ["--max-errors", "3"], 3), (2500, ["--max-errors", "2400"],
                                                               2400), (1, ["--max-errors", "0"], 0)]:
        payload = json.dumps(list(range(many)))
        verdict = tool.run("--output", "json", *given, "s.json", stdin=payload).json
        equal("shown", (verdict["valid"], len(verdict["errors"])), (False, shown))
        equal("truncated", verdict["truncated"], many > shown)
        equal("the first ones", [error["instanceLocation"] for error in verdict["errors"]],
              [f"/{i}" for i in range(shown)])
        result = tool.run(*given, "s.json", stdin=payload)
        ends(result, 1, err="")
        rest = many - shown
        if rest:
            words = "errors" if rest > 1 else "error"
            found("last line", rf"^-: error: {rest} more {words} not shown; --max-errors",
                  result.lines[-1])
        else:
            absent("text", "more error", result.out)


def test_no_values(tool):
    payload = {"name": 4711, "age": -4712, "s3": "sesame"}
    schema = {"properties": {"name": {"enum": ["a"]}, "age": {"minimum": 1},
                             "s3": {"maxLength": 1}}}
    secret = "4711|4712|sesame"
    for output in ["text", "json", "jsonl", "validation-error"]:
        shown = judge(tool, json.dumps(payload), "--output", output, schema=json.dumps(schema))
        found(output, secret, shown.out)
        for text in [json.dumps(payload), json.dumps(payload)[:-1], '{"name": sesame}',
                     '{"name": "sesame\x01"}', '{"name" "sesame"}', '{"a": "\\x4711"}']:
            hidden = judge(tool, text, "--no-values", "--output", output,
                           schema=json.dumps(schema))
            ends(hidden, 1, err="")
            absent(output, secret, hidden.out)


def test_attack_69_lengths_and_counts_of_any_size(tool):
    """The right verdict, and the document's own number in words."""
    for keyword, payload, what in [("Length", '"ab"', "string of {} {} characters"),
                                   ("Items", "[1, 2]", "array of {} {} items"),
                                   ("Properties", '{"a": 1, "b": 2}', "object of {} {} members")]:
        for number in ["1e400", "9223372036854775807", "9223372036854775808", "9223372036854775809",
                       "18446744073709551615", "18446744073709551616", "1" + "0" * 38]:
            tool.file("s.json", '{"min%s": %s}' % (keyword, number))
            error = tool.run("--output", "json", "s.json", stdin=payload).json["errors"][0]
            equal("expected", (error["code"], error["expected"]),
                  ("too_small", what.format(">=", number)))
            found("message", f"of at least {number} ", error["error"])
            tool.file("s.json", '{"max%s": %s}' % (keyword, number))
            ends(tool.run("s.json", stdin=payload), 0, out="", err="")
        for number, shown in [("1.0", "1"), ("10e-1", "1"), ("0e999", "0"), ("-0", "0")]:
            tool.file("s.json", '{"max%s": %s}' % (keyword, number))
            error = tool.run("--output", "json", "s.json", stdin=payload).json["errors"][0]
            equal("code", error["code"], "too_big")
            found("expected", f" <= {shown} [a-z]", error["expected"])
    tool.file("s.json", '{"minLength": 1%s}' % ("0" * 500))
    found("a long one is cut", r"at least 10{39}… characters", tool.run("s.json", stdin='""').out)


def test_color(tool):
    for env, given, colored in [({}, [], False), ({}, ["--color", "auto"], False),
                                ({}, ["--color", "always"], True),
                                ({"NO_COLOR": "1"}, ["--color", "always"], True),
                                ({}, ["--color", "never"], False)]:
        tool.file("s.yaml", SCHEMA)
        for arguments in [["s.yaml"], ["--schema", "Owner", API]]:
            result = tool.run(*given, *arguments, stdin='{"age": 0, "name": "", "mail": 0}',
                              env=env)
            equal(f"colours with {given} {env}", "\x1b[" in result.out, colored)
    plain = tool.run("s.yaml", stdin='{"age": 0}').out
    colored = tool.run("--color", "always", "s.yaml", stdin='{"age": 0}').out
    for code in ["\x1b[0m", "\x1b[1m", "\x1b[1;31m", "\x1b[1;32m", "\x1b[1;36m"]:
        colored = colored.replace(code, "")
    equal("the same words", colored, plain)
    broken = tool.file("broken.json", '{"type": "strng"}')
    found("stderr", "\x1b\\[", tool.run("--color", "always", broken).err)
    absent("stderr", "\x1b\\[", tool.run(broken).err)
    absent("json", "\x1b\\[", tool.run("--color", "always", "--output", "json", "s.yaml",
                                       stdin="[]").out)


def test_color_on_a_terminal(tool):
    if missing := probe.terminal():
        probe.leave_out("colours on a terminal", missing)
        return
    tool.file("s.yaml", SCHEMA)
    for env, given, colored in [({}, [], True), ({"NO_COLOR": "1"}, [], False),
                                ({"NO_COLOR": ""}, [], True), ({"TERM": "dumb"}, [], False),
                                ({"NO_COLOR": "1"}, ["--color", "always"], True),
                                ({}, ["--color", "never"], False)]:
        _, shown = tool.on_a_terminal("stdout", *given, "s.yaml", env=env)
        found("a verdict", "invalid_json", shown)
        equal(f"colours with {given} {env}", "\x1b[" in shown, colored)
