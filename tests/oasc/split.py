"""--split: functions in files beside NAME.c, and what becomes of those of an earlier run."""

import json
import re

from given import PETS, listing
from tool import absent, ends, equal, found, refused, true


def made(tool, *options, spec="pets.yaml"):
    ends(tool.run("-o", "out", *options, spec), 0, out="")
    return listing(tool, "out")


def names(files):
    return sorted(name.rsplit("/", maxsplit=1)[-1] for name in files)


def functions(text):
    return re.findall(r"^(?:oas_status|oas_str|void|enum \w+|bool) (\w+)\(", text.decode(), re.M)


def all_functions(files):
    return [name for text in files.values() for name in functions(text)]


def test_by_number(tool):
    tool.file("pets.yaml", PETS)
    whole = made(tool)
    for count in (1, 3, 12):
        files = made(tool, "--split", str(count))
        equal("files", names(files),
              sorted(["pets.c", "pets.h", *(f"pets_{i}.c" for i in range(1, count + 1))]))
        equal("functions", sorted(all_functions(files)), sorted(all_functions(whole)))
        true("the header is the same", [text for name, text in files.items() if name.endswith("h")]
             == [text for name, text in whole.items() if name.endswith("h")])
    equal("those of NAME.c", functions(made(tool, "--split", "3")[
        next(name for name in files if name.endswith("pets.c"))]), ["pets_init", "pets_release"])


def test_a_function_stays_where_it_is(tool):
    """Whatever else is in the document, and in whatever order."""
    tool.file("pets.yaml", PETS)
    tool.file("more.yaml", PETS + "    Another: {type: object}\n    Best: {type: string}\n")
    before = made(tool, "--split", "4", "--name", "pets")
    after = made(tool, "--split", "4", "--name", "pets", spec="more.yaml")
    for name in before:
        if not name.endswith("pets.c"):
            missing = set(functions(before[name])) - set(functions(after[name]))
            equal(name, missing, set())


def operation(name, tags, schema):
    return {"operationId": name, "tags": tags, "responses": {"200": {"description": "d", "content": {
        "application/json": {"schema": schema}}}}}


def reference(name):
    return {"$ref": f"#/components/schemas/{name}"}


def tagged():
    struct = {"type": "object"}
    return {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {
        "/pets": {"get": operation("listPets", ["Pets & co"], {
            "type": "array", "items": reference("Pet")})},
        "/pets/{id}": {"get": operation("getPet", ["pets co", "owners"], reference("Pet"))},
        "/owners": {"get": operation("getOwner", ["owners"], reference("Owner"))},
        "/none": {"get": operation("none", [], {**struct, "properties": {"a": reference("Bare")}})}},
            "components": {"schemas": {
                "Pet": {**struct, "properties": {"toy": reference("Toy"), "by": reference("Both")}},
                "Toy": {**struct, "properties": {"self": reference("Toy")}},
                "Owner": {**struct, "properties": {"has": reference("Both")}},
                "Both": {**struct, "properties": {"deep": reference("Deep")}},
                "Deep": {**struct, "properties": {"n": {"type": "string", "enum": ["a", "b"]}}},
                "Bare": struct, "Unused": struct}}}


def decoders(files, name):
    text = next(text for path, text in files.items() if path.endswith(name))
    return sorted(re.findall(r"^oas_status (\w+)_decode\(", text.decode(), re.M))


def test_by_tag(tool):
    spec = tool.file("s.json", tagged())
    files = made(tool, "--split", "tag", spec=spec)
    equal("files", names(files), ["s.c", "s.h", "s_owners.c", "s_pets_co.c"])
    equal("pets", decoders(files, "s_pets_co.c"), ["s_list_pets_response_200", "s_pet", "s_toy"])
    equal("owners", decoders(files, "s_owners.c"), ["s_owner"])
    equal("shared, untagged, unused", decoders(files, "s.c"),
          ["s_bare", "s_both", "s_deep", "s_none_response_200", "s_unused"])
    equal("where an enum of something shared is",
          sorted(names([name for name, text in files.items() if b"s_deep_n_text(enum" in text])),
          ["s.c", "s.h"])
    listed = tool.run("--list-outputs", "-o", "out", "--split", "tag", spec)
    equal("list", listed.lines, ["out/s.h", "out/s.c", "out/s_owners.c", "out/s_pets_co.c"])


