"""What is read as it is meant gives verdicts: docs/LENIENCIES.md, and documents of several dialects.
The messages stand in tests/errors."""

from tool import ends, equal, found

OPENAPI = "openapi: {0}\ninfo: {{title: t, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n"


def document(version, *schemas):
    return OPENAPI.format(version) + "".join(f"    {schema}\n" for schema in schemas)


def judged(tool, payload, *arguments):
    """The exit status; nothing is said on stderr."""
    result = tool.run("-q", *arguments, stdin=payload)
    equal("stderr of " + " ".join(arguments), result.err, "")
    return result.code


def verdicts(tool, cases, *arguments):
    for payload, want in cases:
        equal(f"{payload} by {' '.join(arguments)}", judged(tool, payload, *arguments), want)


def test_documents_of_several_versions(tool):
    """A whole document is read in its own version or dialect, whoever refers to it."""
    tool.file("old.yaml", document("3.0.3", "A: {type: integer, nullable: true}",
                                   "B: {$ref: 'part.yaml#/big'}"))
    tool.file("new.yaml", document("3.1.0", "A: {type: [integer, 'null']}",
                                   "B: {$ref: 'part.yaml#/big'}"))
    tool.file("draft.json", {"$schema": "http://json-schema.org/draft-07/schema#", "definitions": {
        "pair": {"items": [{"type": "integer"}, {"$ref": "#/definitions/any", "maximum": 1}]},
        "any": {"type": "integer"}}})
    tool.file("part.yaml", "any: {type: integer}\nbig: {$ref: '#/any', minimum: 5}\n")
    properties = ("All: {properties: {old: {$ref: 'old.yaml#/components/schemas/A'}, "
                  "new: {$ref: 'new.yaml#/components/schemas/A'}, "
                  "pair: {$ref: 'draft.json#/definitions/pair'}, "
                  "oldest: {$ref: 'old.yaml#/components/schemas/B'}, "
                  "newest: {$ref: 'new.yaml#/components/schemas/B'}, "
                  "mine: {$ref: 'part.yaml#/big'}}}")
    # What stands beside $ref counts since 3.1; a part without a version is its referrer's.
    cases = [('{"old":null,"new":null}', 0), ('{"old":"x"}', 1), ('{"new":"x"}', 1),
             ('{"pair":[1,2]}', 0), ('{"pair":["x"]}', 1), ('{"pair":[1,"x"]}', 1),
             ('{"oldest":1}', 0), ('{"newest":1}', 1), ('{"newest":5}', 0)]
    tool.file("main.yaml", document("3.1.0", properties))
    verdicts(tool, [*cases, ('{"mine":1}', 1)], "--schema", "All", "main.yaml")
    tool.file("main.yaml", document("3.0.3", properties))
    verdicts(tool, [*cases, ('{"mine":1}', 0)], "--schema", "All", "main.yaml")


def test_operations_of_another_version(tool):
    tool.file("old.yaml", "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    post:\n"
              "      requestBody: {content: {application/json: {schema: {type: integer, "
              "nullable: true}}}}\n      responses: {'200': {description: d}}\n")
    tool.file("main.yaml", "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n"
              "  /a: {$ref: 'old.yaml#/paths/~1a'}\n")
    verdicts(tool, [("null", 0), ('"x"', 1)], "--operation", "POST /a", "main.yaml")
    tool.file("new.yaml", "openapi: 3.2.0\ninfo: {title: t, version: '1'}\nm: {application/json: {schema: "
              "{type: integer}}}\npaths:\n  /a:\n    query: {requestBody: {content: {application/json: "
              "{$ref: '#/m/application~1json'}}}}\n")
    tool.file("main.yaml", "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n"
              "  /a: {$ref: 'new.yaml#/paths/~1a'}\n")
    verdicts(tool, [("1", 0), ('"x"', 1)], "--operation", "QUERY /a", "main.yaml")


