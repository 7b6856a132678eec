"""Whole messages: --message and --target, what is refused besides, and that credentials stay hidden."""

import json

from tool import ROOT, absent, ends, equal, found, refused, true

DESCRIBED = str(ROOT / "docs/message.schema.json")
SECRET = "SECRET"


def api(tool, **more):
    """A document with an operation that has a parameter in each place, a key, and a body."""
    places = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}},
              {"name": "limit", "in": "query", "schema": {"type": "integer"}},
              {"name": "X-Key", "in": "header", "schema": {"type": "string", "maxLength": 8}},
              {"name": "theme", "in": "cookie", "schema": {"enum": ["dark", "light"]}}]
    pet = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
    body = {"content": {"application/json": {"schema": pet}}}
    put = {"operationId": "putPet", "parameters": places, "requestBody": {"required": True, **body},
           "responses": {"200": {"description": "d", **body}, "204": {"description": "d"}},
           **more}
    return tool.file("api.json", {
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"},
        "security": [{"key": []}, {"token": []}],
        "paths": {"/pets/{id}": {"put": put}},
        "components": {"securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "token": {"type": "http", "scheme": "bearer"}}}})


def put(tool, target="PUT /pets/7", *options, body=None, key="k", spec=None):
    spec = spec or api(tool)
    headers = ["--header", f"X-Key: {key}"] if key else []
    files = [tool.file("body.json", body)] if body is not None else []
    return tool.run("--target", target, *headers, *options, spec, *files)


def raw(start, *fields, body="", end="\r\n"):
    return end.join([start, *fields, "", body])


def exchange(body='{"name":"Rex"}', status="200 OK", answer='{"name":"Rex"}', end="\r\n", key="k"):
    return raw("PUT /pets/7 HTTP/1.1", "Host: x", f"X-Key: {key}", f"Content-Length: {len(body)}",
               body=body, end=end) + raw(f"HTTP/1.1 {status}", "Content-Type: application/json",
                                         body=answer, end=end)


def test_target(tool):
    """By its parts: every part is judged, whatever is wrong with another, in the order of parts."""
    ends(put(tool, body='{"name":"Rex"}'), 0, out="", err="")
    ends(put(tool, "put /pets/7?limit=5", body='{"name":"Rex"}'), 0, out="", err="")
    result = put(tool, "PUT /pets/x?limit=y", "--header", "Cookie: theme=blue", body='{\n"name":7}')
    ends(result, 1, err="")
    lines = [line for line in result.lines if "error:" in line]
    equal("lines", lines, [
        'error: path id: expected an integer, got "x" [type]',
        'error: query limit: expected an integer, got "y" [type]',
        'error: cookie theme: expected "dark" or "light", got string (4 characters) [enum]',
        "body.json:2:8: error: body /name: expected a string, got 7 [type]"])
    found("source line", r'^ +2 \| "name":7\}$', result.out)
    ends(put(tool), 1, out="error: body: expected a body [missing]\n", err="")
    ends(put(tool, "GET /pets/7", body="{}"), 1,
         out="error: target: expected PUT, got GET [not_allowed]\n", err="")
    ends(put(tool, "PUT /dogs"), 1,
         out="error: target: expected a path of the document, got /dogs [not_found]\n", err="")
    ends(put(tool, body='{"name":""}', key=None), 1, err="", out="error: security X-Key: expected "
         "a credential, or Authorization (bearer) [missing]\n")
    refused(tool.run("--target", "GET /", tool.file("schema.json", {})), "is no OpenAPI document")


def test_body_from_stdin(tool):
    """Only `-` is stdin."""
    head = ["--target", "PUT /pets/7", "--header", "X-Key: k", api(tool)]
    ends(tool.run(*head, "-", stdin='{"name":"Rex"}'), 0, out="", err="")
    ends(tool.run(*head, "-", stdin='{'), 1, err="")
    ends(tool.run(*head, stdin='{"name":"Rex"}'), 1,
         out="error: body: expected a body [missing]\n", err="")
    ends(tool.run(*head, "nowhere.json"), 3, out="")


def test_message(tool):
    """CRLF and LF, with a length, in chunks, and to the line that begins the response."""
    spec = api(tool)
    for end in ["\r\n", "\n"]:
        name = tool.file("a.http", exchange(end=end))
        ends(tool.run("--message", spec, name), 0, out="", err="")
        chunks = raw("PUT /pets/7 HTTP/1.1", "X-Key: k", "Transfer-Encoding: chunked", end=end,
                     body=end.join(["5;a=b", '{"nam', "9", 'e":"Rex"}', "0", "", ""]))
        ends(tool.run("--message", spec, "-", stdin=chunks), 0, out="", err="")
        open_end = raw("PUT /pets/7 HTTP/1.1", "X-Key: k", body='{"name":"a"}' + end, end=end)
        result = tool.run("--message", spec, "-", stdin=open_end + "HTTP/1.1 204 No" + end + end)
        ends(result, 0, out="")
        found("note", "without Content-Length", result.err)
    name = tool.file("a.http", exchange(body='{"name":7}', answer="[]"))
    result = tool.run("--message", spec, name)
    ends(result, 1, err="")
    found("request", r"^a\.http:6:9: error: body /name: expected a string, got 7 \[type\]$", result.out)
    found("response", r"^a\.http:9:1: error: body: expected an object, got array", result.out)


def test_framing(tool):
    """What is no message has one error, at its place."""
    spec = api(tool)
    for text, told in [
            ("", "target: expected the end of a line"), ("GET\n\n", "target: expected a request line"),
            ("GET /pets/7 HTTP/1.1", "target: expected the end of a line"),
            ("GET /pets/7 HTTP/x\n\n", "target: expected a request line"),
            ("PUT /pets/7 HTTP/1.1\nX-Key: k\n", "header: expected the end of a line"),
            ("PUT /pets/7 HTTP/1.1\nX-Key : k\n\n", "header: expected a field"),
            ("PUT /pets/7 HTTP/1.1\nX-Key: k\n folded\n\n", "header: expected a field"),
            ("PUT /pets/7 HTTP/1.1\nContent-Length: 9\n\n{}", "body: expected as many bytes"),
            ("PUT /pets/7 HTTP/1.1\nContent-Length: -1\n\n", "header: expected a number"),
            ("PUT /pets/7 HTTP/1.1\nContent-Length: 99999999999999999999999\n\n",
             "header: expected a number"),
            ("PUT /pets/7 HTTP/1.1\nContent-Length: 1\nTransfer-Encoding: chunked\n\n1\n",
             "header: expected either"),
            ("PUT /pets/7 HTTP/1.1\nTransfer-Encoding: gzip\n\n", "header: expected chunked"),
            ("PUT /pets/7 HTTP/1.1\nTransfer-Encoding: chunked\n\nx\n", "body: expected a chunk"),
            ("PUT /pets/7 HTTP/1.1\nTransfer-Encoding: chunked\n\nffffffffffffffffff\n",
             "body: expected a chunk"),
            ("PUT /pets/7 HTTP/1.1\nTransfer-Encoding: chunked\n\n9\nab", "body: expected as many"),
            ("PUT /pets/7 HTTP/1.1\nTransfer-Encoding: chunked\n\n1\nab\n0\n\n",
             "body: expected the end of the line")]:
        result = tool.run("--message", spec, "-", stdin=text)
        ends(result, 1, err="")
        equal("one error", sum("error:" in line for line in result.lines), 1)
        found("error", r"^-:\d+:\d+: error: " + told + r".* \[bad_message\]$", result.out)


def test_cut(tool):
    """A message cut at any byte, in bytes that are no text: a verdict each time."""
    spec = api(tool)
    whole = exchange().encode()
    for i in range(0, len(whole), 3):
        result = tool.run("--message", "--output", "jsonl", spec, "-", stdin=whole[:i])
        true(f"a verdict on {i} bytes: {result.code}", result.code in (0, 1))
        odd = tool.run("--message", spec, "-", stdin=whole[:i] + b"\0\xff\r" + whole[i:])
        true(f"a verdict with odd bytes at {i}: {odd.code}", odd.code in (0, 1, 6))


def test_outputs(tool):
    """Request and response are an object each, which the schema describes."""
    spec = api(tool)
    name = tool.file("a.http", exchange(body='{"name":7}', answer="[]"))
    result = tool.run("--message", "--output", "json", spec, name)
    ends(result, 1, err="")
    request, response = result.json
    equal("messages", [request["message"], response["message"]], ["request", "response"])
    equal("operation", request["operation"], "putPet")
    error = request["errors"][0]
    equal("error", [error[key] for key in ("part", "instanceLocation", "code", "line", "column")],
          ["body", "/name", "invalid_type", 6, 9])
    ends(tool.run(DESCRIBED, stdin=result.out), 0, out="", err="")
    lines = tool.run("--message", "--output", "jsonl", spec, name)
    equal("jsonl", lines.jsonl, result.json)
    one = put(tool, "PUT /pets/x", "--output", "json", "--strict-query", body="{", key=None)
    equal("alternatives", [e.get("alternatives") for e in one.json["errors"]],
          [None, [["Authorization"]], None])
    ends(tool.run(DESCRIBED, stdin=one.out), 0, out="", err="")
    body = put(tool, "PUT /pets/x", "--output", "validation-error", body='{"name":"a"}')
    equal("path", body.json["errors"][0]["path"], ["path", "id"])
    ends(put(tool, "PUT /pets/x", "-q"), 1, out="", err="")
    ends(put(tool, "PUT /pets/x", "--output", "json", "--max-errors", "1").json["truncated"] is True
         and put(tool, body='{"name":"a"}'), 0, out="", err="")


def test_strict(tool):
    """What is undeclared is a note, or refused."""
    spec = api(tool)
    ends(put(tool, "PUT /pets/7?more=1", body='{"name":"a"}'), 0, out="", err="")
    ends(put(tool, "PUT /pets/7?more=1", "--strict-query", body='{"name":"a"}'), 1, err="",
         out="error: query more: expected a name that a parameter has [not_allowed]\n")
    bodiless = tool.file("bodiless.json", {
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"},
        "paths": {"/a": {"get": {"responses": {"200": {"description": "d"}}}}}})
    for options, code in [([], 0), (["--strict-messages"], 1)]:
        result = tool.run("--target", "GET /a", *options, bodiless, "-", stdin="x")
        ends(result, code)
        equal("a note", "a body, which the operation does not declare" in result.err, code == 0)
    for status in ["500 No", "204 No"]:
        text = exchange(status=status, answer="" if status[0] == "2" else "x")
        result = tool.run("--message", spec, "-", stdin=text)
        ends(result, 0, out="")
        ends(tool.run("--message", "--strict-messages", spec, "-", stdin=text),
             1 if status[0] == "5" else 0, err="")


def test_credentials_are_never_printed(tool):
    """In no output: not the value of a key, of a cookie, of Authorization, nor a line that has it."""
    spec = api(tool)
    text = raw("PUT /pets/x?limit=y HTTP/1.1", f"X-Key: {SECRET * 3}", f"Authorization: {SECRET}",
               f"Cookie: theme={SECRET}", f"Bad Name: {SECRET}", body="{")
    good = text.replace("Bad Name", "Fine")
    for output in ["text", "json", "jsonl", "validation-error"]:
        for message in [text, good]:
            result = tool.run("--message", "--output", output, spec, "-", stdin=message)
            ends(result, 1)
            absent("a credential", SECRET, result.out + result.err)
        target = f"PUT /nowhere?key={SECRET}"
        result = put(tool, target, "--output", output, key=SECRET, body="{}")
        absent("a credential", SECRET, result.out + result.err)
    quiet = put(tool, "PUT /pets/xyzzy", "--no-values", body='{"name":77777}')
    absent("data", "xyzzy|77777", quiet.out)
    found("its type", "got string \\(5 characters\\)", quiet.out)


def test_several_files(tool):
    """One verdict a message, in order, as one array."""
    spec = api(tool)
    names = [tool.file(f"{i}.http", exchange(body=json.dumps({"name": name})))
             for i, name in enumerate(["a", 1])]
    result = tool.run("--message", "--output", "json", spec, *names)
    ends(result, 1, err="")
    equal("verdicts", [one["valid"] for one in result.json], [True, True, False, True])
    equal("exit", tool.run("--message", spec, "nowhere.http", *names).code, 3)


def test_unread_bodies(tool):
    """What nobody reads has no verdict, in a request and in a response."""
    pet = {"schema": {"type": "object"}}
    body = {"content": {"application/xml": pet, "application/json": pet}}
    spec = tool.file("xml.json", {
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"post": {
            "operationId": "a", "requestBody": body,
            "responses": {"200": {"description": "d", **body}}}}}})
    file = tool.file("a.xml", "<a/>")
    for message in [["--target", "POST /a"], ["--operation", "a", "--response", "200"]]:
        for field, limit in [("Content-Type: application/xml", "media type"),
                             ("Content-Encoding: gzip", "media type")]:
            result = tool.run(*message, "--header", field, "--output", "json", spec, file)
            ends(result, 6, err="")
            equal("limit", (result.json["status"], result.json["limit"]), ("undecided", limit))
            found("in words", r"\(media type\)$", tool.run(*message, "--header", field, spec, file).out)


def test_unread_parameters(tool):
    """What is neither JSON nor a form is a text where the schema takes one; else there is no verdict."""
    for schema, status in [({"anyOf": [{"type": "object"}, {"type": "array"}]}, 6),
                           ({"anyOf": [{"type": "object"}, {"type": "string"}]}, 0), ({}, 0)]:
        spec = tool.file("xml.json", {
            "openapi": "3.2.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"get": {
                "parameters": [{"name": "x", "in": "query",
                                "content": {"application/xml": {"schema": schema}}}],
                "responses": {"200": {"description": "d"}}}}}})
        why = "error: undecided: a parameter is of a form that is not judged (media type)\n"
        ends(tool.run("--target", "GET /a?x=%3Ca%2F%3E", spec), status, err="",
             out=why if status else "")
        ends(tool.run("--target", "GET /a", spec), 0, out="", err="")
        result = tool.run("--target", "GET /a?x=1", "--output", "json", spec)
        equal("limit", result.json.get("limit"), "media type" if status else None)


