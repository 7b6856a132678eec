"""The command line: help, wrong usage, and the options on how a document is read."""

import json

from tool import API, ROOT, ends, equal, found, refused, true

OPTIONS = """--schema --operation --response --media-type --message --har --any-host --credentials --target --header --strict-messages --strict-query --list --map --root --dialect --formats
    --strict-nullable --strict --allow-unsupported --ignore-unknown --lines -j --max-errors --max-depth --max-bytes
    --max-work --output --no-values -q --color --help --version""".split()


def test_help_names_every_option_and_status(tool):
    result = tool.run("--help")
    ends(result, 0, err="")
    found("help", r"^Usage: validate-payload ", result.out)
    for option in OPTIONS:
        found("help", r"(^|\s)" + option + r"\b", result.out)
    for status in range(7):
        found("help", rf"\b{status} [a-zA-Z]", result.out)
    true("no line is wider than a terminal", max(map(len, result.lines)) <= 90)
    ends(tool.run("-h"), 0, out=result.out)


def test_version(tool):
    result = tool.run("--version")
    ends(result, 0, err="")
    found("version", r"\Avalidate-payload \d+\.\d+\.\d+\n", result.out)
    found("what is inside", r"\nlibfyaml 0\.\d+\S*, PCRE2 10\.\d+[ \d-]*\n\Z", result.out)


def test_no_arguments(tool):
    refused(tool.run(), "SPEC is missing", "validate-payload .options. SPEC")


def test_unknown_options(tool):
    refused(tool.run("--shema", "Pet", API), "option '--shema'", "did you mean '--schema'")
    refused(tool.run("--xyzzy", API), "option '--xyzzy'", "--help")
    refused(tool.run("--o", API), "option '--o'", "--help")
    refused(tool.run("-x", API), "unknown option '-x'", "--help")
    refused(tool.run("--list=1", API), "--list takes no value")
    refused(tool.run(API, "--schema"), "--schema needs a value")
    refused(tool.run(API, "-j"), "needs a value")


def test_words(tool):
    refused(tool.run("--output", "jsn", API), "text, json, jsonl, validation-error, annotations; got 'jsn'",
            "did you mean 'json'")
    refused(tool.run("--formats", "on", API), "assert, annotate; got 'on'")
    refused(tool.run("--dialect", "draft3", API), "2020-12, 2019-09, draft7, draft6, draft4")
    refused(tool.run("--color", "yes", API), "auto, always, never; got 'yes'")


def test_numbers(tool):
    for option, least, most in [("--max-errors", 0, 2**32 - 1), ("--max-depth", 1, 4096),
                                ("--max-bytes", 1, 2**32 - 1), ("--max-work", 1, 2**64 - 1),
                                ("--jobs", 1, 256)]:
        for wrong in ["", "x", "-1", "1.5", "1k", " 1", str(least - 1), str(most + 1), "9" * 30]:
            refused(tool.run("--schema", "Pet", f"{option}={wrong}", API),
                    f"{option} takes a whole number from {least} to {most}; got '{wrong}'")
        for right in [least, most]:
            result = tool.run("--schema", "Problem", option, str(right), API,
                              stdin='{"title":"t"}')
            true(f"{option} {right} is taken: {result.err}", result.code in (0, 6))


def test_options_that_exclude_or_need_each_other(tool):
    refused(tool.run("--schema", "Pet", "--operation", "createPet", API), "exclude each other")
    refused(tool.run("--response", "200", API), "--response needs --operation", "--list")
    refused(tool.run("--media-type", "text/csv", API), "--media-type needs --operation", "--list")
    refused(tool.run("--list", API, "x.json"), "--list takes no payload")
    refused(tool.run("--message", "--target", "GET /", API), "exclude each other")
    refused(tool.run("--message", "--header", "a: b", API), "--header needs --target")
    refused(tool.run("--header", "a: b", API), "--header needs --target")
    refused(tool.run("--header", "a", "--target", "GET /", API), "a name, ':' and a value")
    refused(tool.run("--strict-query", API), "need --message, --har or --target")
    refused(tool.run("--target", "GET", API), "a method and a target")
    refused(tool.run("--target", "GET /", API, "a", "b"), "one FILE, the body")
    refused(tool.run("--target", "GET /", "--schema", "Pet", API), "stand without")
    refused(tool.run("--target", "GET /", "--output", "annotations", API), "is of a payload")
    refused(tool.run("--schema", "A", "--schema", "B", API), "--schema is given twice")


