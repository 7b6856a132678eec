"""Captures: --har, with the hosts, what is left out, the summary; and operations that are fixed."""

import base64
import json
import os
import re
import subprocess
import sys

from tool import ROOT, absent, ends, equal, found, probe, refused, true

DESCRIBED = str(ROOT / "docs/message.schema.json")
SECRET = "SECRET"
URL = "https://api.example.com/v1/pets/7"


def api(tool, servers=({"url": "https://api.example.com/v1"},), **more):
    """A document with an operation that has parameters, a key, and bodies; a webhook; a callback."""
    pet = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
    body = {"content": {"application/json": {"schema": pet}}}
    count = {"content": {"application/json": {"schema": {"type": "integer"}}}}
    ok = {"200": {"description": "d"}}
    put = {"operationId": "putPet", "security": [{"key": []}],
           "parameters": [
               {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}},
               {"name": "limit", "in": "query", "schema": {"type": "integer"}},
               {"name": "X-Rate", "in": "header", "schema": {"type": "integer"}}],
           "requestBody": {"required": True, **body},
           "callbacks": {"done": {"{$request.body#/url}": {
               "post": {"operationId": "onDone", "requestBody": count, "responses": ok}}}},
           "responses": {"200": {"description": "d", **body,
                                 "headers": {"X-Left": {"schema": {"type": "integer"}}}},
                         "204": {"description": "d"}, "302": {"description": "d"}}}
    path = {"put": put, "parameters": [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]}
    return tool.file("api.json", {
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "servers": list(servers),
        "paths": {"/pets/{id}": path,
                  "/pets": {"get": {"operationId": "getPets", "responses": ok}}},
        "webhooks": {"hook": {"post": {"operationId": "hook", "requestBody": count,
                                       "responses": ok}}},
        "components": {"securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"}}}, **more})


def pairs(headers):
    return [{"name": name, "value": value} for name, value in headers]


def entry(method="PUT", url=URL, headers=(), post='{"name":"Rex"}', status=200,
          text='{"name":"Rex"}', answered=(), mime="application/json", request=None, **content):
    """An entry of a capture as browsers write it; what is None is left out."""
    asked = {"method": method, "url": url, "httpVersion": "h2", "headers": pairs(headers),
             **(request or {})}
    if post is not None:
        asked["postData"] = {"mimeType": "application/json", "text": post}
    shown = {"size": len(text or ""), "mimeType": mime, **content}
    if text is not None:
        shown["text"] = text
    return {"startedDateTime": "2026-01-01T00:00:00Z", "time": 1, "request": asked,
            "response": {"status": status, "headers": pairs(answered), "content": shown}}


def capture(tool, *entries, name="a.har"):
    return tool.file(name, {"log": {"version": "1.2", "creator": {}, "entries": list(entries)}})


def judged(tool, *entries, options=(), spec=None):
    """The verdicts and the summary as JSON."""
    result = tool.run("--har", "--output", "json", *options, spec or api(tool),
                      capture(tool, *entries))
    ends(tool.run(DESCRIBED, stdin=result.out), 0, out="", err="")
    return result, result.json[:-1], result.json[-1]["summary"]


def codes(verdicts):
    return [[error["code"] for error in one["errors"]] for one in verdicts]


