"""Which schema judges: --schema, --operation, --response, --media-type, the root."""

import json
import re

from tool import API, ends, equal, found, refused

PET = '{"id": "1", "name": "Rex", "pin": "0"}'


def schema_of(tool, *arguments, stdin, api=API):
    """The keyword that refused, as the document's pointer."""
    result = tool.run("--output", "json", *arguments, api, stdin=stdin)
    equal(f"exit (stderr: {result.err})", result.code, 1)
    return result.json["errors"][0]["absoluteKeywordLocation"].split("#", 1)[1]


def test_schema_by_name(tool):
    ends(tool.run("--schema", "Pet", API, stdin=PET), 0, out="", err="")
    equal("schema", schema_of(tool, "--schema", "Pet", stdin="1"),
          "/components/schemas/Pet/type")


def test_schema_by_pointer(tool):
    for pointer in ["/components/schemas/Pet", "#/components/schemas/Pet",
                    "#/components/schemas/P%65t"]:
        equal("schema", schema_of(tool, "--schema", pointer, stdin="1"),
              "/components/schemas/Pet/type")
    pointer = "/paths/~1pets/get/responses/200/content/application~1json/schema"
    equal("schema", schema_of(tool, "--schema", pointer, stdin="1"), pointer + "/type")
    equal("schema", schema_of(tool, "--schema", "/components/schemas/Pet/properties/age",
                              stdin="0"), "/components/schemas/Pet/properties/age/minimum")


def test_unknown_schema(tool):
    refused(tool.run("--schema", "Pets", API), "no schema 'Pets' in ", "did you mean 'Pet'")
    refused(tool.run("--schema", "Elephant", API), "no schema 'Elephant'", "--list")
    refused(tool.run("--schema", "/components/schemas/Pat", API), "no schema at '/components/",
            "'/components/schemas' is there")
    refused(tool.run("--schema", "/components/~2", API), "no schema at '/components/~2'")


def test_pointer_to_what_is_no_schema(tool):
    for pointer, what in [
            ("", "an OpenAPI document"), ("/info", "OpenAPI's \"info\""),
            ("/info/title", "a part of OpenAPI's \"info\""),
            ("/components/schemas", "a map of schemas, \"schemas\""),
            ("/paths/~1pets", "a part of OpenAPI's \"paths\""),
            ("/components/schemas/Pet/required", "the value of \"required\""),
            ("/components/schemas/Pet/required/0", "a part of the value of \"required\""),
            ("/components/schemas/Pet/properties", "a map of schemas, \"properties\""),
            ("#/components/schemas/Pet/properties", "a map of schemas, \"properties\"")]:
        refused(tool.run("--schema", pointer, API, stdin="1"), f"is not a schema: it is {what}$",
                "--list")


def test_pointer_into_a_bare_schema(tool):
    """What is known to be none is refused; what is below an unknown keyword may be one."""
    text = {"type": "object", "properties": {"a": {"items": [{"type": "null"}]}}, "allOf": [True],
            "default": {"not": {"type": "null"}}, "custom": {"properties": {"type": "null"}},
            "x-own": [{"type": "null"}], "dependencies": {"a": {"type": "null"}, "b": ["a"]}}
    schema = tool.file("s.json", text)
    for pointer, what in [
            ("/properties", "a map of schemas, \"properties\""),
            ("/properties/a/items", "a list of schemas, \"items\""),
            ("/allOf", "a list of schemas, \"allOf\""), ("/default", "the value of \"default\""),
            ("/default/not", "a part of the value of \"default\""),
            ("/dependencies", "a map of schemas, \"dependencies\""),
            ("/dependencies/b", "an array"), ("/x-own", "an array"), ("/type", ".*\"type\"")]:
        refused(tool.run("--dialect", "draft7", "--schema", pointer, schema, stdin="1"),
                f"is not a schema: it is {what}$", "--list")
    for pointer in ["/properties/a/items/0", "/custom/properties", "/x-own/0", "/dependencies/a"]:
        ends(tool.run("--dialect", "draft7", "--schema", pointer, schema, stdin="1"), 1, err="")
    # What a file without a schema of its own holds by name may be called like a keyword.
    names = tool.file("names.json", {"default": {"type": "null"}, "items": {"type": "null"}})
    for pointer in ["/default", "/items"]:
        ends(tool.run("--schema", pointer, names, stdin="1"), 1, err="")


