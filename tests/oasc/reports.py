"""--report and --dump: what is said of a document instead of compiling it."""

import json
import os
import pathlib
import subprocess

from given import PETS, listing
from tool import ROOT, absent, ends, equal, found, true

VALIDATE = None  # the other program: it judges the report by its schema

STAGES = ["tree", "api", "schema", "plan", "model", "operations", "header", "source"]

UNIONS = """\
openapi: 3.1.0
info: {title: t, version: '1'}
components:
  schemas:
    Pet:
      oneOf:
        - {$ref: '#/components/schemas/Dog'}
        - {$ref: '#/components/schemas/Cat'}
      discriminator: {propertyName: kind}
    Dog:
      type: object
      required: [kind]
      properties: {kind: {const: dog}, bark: {type: integer, description: loud, x-note: 1}}
    Cat:
      type: object
      required: [kind]
      properties: {kind: {enum: [cat, lion]}, meow: {type: string, deprecated: true}}
    Mixed: {anyOf: [{type: string, format: uuid}, {type: 'null'}]}
    Blurred: {anyOf: [{type: string, maxLength: 3}, {type: string, format: color}, false]}
"""


def report(tool, spec, code=0, *arguments):
    """The report as JSON, found good by its schema; no C is written."""
    before = listing(tool)
    result = tool.run("--report=json", *arguments, spec)
    ends(result, code)
    true("nothing is written", listing(tool) == before)
    judged = subprocess.run([VALIDATE, str(ROOT / "docs/report.schema.json"), "-"],
                            input=result.out.encode(), stdout=subprocess.PIPE, check=False)
    equal("the report by its schema", (judged.stdout.decode(), judged.returncode), ("", 0))
    return result.json


def schema_at(made, pointer):
    return next(one for one in made["schemas"] if one["schema"].endswith(f"#{pointer}"))


def keywords_at(made, pointer):
    return {one["keyword"]: one["status"] for one in schema_at(made, pointer)["keywords"]}


def test_names_of_any_bytes(tool):
    """What is no UTF-8 in a file's name is replaced: the report is JSON."""
    name = os.fsdecode(b"p\xff\xc3\xa9.json")
    tool.file(name, {"type": "integer"})
    with open(tool.path("report"), "wb") as report_file:
        ends(tool.run("--report=json", name, stdout=report_file), 0)
    made = json.loads(pathlib.Path(tool.path("report")).read_bytes().decode())
    equal("document", made["document"], "p\ufffdé.json")
    equal("file", made["schemas"][0]["file"], "p\ufffdé.json")


def test_keywords(tool):
    made = report(tool, tool.file("u.yaml", UNIONS))
    equal("complete", made["complete"], True)
    equal("Dog", keywords_at(made, "/components/schemas/Dog"),
          {"type": "enforced", "required": "enforced", "properties": "enforced"})
    equal("bark", keywords_at(made, "/components/schemas/Dog/properties/bark"),
          {"type": "enforced", "description": "annotation", "x-note": "annotation"})
    equal("meow", keywords_at(made, "/components/schemas/Cat/properties/meow"),
          {"type": "enforced", "deprecated": "annotation"})
    equal("uuid", keywords_at(made, "/components/schemas/Mixed/anyOf/0"),
          {"type": "enforced", "format": "enforced"})
    equal("color", keywords_at(made, "/components/schemas/Blurred/anyOf/1"),
          {"type": "enforced", "format": "annotation"})
    equal("false", schema_at(made, "/components/schemas/Blurred/anyOf/2")["boolean"], False)
    statuses = [keyword["status"] for one in made["schemas"] for keyword in one["keywords"]]
    equal("totals", made["totals"], {status: statuses.count(status) for status in
                                     ["enforced", "annotation", "opened", "ignored", "refused"]})
    lines = [one["line"] for one in made["schemas"]]
    equal("order of the document", lines, sorted(lines))


def test_places(tool):
    made = report(tool, tool.file("u.yaml", UNIONS))
    lines = UNIONS.splitlines()
    for one in made["schemas"]:
        equal("file", one["file"], "u.yaml")
        for keyword in one["keywords"]:
            text = lines[keyword["line"] - 1][keyword["column"] - 1:]
            true(f"{keyword['keyword']} stands at its place",
                 text.lstrip("'\"").startswith(keyword["keyword"]))
            true("pointer", keyword["pointer"].endswith("/" + keyword["keyword"]))