def test_stdin_once(tool):
    refused(tool.run("-"), "stdin is to be read more than once")
    refused(tool.run("-", "-"), "stdin is to be read more than once")
    refused(tool.run("--schema", "Pet", API, "-", "-"), "stdin is to be read more than once")


def test_document_from_stdin(tool):
    tool.file("a.json", "3")
    ends(tool.run("-", "a.json", stdin='{"type": "integer"}'), 0, out="", err="")
    ends(tool.run("--list", "-", stdin='{"$defs": {"A": {}}}'), 0, out="schemas:\n  (root)\n  A\n")


def test_options_after_files(tool):
    tool.file("a.json", "3")
    ends(tool.run(API, "a.json", "--schema", "Problem", "-q"), 1, out="", err="")
    tool.file("-q", '{"title": ""}')
    ends(tool.run("--schema", "Problem", "--", API, "-q"), 0, out="", err="")


def test_list(tool):
    result = tool.run("--list", API)
    ends(result, 0, err="")
    equal("list", result.out, """\
operations:
  createPet   POST  /pets         request text/csv, application/problem+json, application/json\
  responses 201 4XX default
  -           GET   /pets                                                                     \
  responses 200 (204)
  -           PUT   /pets/{id}    request application/json                                    \
  responses (204)
  importPets  POST  /pets/import  request text/csv                                            \
  responses (204)
webhooks:
  -               POST  petLost   request application/json  responses (204)
  petFoundByPost  POST  petFound  request application/json  responses (204)
  -               PUT   petFound  request application/json  responses (204)
schemas:
  Pet
  Owner
  Problem
""")
    ends(tool.run("--list", "-q", API), 0, out="", err="")


def test_list_of_wide_characters(tool):
    """Columns are those of a terminal: wide characters take two, marks that combine none."""
    done = {"responses": {"200": {"description": "d"}}}
    api = tool.file("wide.json", {
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {
            "get": {"operationId": "\u65e5\u672c", **done},
            "put": {"operationId": "abcde", **done}, "post": {"operationId": "e\u0301", **done}}}})
    ends(tool.run("--list", api), 0, err="", out="""operations:
  \u65e5\u672c   GET   /a  responses (200)
  abcde  PUT   /a  responses (200)
  e\u0301      POST  /a  responses (200)
""")