def test_bare_schema(tool):
    schema = tool.file("s.json", {"type": "object", "$defs": {
        "Small": {"type": "integer", "maximum": 9}, "a/b": {"type": "null"}}})
    equal("root", schema_of(tool, stdin="1", api=schema), "/type")
    equal("named", schema_of(tool, "--schema", "Small", stdin="10", api=schema),
          "/$defs/Small/maximum")
    equal("pointer", schema_of(tool, "--schema", "/$defs/a~1b", stdin="10", api=schema),
          "/$defs/a~1b/type")
    ends(tool.run("--schema", "", schema, stdin="{}"), 0, out="", err="")
    refused(tool.run("--schema", "Smal", schema), "no schema 'Smal'", "did you mean 'Small'")
    schema = tool.file("t.yaml", "definitions:\n  N: {type: integer}\n")
    ends(tool.run("--schema", "N", "--dialect", "draft7", schema, stdin="1"), 0)


def test_openapi_needs_a_selection(tool):
    refused(tool.run(API, stdin="1"), "is an OpenAPI document", "--schema NAME or --operation ID")


def test_operation(tool):
    for which in ["createPet", "POST /pets", "post /pets", "Post /pets"]:
        equal(which, schema_of(tool, "--operation", which, stdin="1"),
              "/components/schemas/Pet/type")
    for which in ["petLost", "POST petLost", "post petLost"]:
        equal(which, schema_of(tool, "--operation", which, stdin="1"),
              "/webhooks/petLost/post/requestBody/content/application~1json/schema/type")
    for which in ["PUT /pets/{id}", "put /pets/17"]:
        ends(tool.run("--operation", which, API, stdin="17"), 0, out="", err="")
    # A fixed path wins over a template: it takes no JSON.
    ends(tool.run("--operation", "POST /pets/import", API, stdin="1"), 5, out="")


def test_which_operation(tool):
    """By id, by template, by a concrete path, by a webhook's name: in that order."""
    given = {"/pets": ["get listPets", "post"], "/pets/{id}": ["get getPet", "patch"],
             "/pets/mine": ["get mine"], "/files/{name}.{ext}": ["get"], "/find?by=id": ["get"],
             "/{any}": ["get", "post"]}
    heard = {"petAdded": ["post onPet"], "petGone": ["post", "put"], "/pets": ["post"],
             "/seen": ["post"]}

    def items(of):
        """Each operation's response is its method and path."""
        made = {}
        for path, operations in of.items():
            names = [name for name in ["id", "name", "ext", "any"] if "{" + name + "}" in path]
            made[path] = {"parameters": [{"name": name, "in": "path", "required": True,
                                          "schema": {}} for name in names if of is given]}
            for method, _, name in (operation.partition(" ") for operation in operations):
                made[path][method] = {"responses": {"default": {"description": "d", "content": {
                    "application/json": {"schema": {"const": f"{method.upper()} {path}"}}}}}}
                if name:
                    made[path][method]["operationId"] = name
                if of is heard:
                    made[path][method]["tags"] = ["heard"]
        return made

    api = tool.file("which.json", {"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
                                   "paths": items(given), "webhooks": items(heard)})

    def which(words):
        result = tool.run("--operation", words, "--response", "default", "--output", "json", api,
                          stdin="0")
        if result.code == 2:
            found("stderr", "hint: there is: |no operation", result.err)
            for said, what in [("more than one operation", "ambiguous"),
                               ("the path of one operation", "methodless")]:
                if said in result.err:
                    return what
            return None
        equal(f"{words}: exit", result.code, 1)
        place = result.json["errors"][0]["absoluteKeywordLocation"]
        return ("webhook " if "#/webhooks/" in place else "") + (
            result.json["errors"][0]["expected"].strip('"'))

    for words, want in {
            "listPets": "GET /pets", "GET /pets": "GET /pets", "  get   /pets ": "GET /pets",
            "Get /pets/{id}": "GET /pets/{id}", "GET /pets/7": "GET /pets/{id}",
            "GET /pets/7?x=1": "GET /pets/{id}", "GET /pets/7#x": "GET /pets/{id}",
            "GET /pets/mine": "GET /pets/mine", "PATCH /pets/mine": "PATCH /pets/{id}",
            "GET /files/a.b.c": "GET /files/{name}.{ext}", "GET /files/a.": None,
            "GET /find?by=id": "GET /find?by=id", "GET /find?by=name": "GET /{any}",
            "GET /pets/": None, "GET /pets/1/2": None, "DELETE /pets": None, "hidden": None,
            "/pets/9": "ambiguous", "/nothing/": None, "/pets/mine": "methodless",
            "/files/a.b": "methodless", "/files/{name}.{ext}": "methodless", "/find": "ambiguous", "petAdded": "webhook POST petAdded",
            "onPet": "webhook POST petAdded", "petGone": "ambiguous",
            "put petGone": "webhook PUT petGone", "get petGone": None,
            # Webhooks that are named like paths: a template wins, a concrete path does not.
            "POST /pets": "POST /pets", "POST /seen": "webhook POST /seen",
            "/seen": "webhook POST /seen", "GET /seen": "GET /{any}", "": None}.items():
        equal(words, which(words), want)


