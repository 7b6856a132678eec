"""Names that somebody chose: x-c-name, --rename, --strip-prefix."""

from given import PETS
from tool import ends, equal, found, refused, true

LONG = PETS.replace("    Pet:", "    org.example.Pet:").replace("schemas/Pet",
                                                              "schemas/org.example.Pet")
WRONG = """\
openapi: 3.1.0
info: {title: wrong, version: '1'}
paths: {}
components:
  schemas:
    A:
      x-c-name: one
      type: object
      properties:
        x: {type: string, x-c-name: int}
        y: {type: string, x-c-name: same}
        z: {type: string, x-c-name: same}
    B: {x-c-name: one, type: object, properties: {a: {type: string}}}
    C: {x-c-name: no name, type: object, properties: {a: {type: string, x-c-name: 1a}}}
    D: {type: string, enum: [a, b], x-c-name: [good, not so good]}
    E: {type: string, enum: [a, b], x-c-name: [same, same]}
    F: {type: string, enum: [a, b], x-c-name: [one]}
    G: {type: string, enum: [a, b], x-c-name: {a: one, c: two}}
    H: {type: string, enum: [a, b], x-c-name: 7}
    I: {type: object, properties: {a: {type: string, x-c-name: [one]}}}
"""


def header(tool, *arguments, text=PETS):
    tool.file("pets.yaml", text)
    result = tool.run("--dump", "header", *arguments, "pets.yaml")
    ends(result, 0)
    return result.out


def test_rename(tool):
    tool.file("names.txt", "# comments, blank lines, both kinds of line ends\r\n\r\n"
                           "  Pet = animal\n/components/schemas/Pet/properties/name=called \n"
                           "createPet = add\n/components/schemas/Owner/properties/mail = e_mail")
    text = header(tool, "--rename", "names.txt")
    found("component", r"struct pets_animal \{", text)
    found("member", r"oas_str +called;", text)
    found("another", r"e_mail;", text)
    found("operation", r"pets_add_response_201", text)
    true("no trace of the old name", "pets_pet" not in text)


def test_rename_wins_over_the_document(tool):
    tool.file("names.txt", "Pet = animal\n")
    text = PETS.replace("    Pet:\n", "    Pet:\n      x-c-name: beast\n")
    found("the document's", r"struct pets_beast \{", header(tool, text=text))
    found("the file's", r"struct pets_animal \{", header(tool, "--rename", "names.txt", text=text))


def test_rename_refused(tool):
    tool.file("pets.yaml", PETS)
    for line, fault in [("Pett = x", "renames 'Pett', which pets.yaml has not"),
                        ("/info/title = x", "renames '/info/title', which"),
                        ("/info = x", "renames '/info', which"),
                        ("/paths/~1pets = x", "renames '/paths/~1pets', which"),
                        ("/paths/~1pets/post/parameters/0 = x", "renames '/paths/~1pets/post/p"),
                        ("/components/schemas/Pet/properties = x", "renames '/components/s"),
                        ("/components/schemas/None = x", "renames '/components/schemas/None'"),
                        ("Pet", "names.txt:2: 'Pet' is no line of --rename"),
                        ("Pet = two words", "names.txt:2: 'Pet = two words' is no line"),
                        ("= x", "names.txt:2: '= x' is no line"),
                        ("Pet = a\n/components/schemas/Pet = b", "'/components/schemas/Pet' twice")]:
        tool.file("names.txt", f"Owner = human\n{line}\n")
        refused(tool.run("--rename", "names.txt", "pets.yaml"), fault)
    tool.file("names.txt", "Pett = x\n")
    refused(tool.run("--rename", "names.txt", "pets.yaml"), "Pett", "did you mean 'Pet'")
    ends(tool.run("--rename", "none.txt", "pets.yaml"), 3)
    tool.file("names.txt", "Pet = owner\n")
    ends(tool.run("--rename", "names.txt", "pets.yaml"), 0)
    tool.file("names.txt", "Pet = same\nOwner = same\n")
    ends(tool.run("--rename", "names.txt", "pets.yaml"), 4)


def test_rename_is_a_dependency(tool):
    tool.file("pets.yaml", PETS)
    tool.file("names.txt", "Pet = animal\n")
    ends(tool.run("--rename", "names.txt", "--depfile", "pets.d", "pets.yaml"), 0)
    with open(tool.path("pets.d"), encoding="utf-8") as rule:
        equal("rule", rule.read(), "pets.h pets.c: pets.yaml names.txt\n")


def test_strip_prefix(tool):
    found("whole", r"struct pets_org_example_pet \{", header(tool, text=LONG))
    for given in ["org.example.", "org.,org.example.,P"]:
        if given.endswith("P"):
            refused(tool.run("--strip-prefix", given, "pets.yaml"), "begins with 'P'", "beginnings")
            continue
        text = header(tool, "--strip-prefix", given, text=LONG)
        found("without", r"struct pets_pet \{", text)
        found("untouched", r"struct pets_owner \{", text)
    refused(tool.run("--strip-prefix", "a,", "pets.yaml"), "--strip-prefix takes names with commas")


def test_chosen_names_that_cannot_be_had(tool):
    tool.file("wrong.yaml", WRONG)
    result = tool.run("wrong.yaml")
    ends(result, 4)
    for place, fault in [("10:37", "the name 'int' cannot be had"),
                         ("12:37", "the name 'same' cannot be had"),
                         ("13:19", "the name 'wrong_one' cannot be had"),
                         ("14:19", "'no name' is no name for C"),
                         ("14:83", "'1a' is no name for C"),
                         ("15:47", "'not so good' is no name for C"),
                         ("16:33", "the name 'WRONG_E_same' cannot be had"),
                         ("17:47", "x-c-name names nothing: the enum beside it has another length"),
                         ("18:56", "x-c-name names nothing: the enum beside it has no 'c'"),
                         ("19:47", "x-c-name names nothing: it is neither a list nor an object"),
                         ("20:64", "x-c-name names nothing: it is no text, and there is no enum")]:
        true(fault, f"wrong.yaml:{place}: error: {fault}" in result.err)


def shared(one, other):
    """Two objects alike but for a chosen name."""
    item = "type: object, properties: {{a: {{type: string{}}}, b: {{enum: [x, y]{}}}}}"
    return ("openapi: 3.1.0\ninfo: {title: shared, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
            "    A: {type: object, properties: {same: {" + item.format(*one) + "}}}\n"
            "    B: {type: object, properties: {same: {" + item.format(*other) + "}}}\n")


def test_chosen_names_keep_types_apart(tool):
    """No type that several schemas share loses a name that one of them has."""
    text = header(tool, text=shared(("", ""), ("", "")))
    equal("one type", text.count("struct pets_a_same {"), 1)
    true("no other", "struct pets_b_same {" not in text)
    for other in [(", x-c-name: first", ""), ("", ", x-c-name: [EX, WY]"),
                  ("", ", x-enum-varnames: [EX, WY]")]:
        text = header(tool, text=shared(("", ""), other))
        found("the other's", r"struct pets_b_same \{", text)
        found("its name", r"first;|_EX,", text)
    tool.file("names.txt", "/components/schemas/B/properties/same/properties/b/enum/1 = LAST\n")
    text = header(tool, "--rename", "names.txt", text=shared(("", ""), ("", "")))
    found("the other's", r"_LAST\b", text)