def test_places(tool):
    """Errors say which entry, lead into the file, and count in the text that stands there."""
    bad = entry(url=URL.replace("7", "x?limit=y#z"), headers=[(":method", "PUT"), ("x-rate", "no")],
                post='{\n "name":7}', text="[]", answered=[("X-Left", "some")])
    result, verdicts, _ = judged(tool, entry(), bad)
    ends(result, 1, err="")
    equal("codes", codes(verdicts), [[], [], ["invalid_type"] * 4, ["invalid_type"] * 2])
    equal("places", [[(e["entry"], e["pointer"], e["line"], e["column"], e["offset"])
                      for e in one["errors"]] for one in verdicts[2:]],
          [[(1, "/log/entries/1/request/url", 1, 33, 32),
            (1, "/log/entries/1/request/url", 1, 41, 40),
            (1, "/log/entries/1/request/headers/1/value", 1, 1, 0),
            (1, "/log/entries/1/request/postData/text", 2, 9, 10)],
           [(1, "/log/entries/1/response/headers/0/value", 1, 1, 0),
            (1, "/log/entries/1/response/content/text", 1, 1, 0)]])
    text = tool.run("--har", api(tool), "a.har")
    found("text", r"^a\.har#/log/entries/1/request/postData/text:2:9: error: body /name: expected a "
          r"string, got 7 \[type\]$", text.out)
    found("source line", r'^ +2 \|  "name":7\}$', text.out)
    body = tool.run("--har", "--output", "validation-error", api(tool), "a.har")
    equal("bodies", [json.loads(line)["errors"][0]["path"] for line in body.lines],
          [["path", "id"], ["header", "X-Left"]])
    lines = tool.run("--har", "--output", "jsonl", api(tool), "a.har")
    equal("jsonl", lines.jsonl, verdicts)
    ends(tool.run("--har", "-q", api(tool), "a.har"), 1, out="", err="")


def test_hosts(tool):
    """A host is compared with those of the servers; a variable takes what its enum has."""
    port = {"env": {"default": "a", "enum": ["a", "b"]}, "port": {"default": "1"}}
    variable = {"url": "http://{env}.test:{port}/v1", "variables": port}
    either = {"url": "{base}/v1", "variables": {"base": {
        "default": "https://one.test", "enum": ["https://one.test", "http://two.test:81"]}}}
    plain = {"url": "https://api.example.com/v1"}
    for servers, host, taken in [
            ([plain], "https://api.example.com", True), ([plain], "https://API.Example.COM", True),
            ([plain], "http://api.example.com", True), ([plain], "https://api.example.com:443", True),
            ([plain], "http://api.example.com:80", True), ([plain], "wss://api.example.com", True),
            ([plain], "https://me:pw@api.example.com", True),
            ([plain], "https://api.example.com:8443", False), ([plain], "https://api.example.co", False),
            ([plain], "https://xapi.example.com", False), ([plain], "https://api.example.com.", False),
            ([{"url": "https://api.example.com:443/v1"}], "https://api.example.com", True),
            ([{"url": "http://[::1]:8080/v1"}], "http://[::1]:8080", True),
            ([{"url": "http://[::1]/v1"}], "http://[::1]:80", True),
            ([{"url": "http://[::1]/v1"}], "http://[::1]:8080", False),
            ([variable], "http://a.test:9", True), ([variable], "http://b.test:80", True),
            ([variable], "http://b.test", True), ([variable], "http://c.test:9", False),
            ([variable], "http://a.test:", False),
            ([{"url": "https://{any}.test/v1", "variables": {"any": {"default": "x"}}}],
             "https://x.y.test", True),
            ([{"url": "https://{any}.test/v1", "variables": {"any": {"default": "x"}}}],
             "https://.test", False),
            ([either], "https://one.test", True), ([either], "http://two.test:81", True),
            ([either], "https://three.test", False),
            ([plain, {"url": "//other.test/v1"}], "http://other.test", True),
            ([{"url": "/v1"}], "http://whatever:1", True), ([], "http://whatever:1", True),
            ([plain], "data:text/plain,", False), ([], "data:text/plain,", False)]:
        path = "/pets/7" if not servers else "/v1/pets/7"
        url = host + path if "/" in host else host
        spec = api(tool, servers)
        name = capture(tool, entry(url=url))
        result = tool.run("--har", "--output", "jsonl", spec, name)
        equal(f"{servers} takes {host} ({result.err})", result.code, 0 if taken else 2)
        if not taken and host[:4] != "data":
            found("the host", r"hint: there is: \S", result.err)
            absent("who it is", "me:pw", result.err)
            equal(f"any host {host}", tool.run("--har", "--any-host", "-q", spec, name).code, 0)
    result, verdicts, summary = judged(tool, entry(), entry(url="https://a.test/x?k=" + SECRET),
                                       entry(url="https://A.test/"), entry(url="http://b.test/"))
    equal("others", summary["otherHosts"],
          [{"host": "a.test", "entries": 2}, {"host": "b.test", "entries": 1}])
    equal("verdicts", len(verdicts), 2)
    absent("a query", SECRET, result.out + result.err)