def test_unknown_operation(tool):
    refused(tool.run("--operation", "creatPet", API), "no operation 'creatPet' in ",
            "did you mean 'createPet'")
    refused(tool.run("--operation", "POST /pet", API), "no operation",
            "did you mean 'POST /pets'")
    refused(tool.run("--operation", "petLots", API), "no operation", "did you mean 'petLost'")
    refused(tool.run("--operation", "POST /nothing/like/it", API), "no operation", "--list")


def paths_of(tool, operations, **members):
    """A document with these operations by path and method: for each its response's constant."""
    paths = {}
    for (path, method), const in operations.items():
        const, more = const if isinstance(const, tuple) else (const, {})
        paths.setdefault(path, {})[method] = {
            "responses": {"default": {"description": "d", "content": {
                "application/json": {"schema": {"const": const}}}}}, **more}
    return tool.file("paths.json", {"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
                                    "paths": paths, **members})


def which_const(tool, api, words):
    """The constant of the operation's response; None where there is no such operation."""
    result = tool.run("--operation", words, "--response", "default", "--output", "json", api,
                      stdin="null")
    if result.code == 2:
        return None
    equal(f"{words}: exit (stderr: {result.err})", result.code, 1)
    return result.json["errors"][0]["expected"].strip('"')


def test_paths_are_compared_by_octets(tool):
    """Split at raw '/', then decoded; fixed before a variable."""
    api = paths_of(tool, {("/na\u00efve", "post"): "literal", ("/{any}", "post"): "variable",
                          ("/a%2Fb", "post"): "coded", ("/a/b", "post"): "two"})
    for words, want in {
            "POST /na\u00efve": "literal", "POST /na%C3%AFve": "literal",
            "post /%6ea%c3%afve": "literal", "POST /na%C3%AF": "variable", "POST /a%2fb": "coded",
            "POST /a/b": "two", "POST /a%252Fb": "variable", "POST /%": "variable",
            "POST /a%2F/b": None, "POST /{any}": "variable"}.items():
        equal(words, which_const(tool, api, words), want)