def test_unions(tool):
    made = report(tool, tool.file("u.yaml", UNIONS))
    pet = schema_at(made, "/components/schemas/Pet")
    union = pet["unions"][0]
    equal("tag", (union["by"], union["tag"], union["decides"]), ("tag", "kind", True))
    equal("values", [(one["value"], one["branch"]) for one in union["values"]],
          [("dog", 0), ("cat", 1), ("lion", 1)])
    true("in C", "kind" in pet["c"])
    equal("in C by", (pet["c_by"], pet["c_ambiguous"]), ("tag", False))
    equal("discriminator", keywords_at(made, "/components/schemas/Pet")["discriminator"],
          "annotation")
    equal("by type", schema_at(made, "/components/schemas/Mixed")["unions"][0]["by"], "type")
    equal("by nothing", schema_at(made, "/components/schemas/Blurred")["unions"][0]["by"],
          "nothing")


def test_unions_in_c(tool):
    document = tool.file("c.yaml", """\
openapi: 3.1.0
info: {title: t, version: "1"}
components:
  schemas:
    Media:
      anyOf:
        - {type: object, required: [photo], properties: {photo: {type: string}}}
        - {type: object, required: [video], properties: {video: {type: string}}}
    Partly:
      anyOf: [{type: string}, {type: array, items: {type: string}}, {type: array, items: {type: integer}}]
    Blurred:
      anyOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: {b: {type: string}}}]
""")
    made = report(tool, document)
    equal("counts", made["c_unions"], {"tag": 0, "type": 1, "members": 1, "nothing": 1, "partly": 1,
                                       "ambiguous": 1})
    media = schema_at(made, "/components/schemas/Media")
    equal("by members", (media["c_by"], media["c_ambiguous"]), ("members", True))
    true("which", '"photo", "video"' in media["c"])
    text = tool.run("--report", document).out
    found("sum", "^3 unions in C: 0 by tag, 1 by JSON type, 1 by members, 1 kept as JSON; "
                 "1 kept as JSON in part, 1 may be ambiguous$", text)
    found("how it is judged, and what C tells", "^  union       anyOf: judged by trying each branch\n"
          "  in C        Told apart by which of these members is there", text)


def test_default_mapping(tool):
    document = tool.file("d.yaml", """\
openapi: 3.2.0
info: {title: t, version: "1"}
components:
  schemas:
    Flag:
      oneOf: [{$ref: "#/components/schemas/On"}, {$ref: "#/components/schemas/Rest"}]
      discriminator: {propertyName: is, mapping: {"true": "On"}, defaultMapping: Rest}
    "On": {type: object, required: [is], properties: {is: {type: boolean}, a: {type: string}}}
    Rest: {type: object, properties: {b: {type: string}}}
""")
    union = schema_at(report(tool, document), "/components/schemas/Flag")["unions"][0]
    equal("values", [(one["value"], one["branch"]) for one in union["values"]],
          [(True, 0), ("Rest", 1)])
    equal("otherwise", union["otherwise"], 1)
    text = tool.run("--report", document).out
    found("value", "^ +true selects #/components/schemas/Flag/oneOf/0$", text)
    found("the rest", "^ +anything else selects #/components/schemas/Flag/oneOf/1$", text)


def test_text(tool):
    result = tool.run("--report", tool.file("u.yaml", UNIONS))
    ends(result, 0)
    equal("the same by its name", tool.run("--report=text", "u.yaml").out, result.out)
    found("schema", r"^u\.yaml:10:5: #/components/schemas/Dog$", result.out)
    found("enforced", r'^  enforced    required              12:7     \["kind"\]$', result.out)
    found("annotation", r"^  annotation  description           13:", result.out)
    found("note", r"^  annotation  x-note .*\(an extension\)$", result.out)
    found("union", "^  union       oneOf: told apart by the member kind$", result.out)
    found("value", '^ +"lion" selects #/components/schemas/Pet/oneOf/1$', result.out)
    found("sum", r"^\d+ schemas: \d+ keywords enforced, \d+ annotations, 0 refused; 3 unions$",
          result.out)
    absent("white space at the end", r" $", result.out)