def test_hosts_of_some(tool):
    """A server without a host says nothing of operations that have others."""
    ok = {"200": {"description": "d"}}
    here, there = [{"url": "/local"}], [{"url": "https://api.example.com/v1"}]
    spec = tool.file("some.json", {
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "servers": there, "paths": {
            "/far": {"get": {"operationId": "far", "responses": ok}},
            "/near": {"servers": here, "get": {"operationId": "near", "responses": ok}}}})
    for url, wanted in [
            ("https://api.example.com/v1/far", ["far"]), ("https://x.test/local/near", ["near"]),
            ("https://x.test/near?k", ["near"]), ("https://x.test/v1/far", []),
            ("https://x.test/else", []), ("https://x.test", []), ("https://x.test/local/far", []),
            ("https://api.example.com/v1/else", [None]), ("https://x.test:81/local/near#f", ["near"])]:
        name = capture(tool, entry("GET", url, post=None, text=None))
        result = tool.run("--har", "--output", "jsonl", spec, name)
        got = [json.loads(line).get("operation") for line in result.out.splitlines()]
        equal(f"{url} is for", got[:len(wanted)], wanted)
        equal(f"{url} is judged", result.code == 2, not wanted)
    name = capture(tool, entry("POST", "https://x.test/local/near", post=None, text=None))
    found("a method that it has not", "expected GET, HEAD, got POST",
          tool.run("--har", spec, name).out)
    for operation, code in [("near", 0), ("far", 2)]:
        name = capture(tool, entry("GET", "https://x.test/any", post=None, text=None))
        equal(f"as {operation}",
              tool.run("--har", "--operation", operation, "-q", spec, name).code, code)


def test_what_is_left_out(tool):
    """What captures do not have is counted, and is no error."""
    preflight = entry("OPTIONS", post=None, headers=[
        ("Origin", "https://a.test"), ("Access-Control-Request-Method", "PUT")])
    sent = {"bodySize": 9}
    for one, expected, name in [
            (entry(status=0), [[]], "responsesNotJudged"),
            (entry(text=None, size=9), [[], []], "bodiesNotJudged"),
            (entry(text="", size=9), [[], []], "bodiesNotJudged"),
            (entry(text=None, size=-1), [[], []], "bodiesNotJudged"),
            (entry(post=None, request=sent), [[], []], "bodiesNotJudged"),
            (entry(post=None, headers=[("content-length", "9")]), [[], []], "bodiesNotJudged"),
            (entry(text=None, size=9, mime="text/csv"), [[], ["unsupported_media"]],
             "bodiesNotJudged"),
            (preflight, [], "preflights"),
            (entry(url="blob:x"), [], "notHttp")]:
        _, verdicts, summary = judged(tool, one, entry())
        equal(f"errors without {name}", codes(verdicts), [*expected, [], []])
        equal(name, summary[name], 1)
    equal("a body that is none", codes(judged(tool, entry(post=None))[1]), [["missing"], []])
    equal("no content", codes(judged(tool, entry(status=204, text=None))[1]), [[], []])
    equal("OPTIONS", codes(judged(tool, entry("OPTIONS", post=None))[1]), [["not_allowed"]])


