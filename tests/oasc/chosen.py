"""--operations, --tags and --paths: a part of a document, with its table."""

import pathlib
import re

from given import listing
from tool import absent, ends, equal, found, refused


def body(schema):
    return {"content": {"application/json": {"schema": schema}}}


def reference(name):
    return {"$ref": f"#/components/schemas/{name}"}


def operation(name, tags=(), **more):
    return {**({"operationId": name} if name else {}), "tags": list(tags),
            "responses": {"200": {"description": "d", **body({"type": "object", "properties": {
                "of": {"const": name or "none"}}})}}, **more}


STRUCT = {"type": "object", "properties": {"a": {"type": "string"}}}

API = {
    "openapi": "3.1.0", "info": {"title": "t", "version": "1"},
    "paths": {
        "/pets": {
            "get": operation("listPets", ["pets"]),
            "post": operation(None, ["pets", "a,b"], requestBody=body(reference("Pet")),
                              callbacks={"told": {"{$url}": {"post": operation("petTold")}}})},
        "/pets/{id}": {"get": operation("getPet", ["pets"])},
        "/pets/{id}/visits/{visit}": {"get": operation("getVisit", ["visits"])},
        "/sum/{a},{b}": {"get": operation("sum")},
        "/bad": {"get": operation("bad", ["bad"], requestBody=17)},
        "/late": {"get": operation("late", requestBody=body({"pattern": "a\\Z"}))}},
    "webhooks": {"petLost": {"post": operation(None, ["lost"])}},
    "components": {"schemas": {"Pet": STRUCT, "Owner": STRUCT, "Wrong": {"type": "strng"}}}}


def chosen(tool, *options, spec=None):
    """The operations of the table, each by its method and path, without callbacks."""
    tool.file("s.json", spec or API)
    result = tool.run("--dump", "operations", *options, "s.json")
    ends(result, 0)
    absent("stderr", "error:", result.err)
    return re.findall(r'^(?:operation|webhook) "(\w+)" "([^"{$][^"]*)"', result.out, re.M)


def paths(tool, *options, spec=None):
    return [f"{method} {path}" for method, path in chosen(tool, *options, spec=spec)]


def test_operations(tool):
    for name, want in [
            ("listPets", ["GET /pets"]), ("POST /pets", ["POST /pets"]),
            ("post /pets", ["POST /pets"]), ("GET /pets/17", ["GET /pets/{id}"]),
            ("petLost", ["POST petLost"]), ("POST petLost", ["POST petLost"]),
            ("petTold", ["POST /pets"]), ("POST /pets callback told", ["POST /pets"]),
            ("getPet,listPets", ["GET /pets", "GET /pets/{id}"]),
            ("GET /sum/{a},{b}", ["GET /sum/{a},{b}"])]:
        equal(name, paths(tool, "--operations", name), want)
    equal("twice", paths(tool, "--operations", "getPet", "--operations", "sum"),
          ["GET /pets/{id}", "GET /sum/{a},{b}"])


def test_tags(tool):
    equal("one", paths(tool, "--tags", "visits"), ["GET /pets/{id}/visits/{visit}"])
    equal("two", paths(tool, "--tags", "visits,lost"),
          ["GET /pets/{id}/visits/{visit}", "POST petLost"])
    equal("with blanks", paths(tool, "--tags", " visits, lost "),
          ["GET /pets/{id}/visits/{visit}", "POST petLost"])
    equal("with a comma", paths(tool, "--tags", "a,b"), ["POST /pets"])


def test_paths(tool):
    get, post, one = "GET /pets", "POST /pets", "GET /pets/{id}"
    visit = "GET /pets/{id}/visits/{visit}"
    for glob, want in [
            ("/pets", [get, post]), ("/pets/*", [one]), ("/pets/{id}", [one]),
            ("/pets/**", [one, visit]), ("/pets**", [get, post, one, visit]),
            ("/*/*/visits/*", [visit]), ("/**/{visit}", [visit]), ("/p*s", [get, post]),
            ("**/*v*t}", [visit]), ("/*e*s/*i*", [one]), ("/pe*ts", [get, post]),
            ("/**s/**", [one, visit])]:
        equal(glob, paths(tool, "--paths", glob), want)
    for glob in ["pets", "/pets/", "/*/x", "/pets/[{]id}", "/pet?", "petLost"]:
        refused(tool.run("--paths", glob, "s.json"), "no path like", "the nearest one is '/")
    refused(tool.run("--paths", "", "s.json"), "--paths takes", "/pets/")


def test_they_add_up(tool):
    options = ["--tags", "visits", "--operations", "getPet", "--paths", "/sum/*",
               "--schemas", "Owner"]
    equal("all", paths(tool, *options),
          ["GET /pets/{id}", "GET /pets/{id}/visits/{visit}", "GET /sum/{a},{b}"])
    header = tool.run("--dump", "header", *options, "s.json").out
    found("the component", r"^struct s_owner {", header)
    absent("another one", r"s_pet\b", header)


