"""Bodies that are none, and bodies that are texts as they stand."""

from tool import ends, equal, found, refused

NOTE = "validate-payload: note: '{}' has no body, and the operation asks for none\n"


def api(tool, version="3.1.0", **members):
    """A document with one operation, `put`, whose request body has these members."""
    return tool.file("api.json", {
        "openapi": version, "info": {"title": "t", "version": "1"}, "paths": {"/a": {"post": {
            "operationId": "put", "requestBody": members,
            "responses": {"200": {"description": "d", "content": members["content"]}}}}}})


def json_api(tool, **members):
    return api(tool, content={"application/json": {"schema": {"type": "object"}}}, **members)


def test_absent_body(tool):
    """No bytes are no body, which is valid where none is required; blanks are no JSON."""
    tool.file("nothing.json", "")
    tool.file("object.json", "{}")
    for members in [{}, {"required": False}]:
        spec = json_api(tool, **members)
        put = ["--operation", "put", spec]
        ends(tool.run(*put, "nothing.json"), 0, out="", err=NOTE.format("nothing.json"))
        ends(tool.run(*put, stdin=""), 0, out="", err=NOTE.format("-"))
        ends(tool.run("-q", *put, stdin=""), 0, out="", err="")
        ends(tool.run(*put, stdin="{}"), 0, out="", err="")
        for payload in [" ", "\n", "\x00", "1"]:
            ends(tool.run(*put, stdin=payload), 1, err="")
        # A response has the body that it declares, a schema judges what is there.
        ends(tool.run("--response", "200", *put, stdin=""), 1, err="")
        pointer = "/paths/~1a/post/requestBody/content/application~1json/schema"
        ends(tool.run("--schema", pointer, spec, stdin=""), 1, err="")
        ends(tool.run("--lines", *put, stdin=""), 0, out="", err="")
    ends(tool.run("--operation", "put", json_api(tool, required=True), stdin=""), 1, err="")


def test_absent_body_in_reports(tool):
    tool.file("nothing.json", "")
    tool.file("object.json", "{}")
    put = ["--operation", "put", json_api(tool)]
    for output in ["json", "jsonl"]:
        result = tool.run("--output", output, *put, "nothing.json")
        ends(result, 0, err=NOTE.format("nothing.json"))
        equal("verdict", result.json, {"file": "nothing.json", "valid": True, "status": "valid",
                                       "body": "absent", "errors": [], "truncated": False})
        for jobs in "12":
            result = tool.run("--output", "jsonl", "-j", jobs, *put, "object.json", "nothing.json",
                              "object.json")
            ends(result, 0, err=NOTE.format("nothing.json"))
            equal("bodies", [one.get("body") for one in result.jsonl], [None, "absent", None])
    ends(tool.run("--output", "validation-error", *put, "nothing.json"), 0, out="",
         err=NOTE.format("nothing.json"))


def text_api(tool, schema, media="text/plain", **members):
    return api(tool, content={media: {"schema": schema} if schema is not None else {}}, **members)


def judged(tool, spec, payload, *arguments, media="text/plain"):
    return tool.run("--operation", "put", "--media-type", media, *arguments, spec, stdin=payload)


def test_text(tool):
    """Under text/plain the bytes are the string."""
    spec = text_api(tool, {"type": "string", "maxLength": 5, "pattern": "^[^x]*$"})
    for payload in ["abc", '"a"', "", "{\n", "\\u00", "\x00\x1f", "\u00e9" * 5]:
        ends(judged(tool, spec, payload), 0, out="",
             err=NOTE.format("-") if payload == "" else "")
    result = judged(tool, spec, 'a"\n\u00e9xz\n')
    ends(result, 1, err="")
    equal("text", result.lines[0],
          '-:1:1: error: (root): expected a string of at most 5 characters, '
          'got "a\\"\\n\u00e9xz\\n" (7 characters) [maxLength]')
    equal("source", result.lines[1], '    1 | a"')
    error = judged(tool, spec, "xyz", "--output", "json").json["errors"][0]
    equal("error", [error[name] for name in ("code", "instanceLocation", "line", "column", "offset",
                                             "received")],
          ["invalid_format", "", 1, 1, 0, '"xyz"'])
    ends(judged(tool, spec, "abc", media="Text/Plain; charset=utf-8"), 0, out="", err="")


def test_text_that_is_no_utf8(tool):
    spec = text_api(tool, {"type": "string"})
    result = judged(tool, spec, b'"\nab\xff', "--output", "json")
    ends(result, 1, err="")
    error = result.json["errors"][0]
    equal("error", [result.json["status"]] + [error[name] for name in (
        "code", "line", "column", "offset", "received")],
          ["malformed", "invalid_json", 2, 3, 4, "byte 0xFF"])


def test_text_of_ranges_and_lines(tool):
    for media in ["text/*", "*/*"]:
        # What is declared as a range is what the body is said to be.
        spec = text_api(tool, {"type": "string", "maxLength": 1}, media)
        ends(judged(tool, spec, "ab"), 1, err="")
        ends(judged(tool, spec, "a"), 0, out="", err="")
    result = judged(tool, spec, 'a\n"\nab\n', "--lines", "--output", "jsonl")
    equal("lines", [one["valid"] for one in result.jsonl], [True, True, False])


