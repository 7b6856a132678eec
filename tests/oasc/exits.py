"""The exit status, what is said with it, and what counts."""

from given import PETS, listing
from tool import absent, ends, equal, found, refused, true

UNSUPPORTED = {"type": "array", "items": {"pattern": "a\\Z"}}

MIXED = """\
openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /bad:
    post:
      operationId: bad
      requestBody: 17
      responses: {'200': {description: fine}}
components:
  schemas:
    Good: {type: object, properties: {next: {$ref: '#/components/schemas/Next'}}}
    Next: {type: string}
    Bad: {type: strng}
    Dangling: {$ref: '#/nowhere'}
    Late: {pattern: 'a\\Z'}
"""


def nothing_written(tool, spec):
    equal("files", sorted(listing(tool)), [spec])


def test_done(tool):
    tool.file("pets.yaml", PETS)
    ends(tool.run("-o", "out", "pets.yaml"), 0, out="", err="")
    equal("files", sorted(listing(tool, "out")), ["pets.c", "pets.h"])


def test_unreadable(tool):
    tool.file("folder/x", "")
    for spec in ["missing.yaml", "folder"]:
        result = tool.run("-o", "out", spec)
        ends(result, 3, out="")
        found("stderr", rf"cannot read '{spec}'", result.err)
    true("no folder was made", "out/" not in "".join(listing(tool)))


def test_wrong(tool):
    for text in ["{", '{"type": "strng"}', '{"$ref": "#/nowhere"}', "a: b: c", '{"minItems": -1}',
                 "openapi: 4.0.0\n", "swagger: '2.0'\n", '{"pattern": "("}', '{"$ref": "#"}']:
        spec = tool.file("s.yaml", text)
        for given in [["-o", "out"], ["--check"], ["--dump", "source"], ["--report"]]:
            result = tool.run(*given, spec)
            ends(result, 4)
            found("stderr", r"^s\.yaml:1:\d+: error: ", result.err)
            absent("stderr", "internal", result.err)
        nothing_written(tool, spec)


def test_all_faults_are_told(tool):
    spec = tool.file("s.yaml", MIXED)
    result = tool.run(spec)
    ends(result, 4, out="")
    for line in [7, 13, 14]:
        found("stderr", rf"^s\.yaml:{line}:\d+: error: ", result.err)
    nothing_written(tool, spec)


def test_unsupported(tool):
    spec = tool.file("s.json", UNSUPPORTED)
    result = tool.run("-o", "out", spec)
    if result.code == 0:
        return  # it is built
    ends(result, 5, out="")
    found("stderr", r"^s\.json:1:\d+: error: unsupported: ", result.err)
    found("the option", r"^hint: --allow-unsupported ", result.err)
    nothing_written(tool, spec)
    result = tool.run("-o", "out", "--allow-unsupported", spec)
    ends(result, 0, out="")
    found("stderr", r"^s\.json:1:\d+: warning: unsupported: ", result.err)
    equal("files", sorted(listing(tool, "out")), ["s.c", "s.h"])


def test_strict(tool):
    """What is read as it is meant is an error then, and no other warning is."""
    spec = tool.file("s.yaml", "openapi: 3.1.0\ninfo: {title: t, version: '1'}\ncomponents:\n  schemas:\n"
                     "    A: {type: string, nullable: true}\n    B: {type: string, format: odd}\n")
    result = tool.run("-o", "out", "--strict", spec)
    ends(result, 4, out="")
    found("the leniency", r"^s\.yaml:5:\d+: error: .* \[nullable-later\]$", result.err)
    found("the page", r"^hint: docs/LENIENCIES\.md ", result.err)
    nothing_written(tool, spec)
    result = tool.run("-o", "out", "--strict", "--schemas", "B", spec)
    ends(result, 0, out="")
    found("another warning", r"^s\.yaml:6:\d+: warning: unknown format", result.err)
    ends(tool.run("-o", "out", spec), 0, out="")


def test_parts_that_are_compiled_count(tool):
    """A type that is none, in each part of a document that becomes rows."""
    wrong = {"type": "strin"}
    body = {"content": {"application/json": {"schema": wrong}}}
    good = {"200": {"description": "d"}}
    operations = {
        "parameter": {"parameters": [{"name": "a", "in": "query", "schema": wrong}],
                      "responses": good},
        "request": {"requestBody": body, "responses": good},
        "response": {"responses": {"200": {"description": "d", **body}}},
        "header": {"responses": {"200": {"description": "d", "headers": {"A": {"schema": wrong}}}}},
        "callback": {"responses": good, "callbacks": {"c": {"{$url}": {"post": {
            "requestBody": body, "responses": good}}}}},
        "callback's response": {"responses": good, "callbacks": {"c": {"{$url}": {"post": {
            "responses": {"200": {"description": "d", **body}}}}}}}}
    for name, operation in operations.items():
        for where in ["paths", "webhooks"]:
            spec = tool.file("s.json", {"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
                                        where: {"/a": {"post": operation}}})
            result = tool.run("-o", "out", spec)
            ends(result, 4, out="")
            found(name, '"strin" is no JSON type', result.err)


