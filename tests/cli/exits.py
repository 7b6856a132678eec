"""The exit status: each one, and which applies first."""

import json

from tool import API, ends, equal, found

SCHEMA = {"type": "object", "properties": {"a": {"type": "integer"}},
          "additionalProperties": {"$ref": "#"}}
DEEP = '{"b":' * 200 + "{}" + "}" * 200


def files(tool):
    tool.file("s.json", SCHEMA)
    tool.file("valid", '{"a": 1}')
    tool.file("invalid", '{"a": ""}')
    tool.file("deep", DEEP)


def test_valid(tool):
    files(tool)
    ends(tool.run("s.json", "valid"), 0, out="", err="")
    ends(tool.run("s.json", "valid", "valid"), 0, out="", err="")


def test_invalid(tool):
    files(tool)
    ends(tool.run("s.json", "invalid"), 1, err="")
    ends(tool.run("s.json", stdin="{"), 1, err="")
    ends(tool.run("s.json", stdin=""), 1, err="")
    ends(tool.run("s.json", stdin=b"\xef\xbb\xbf{}"), 1, err="")
    ends(tool.run("s.json", stdin=b'{"\xff": 1}'), 1, err="")


def test_undecided(tool):
    files(tool)
    ends(tool.run("s.json", "deep"), 6, err="")
    ends(tool.run("--max-depth", "1000", "s.json", "deep"), 0, out="", err="")
    ends(tool.run("--max-depth", "2", "s.json", stdin='{"b":{"b":{}}}'), 6)
    ends(tool.run("--max-bytes", "7", "s.json", "valid"), 6, err="")
    ends(tool.run("--max-bytes", "8", "s.json", "valid"), 0, out="", err="")
    ends(tool.run("--max-bytes", "7", "s.json", stdin='{"a": 1}'), 6, err="")


def test_undecided_by_work(tool):
    tool.file("s.json", {"anyOf": [{"items": {"maximum": 1}}, {"items": {"maximum": 2}}]})
    payload = json.dumps([2] * 1000)
    ends(tool.run("s.json", stdin=payload), 0, out="", err="")
    result = tool.run("--max-work", "100", "s.json", stdin=payload)
    ends(result, 6, err="")
    found("stdout", "^-:1:1: error: undecided: .*--max-work", result.out)
    verdict = tool.run("--max-work", "100", "--output", "json", "s.json", stdin=payload).json
    equal("verdict", verdict, {"file": "-", "valid": None, "status": "undecided", "limit": "work",
                               "instanceLocation": "", "line": 1, "column": 1, "offset": 0,
                               "errors": [], "truncated": False})


def test_undecided_by_a_pattern(tool):
    tool.file("s.json", {"properties": {"a~b": {"items": {"pattern": "^(?!b)(a+)+$"}}}})
    payload = '{"c": 1,\n "a~b": ["a", "' + "a" * 5000 + '!"]}'
    result = tool.run("--output", "json", "s.json", stdin=payload)
    ends(result, 6, err="")
    equal("verdict", result.json, {
        "file": "-", "valid": None, "status": "undecided", "limit": "pattern",
        "pattern": "^(?!b)(a+)+$", "instanceLocation": "/a~0b/1", "line": 2, "column": 15, "offset": 23,
        "errors": [], "truncated": False})
    ends(tool.run("s.json", stdin=payload), 6, err="", out="-:2:15: error: undecided: the pattern "
         "^(?!b)(a+)+$ took more steps on this text than it may\n")
    result = tool.run("--lines", "s.json", stdin="{}\n" + payload.replace("\n", ""))
    found("text", r"^-:2:23: error: undecided: the pattern", result.out)
    tool.file("t.json", {"pattern": "\\A(?!b)(a+)+\\z"})
    result = tool.run("--output", "json", "t.json", stdin='"' + "a" * 5000 + '!"')
    equal("as it was written", result.json["pattern"], "\\A(?!b)(a+)+\\z")