def test_bodies(tool):
    """Text is without content coding; base64 is decoded; fields joined by lines are several."""
    coded = base64.b64encode(b'{"name":7}').decode()
    zipped = [("Content-Encoding", "gzip")]
    _, verdicts, _ = judged(
        tool, entry(headers=zipped, answered=zipped),
        entry(text=coded, encoding="base64"), entry(text="!", encoding="base64"),
        entry(answered=[("X-Left", "1\n2")]), entry(answered=[("content-type", "text/html")]),
        entry(mime="text/html"))
    equal("codes", codes(verdicts)[1::2], [
        [], ["invalid_type"], ["bad_message"], ["invalid_type"], ["unsupported_media"],
        ["unsupported_media"]])
    equal("place", [verdicts[3]["errors"][0][key] for key in ("pointer", "line", "offset")],
          ["/log/entries/1/response/content/text", 1, 8])


def test_forms(tool):
    """`params` stand for the text that is left out."""
    schema = {"type": "object", "required": ["a b"], "additionalProperties": False,
              "properties": {"a b": {"type": "string"}, "c": {"type": "integer"}}}
    spec = tool.file("form.json", {
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/f": {"post": {
            "requestBody": {"required": True, "content": {
                "application/x-www-form-urlencoded": {"schema": schema}, "text/plain": {}}},
            "responses": {"200": {"description": "d"}}}}}})
    for kind, params, unseen in [
            ("application/x-www-form-urlencoded", [("a b", "1&2=3"), ("c", "7")], 0),
            ("multipart/form-data; boundary=x", [("a b", "1")], 0),
            ("multipart/form-data", [("a b", "1")], 1), ("text/plain", [("a b", "1")], 1)]:
        post = {"postData": {"mimeType": kind, "params": pairs(params)}, "bodySize": 20}
        result = tool.run("--har", "--output", "json", spec, capture(
            tool, entry("POST", "http://x/f", post=None, request=post, text=None, status=0)))
        summary = result.json[-1]["summary"]
        equal(f"unseen {kind}", summary["bodiesNotJudged"], unseen)
        true(f"no member is missing: {result.out}", "missing" not in result.out)


def test_cookies(tool):
    """`cookies` stand for the field that is left out, and only then."""
    theme = {"name": "theme", "in": "cookie", "required": True, "schema": {"enum": ["dark"]}}
    spec = tool.file("cookie.json", {
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/f": {"get": {
            "parameters": [theme], "responses": {"200": {"description": "d"}}}}}})
    for cookies, headers, codes_ in [
            ([("a", "b"), ("theme", "dark")], [], []), ([("theme", "red")], [], ["invalid_value"]),
            ([], [], ["missing"]), ([("theme", "dark")], [("cookie", "a=b")], ["missing"]),
            ([("theme", "dark")], [("Cookie", "theme=dark")], [])]:
        request = {"cookies": pairs(cookies), "headers": pairs(headers)}
        result = tool.run("--har", "--output", "json", spec, capture(
            tool, entry("GET", "http://x/f", post=None, request=request, text=None, status=0)))
        errors = result.json[0]["errors"]
        equal(f"{cookies} {headers}", [error["code"] for error in errors], codes_)
        absent("the value", '"red', result.out)


def test_credentials(tool):
    """That there are none is a note, unless it is asked for; those that there are stay hidden."""
    spec = api(tool)
    result, verdicts, summary = judged(tool, entry(), entry(headers=[("X-Key", SECRET)]))
    ends(result, 0)
    equal("without", summary["withoutCredentials"], 1)
    equal("refused", codes(judged(tool, entry(), options=["--credentials"])[1]), [["missing"], []])
    secrets = [("X-Key", SECRET), ("Cookie", SECRET), ("Authorization", SECRET), ("X-Rate", "x")]
    capture(tool, entry(url=URL + "x?token=" + SECRET, headers=secrets, post="{",
                        answered=[("Set-Cookie", SECRET)]),
            {"request": {"method": 1, "headers": pairs(secrets)}})
    tool.file("cut.har", json.dumps({"log": {"entries": [entry(headers=secrets)]}})[:-40])
    for output in ["text", "json", "jsonl", "validation-error"]:
        for options in [[], ["--credentials", "--any-host"]]:
            for name in ["a.har", "cut.har"]:
                result = tool.run("--har", "--output", output, *options, spec, name)
                ends(result, 1)
                absent(f"a credential in {output}", SECRET, result.out + result.err)
    equal("verdicts", len(verdicts), 4)


