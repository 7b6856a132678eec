"""The command line: help, wrong usage, the names of files and of identifiers."""

import random
import re

from given import PETS, listing
from tool import ends, equal, found, refused, true

OPTIONS = """-o --name --prefix --schemas --operations --tags --paths --strip-prefix --rename --no-share --keep-unknown --split --check --vendor
    --list-outputs --depfile --dump --report --map --root --dialect --formats --strict-nullable --strict --warnings --allow-unsupported --color
    --help --version""".split()


def header(tool, *arguments, spec="pets.yaml", text=PETS):
    tool.file(spec, text)
    result = tool.run("--dump", "header", *arguments, spec)
    ends(result, 0)
    return result.out


def test_help_names_every_option_and_status(tool):
    result = tool.run("--help")
    ends(result, 0, err="")
    found("help", r"^Usage: oasc ", result.out)
    for option in OPTIONS:
        found("help", r"(^|\s)" + option + r"\b", result.out)
    for status in range(6):
        found("help", rf"^  {status} \S", result.out)
    true("no line is wider than a terminal", max(map(len, result.lines)) <= 94)
    ends(tool.run("-h"), 0, out=result.out)


def test_version(tool):
    result = tool.run("--version")
    ends(result, 0, err="")
    found("version", r"\Aoasc \d+\.\d+\.\d+\n", result.out)
    found("what is inside", r"\nlibfyaml 0\.\d+\S*, PCRE2 10\.\d+[ \d-]*\n\Z", result.out)


def test_spec_is_missing_or_more_than_one(tool):
    refused(tool.run(), "SPEC is missing", "oasc .options. SPEC")
    refused(tool.run("a.yaml", "b.yaml"), "one SPEC at a time; got 'a.yaml' and 'b.yaml'")


def test_unknown_options(tool):
    refused(tool.run("--shemas", "Pet", "x"), "option '--shemas'", "did you mean '--schemas'")
    refused(tool.run("--xyzzy", "x"), "option '--xyzzy'", "--help")
    refused(tool.run("-x", "x"), "unknown option '-x'", "--help")
    refused(tool.run("--check=1", "x"), "--check takes no value")
    refused(tool.run("x", "--name"), "option --name needs a value")
    refused(tool.run("x", "-o"), "option -o needs a value")


def test_words(tool):
    refused(tool.run("--dump", "plans", "x"),
            "tree, api, schema, plan, model, operations, header, source; got 'plans'",
            "did you mean 'plan'")
    refused(tool.run("--report=jsn", "x"), "text, json; got 'jsn'", "did you mean 'json'")
    refused(tool.run("--formats", "on", "x"), "assert, annotate; got 'on'")
    refused(tool.run("--dialect", "draft3", "x"), "2020-12, 2019-09, draft7, draft6, draft4")
    refused(tool.run("--color", "yes", "x"), "auto, always, never; got 'yes'")
    refused(tool.run("--map", "x", "x"), "--map takes PREFIX=PATH", "for example")


def test_options_that_exclude_each_other(tool):
    modes = [["--check"], ["--list-outputs"], ["--dump", "plan"], ["--report"]]
    for one in modes:
        for other in modes:
            if one != other:
                refused(tool.run(*one, *other, "x"), "exclude each other")
    for option in ["-o", "--name", "--prefix", "--vendor", "--depfile", "--root"]:
        refused(tool.run(option, "a", option, "b", "x"), f"{option} is given twice")
    for option in ["-o", "--vendor", "--depfile"]:
        refused(tool.run(option, "", "x"), "a path is empty")


def test_names_of_files(tool):
    """The default is SPEC's name without its folder and its ending."""
    for spec, name in [("pets.yaml", "pets"), ("in/deep/pets.json", "pets"), ("pets", "pets"),
                       ("pets.v1.yaml", "pets.v1"), ("my pets.yaml", "my pets")]:
        ends(tool.run("--list-outputs", spec), 0, out=f"{name}.h\n{name}.c\n", err="")
    ends(tool.run("--list-outputs", "--name", "cats", "pets.yaml"), 0, out="cats.h\ncats.c\n")
    ends(tool.run("--list-outputs", "--name", "cats", "-o", "x/y", "-"), 0,
         out="x/y/cats.h\nx/y/cats.c\n", err="")
    ends(tool.run("--list-outputs", "-o", "x/", "pets.yaml"), 0, out="x/pets.h\nx/pets.c\n")