def test_precedence(tool):
    """3 before 1 before 6 before 0, whatever the order of the files."""
    files(tool)
    for given, code in [("valid deep", 6), ("deep valid invalid", 1), ("invalid deep", 1),
                        ("missing valid", 3), ("deep missing invalid", 3),
                        ("valid invalid missing deep", 3), ("valid valid", 0)]:
        for jobs in "12":
            ends(tool.run("-j", jobs, "s.json", *given.split()), code)
            ends(tool.run("-q", "-j", jobs, "s.json", *given.split()), code, out="")


def test_all_payloads_are_judged(tool):
    files(tool)
    tool.file("folder/x", "")
    for jobs in "14":
        result = tool.run("--output", "jsonl", "-j", jobs, "s.json", "missing", "invalid",
                          "folder", "deep", "valid")
        ends(result, 3)
        equal("verdicts", [(line["file"], line["status"]) for line in result.jsonl],
              [("invalid", "invalid"), ("deep", "too_large"), ("valid", "valid")])
        equal("stderr", result.err,
              "validate-payload: error: cannot read 'missing': No such file or directory\n"
              "validate-payload: error: cannot read 'folder': Is a directory\n")


def test_quiet(tool):
    files(tool)
    for output in ["text", "json", "jsonl", "validation-error"]:
        for name, code in [("valid", 0), ("invalid", 1), ("deep", 6)]:
            ends(tool.run("-q", "--output", output, "s.json", name), code, out="", err="")
        ends(tool.run("--quiet", "--lines", "--output", output, "s.json", "valid", "invalid"), 1,
             out="", err="")


def test_document_unreadable(tool):
    for spec in ["missing.json", "."]:
        result = tool.run(spec, stdin="1")
        ends(result, 3, out="")
        found("stderr", "cannot read", result.err)


def test_document_wrong(tool):
    for text in ["{", '{"type": "strng"}', '{"$ref": "#/nowhere"}', "a: b: c", '{"minItems": -1}',
                 "openapi: 4.0.0\n", "swagger: '2.0'\n"]:
        result = tool.run(tool.file("s.yaml", text), stdin="1")
        ends(result, 4, out="")
        found("stderr", r"^s\.yaml:1:\d+: error: ", result.err)
        ends(tool.run("-q", "s.yaml", stdin="1"), 4, out="", err=result.err)


def test_wrong_wins_over_unsupported(tool):
    late = {"pattern": "a\\Z"}
    both = {"properties": {"a": late, "b": {"type": "strng"}}}
    ends(tool.run(tool.file("s.json", both), stdin="1"), 4, out="")


def test_only_what_is_selected_counts(tool):
    spec = tool.file("s.yaml", """\
openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /good:
    post:
      operationId: good
      requestBody:
        content:
          application/json: {schema: {type: integer}}
      responses: {'200': {description: fine}}
  /bad:
    post:
      operationId: bad
      requestBody: 17
      responses: {'200': {description: fine}}
components:
  schemas:
    Good: {type: string}
    Bad: {type: strng}
    Dangling: {$ref: '#/nowhere'}
""")
    for selected in [["--schema", "Good"], ["--operation", "good"]]:
        result = tool.run(*selected, spec, stdin="1")
        equal("exit", result.code, 0 if "good" in selected else 1)
        equal("stderr", "", result.err)  # what is wrong elsewhere is not told
    result = tool.run("--operation", "bad", spec, stdin="1")
    ends(result, 4, out="")
    found("stderr", r"^s\.yaml:14:\d+: error: ", result.err)
    ends(tool.run("--operation", "bad", "--response", "404", spec, stdin="1"), 4, out="")
    ends(tool.run("--schema", "Bad", spec, stdin="1"), 4, out="")
    ends(tool.run("--schema", "Dangling", spec, stdin="1"), 4, out="")
    ends(tool.run("--list", spec), 4, out="")


def test_warnings_do_not_change_the_status(tool):
    schema = tool.file("s.json", {"type": "integer", "maxmum": 3})
    for payload, code in [("9", 0), ('""', 1)]:
        result = tool.run(schema, stdin=payload)
        ends(result, code)
        found("stderr", r"^s\.json:1:\d+: warning: .*maximum", result.err)


def test_usage_before_the_document_is_judged(tool):
    ends(tool.run("--schema", "Nowhere", API, "missing"), 2, out="")
    ends(tool.run("--no-such-option", "missing.json"), 2, out="")
