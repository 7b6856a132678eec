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
    """Those that stand there, those that its macros make, and the types that inline ones lead to."""
    text = text.decode()
    found = re.findall(r"^(?:oas_status|oas_str|void|enum \w+|bool) (\w+)\(", text, re.M)
    found += re.findall(r"^const oas_type (\w+) =", text, re.M)
    for name in re.findall(r"^OASC_ENUM\(\s*(\w+)", text, re.M):
        found += [name + "_text", name + "_from_text"]
    return found


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


def types(files, name):
    text = next(text for path, text in files.items() if path.endswith(name))
    return sorted(name.removesuffix("_type") for name in functions(text) if name.endswith("_type"))


def test_by_tag(tool):
    spec = tool.file("s.json", tagged())
    files = made(tool, "--split", "tag", spec=spec)
    equal("files", names(files), ["s.c", "s.h", "s_owners.c", "s_pets_co.c"])
    equal("pets", types(files, "s_pets_co.c"), ["s_list_pets_response_200", "s_pet", "s_toy"])
    equal("owners", types(files, "s_owners.c"), ["s_owner"])
    equal("shared, untagged, unused", types(files, "s.c"),
          ["s_bare", "s_both", "s_deep", "s_none_response_200", "s_unused"])
    equal("where an enum of something shared is",
          sorted(names([name for name, text in files.items()
                        if b"s_deep_n_text(enum" in text or "s_deep_n_text" in functions(text)])),
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


def one_tag(tag):
    return {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {
        "/a": {"get": operation("getA", [tag], {"type": "object"})}}}


def test_tag_that_is_a_number(tool):
    spec = tool.file("s.json", one_tag("1"))
    equal("one underscore", names(made(tool, "--split", "tag", spec=spec)),
          ["s.c", "s.h", "s_1.c"])


def test_two_documents_of_one_tag(tool):
    """In one folder each has its own part, and neither takes the other's for a stale one."""
    for name in ("one", "two"):
        tool.file(f"{name}.json", one_tag("pets"))
    tool.file("two_more.json", one_tag("pets"))
    for name in ("one", "two", "two_more", "one", "two"):
        files = made(tool, "--split", "tag", spec=f"{name}.json")
    equal("files", names(files), sorted(f"{name}{end}" for name in ("one", "two", "two_more")
                                        for end in (".c", ".h", "_pets.c")))
    for name in ("one", "two", "two_more"):
        ends(tool.run("-o", "out", "--check", "--split", "tag", f"{name}.json"), 0, out="")
    equal("one alone", names(made(tool, spec="two.json")),
          ["one.c", "one.h", "one_pets.c", "two.c", "two.h", "two_more.c", "two_more.h",
           "two_more_pets.c"])


def test_what_is_another_documents(tool):
    """Names of two documents that become one file's: the first one keeps it."""
    tool.file("a.json", one_tag("b c"))
    tool.file("a_b.json", one_tag("c"))
    tool.file("a_b_c.json", one_tag("d"))
    before = made(tool, "--split", "tag", spec="a.json")
    for spec, others in [("a_b.json", ["a_b.c", "a_b.h"]), ("a_b_c.json", ["a_b_c.h", "a_b_c_d.c"])]:
        result = tool.run("-o", "out", "--split", "tag", spec)
        ends(result, 3, out="")
        found("whose", r"'out/a_b_c\.c' is not replaced: it is a part of the a\.c of another document",
              result.err)
        equal("nothing was changed", listing(tool, "out"), before)
        check = tool.run("-o", "out", "--split", "tag", "--check", spec)
        ends(check, 1)
        found("check", r"out/a_b_c\.c: would change, but it is another document's", check.out)
        equal("the others", sorted(line.split(":")[0] for line in check.lines
                                   if "would be created" in line),
              [f"out/{name}" for name in others])
    tool.file("x.json", one_tag("y"))
    made(tool, spec=tool.file("x_y.json", one_tag("z")))
    result = tool.run("-o", "out", "--split", "tag", "x.json")
    ends(result, 3, out="")
    found("a whole one", r"'out/x_y\.c' is not replaced: it is no part of this document's", result.err)
    found("forced", r"x_y\.c - a part of x\.c: ",
          made(tool, "--split", "tag", "--force", spec="x.json")["x_y.c"].decode())


def test_tags_change(tool):
    """A part goes with its tag, and comes with a new one: also in the rule and in the list."""
    for tag, ending in [("pets", "pets"), ("Größe", "grosse"), ("名前", "u_540d_524d"), ("1", "1")]:
        spec = tool.file("s.json", one_tag(tag))
        listed = tool.run("--list-outputs", "-o", "out", "--split", "tag", spec)
        check = tool.run("-o", "out", "--split", "tag", "--check", spec)
        ends(check, 1)
        found("check", rf"out/s_{ending}\.c: would be created", check.out)
        files = made(tool, "--split", "tag", "--depfile", "s.d", spec=spec)
        equal("files", names(files),
              ["s.c", "s.h", f"s_{ending}.c"])
        equal("list", listed.lines, ["out/s.h", "out/s.c", f"out/s_{ending}.c"])
        equal("rule", listing(tool)["s.d"].decode(), f"out/s.h out/s.c out/s_{ending}.c: s.json\n")
        ends(tool.run("-o", "out", "--split", "tag", "--check", spec), 0, out="")


def test_the_list_has_a_rule(tool):
    """What the list hangs on; nothing else is written."""
    tool.file("s.json", {"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
                         "paths": {"/a": {"$ref": "p.json"}}})
    tool.file("p.json", one_tag("pets")["paths"]["/a"])
    for how, parts in [("tag", ["out/s_pets.c"]), ("1", ["out/s_1.c"])]:
        listed = tool.run("--list-outputs", "-o", "out", "--split", how, "--depfile", "l.d", "s.json")
        paths = ["out/s.h", "out/s.c", *parts]
        ends(listed, 0, out="".join(f"{path}\n" for path in paths), err="")
        equal("rule", listing(tool)["l.d"].decode(), f"{' '.join(paths)}: s.json p.json\n")
    equal("files", sorted(listing(tool)), ["l.d", "p.json", "s.json"])


def test_twice(tool):
    """A part that would be a file of the runtime: said by all that name the files."""
    tool.file("oas.json", one_tag("errors"))
    for more in [(), ("--check",), ("--list-outputs",)]:
        refused(tool.run("--split", "tag", "-o", "out", "--vendor", "out", *more, "oas.json"),
                "'out/oas_errors.c' would be written twice")
    true("nothing is there", not listing(tool, "out"))


def test_unknown_tags(tool):
    spec = tool.file("s.json", tagged())
    refused(tool.run("--split", "tag", "--tags", "owner", spec), "no operation with the tag 'owner'",
            "owners")
    files = made(tool, "--split", "tag", "--operations", "getOwner", spec=spec)
    equal("only those of what is wanted", names(files), ["s.c", "s.h", "s_owners.c"])


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
    kept = tool.run("--dump", "header", "--split", "2", "--keep-unknown", spec).out
    equal("decoding keeps", len(re.findall(r"^OAS_FUNCTIONS_KEEPING\(s_\w+,", kept, re.M)),
          len(re.findall(r"^extern const oas_type ", kept, re.M)))
    absent("as it does not without that", "KEEPING", tool.run("--dump", "header", spec).out)
    ends(tool.run("--report", "--split", "2", spec), 0)


def test_wrong(tool):
    for value in ["", "0", "-1", "1000", "99999999999999999999", "tags", "2x", "Tag"]:
        refused(tool.run("--split", value, "x.yaml"), "--split takes a number from 1 to 999, or tag",
                "--split 4")


def test_a_bare_schema(tool):
    spec = tool.file("s.json", json.dumps({"type": "object", "$defs": {"a": {"type": "string"}}}))
    equal("files", names(made(tool, "--split", "tag", spec=spec)), ["s.c", "s.h"])