def test_no_capture(tool):
    """A file that is none, and an entry that is none, are malformed."""
    spec = api(tool)
    for text, place in [("{", r":1:2: "), ("", ":1:1: "), ("[]", "#: "), ("{}", "#/log: "),
                        ('{"log":{"entries":{}}}', "#/log/entries: ")]:
        result = tool.run("--har", spec, "-", stdin=text)
        ends(result, 1, err="")
        found(f"error of {text}", r"^-" + place + r"error: .* \[invalid_\w+\]$", result.out)
        result = tool.run("--har", "--output", "json", spec, "-", stdin=text)
        equal("status", [one["status"] for one in result.json], ["malformed"])
        ends(tool.run(DESCRIBED, stdin=result.out), 0, out="", err="")
        ends(tool.run("--har", "--output", "validation-error", spec, "-", stdin=text), 1, out="")
    request = {"method": "GET", "url": URL}
    for one, pointer in [
            (7, "/request"), ({"request": []}, "/request"), ({"request": {}}, "/request/method"),
            ({"request": {**request, "method": 7}}, "/request/method"),
            ({"request": {**request, "url": None}}, "/request/url"),
            ({"request": {**request, "headers": {}}}, "/request/headers"),
            ({"request": {**request, "headers": [{"name": "a"}, {"value": "b"}]}},
             "/request/headers/1/name"),
            ({"request": {**request, "headers": [{"name": "a", "value": 7}]}},
             "/request/headers/0/value"),
            ({"request": {**request, "postData": []}}, "/request/postData"),
            ({"request": {**request, "postData": {"text": {}}}}, "/request/postData/text"),
            ({"request": request, "response": {"content": 7}}, "/response/content"),
            ({"request": request, "response": {"status": 2000}}, "/response/status")]:
        result, verdicts, summary = judged(tool, entry(), one)
        ends(result, 1, err="")
        equal(f"place in {one}", [verdicts[2]["entry"], verdicts[2]["status"],
                                  verdicts[2]["errors"][0]["pointer"]],
              [1, "malformed", "/log/entries/1" + pointer])
        equal("malformed", summary["malformed"], 1)
    for entries in [[], [entry(url="https://other.test/")]]:
        result = tool.run("--har", spec, capture(tool, *entries))
        ends(result, 2, out="")
    found("hosts", "hint: there is: other.test$", result.err)
    equal("no file", tool.run("--har", spec, "nowhere.har").code, 3)
    equal("depth", tool.run("--har", "--max-depth", "3", spec, capture(tool, entry())).code, 6)


def test_summary(tool):
    """What of the document was seen, never seen, and is not in it; on stderr but for JSON."""
    plain = {"text": "<p>", "mime": "text/html"}
    entries = [entry(), entry(status=204, text=None), entry(status=500), entry(**plain),
               entry("GET", "https://api.example.com/v1/dogs?a=" + SECRET, post=None)]
    result, verdicts, summary = judged(tool, *entries)
    equal("verdicts", len(verdicts), 9)
    equal("undeclared", [(one["operation"], one["in"], one["what"], one["count"])
                         for one in summary["undeclared"]],
          [("putPet", "response", "500", 1), ("putPet", "response", "200 text/html", 1),
           (None, "target", "GET /v1/dogs", 1)])
    put, get = summary["operations"]
    equal("operations", [put["operation"], put["requests"], get["operation"], get["requests"]],
          ["putPet", 4, "getPets", 0])
    equal("responses", [(one["status"], one["count"]) for one in put["responses"]],
          [("200", 2), ("204", 1), ("302", 0)])
    equal("media", put["responses"][0]["mediaTypes"],
          [{"mediaType": "application/json", "count": 1}])
    text = tool.run("--har", api(tool), "a.har")
    for line in ["5 entries: 5 requests and 4 responses judged, 2 invalid, 0 undecided",
                 "operations: 1 of 2 seen", r"  putPet: 4 requests \(application/json 4\)",
                 r"    200: 2 \(application/json 1\)", "    204: 1", "    never seen: 302",
                 "  never seen: getPets", "not in the document:", "  putPet: response 500, 1 time",
                 "  GET /v1/dogs, 1 time"]:
        found("summary", f"^{line}$", text.err)
    strict = tool.run("--har", "--strict-messages", "-q", api(tool), capture(tool, entry(status=500)))
    ends(strict, 1, out="", err="")
    ends(tool.run("--har", "-q", api(tool), "a.har"), 0, out="", err="")
    absent("a query", SECRET, result.out + text.err)