def test_query_as_a_form(tool):
    """OpenAPI 3.2: in: querystring. Places are those of the query."""
    schema = {"type": "object", "required": ["a"], "additionalProperties": False,
              "properties": {"a": {"type": "integer"}, "t": {"type": "array", "maxItems": 2}}}
    spec = tool.file("query.json", {
        "openapi": "3.2.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"get": {
            "parameters": [{"name": "q", "in": "querystring", "content": {
                "application/x-www-form-urlencoded": {"schema": schema}}}],
            "responses": {"200": {"description": "d"}}}}}})
    for target in ["/a", "/a?a=1", "/a?t=x&a=1&t=y&", "/a?%61=1"]:
        ends(tool.run("--strict-query", "--target", f"GET {target}", spec), 0, out="", err="")
    result = tool.run("--target", "GET /a?a=x&b", spec)
    equal("lines", [line for line in result.lines if "error:" in line], [
        'error: querystring q /a: expected an integer, got "x" [type]',
        'error: querystring q /b: expected no member "b", got "" [additionalProperties]'])
    message = tool.file("a.http", raw("GET /a?t=1&a=%31x HTTP/1.1", "Host: x"))
    result = tool.run("--message", "--output", "json", spec, message)
    ends(result, 1, err="")
    error = (result.json["errors"] if isinstance(result.json, dict) else result.json[0]["errors"])[0]
    equal("place", [error[name] for name in ("part", "name", "instanceLocation", "line", "column",
                                             "offset")], ["querystring", "q", "/a", 1, 14, 13])