def test_what_is_refused(tool):
    spec = tool.file("s.json", {"properties": {"a": {"type": "integer", "pattern": "b\\Z"},
                                               "b": {"type": "object", "patternProperties": {}}}})
    if tool.run("--dump", "plan", spec).code == 0:
        return  # it is built
    made = report(tool, spec, 5)
    equal("complete", made["complete"], False)
    equal("a", keywords_at(made, "/properties/a"), {"type": "enforced", "pattern": "refused"})
    equal("b", keywords_at(made, "/properties/b"),
          {"type": "enforced", "patternProperties": "annotation"})
    allowed = report(tool, spec, 0, "--allow-unsupported")
    equal("let pass", keywords_at(allowed, "/properties/a")["pattern"], "ignored")
    found("text", r"^  refused     pattern ", tool.run("--report", spec).out)


def test_what_is_let_pass(tool):
    """What is not enforced for want of something that is not built, and what goes with it."""
    later = {"pattern": "b\\Z"}
    spec = tool.file("s.json", {"properties": {
        "a": {"type": "integer", **later}, "b": {"not": later},
        "c": {"if": later, "then": {"minimum": 1}, "else": {"minimum": 2}},
        "d": {"oneOf": [later, {"type": "string"}]},
        "e": {"patternProperties": {"\\Z": True}, "additionalProperties": False}}})
    equal("refused without", report(tool, spec, 5)["totals"]["refused"], 5)
    made = report(tool, spec, 0, "--allow-unsupported")
    equal("complete", made["complete"], False)
    equal("ignored", made["totals"]["ignored"], 7)
    equal("refused", made["totals"]["refused"], 0)
    equal("a", keywords_at(made, "/properties/a"), {"type": "enforced", "pattern": "ignored"})
    equal("b", keywords_at(made, "/properties/b"), {"not": "ignored"})
    equal("c", keywords_at(made, "/properties/c"),
          {"if": "enforced", "then": "ignored", "else": "enforced"})
    equal("d", keywords_at(made, "/properties/d"), {"oneOf": "enforced"})
    found("why", "as anyOf is", schema_at(made, "/properties/d")["keywords"][0]["note"])
    equal("e", keywords_at(made, "/properties/e"),
          {"patternProperties": "ignored", "additionalProperties": "ignored"})
    text = tool.run("--report", "--allow-unsupported", spec).out
    found("text", r"^  ignored     not ", text)
    found("sum", r" annotations, 7 ignored, 0 refused; ", text)
    whole = report(tool, tool.file("t.json", {"type": "string"}), 0, "--allow-unsupported")
    equal("nothing is left out", (whole["complete"], whole["totals"]["ignored"]), (True, 0))


def test_a_wrong_document(tool):
    spec = tool.file("s.json", {"properties": {
        "a": {"type": "strng"}, "b": {"minItems": -1}, "c": {"pattern": "("}, "d": {"maximum": 1},
        "e": {"$ref": "#/nowhere"}, "f": {"oneOf": [{"type": "string"}, {"type": "null"}]}}})
    made = report(tool, spec, 4)
    for name, keyword in [("a", "type"), ("b", "minItems"), ("c", "pattern"), ("e", "$ref")]:
        equal(name, keywords_at(made, f"/properties/{name}"), {keyword: "refused"})
    equal("d", keywords_at(made, "/properties/d"), {"maximum": "enforced"})
    equal("f", schema_at(made, "/properties/f")["unions"][0]["by"], "unknown")
    made = report(tool, tool.file("t.json", "{"), 4)
    equal("nothing was read", (made["complete"], made["schemas"]), (False, []))