def test_attack_44_no_name_leaves_the_folder(tool):
    for name in ["", ".", "..", "../x", "x/y", "/etc/x", "a\nb", 'a"b', "a\\b", "-x", ".x",
                 "a\u202eb", "a\u200bb"]:
        refused(tool.run("-o", "out", "--name", name, "pets.yaml"), "files cannot be named",
                "--name NAME")
    for spec in [".pets.yaml", "..", "in/.yaml", "x/"]:
        refused(tool.run("-o", "out", spec), "files cannot be named", "--name NAME")
    tool.file("x.yaml", PETS.replace("Unused", "../../../x").replace("Owner", "'/etc/x'"))
    tool.file("s.json", {"$defs": {"../../x": {}, "/etc/x": {"type": "object"}, "CON": {}}})
    ends(tool.run("-o", "a/b/out", "s.json"), 0)
    equal("files", sorted(listing(tool)), ["a/b/out/s.c", "a/b/out/s.h", "s.json", "x.yaml"])


def test_names_that_hide_headers(tool):
    """`-I DIR` would find DIR/string.h where the library's is meant."""
    for name in ["string", "stdint", "time", "pcre2", "oas_arena"]:
        refused(tool.run(f"{name}.yaml"), f"files cannot be named '{name}'", "--name NAME")
    tool.file("time.yaml", PETS)
    ends(tool.run("--name", "time_api", "time.yaml"), 0, out="", err="")
    ends(tool.run("--report", "time.yaml"), 0, err="")


def test_stdin_needs_a_name(tool):
    refused(tool.run("-", stdin=PETS), "stdin has no name", "--name NAME")
    ends(tool.run("--name", "pets", "-", stdin=PETS), 0, out="", err="")
    equal("files", sorted(listing(tool)), ["pets.c", "pets.h"])
    for given in [["--report"], ["--dump", "header"]]:
        ends(tool.run(*given, "-", stdin=PETS), 0, err="")


def test_prefix(tool):
    found("default", r"struct pets_owner \{", header(tool))
    found("by name", r"struct cats_owner \{", header(tool, "--name", "cats"))
    found("given", r"struct zoo_owner \{", header(tool, "--prefix", "zoo_"))
    found("as it is", r"struct Zoo_owner \{", header(tool, "--prefix", "Zoo"))
    for spec, prefix in [("myPets-v2.yaml", "my_pets_v2_"), ("HTTPApi.json", "http_api_"),
                         ("3d.yaml", "api_3d_"), ("日本.yaml", "u_65e5_672c_"),
                         ("oas.yaml", "api_oas_")]:
        found(spec, rf"struct {prefix}owner \{{", header(tool, spec=spec))


def test_guards(tool):
    """No two underscores side by side, which C++ keeps for itself; the prefix tells namesakes."""
    for spec, guard in [("a--b.yaml", "OASC_A_B_A_B_H"), ("x_.yaml", "OASC_X_X_H"),
                        ("über.yaml", "OASC_UBER_BER_H"), ("a-b.yaml", "OASC_A_B_H")]:
        found(spec, rf"^#ifndef {guard}$", header(tool, spec=spec))
    found("given", r"^#ifndef OASC_ZOO_PETS_H$", header(tool, "--prefix", "zoo_"))


def declared(text):
    """The structs and enums of a header, each as the set of its lines; and all names in it."""
    types = re.findall(r"^((?:struct|enum) \w+) \{\n(.*?)^\}", text, re.M | re.S)
    lines = {name: sorted(re.sub(r"[\s,]+", " ", line) for line in body.splitlines())
             for name, body in types}
    return lines, set(re.findall(r"\b[xX]_\w+", text))


def rearranged(value, arrange):
    """The document with the members of every object in another order."""
    if isinstance(value, list):
        return [rearranged(item, arrange) for item in value]
    if not isinstance(value, dict):
        return value
    keys = list(value)
    arrange(keys)
    return {key: rearranged(value[key], arrange) for key in keys}