def test_base_paths_of_servers(tool):
    """The operation's, else the path's, else the document's; the longest first; else none."""
    def servers(*urls, **variables):
        return {"servers": [{"url": url, "variables": variables} for url in urls]}
    version = {"default": "v2", "enum": ["v1", "v2"]}
    api = paths_of(tool, {
        ("/pets", "get"): "pets", ("/beta/pets", "get"): "beta",
        ("/own", "get"): ("own", servers("https://a.example/own/{version}/", version=version)),
        ("/v2/pets", "get"): ("twice", servers("/")), ("/{x}/{y}/{z}", "get"): "any"},
        **servers("https://a.example/v2", "https://b.example/v2/beta?x=1"))
    for words, want in {
            "GET /v2/pets": "twice", "GET /v2/pets?a=b": "pets", "GET /v2/beta/pets": "pets",
            "GET /pets": "pets", "GET /beta/pets": "beta", "GET /own/v2/own": "own",
            "GET /own/v1/own": "own", "GET /own/v3/own": "any", "GET /v2/own": None,
            "GET /own": "own",
            "GET /%76%32/pets": "pets", "GET /v2/1/2/3": "any", "GET /v3/pets": None}.items():
        equal(words, which_const(tool, api, words), want)


def test_path_without_method(tool):
    refused(tool.run("--operation", "/pets/{id}", API), "is the path of one operation",
            "there is: PUT /pets/{id}$")
    refused(tool.run("--operation", "/pets/17", API), "is the path of one operation",
            "there is: PUT /pets/{id}$")
    refused(tool.run("--operation", " /pets", API), "is more than one operation",
            "there is: POST /pets, GET /pets$")
    for word in ["PUT", "put"]:
        refused(tool.run("--operation", word, API), f"no operation '{word}'",
                "there is: PUT /pets/{id}, PUT petFound$")


def test_ambiguous_operation(tool):
    refused(tool.run("--operation", "petFound", API), "more than one operation",
            "POST petFound, PUT petFound")
    ends(tool.run("--operation", "PUT petFound", API, stdin="true"), 0, out="", err="")


def test_operation_without_body(tool):
    refused(tool.run("--operation", "GET /pets", API), "'GET /pets' has no request body",
            "--response")


def test_response(tool):
    equal("201", schema_of(tool, "--operation", "createPet", "--response", "201", stdin="1"),
          "/components/schemas/Pet/type")
    for status in ["404", "4XX", "4xx"]:
        equal(status, schema_of(tool, "--operation", "createPet", "--response", status,
                                stdin="1"), "/components/schemas/Problem/type")
    for status in ["500", "200", "default", "5XX"]:
        ends(tool.run("--operation", "createPet", "--response", status, API, stdin='"x"'), 0,
             out="", err="")
    equal("200", schema_of(tool, "--operation", "GET /pets", "--response", "200", stdin="1"),
          "/paths/~1pets/get/responses/200/content/application~1json/schema/type")


def test_unknown_status(tool):
    refused(tool.run("--operation", "GET /pets", "--response", "404", API),
            "'GET /pets' has no response '404'", "200, 204")
    for status in ["20", "2000", "999", "abc", "", "2XY", "20X"]:
        refused(tool.run("--operation", "createPet", "--response", status, API),
                f"'createPet' has no response '{status}'", "201, 4XX, default")


def test_response_without_content(tool):
    result = tool.run("--operation", "GET /pets", "--response", "204", API, stdin="1")
    ends(result, 5, out="")
    found("stderr", "declares no JSON media type", result.err)
    found("stderr", "hint: .*no content", result.err)


CALLBACKS = """
openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /subscriptions:
    post:
      operationId: subscribe
      responses: {'201': {description: made}}
      callbacks:
        onEvent:
          '{$request.body#/url}': {post: {operationId: heard, requestBody: {content: {
            application/json: {schema: {const: event}}}}, responses: {'200': {description: d,
            content: {application/json: {schema: {const: answer}}}}}}}
        onEnd: {$ref: '#/components/callbacks/End'}
        onTwo:
          '{$request.body#/one}': {post: {requestBody: {content: {
            application/json: {schema: {const: one}}}}, responses: {'200': {description: d}}}}
          '{$request.body#/two}': {$ref: '#/components/pathItems/Two'}
  /other:
    put:
      responses: {'200': {description: d}}
      callbacks:
        onEvent:
          '{$request.body#/url}': {post: {requestBody: {content: {
            application/json: {schema: {const: other}}}}, responses: {'200': {description: d}}}}
        onWrong:
          '{$url}': {post: {requestBody: {content: {application/json: {schema: {type: strin}}}},
                     responses: {'200': {description: d}}}}
components:
  callbacks:
    End: {'{$request.body#/end}': {post: {requestBody: {$ref: '#/components/requestBodies/End'},
          responses: {'200': {description: d}}}}}
  requestBodies: {End: {content: {application/json: {schema: {const: end}}}}}
  pathItems:
    Two:
      post: {requestBody: {content: {application/json: {schema: {const: two}}}},
             responses: {'200': {description: d}}}
      put: {requestBody: {content: {application/json: {schema: {const: put}}}},
            responses: {'200': {description: d}}}
"""