def test_schema_that_names_no_draft(tool):
    latest = {"$schema": "http://json-schema.org/schema#", "prefixItems": [{"type": "string"}]}
    tool.file("latest.json", latest)
    tool.file("own.json", {**latest, "$schema": "https://example.com/own"})
    result = tool.run("latest.json", stdin="[1]")
    equal("the newest", result.code, 1)
    found("told", r"2020-12 \(--dialect for another\) \[schema-latest\]$", result.err)
    ends(tool.run("--dialect", "2019-09", "-q", "latest.json", stdin="[1]"), 0, out="", err="")
    ends(tool.run("--dialect", "2020-12", "-q", "own.json", stdin="[1]"), 1, out="", err="")
    result = tool.run("own.json", stdin="[1]")
    equal("unknown", result.code, 1)
    found("what helps", r"own; it is taken as .*2020-12 \(--dialect for another\) \[schema-foreign\]$", result.err)
    tool.file("old.json", {**latest, "$schema": "http://json-schema.org/draft-03/schema#"})
    found("a draft", r"not known: http://json-schema.org/draft-03/schema# \(--dialect\)$",
          tool.run("old.json", stdin="[1]").err)


def test_in_place_of_references(tool):
    """paths, operations, properties and others may be references, as bundlers resolve them."""
    tool.file("parts.yaml", "paths: {/a: {post: {$ref: '#/post'}}}\npost:\n  requestBody: {content: "
              "{$ref: '#/content'}}\ncontent: {application/json: {schema: {required: {$ref: '#/names'},"
              " properties: {$ref: '#/members', b: {enum: {$ref: '#/values'}}}}}}\n"
              "names: [a]\nmembers: {a: {type: integer}, b: {type: integer}}\nvalues: [x, y]\n")
    tool.file("main.yaml", "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"
              "paths: {$ref: parts.yaml#/paths}\n")
    verdicts(tool, [('{"a":1,"b":"x"}', 0), ("{}", 1), ('{"a":"x"}', 1), ('{"a":1,"b":1}', 1)],
             "--operation", "POST /a", "main.yaml")


def test_operations_called_alike(tool):
    """By what the warnings say: whatever order the document has."""
    def operation(path, kind):
        return (f"  /{path}:\n    post:\n      operationId: same\n      requestBody: {{content: "
                f"{{application/json: {{schema: {{type: {kind}}}}}}}}}\n")
    first, again = operation("a/{x}", "string"), operation("a/{y}", "integer")
    for paths in (first + again, again + first):
        tool.file("api.yaml", "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n" + paths)
        verdicts(tool, [('""', 0), ("1", 1)], "--operation", "same", "api.yaml")
        verdicts(tool, [('""', 1), ("1", 0)], "--operation", "same_2", "api.yaml")
        verdicts(tool, [('""', 0), ("1", 1)], "--operation", "POST /a/7", "api.yaml")
        verdicts(tool, [('""', 1), ("1", 0)], "--operation", "POST /a/{y}", "api.yaml")


def test_left_over_from_older_versions(tool):
    tool.file("api.yaml", document("3.0.3", "Base: &base {type: object, required: [a]}",
                                   "File: {type: file}",
                                   "Kind: {discriminator: kind, type: object}",
                                   "Thing: {!!merge <<: *base, description: d}"))
    verdicts(tool, [("1", 0), ("null", 0), ("[]", 0)], "--schema", "File", "api.yaml")
    verdicts(tool, [("1", 1), ("{}", 0)], "--schema", "Kind", "api.yaml")
    verdicts(tool, [("{}", 1), ('{"a":1}', 0)], "--schema", "Thing", "api.yaml")
    ends(tool.run("-q", "--strict", "--schema", "Thing", "api.yaml", stdin="{}"), 4, out="")


def test_paths_without_their_slash(tool):
    operation = "    post: {requestBody: {content: {application/json: {schema: {type: string}}}}}\n"
    head = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n"
    tool.file("api.yaml", head + "  pets:\n" + operation)
    verdicts(tool, [('""', 0), ("1", 1)], "--operation", "POST /pets", "api.yaml")
    tool.file("api.yaml", head + "  pets:\n" + operation + "  /pets:\n" + operation)
    ends(tool.run("--list", "api.yaml"), 4, out="")