def test_order_of_members(tool):
    """Where a member stands in its object changes no name and no type."""
    def answer(name, **called):
        schema = {"type": "object", "properties": {name: {"type": "string"}}}
        other = {"schema": {"type": "object", "properties": {name: {"type": "integer"}}}}
        return {"get": {**called, "responses": {"200": {"description": "", "content": {
            "application/hal+json": other, "application/json": {"schema": schema}}}}}}
    lists = {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}}
    near = {name: {"type": "object", "properties": {name: {"type": "string"}}}
            for name in ["c-d", "c_d", "c/d", "c~d"]}
    spec = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
            "paths": {"/b": answer("x"), "/B": answer("y"), "/{b}": answer("z"),
                      "/{b}/a": answer("v", operationId="same"),
                      "/{a}/b": answer("w", operationId="same"),
                      "/{c}/b": answer("u", operationId="same")},
            "components": {"schemas": {
                "a-b": {"type": "object", "properties": near}, "A": lists, "Z": lists,
                "a_b": {"enum": ["x", "y"], "nullable": True, "type": "string"}}}}
    ways = [list.reverse] + [random.Random(seed).shuffle for seed in range(3)]
    as_it_is = declared(header(tool, spec="x.json", text=spec))
    for number, way in enumerate(ways):
        again = header(tool, spec="x.json", text=rearranged(spec, way))
        equal(f"rearranged, {number}", as_it_is, declared(again))
    for name in ("same", "same_2", "same_3"):
        true(f"{name} is an operation", f"struct x_{name}_response_200" in as_it_is[0])


def test_components_that_are_files(tool):
    """What stands in the file has the component's name: of several the one that is called so."""
    tool.file("parts/Pet.yaml", "type: object\nproperties: {owner: {$ref: person.yaml}, "
              "friend: {$ref: '#'}, kind: {$ref: 'parts.yaml#/sort'}}\n")
    tool.file("parts/person.yaml", "type: object\nproperties: {name: {type: string}}\n")
    tool.file("parts/parts.yaml", "sort: {enum: [cat, dog]}\n")
    spec = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "components": {"schemas": {
        "Ape": {"$ref": "#/components/schemas/Pet"}, "Animal": {"$ref": "parts/Pet.yaml"},
        "Pet": {"$ref": "parts/Pet.yaml"}, "Owner": {"$ref": "parts/person.yaml"},
        "Kind": {"$ref": "parts/parts.yaml#/sort"}, "Team": {"properties": {
            "pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}}}}}}
    types, names = declared(header(tool, spec="x.json", text=spec))
    for name in ("struct x_pet", "struct x_owner", "struct x_pet_list", "enum x_kind"):
        true(f"there is {name}", name in types)
    equal("no second one", [], [name for name in names if re.search(r"_2|person|sort|animal_list", name)])
    # A part that is read in two dialects is two schemas.
    tool.file("old.yaml", "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n"
              "  schemas:\n    B: {$ref: parts/person.yaml}\n")
    spec["components"]["schemas"]["Former"] = {"$ref": "old.yaml#/components/schemas/B"}
    types, _ = declared(header(tool, spec="x.json", text=spec))
    for name in ("struct x_owner", "struct x_former"):
        true(f"there is {name}", name in types)


def test_attack_61_prefix(tool):
    """One that is too long is refused where it was given, and cut where it is the file's name."""
    found("the most", rf"struct {63 * 'x'}_owner \{{", header(tool, "--prefix", 63 * "x"))
    for count in (64, 200, 100000):
        refused(tool.run("--prefix", count * "x", "pets.yaml"), "--prefix takes", "at most 63")
    for spec, prefix in [("a-name-of-several-words" * 6 + ".yaml",
                          "a_name_of_several_wordsa_name_of_several_wordsa_name_of_"),
                         (200 * "x" + ".yaml", 62 * "x" + "_"),
                         ("1" + 200 * "x" + ".yaml", "api_")]:
        tool.file(spec, PETS)
        found(spec, rf"struct {prefix}owner \{{", header(tool, spec=spec))


def test_prefix_that_begins_no_identifier(tool):
    for prefix in ["", "1x", "a-b", "_x", "__x", "ä_", "a b", "x;", "oas_", "OAS_", "oas",
                   "oas_pets_"]:
        refused(tool.run("--prefix", prefix, "pets.yaml"), "--prefix takes", "a letter")


def test_options_after_the_document(tool):
    tool.file("pets.yaml", PETS)
    ends(tool.run("pets.yaml", "-o", "out"), 0, out="", err="")
    ends(tool.run("pets.yaml", "--check", "-o", "out"), 0, out="", err="")


def test_colors(tool):
    tool.file("s.json", '{"type": "strng"}')
    for given, colored in [([], False), (["--color", "always"], True),
                           (["--color", "never"], False)]:
        result = tool.run(*given, "s.json")
        ends(result, 4, out="")
        equal(f"{given}", "\033[" in result.err, colored)