def test_text_is_as_long_as_it_may_be(tool):
    spec = text_api(tool, {"type": "string"})
    ends(judged(tool, spec, '"' * 20, "--max-bytes", "20"), 0, out="", err="")
    ends(judged(tool, spec, '"' * 21, "--max-bytes", "20"), 6, err="")


def test_text_where_other_values_are_taken(tool):
    """Null, a boolean or a number where the schema takes it, else a string: as in a message."""
    for schema, good, bad, code in [
            ({"type": "integer", "minimum": 3}, "7", "2", "too_small"),
            ({"type": "integer"}, "-1", "007", "invalid_type"),
            ({"type": "number"}, "1e3", "+5", "invalid_type"),
            ({"type": ["string", "null"], "maxLength": 4}, "null", "nulls", "too_big"),
            ({"type": ["boolean", "string"], "pattern": "^t"}, "true", "false-", "invalid_format"),
            ({"minLength": 2}, "1", "x", "too_small"),
            ({"anyOf": [{"type": "string", "maxLength": 1}, {"type": "number"}]}, "123", "abc",
             "too_big")]:
        spec = text_api(tool, schema)
        ends(judged(tool, spec, good), 0, out="", err="")
        result = judged(tool, spec, bad, "--output", "json")
        ends(result, 1, err="")
        error = result.json["errors"][0]
        equal(f"{schema}", [code, 1, 1, 0],
              [error[name] for name in ("code", "line", "column", "offset")])
        header = ["--header", "Content-Type: text/plain"]
        whole = tool.run("--target", "POST /a", *header, "--output", "json", spec, "-", stdin=bad)
        equal("the same in a message", [code], [one["code"] for one in whole.json["errors"]])
    for schema in [None, {}, {"allOf": [{"type": "string"}, {"maxLength": 9}]}, {"enum": ["1", 2]},
                   {"anyOf": [{"const": "1"}, {"type": "string", "format": "date"}]}]:
        ends(judged(tool, text_api(tool, schema), "1"), 0, out="", err="")
    refused(tool.run("--media-type", "text/plain", spec, stdin=""), "--media-type needs")


def test_other_forms(tool):
    """A body of another form is judged as that of a message is; its schema alone judges the JSON."""
    schema = {"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}}
    part = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n{}\r\n--b--\r\n'
    for media, asked, body in [
            ("application/x-www-form-urlencoded", "application/x-www-form-urlencoded", "a={}"),
            ("multipart/form-data", "multipart/form-data; boundary=b", part)]:
        spec = text_api(tool, schema, media)
        good, bad = body.replace("{}", "1"), body.replace("{}", "x")
        ends(judged(tool, spec, good, media=asked), 0, out="", err="")
        result = judged(tool, spec, bad, media=asked)
        ends(result, 1, err="")
        found("a place", r"^-:\d+:\d+: error: body /a: expected an integer, got \"x\" \[type\]$",
              result.out)
        error = judged(tool, spec, bad, "--output", "json", media=asked).json["errors"][0]
        equal("place", (error["offset"], error["part"]), (bad.index("x", len(body) - 20), "body"))
        ends(judged(tool, spec, "", media=asked), 0, out="", err="")
        result = tool.run("--operation", "put", "--response", "200", "--media-type", asked, spec,
                          stdin=bad)
        ends(result, 1, err="")
        ends(tool.run("--operation", "put", spec, stdin="{}"), 5, out="")
        refused(judged(tool, spec, good, "--lines", media=asked), "are of JSON")
        refused(judged(tool, spec, good, "--output", "annotations", media=asked), "are of JSON")
        pointer = "/paths/~1a/post/requestBody/content/" + media.replace("/", "~1") + "/schema"
        ends(tool.run("--schema", pointer, spec, stdin='{"a":1}'), 0, out="", err="")
        ends(tool.run("--schema", pointer, spec, stdin="{}"), 1, err="")
    ends(judged(tool, spec, part, media="multipart/form-data"), 1, err="",
         out="error: body: expected a boundary in Content-Type [bad_message]\n")
    ends(judged(tool, text_api(tool, schema, "application/xml"), "<a/>", media="application/xml"), 6,
         err="", out="-: error: undecided: the body is of a form that is not judged (media type)\n")
    spec = api(tool, version="3.2.0", content={"text/event-stream": {"itemSchema": schema}})
    for payload in ["data: 1\n\n", "7"]:
        ends(judged(tool, spec, payload, media="text/event-stream"), 6, err="",
             out="-: error: undecided: the body is of a form that is not judged (media type)\n")
    spec = text_api(tool, schema, "application/x-www-form-urlencoded", required=True)
    ends(judged(tool, spec, "", media="application/x-www-form-urlencoded"), 1, err="",
         out="error: body: expected a body [missing]\n")
    # Under a range the payload is what it is said to be.
    spec = text_api(tool, schema, "*/*")
    ends(judged(tool, spec, '{"a":1}', media="application/json"), 0, out="", err="")
    ends(judged(tool, spec, "a=1", media="application/x-www-form-urlencoded"), 0, out="", err="")


def test_texts_of_other_types(tool):
    spec = text_api(tool, {"type": "string", "maxLength": 3}, "text/csv")
    ends(judged(tool, spec, "a,b", media="text/csv"), 0, out="", err="")
    ends(judged(tool, spec, '"a,b"', media="text/csv"), 1, err="")