def test_fixed_operation(tool):
    """--operation is the operation of all messages: of a webhook and a callback, too."""
    spec = api(tool)
    hook = entry("POST", "https://mine.test/in", post="7", text=None)
    _, verdicts, summary = judged(tool, hook, {**hook, "request": {
        **hook["request"], "postData": {"mimeType": "application/json", "text": '"x"'}}},
        options=["--operation", "hook"])
    equal("codes", codes(verdicts), [[], [], ["invalid_type"], []])
    equal("operations", [one["operation"] for one in summary["operations"]], ["hook"])
    for name in ["hook", "POST hook", "onDone", "putPet callback done"]:
        head = ["--operation", name]
        ends(tool.run(*head, "--target", "POST /any", spec, "-", stdin="7"), 0, out="", err="")
        result = tool.run(*head, "--target", "POST /any", spec, "-", stdin="true")
        ends(result, 1, err="")
        found("error", r"^-:1:1: error: body: expected an integer, got true \[type\]$", result.out)
        raw = "POST /any HTTP/1.1\r\nContent-Length: 1\r\n\r\n7"
        ends(tool.run(*head, "--message", spec, "-", stdin=raw), 0, out="", err="")
    refused(tool.run("--operation", "hok", "--target", "POST /", spec), "no operation 'hok'", "hook")
    other = tool.run("--operation", "putPet", "--target", "PUT /elsewhere", "--header", "X-Key: k",
                     spec, "-", stdin='{"name":"a"}')
    ends(other, 1, out="error: path id: expected a value [missing]\n", err="")


def test_response_by_its_parts(tool):
    """--response with --header is a response whole: its status, fields and body."""
    spec = api(tool)
    head = ["--operation", "putPet", "--response"]
    ends(tool.run(*head, "200", "--header", "X-Left: 5", spec, "-", stdin='{"name":"a"}'), 0,
         out="", err="")
    result = tool.run(*head, "200", "--header", "X-Left: x", spec, "-", stdin='{"name":7}')
    ends(result, 1, err="")
    equal("errors", [line for line in result.lines if "error:" in line], [
        'error: header X-Left: expected an integer, got "x" [type]',
        "-:1:9: error: body /name: expected a string, got 7 [type]"])
    ends(tool.run(*head, "204", "--header", "A: b", spec), 0, out="", err="")
    note = tool.run(*head, "500", "--header", "A: b", spec)
    ends(note, 0, out="")
    found("note", "does not declare", note.err)
    ends(tool.run(*head, "500", "--header", "A: b", "--strict-messages", spec), 1,
         out="error: status: expected a status that the operation declares [not_allowed]\n", err="")
    media = tool.run(*head, "200", "--header", "Content-Type: text/html", spec, "-", stdin="<p>")
    ends(media, 1, err="", out="error: body: expected application/json, got text/html "
         "[unsupported_media]\n")
    for status in ["4XX", "default", "20", "2000", "020"]:
        refused(tool.run(*head, status, "--header", "A: b", spec), "three digits")
    refused(tool.run("--response", "200", "--header", "A: b", spec), "--response needs --operation")
    refused(tool.run(*head, "200", "--header", "A: b", spec, "a", "b"), "takes one FILE")
    refused(tool.run(*head, "200", "--header", "A: b", "--media-type", "a/b", spec), "stand without")