def test_dialects(tool):
    """Older spellings, and what stands beside $ref."""
    spec = tool.file("s.json", {"definitions": {"a": {"minimum": 1, "exclusiveMinimum": True},
                                                "b": {"maximum": 1, "exclusiveMaximum": False},
                                                "c": {"$ref": "#/definitions/a", "maximum": 3},
                                                "d": {"const": 1}, "e": {"id": "http://x/e"}}})
    made = report(tool, spec, 0, "--dialect", "draft4")
    equal("a", keywords_at(made, "/definitions/a"),
          {"minimum": "enforced", "exclusiveMinimum": "enforced"})
    equal("b", keywords_at(made, "/definitions/b"),
          {"maximum": "enforced", "exclusiveMaximum": "annotation"})
    equal("c", keywords_at(made, "/definitions/c"), {"$ref": "enforced", "maximum": "annotation"})
    equal("d", keywords_at(made, "/definitions/d"), {"const": "enforced"})
    equal("dialect", made["schemas"][0]["dialect"], "JSON Schema draft 4")
    spec = tool.file("n.json", {"$ref": "#/$defs/a", "maximum": 3, "$defs": {"a": {
        "format": "ipv4", "readOnly": True, "if": {}, "$anchor": "x"}}})
    made = report(tool, spec)
    equal("beside $ref", keywords_at(made, ""),
          {"$ref": "enforced", "maximum": "enforced", "$defs": "annotation"})
    equal("annotations", keywords_at(made, "/$defs/a"),
          {"format": "annotation", "readOnly": "enforced", "if": "annotation",
           "$anchor": "enforced"})
    made = report(tool, spec, 0, "--formats", "assert")
    equal("format", keywords_at(made, "/$defs/a")["format"], "enforced")


def test_only_what_is_reached(tool):
    spec = tool.file("pets.yaml", PETS)
    names = {one["schema"].rsplit("/", 1)[1] for one in report(tool, spec)["schemas"]}
    true("all", {"Pet", "Owner", "Unused", "mail"} <= names)
    made = report(tool, spec, 0, "--schemas", "Owner")
    equal("one", [one["schema"].partition("#")[2] for one in made["schemas"]],
          ["/components/schemas/Owner", "/components/schemas/Owner/properties/mail"])


def test_several_documents(tool):
    spec = tool.file("a.json", {"items": {"$ref": "b.json"}, "maxItems": 2})
    tool.file("b.json", {"$id": "https://example.com/b", "type": "string"})
    made = report(tool, spec)
    equal("files", [one["file"] for one in made["schemas"]], ["a.json", "a.json", "b.json"])
    equal("uri", made["schemas"][2]["schema"], "https://example.com/b#")


def test_dump(tool):
    spec = tool.file("pets.yaml", PETS)
    results = {}
    for stage in STAGES:
        result = tool.run("--dump", stage, spec)
        ends(result, 0, err="")
        true(f"{stage} is not empty", result.out)
        results[stage] = result.out
    equal("nothing is written", sorted(listing(tool)), ["pets.yaml"])
    found("tree", r'^22:7 +"Pet": $|^20:5 +"Pet": $', results["tree"])
    found("api", r"^  createPet  POST  /pets ", results["api"])
    found("schema", r'^    maxLength 40$', results["schema"])
    found("plan", r"keyword=|minLength", results["plan"])
    found("model", r"^root pets_pet ", results["model"])
    found("operations", r'^operation "POST" "/pets" id "createPet"$', results["operations"])
    ends(tool.run("-o", "out", spec), 0)
    there = listing(tool, "out")
    true("header", results["header"].encode() == there["pets.h"])
    true("source", results["source"].encode() == there["pets.c"])


def test_dump_of_a_wrong_document(tool):
    """What came before is shown; what did not get made is not."""
    spec = tool.file("s.json", {"type": "strng"})
    for stage in STAGES:
        result = tool.run("--dump", stage, spec)
        early = stage in ("tree", "api")
        equal(f"{stage}: exit", result.code, 0 if early else 4)
        equal(f"{stage}: shown", result.out != "", early or stage == "schema")


def test_json_is_utf8(tool):
    spec = tool.file("s.json", json.dumps({"properties": {"ä\n": {"enum": ["\u202e", "\x01"]}}}))
    made = report(tool, spec)
    true("pointer", any(one["schema"].endswith("%0A") for one in made["schemas"]))
    text = tool.run("--report", spec).out
    absent("no character that hides others", "[\u202e\x01]", text)