def test_names_are_those_of_the_whole_document(tool):
    """Also of a body that is nothing but a component."""
    right = {**API, "components": {"schemas": {"Pet": STRUCT, "Owner": STRUCT}},
             "paths": {key: value for key, value in API["paths"].items()
                       if key not in ("/bad", "/late")}}
    tool.file("s.json", right)
    whole = tool.run("--no-share", "--dump", "header", "s.json").out
    part = tool.run("--no-share", "--dump", "header", "--operations", "POST /pets", "s.json").out
    functions = re.findall(r"(s_\w+)_decode\(", part)
    equal("functions", functions,
          ["s_pet", "s_post_pets_response_200", "s_pet_told_response_200"])
    for name in functions:
        found(name, rf"{name}_decode\(", whole)


def test_unknown(tool):
    tool.file("s.json", API)
    for options, message, hint in [
            (["--operations", "lstPets"], "no operation 'lstPets' in s.json", "'listPets'"),
            (["--operations", "listPets,GET /pest"], "no operation 'GET /pest'", "'GET /pets'"),
            (["--operations", "zzz"], "no operation 'zzz'", "--dump api"),
            (["--operations", "/pets"], "more than one operation", "GET /pets, POST /pets"),
            (["--tags", "pest"], "no operation with the tag 'pest'", "'pets'"),
            (["--paths", "/pet/*"], "no path like '/pet/\\*'", "'/pets'")]:
        refused(tool.run("-o", "out", *options, "s.json"), message, hint)
    for option in ["--operations", "--tags"]:
        for value in ["", ",", "listPets,", ",x"]:
            refused(tool.run(option, value, "s.json"), f"{option} takes names")
    several = tool.run("--operations", "a1b,c1d", "--tags", "e1f", "--schemas", "Pat", "s.json")
    equal("all of them are told", several.err.count("error:"), 4)
    equal("files", sorted(listing(tool)), ["s.json"])


def test_only_what_is_chosen_counts(tool):
    tool.file("s.json", API)
    result = tool.run("-o", "out", "--operations", "getPet", "s.json")
    ends(result, 0, out="")
    found("a fault elsewhere", r"warning: .*", result.err)
    ends(tool.run("--operations", "bad", "s.json"), 4, out="")
    ends(tool.run("--operations", "getPet", "--schemas", "Wrong", "s.json"), 4, out="")
    late = tool.run("--operations", "late", "s.json")
    equal("unsupported, or a reference that leads nowhere", late.code in (4, 5), True)
    equal("files", sorted(listing(tool)), ["out/s.c", "out/s.h", "s.json"])


def test_with_other_options(tool):
    tool.file("s.json", API)
    part = ["--tags", "pets", "-o", "out"]
    ends(tool.run(*part, "--vendor", "out", "--depfile", "s.d", "s.json"), 0, out="")
    ends(tool.run(*part, "--check", "s.json"), 0, out="")
    ends(tool.run("-o", "out", "--tags", "visits", "--check", "s.json"), 1)
    report = tool.run("--report", "--tags", "pets", "s.json")
    ends(report, 0)
    absent("report", "/late", report.out)
    found("report", "paths/~1pets/post", report.out)


def text(tool, name):
    return pathlib.Path(tool.path(name)).read_text()


def test_heirs(tool):
    """A schema brings its heirs in, wherever they stand; a document that nothing names is not read."""
    pet = {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}},
           "discriminator": {"propertyName": "kind", "mapping": {"cat": "cats.json#/Cat"}}}
    tool.file("parts/cats.json", {"Cat": {"allOf": [{"$ref": "pet.json"}, STRUCT]}})
    tool.file("parts/pet.json", pet)
    tool.file("parts/dog.json", {"allOf": [{"$ref": "pet.json"}, STRUCT]})
    tool.file("s.json", {**API, "paths": {}, "components": {"schemas": {
        "Pet": {"$ref": "parts/pet.json"}, "Dog": {"$ref": "parts/dog.json"},
        "Cow": {"allOf": [{"$ref": "#/components/schemas/Pet"}, STRUCT]}, "Owner": STRUCT}}})
    ends(tool.run("-o", "out", "--schemas", "Pet", "--depfile", "s.d", "s.json"), 0)
    kinds = re.findall(r"^    S_PET_KIND_(\w+),?", text(tool, "out/s.h"), re.M)
    equal("kinds", kinds, ["UNSET", "CAT", "COW", "DOG", "OTHER"])
    found("the files", "cats.json", text(tool, "s.d"))
    ends(tool.run("-o", "out", "--schemas", "Owner", "s.json"), 0)
    absent("of Owner alone", "PET", text(tool, "out/s.h"))