def large(tool, count, size):
    """A capture of so many entries, and its length."""
    one = json.dumps(entry(text=json.dumps({"name": "x" * size})))
    name = tool.file("large.har", '{"log":{"entries":[' + ",".join([one] * count) + "]}}")
    return name, os.path.getsize(tool.path(name))


# Whoever starts a program lends it the memory that it had itself at most, which Linux counts: this
# one has less than the captures below take.
MEASURE = """import resource, subprocess, sys
code = subprocess.call(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)"""


def grown(tool, spec, count, size):
    """How many bytes a run takes beside the file."""
    name, length = large(tool, count, size)
    done = subprocess.run([sys.executable, "-c", MEASURE, tool.program, "--har", spec, name],
                          cwd=tool.folder, env=tool.environment({}), capture_output=True, text=True,
                          check=False)
    equal("exit", done.returncode, 0)
    found("stdout has the measure alone", r"^\d+\n$", done.stdout)
    found("all are judged", f"^{count} entries: {count} requests and {count} responses", done.stderr)
    absent("progress, which is for terminals", r"\r|%", done.stderr)
    return int(done.stdout) * 1024 - length


def test_memory(tool):
    """10,000 entries take the memory of one: what grows is the file's own text. Under sanitizers,
    which make each entry thirty times slower, there are fewer, and what is told of them counts."""
    spec = api(tool)
    if tool.sanitized:
        grown(tool, spec, 300, 4000)
        return
    few, many = grown(tool, spec, 5000, 4000), grown(tool, spec, 10000, 4000)
    true(f"memory grows from {few} to {many}", many - few < 1 << 20)


def test_progress(tool):
    """How far it is, in one line that is written over and gone before anything else is printed; what
    is counted is the capture's own entries."""
    if missing := probe.terminal():
        probe.leave_out("progress on a terminal", missing)
        return
    count = 300 if tool.sanitized else 10000
    spec, (name, _) = api(tool), large(tool, count, 4000)
    code, shown = tool.on_a_terminal("stderr", "--har", spec, name)
    equal("exit", code, 0)
    lines = re.findall(r"\rlarge\.har: (\d+) entries, (\d+)%\x1b\[K", shown)
    true(f"there are lines: {shown[:200]}", len(lines) >= (1 if tool.sanitized else 2))
    equal("they only grow", lines, sorted(lines, key=lambda one: (int(one[0]), int(one[1]))))
    true(f"no more than there is: {lines[-1]}", int(lines[-1][0]) <= count and int(lines[-1][1]) <= 100)
    rest = shown[shown.rindex("%"):].replace("\r\n", "\n")
    true(f"it is gone: {rest[:40]!r}",
         rest.startswith(f"%\x1b[K\r\x1b[K{count} entries: {count} requests"))
    bad, _ = tool.on_a_terminal("stderr", "--har", spec, capture(tool, entry(post="[]"), entry()))
    equal("exit", bad, 1)
    for quiet in [["-q"], ["--output", "json", "-q"]]:
        equal("quiet", tool.on_a_terminal("stderr", "--har", *quiet, spec, name), (0, ""))


def test_usage(tool):
    spec = api(tool)
    refused(tool.run("--har", "--message", spec), "exclude each other")
    refused(tool.run("--har", "--target", "GET /", spec), "exclude each other")
    refused(tool.run("--har", "--header", "a: b", spec), "--header needs")
    refused(tool.run("--any-host", spec), "need --har")
    refused(tool.run("--credentials", "--message", spec), "need --har")
    refused(tool.run("--har", "--output", "annotations", spec), "is of a payload")
    refused(tool.run("--har", "--response", "200", "--operation", "putPet", spec), "of no request")
    refused(tool.run("--har", tool.file("schema.json", {})), "is no OpenAPI document")