def test_callbacks(tool):
    """'ID callback NAME', where ID is any name of an operation and NAME one of the callback."""
    api = tool.file("callbacks.yaml", CALLBACKS)

    def which(words, *more):
        result = tool.run("--operation", words, *more, "--output", "json", api, stdin="0")
        if result.code == 2:
            return "ambiguous" if re.search("name (the|its) method", result.err) else None
        equal(f"{words}: exit", result.code, 1)
        return result.json["errors"][0]["expected"].strip('"')

    for words, want in {
            "subscribe callback onEvent": "event", " subscribe  callback\tonEvent ": "event",
            "POST /subscriptions callback onEvent": "event", "heard": "event",
            "subscribe callback POST onEvent": "event", "subscribe callback post onEvent": "event",
            "subscribe callback {$request.body#/url}": "event",
            "subscribe callback onEnd": "end", "PUT /other callback onEvent": "other",
            "subscribe callback onTwo": "ambiguous", "subscribe callback PUT onTwo": "put",
            "subscribe callback onTwo {$request.body#/one}": "one",
            "subscribe callback POST onTwo": "ambiguous",
            "subscribe callback POST onTwo {$request.body#/two}": "two",
            "subscribe callback POST {$request.body#/two}": "two",
            "subscribe callback PUT onEvent": None, "subscribe callback onOther": None,
            "subscribe callback": None, "callback onEvent": None, "subscribe onEvent": None,
            "nobody callback onEvent": None, "/subscriptions callback onEvent": "ambiguous",
            "onEvent": None}.items():
        equal(words, which(words), want)
    equal("response", which("subscribe callback onEvent", "--response", "200"), "answer")
    # What is wrong in one callback does not count for others, nor for whose it is.
    result = tool.run("--operation", "PUT /other callback onWrong", api, stdin="0")
    ends(result, 4, out="")
    found("stderr", 'strin" is no JSON type', result.err)


def test_unknown_callbacks(tool):
    api = tool.file("callbacks.yaml", CALLBACKS)
    refused(tool.run("--operation", "subscribe callback onEvet", api), "no operation",
            "did you mean 'subscribe callback onEvent'")
    refused(tool.run("--operation", "subscribe callback onTwo", api), "name its method",
            re.escape("subscribe callback POST onTwo {$request.body#/one}, "
                      "subscribe callback POST onTwo {$request.body#/two}, "
                      "subscribe callback PUT onTwo {$request.body#/two}"))
    result = tool.run("--list", api)
    ends(result, 0)
    for line in ["heard  POST  subscribe callback onEvent ", "-      POST  subscribe callback onEnd ",
                 "PUT   subscribe callback onTwo {$request.body#/two}",
                 "POST  PUT /other callback onEvent  "]:
        found("--list", re.escape(line), result.out)


def test_direction(tool):
    """A required readOnly member may miss in a request, a writeOnly one in a response."""
    request, response = '{"name": "Rex", "pin": "0"}', '{"id": "1", "name": "Rex"}'
    in_request, in_response = ["--operation", "createPet"], ["--operation", "createPet",
                                                             "--response", "201"]
    ends(tool.run(*in_request, API, stdin=request), 0, out="", err="")
    ends(tool.run(*in_request, API, stdin=response), 1)
    ends(tool.run(*in_response, API, stdin=response), 0, out="", err="")
    ends(tool.run(*in_response, API, stdin=request), 1)
    ends(tool.run("--schema", "Pet", API, stdin=request), 1)
    ends(tool.run("--schema", "Pet", API, stdin=response), 1)


