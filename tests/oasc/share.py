"""Which inline schemas share a C type, and what it is called."""

import re

from tool import ends, equal

USER = {"type": "object", "required": ["login"],
        "properties": {"login": {"type": "string", "minLength": 1},
                       "id": {"type": "integer", "readOnly": True}}}


def types_of(tool, schemas, *arguments, others=None):
    """Structs, unions and enums that have names of their own, each as often as it is made."""
    for name, content in (others or {}).items():
        tool.file(name, content)
    tool.file("s.json", {"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
                         "components": {"schemas": schemas}})
    result = tool.run("--dump", "model", "--warnings", "none", *arguments, "s.json")
    ends(result, 0)
    found = re.findall(r"^\d+ (?:struct|union|enum) (?:struct|enum) (\S+)", result.out, re.M)
    return sorted(found)


def holder(**members):
    return {"type": "object", "properties": members}


def changed(schema=None, **members):
    """The schema with other keywords."""
    return {**(schema or USER), **members}


def member_changed(**keywords):
    return changed(properties={**USER["properties"], "login": {**USER["properties"]["login"],
                                                               **keywords}})


def test_one_type(tool):
    two = {"A": holder(user=USER), "B": holder(user=USER)}
    equal("by the first", types_of(tool, two), ["s_a", "s_a_user", "s_b"])
    equal("--no-share", types_of(tool, two, "--no-share"), ["s_a", "s_a_user", "s_b", "s_b_user"])
    back = {"B": two["B"], "A": two["A"]}
    equal("the document's order", types_of(tool, back), ["s_a", "s_a_user", "s_b"])
    titled = {"A": holder(user=changed(title="Simple User")),
              "B": holder(owner=changed(title="simple-user"))}
    equal("by the title", types_of(tool, titled), ["s_a", "s_b", "s_simple_user"])
    equal("titles, apart", types_of(tool, titled, "--no-share"),
          ["s_a", "s_a_user", "s_b", "s_b_owner"])
    half = {"A": holder(user=USER), "B": holder(owner=changed(title="User"))}
    equal("a title and a member", types_of(tool, half), ["s_a", "s_b", "s_user"])


def test_what_belongs_to_the_use(tool):
    for what, other in [
            ("prose", changed(description="another", example={"login": "x"}, deprecated=True)),
            ("the default", changed(default={"login": "x"})),
            ("null", changed(type=["object", "null"])),
            ("nullable", changed(nullable=True)),
            ("null as a branch", {"anyOf": [USER, {"type": "null"}]}),
            ("the direction", changed(readOnly=True)),
            ("prose within", member_changed(description="another", example="x")),
            ("order", changed(properties=dict(reversed(USER["properties"].items())))),
            ("order of required", changed(required=["login"]))]:
        equal(what, types_of(tool, {"A": holder(user=USER), "B": holder(user=other)}),
              ["s_a", "s_a_user", "s_b"])


def test_what_keeps_apart(tool):
    for what, other in [
            ("a limit", member_changed(minLength=2)),
            ("a pattern", member_changed(pattern="^a")),
            ("a format", member_changed(format="email")),
            ("a default within", member_changed(default="x")),
            ("null within", member_changed(type=["string", "null"])),
            ("a direction within", member_changed(writeOnly=True)),
            ("deprecated within", member_changed(deprecated=True)),
            ("a name for C within", member_changed(**{"x-c-name": "log_in"})),
            ("what is required", changed(required=["id", "login"])),
            ("one member more", changed(properties={**USER["properties"], "x": {}})),
            ("being closed", changed(additionalProperties=False)),
            ("the other members", changed(additionalProperties={"type": "string"})),
            ("the members' names", changed(propertyNames={"minLength": 2})),
            ("a condition", changed(**{"if": {"required": ["id"]}, "then": {"minProperties": 2}}))]:
        equal(what, types_of(tool, {"A": holder(user=USER), "B": holder(user=other)}),
              ["s_a", "s_a_user", "s_b", "s_b_user"])
    equal("another name", types_of(tool, {"A": holder(user=USER), "B": holder(owner=USER)}),
          ["s_a", "s_a_user", "s_b", "s_b_owner"])
    equal("a component", types_of(tool, {"A": holder(user=USER), "User": USER}),
          ["s_a", "s_a_user", "s_user"])


def test_enums(tool):
    def state(**keywords):
        return {"type": "string", "enum": ["open", "shut"], **keywords}
    for what, other, count in [
            ("the same", state(), 1), ("another order", state(enum=["shut", "open"]), 1),
            ("null beside them", {"enum": [None, "open", "shut"]}, 2),
            ("null, typed", state(type=["string", "null"], enum=["open", "shut", None]), 1),
            ("one more", state(enum=["open", "shut", "ajar"]), 2),
            ("names for them", state(**{"x-enum-varnames": ["O", "S"]}), 2)]:
        found = types_of(tool, {"A": holder(state=state()), "B": holder(state=other)})
        equal(what, [name for name in found if "state" in name],
              ["s_a_state", "s_b_state"][:count])


def test_references(tool):
    def to(name):
        return holder(at={"$ref": f"#/components/schemas/{name}"})
    leaves = {"X": {"type": "object"}, "Y": {"type": "object"}}
    equal("to one schema", types_of(tool, {"A": holder(m=to("X")), "B": holder(m=to("X")), **leaves}),
          ["s_a", "s_a_m", "s_b"])
    equal("to two that are alike",
          types_of(tool, {"A": holder(m=to("X")), "B": holder(m=to("Y")), **leaves}),
          ["s_a", "s_a_m", "s_b", "s_b_m"])
    equal("back to the holder", types_of(tool, {"A": holder(m=to("A")), "B": holder(m=to("A"))}),
          ["s_a", "s_a_m", "s_b"])
    equal("in another file",
          types_of(tool, {"Z": holder(user=USER), "A": {"$ref": "other.json"}},
                   others={"other.json": holder(user=USER)}), ["s_a", "s_z", "s_z_user"])


def test_numbers_go_by_pointers(tool):
    titled = {"B": holder(m=changed(title="User")),
              "A": holder(m=changed(member_changed(maxLength=9), title="User"))}
    tool.file("s.json", {"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
                         "components": {"schemas": titled}})
    header = tool.run("--dump", "header", "s.json").out
    equal("the first has no number",
          re.findall(r"struct (s_user\w*) +m;|OAS_OPT\(struct (s_user\w*) \*\) m;", header),
          [("", "s_user_2"), ("", "s_user")])