def test_order_does_not_matter(tool):
    def turned(value):
        if isinstance(value, dict):
            return {key: turned(value[key]) for key in reversed(value)}
        return value
    for how in ("tag", "3"):
        one = made(tool, "--split", how, spec=tool.file("s.json", tagged()))
        other = made(tool, "--split", how, spec=tool.file("s.json", turned(tagged())))
        equal("files", sorted(one), sorted(other))
        for name in one:
            equal(name, sorted(functions(one[name])), sorted(functions(other[name])))


def test_stale_parts_go(tool):
    tool.file("pets.yaml", PETS)
    tool.file("out/pets_9.c", "/* my own */\n")
    tool.file("out/pets_1.c.bak", "/* my own */\n")
    made(tool, "--split", "2", "--name", "pets_x")  # its parts are no parts of pets.c
    files = made(tool, "--split", "3")
    check = tool.run("-o", "out", "--split", "1", "--check", "pets.yaml")
    ends(check, 1, out="out/pets_2.c: would be removed\n"
                       "out/pets_3.c: would be removed\n")
    kept = ["pets.c", "pets.h", "pets_1.c.bak", "pets_9.c", "pets_x.c", "pets_x.h", "pets_x_1.c",
            "pets_x_2.c"]
    equal("before", names(files), sorted([*kept, "pets_1.c", "pets_2.c", "pets_3.c"]))
    equal("by number", names(made(tool, "--split", "1")), sorted([*kept, "pets_1.c"]))
    found("whose", r"pets_1.c - a part of pets\.c: ", (made(tool, "--split", "1")[
        next(name for name in files if name.endswith("pets_1.c"))]).decode())
    equal("none", names(made(tool)), kept)
    ends(tool.run("-o", "out", "--check", "pets.yaml"), 0, out="")


def test_a_foreign_file_is_in_the_way(tool):
    tool.file("pets.yaml", PETS)
    tool.file("out/pets_2.c", "int x;\n")
    result = tool.run("-o", "out", "--split", "2", "pets.yaml")
    ends(result, 3, out="")
    found("stderr", r"'out/pets_2\.c' is not replaced: oasc did not write it", result.err)
    equal("files", names(listing(tool, "out")), ["pets_2.c"])


def test_lists(tool):
    """By number the document is not read; the depfile has all of them."""
    listed = tool.run("--list-outputs", "-o", "out", "--split", "2", "none.yaml")
    ends(listed, 0, out="out/none.h\nout/none.c\nout/none_1.c\nout/none_2.c\n", err="")
    tool.file("pets.yaml", PETS)
    for _ in range(2):
        made(tool, "--split", "2", "--depfile", "pets.d")
        equal("rule", listing(tool)["pets.d"].decode(),
              "out/pets.h out/pets.c out/pets_1.c out/pets_2.c: pets.yaml\n")
    made(tool, "--depfile", "pets.d")
    equal("rule", listing(tool)["pets.d"].decode(), "out/pets.h out/pets.c: pets.yaml\n")


def test_with_other_options(tool):
    spec = tool.file("s.json", tagged())
    made(tool, "--split", "tag", "--tags", "Pets & co", "--keep-unknown", "--vendor", "out", spec=spec)
    files = listing(tool, "out")
    true("one tag", "s_pets_co.c" in names(files) and "s_owners.c" not in names(files))
    source = tool.run("--dump", "source", "--split", "2", "--keep-unknown", spec).out
    for number in (1, 2):
        found("options", rf"^static const oas_options s_decode_options_{number} = ", source)
    absent("unused", r"s_decode_options = ", source)
    none = tool.run("--dump", "source", "--split", "99", "--keep-unknown", spec).out
    equal("only where something is decoded", none.count("static const oas_options"),
          none.count("&s_decode_options_"))
    ends(tool.run("--report", "--split", "2", spec), 0)


def test_wrong(tool):
    for value in ["", "0", "-1", "1000", "99999999999999999999", "tags", "2x", "Tag"]:
        refused(tool.run("--split", value, "x.yaml"), "--split takes a number from 1 to 999, or tag",
                "--split 4")


def test_a_bare_schema(tool):
    spec = tool.file("s.json", json.dumps({"type": "object", "$defs": {"a": {"type": "string"}}}))
    equal("files", names(made(tool, "--split", "tag", spec=spec)), ["s.c", "s.h"])