def test_media_type(tool):
    create = ["--operation", "createPet"]
    equal("+json", schema_of(tool, *create, "--media-type", "application/problem+json",
                             stdin="1"),
          "/paths/~1pets/post/requestBody/content/application~1problem+json/schema/type")
    for given in ["application/json; charset=utf-8", "Application/JSON"]:
        equal(given, schema_of(tool, *create, "--media-type", given, stdin="1"),
              "/components/schemas/Pet/type")
    result = tool.run(*create, "--media-type", "text/html", API, stdin="1")
    ends(result, 5, out="")
    found("stderr", "declares no media type 'text/html'", result.err)
    found("stderr", "text/csv, application/problem.json, application/json", result.err)
    ends(tool.run("--operation", "importPets", API, stdin="1"), 5, out="")


def test_media_types_are_compared_by_what_they_mean(tool):
    """RFC 9110 section 8.3.1: parameters are a set, names have no case, values may be quoted."""
    declared = {"request": ["application/vnd.users+json;version=1",
                            "application/vnd.users+json;version=2", "application/*+json",
                            "*/*"],
                "watch": ["application/json", "application/json;stream=watch"],
                "text": ["text/json", "text/plain"]}
    operations = {f"/{name}": {"post": {"operationId": name, "requestBody": {"content": {
        media: {"schema": {"const": media}} for media in types}}}}
        for name, types in declared.items()}
    api = tool.file("media.json", {"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
                                   "paths": operations})
    users = "application/vnd.users+json"
    for name, media, want in [
            ("request", users + "; version=2", 1), ("request", users + " ;VERSION=\"2\";x=y", 1),
            ("request", users.upper() + ";version=1", 0), ("request", users, 0),
            ("request", users + ";version=3", 2), ("request", "application/problem+json", 2),
            ("request", "application/json", 3), ("request", None, 0),
            ("watch", "application/json; stream=watch", 1), ("watch", "application/json", 0),
            ("watch", "application/json; stream=\"watch\"; charset=utf-8", 1),
            ("watch", "application/json;stream=other", 0), ("watch", None, 0),
            ("text", "Text/JSON", 0), ("text", None, 0), ("text", "application/json", None)]:
        given = ["--media-type", media] if media else []
        result = tool.run("--operation", name, *given, "--output", "json", api, stdin="0")
        if want is None:
            ends(result, 5, out="")
            continue
        equal(f"{name} {media} (stderr: {result.err})", result.json["errors"][0]["expected"],
              json.dumps(declared[name][want]))


def test_media_type_without_schema_takes_any_json(tool):
    for payload, code in [("1", 0), ('{"a": [null]}', 0), ("{", 1), (" ", 1)]:
        ends(tool.run("--operation", "PUT /pets/1", API, stdin=payload), code)


def test_item_schema(tool):
    """Of a sequence of JSON texts each is judged by itemSchema; what is one text by schema."""
    item = {"type": "integer"}
    api = tool.file("items.json", {
        "openapi": "3.2.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"post": {
            "operationId": "put", "requestBody": {"content": {
                "application/jsonl": {"schema": {"type": "array"}, "itemSchema": item},
                "application/json-seq": {"itemSchema": item},
                "application/json": {"schema": {"type": "array"}, "itemSchema": item},
                "application/x-ndjson": {"schema": {"type": "array"}}}}}}}})
    content = "/paths/~1a/post/requestBody/content/application~1"
    for media, payload, keyword in [("jsonl", "[]", "jsonl/itemSchema/type"),
                                    ("json-seq", "[]", "json-seq/itemSchema/type"),
                                    ("json", "1", "json/schema/type"),
                                    ("x-ndjson", "1", "x-ndjson/schema/type")]:
        equal(media, schema_of(tool, "--operation", "put", "--media-type", "application/" + media,
                               stdin=payload, api=api), content + keyword)
    result = tool.run("--operation", "put", "--media-type", "application/jsonl", "--lines",
                      "--output", "jsonl", api, stdin='1\n"x"\n2\n')
    equal("each line", [one["valid"] for one in result.jsonl], [True, False, True])