def test_list_as_json(tool):
    """One object, as its schema says; each operation by what --operation takes."""
    described = str(ROOT / "docs/list.schema.json")
    bare = tool.file("bare.json", {"$defs": {"a/b": {}}, "definitions": {"c~d": {}}})
    spec = tool.file("api.json", {
        "openapi": "3.0.3", "info": {"title": "t", "version": "1"},
        "servers": [{"url": "https://a.example/v1"}], "paths": {"/a": {"post": {
            "operationId": "subscribe", "requestBody": {"required": True, "content": {}},
            "responses": {"200": {"description": "d"}}, "callbacks": {
                "heard": {"{$url}": {"put": {"responses": {"204": {"description": "d"}}}}}}}}}})
    done = {"responses": {"200": {"description": "d"}}}
    unseen = tool.file("unseen.json", {
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a\u200b": {
            "get": done, "put": {**done, "operationId": "b\u200b", "callbacks": {
                "c\u200b": {"{$url}": {"post": done, "put": done}, "{$other}": {"put": done}}}}}}})
    for given in [API, bare, spec, described, unseen]:
        result = tool.run("--list", "--output", "json", given)
        ends(result, 0, err="")
        equal("indented", result.out, json.dumps(result.json, indent=2, ensure_ascii=False) + "\n")
        ends(tool.run(described, stdin=result.out), 0, out="", err="")
        line = tool.run("--list", "--output", "jsonl", given)
        equal("in one line", line.out, json.dumps(result.json, separators=(",", ":"),
                                                  ensure_ascii=False) + "\n")
        for one in result.json["operations"] + result.json["webhooks"] + result.json["callbacks"]:
            said = tool.run("--operation", one["operation"], "--response", "999", given)
            found(one["operation"], "has no response '999'", said.err)
        for one in result.json["schemas"]:
            said = tool.run("--schema", one["pointer"], given, stdin="[]")
            true(f"{one}: a verdict: {said.err}", said.code in (0, 1))
    listed = tool.run("--list", "--output", "json", API).json
    equal("one", listed["operations"][0], {
        "operation": "createPet", "id": "createPet", "method": "POST", "path": "/pets",
        "basePaths": [], "request": {"required": False, "mediaTypes": [
            "text/csv", "application/problem+json", "application/json"]},
        "responses": [{"status": "201", "mediaTypes": ["application/json"]},
                      {"status": "4XX", "mediaTypes": ["application/problem+json"]},
                      {"status": "default", "mediaTypes": ["*/*"]}]})
    equal("names", [one["operation"] for one in listed["webhooks"]],
          ["POST petLost", "petFoundByPost", "PUT petFound"])
    equal("bare", tool.run("--list", "--output", "json", bare).json["schemas"],
          [{"name": None, "pointer": ""}, {"name": "a/b", "pointer": "/$defs/a~1b"},
           {"name": "c~d", "pointer": "/definitions/c~0d"}])
    listed = tool.run("--list", "--output", "json", spec).json
    equal("base paths", (listed["openapi"], listed["operations"][0]["basePaths"]), ("3.0", ["/v1"]))
    equal("callbacks", [one["operation"] for one in listed["callbacks"]],
          ["subscribe callback heard"])
    listed = tool.run("--list", "--output", "json", unseen).json
    equal("as --operation takes them", [one["operation"] for one in listed["callbacks"]],
          ["b\u200b callback POST c\u200b {$url}", "b\u200b callback PUT c\u200b {$url}",
           "b\u200b callback PUT c\u200b {$other}"])
    refused(tool.run("--list", "--output", "validation-error", API), "--list is no verdict",
            "--list --output json")
    ends(tool.run("--list", "--output", "json", "-q", API), 0, out="", err="")


def test_map(tool):
    schema = tool.file("s.json", {"$ref": "https://example.com/a/b.json#/$defs/n"})
    tool.file("served/b.json", {"$defs": {"n": {"type": "integer"}}})
    tool.file("one.json", {"$defs": {"n": {"type": "string"}}})
    result = tool.run(schema, stdin="1")
    ends(result, 4, out="")
    found("stderr", r"--map \S*https://example\.com/\S*=", result.err)
    ends(tool.run("--map", "https://example.com/a/=served", schema, stdin="1"), 0, out="", err="")
    ends(tool.run("--map", "https://example.com/a/=served", schema, stdin='"x"'), 1)
    # The longest prefix wins; a file serves itself.
    ends(tool.run("--map", "https://example.com/a/=served",
                  "--map", "https://example.com/a/b.json=one.json", schema, stdin='"x"'), 0)
    # Equal prefixes are tried in order until a file exists.
    ends(tool.run("--map", "https://example.com/a/=nowhere",
                  "--map", "https://example.com/a/=served", schema, stdin="1"), 0)