def test_unsupported_in_any_body(tool):
    """Whatever has a C type counts, however it is written; JSON Lines as a whole have none."""
    def code_of(media):
        content = {media: {"schema": {"type": "object", "propertyNames": {"pattern": "a\\Z"}}}}
        spec = tool.file("forms.json", {
            "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"post": {
                "operationId": "put", "requestBody": {"content": content},
                "responses": {"200": {"description": "d"}}}}}})
        return tool.run("-o", "out", "--force", spec).code

    json = code_of("application/json")
    for media in ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain",
                  "application/octet-stream", "application/jsonl"]:
        equal(media, code_of(media), json)


def test_wrong_wins_over_unsupported(tool):
    ends(tool.run(tool.file("s.json", {**UNSUPPORTED, "not": {"type": "strng"}})), 4, out="")


def test_only_what_is_selected_counts(tool):
    spec = tool.file("s.yaml", MIXED)
    for names in ["Good", "Next", "Good,Next"]:
        result = tool.run("-o", "out", "--schemas", names, spec)
        ends(result, 0, out="")
        found("stderr", r"^s\.yaml:7:\d+: warning: ", result.err)
        absent("stderr", "error", result.err)
    ends(tool.run("-o", "x", "--schemas", "Good,Bad", spec), 4, out="")
    ends(tool.run("-o", "x", "--schemas", "Dangling", spec), 4, out="")
    late = tool.run("-o", "x", "--schemas", "Late", spec)
    true(f"unsupported, or a reference that leads nowhere: {late.err}", late.code in (4, 5))
    ends(tool.run("-o", "x", "--schemas", "Late,Bad", spec), 4, out="")
    true("nothing was written for those", "x/s.h" not in listing(tool))


def test_unknown_schemas(tool):
    tool.file("pets.yaml", PETS)
    refused(tool.run("--schemas", "Ownr", "pets.yaml"), "no schema 'Ownr' in pets.yaml",
            "did you mean 'Owner'")
    refused(tool.run("--schemas", "Pet,Xyzzy", "pets.yaml"), "no schema 'Xyzzy'", "--dump api")
    for value in ["", ",", "Pet,", ",Pet", "Pet,,Owner"]:
        refused(tool.run("--schemas", value, "pets.yaml"), "--schemas takes names", "Pet,Owner")
    nothing_written(tool, "pets.yaml")


def test_usage_before_the_document_is_read(tool):
    refused(tool.run("--no-such-option", "missing.json"), "unknown")
    refused(tool.run("--name", "a/b", "missing.json"), "files cannot be named")


def test_warnings_do_not_change_the_status(tool):
    result = tool.run(tool.file("s.json", {"type": "integer", "maxmum": 3}))
    ends(result, 0, out="")
    found("stderr", r"^s\.json:1:\d+: warning: .*maximum", result.err)


def test_how_the_document_is_read(tool):
    """--map, --root, --dialect, --formats: as validate-payload has them."""
    far = tool.file("far.json", {"$ref": "https://example.com/a/b.json#/$defs/n"})
    tool.file("served/b.json", {"$defs": {"n": {"type": "integer"}}})
    result = tool.run(far)
    ends(result, 4, out="")
    found("stderr", r"--map \S*https://example\.com/\S*=", result.err)
    ends(tool.run("--map", "https://example.com/a/=served", far), 0, out="", err="")
    up = tool.file("inner/up.json", {"$ref": "../served/b.json#/$defs/n"})
    ends(tool.run(up), 4, out="")
    ends(tool.run("--root", ".", up), 0, out="", err="")
    ends(tool.run("--root", "nowhere", up), 3, out="")
    old = tool.file("old.json", {"maximum": 3, "exclusiveMaximum": True})
    found("another dialect's", r"\[exclusive-kind\]$", tool.run(old).err)
    ends(tool.run("--dialect", "draft4", old), 0, out="", err="")
    formats = tool.file("formats.json", {"format": "ipv4"})
    plans = [tool.run("--formats", word, "--dump", "plan", formats).out
             for word in ["assert", "annotate"]]
    equal("a format in the plan", ["formats=1" in plan for plan in plans], [True, False])


def test_attack_27_a_schema_of_another_age(tool):
    ends(tool.run(tool.file("s.json", {"$schema": "http://json-schema.org/draft-03/schema#"})), 5, out="")