def test_map_is_split_at_the_last_equals_sign(tool):
    schema = tool.file("s.json", {"$ref": "https://example.com/?v=1"})
    tool.file("one.json", {"type": "integer"})
    ends(tool.run("--map", "https://example.com/?v=1=one.json", schema, stdin="1"), 0, err="")
    for wrong in ["x", "=x", "x=", "="]:
        refused(tool.run("--map", wrong, schema), "--map takes PREFIX=PATH; got '", "for example")


def test_root(tool):
    schema = tool.file("inner/s.json", {"$ref": "../other.json"})
    tool.file("other.json", {"type": "integer"})
    result = tool.run(schema, stdin="1")
    ends(result, 4, out="")
    found("stderr", r"^inner/s\.json:1:\d+: error: ", result.err)
    ends(tool.run("--root", ".", schema, stdin="1"), 0, out="", err="")
    ends(tool.run("--root", "nowhere", schema, stdin="1"), 3, out="")


def test_dialect(tool):
    schema = tool.file("s.json", {"type": "integer", "maximum": 3, "exclusiveMaximum": True})
    ends(tool.run("--dialect", "draft4", schema, stdin="3"), 1)
    ends(tool.run("--dialect", "draft4", schema, stdin="2"), 0, out="", err="")
    ends(tool.run("--strict", schema, stdin="3"), 4, out="")
    ends(tool.run(schema, stdin="3"), 1)  # as draft 4 reads it, with a warning


def test_formats(tool):
    schema = tool.file("s.json", {"format": "ipv4"})
    ends(tool.run(schema, stdin='"x"'), 0, out="", err="")
    ends(tool.run("--formats", "assert", schema, stdin='"x"'), 1)
    pet = '{"mail": "x"}'
    ends(tool.run("--schema", "Owner", API, stdin=pet), 1)
    ends(tool.run("--schema", "Owner", "--formats", "annotate", API, stdin=pet), 0, out="")


GROUPED = """\
s.json:1:12: warning: unknown keyword "one" is ignored
    1 | {"items": {"one": 1,
      |            ^
s.json:2:9: note: the same here
s.json:3:1: note: the same here
note: 1 more of these; --warnings all shows each
s.json:4:1: warning: unknown keyword "two" is ignored
    4 | "two": 2}
      | ^
"""


def test_warnings(tool):
    """One for each cause, as the default."""
    schema = tool.file("s.json", """{"items": {"one": 1,
"not": {"one": 2, "items": {
"one": 3}}, "if": {"one": 4}},
"two": 2}
""")
    for words in [], ["--warnings", "group"]:
        ends(tool.run(*words, schema, stdin="1"), 0, out="", err=GROUPED)
    said = tool.run("--warnings", "all", schema, stdin="1").err
    equal("warnings", said.count(": warning: "), 5)
    ends(tool.run("--warnings", "none", schema, stdin="1"), 0, out="", err="")
    ends(tool.run("--warnings", "few", schema, stdin="1"), 2, out="")
    wrong = tool.file("w.json", {"minimum": "x", "one": 1})
    for words in "all", "none":
        result = tool.run("--warnings", words, wrong, stdin="1")
        ends(result, 4, out="")
        equal("warnings", result.err.count(": warning: "), int(words == "all"))


def test_allow_unsupported(tool):
    schema = tool.file("s.json", {"type": "integer", "pattern": "a\\Z"})
    result = tool.run(schema, stdin="1")
    ends(result, 5, out="")
    found("stderr", r"^s\.json:1:\d+: error: unsupported: ", result.err)
    found("the option", r"^hint: --allow-unsupported ", result.err)
    result = tool.run("--allow-unsupported", schema, stdin="1")
    ends(result, 0, out="")
    found("stderr", r"^s\.json:1:\d+: warning: unsupported: ", result.err)
    ends(tool.run("--allow-unsupported", "-q", schema, stdin="1"), 0, out="", err="")
