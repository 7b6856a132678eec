"""The pages that have a section for each row of a table: docs/KEYWORDS.md for keywords.def,
docs/FORMATS.md for formats.def."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HEADING = re.compile(r"^## `([^`]+)`.*$", re.M)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n", re.M | re.S)
KEYWORD_ROW = re.compile(r'^OAS_KEYWORD\(\w+, "([^"]+)", (\w+)[^,]*, \w+, (\w+), (\w+),\s+([\w| ]+), \w+, ', re.M)
FORMAT_ROW = re.compile(r'^OAS_FORMAT(_\w+)?\((?:\w+, )?"([^"]+)"(?:, "[^"]+",\s+\w+,\s+"([^"]+)")?', re.M)
# The words of the column `since`: codegen/schema/keyword.c says which dialects they are.
SINCE = {
    "EVERY": "Every draft, OpenAPI", "SINCE_4": "Every draft, OpenAPI 3.1 and later",
    "SINCE_6": "Draft 6 and later, OpenAPI 3.1 and later",
    "SINCE_7": "Draft 7 and later, OpenAPI 3.1 and later",
    "SINCE_2019": "2019-09 and later, OpenAPI 3.1 and later",
    "SINCE_2020": "2020-12, OpenAPI 3.1 and later",
    "SINCE_7 | ONLY_3_0": "Draft 7 and later, OpenAPI",
    "SINCE_2019 | ONLY_3_0": "2019-09 and later, OpenAPI",
    "UNTIL_7": "Drafts 4 to 7", "UNTIL_2019": "Drafts 4 to 2019-09", "ONLY_2019": "2019-09 alone",
    "ONLY_4": "Draft 4 alone", "SCHEMAS": "Every draft", "OPENAPI": "OpenAPI alone",
    "NOWHERE": "Every draft but 4, OpenAPI 3.1 and later"}
JUDGES = {"ANY": "any value", "NUMBER": "numbers", "STRING": "texts", "ARRAY": "arrays",
          "OBJECT": "objects"}
ROLES = {"LEAF": "judges", "ASSERT": "judges", "APPLY": "judges", "CORE": "read while compiling",
         "NOTE": "never changes a verdict", "LATER": "not built yet: exit 5"}
FORMATS = {"": "Checked", "_RANGE": "A range of integers in OpenAPI documents",
           "_HINT": "A hint: not checked"}


class Row:
    """What a table says of a keyword or a format."""

    def __init__(self, word, facts, built, refuses):
        self.word, self.facts, self.built, self.refuses = word, facts, built, refuses


def keywords():
    """The rows of keywords.def."""
    table = (ROOT / "runtime/include/oas/keywords.def").read_text()
    found = KEYWORD_ROW.findall(table)
    if len(found) != table.count("\nOAS_KEYWORD("):
        sys.exit("keywords.def: tests/run/reference_pages.py cannot read some row")
    for word, role, judges, code, since in found:
        if since not in SINCE or role not in ROLES or judges not in JUDGES:
            sys.exit(f"keywords.def: tests/run/reference_pages.py has no words for the row of {word}")
        facts = [SINCE[since], ROLES[role]]
        if role in ("LEAF", "ASSERT", "APPLY"):
            facts[1] += f" {JUDGES[judges]}"
        if code != "NONE":
            facts.append(f"error code `{code.lower()}`")
        name = "false" if word == "false schema" else word
        yield Row(name, facts, role != "LATER", role in ("LEAF", "ASSERT", "APPLY"))


def formats():
    """The rows of formats.def; one for a word that has two."""
    clauses, kinds = {}, {}
    for kind, word, clause in FORMAT_ROW.findall((ROOT / "runtime/include/oas/formats.def").read_text()):
        kinds[word] = kind
        clauses.setdefault(word, []).extend([clause] if clause else [])
    for word, kind in kinds.items():
        facts = [FORMATS[kind], "; before draft 7 ".join(clauses[word])]
        yield Row(word, [fact for fact in facts if fact], True, kind in ("", "_RANGE"))


PAGES = {"docs/KEYWORDS.md": ("keywords.def", keywords), "docs/FORMATS.md": ("formats.def", formats)}


def sections(text):
    """The page's sections by their word, each from its heading on; "" is what stands before."""
    starts = list(HEADING.finditer(text))
    ends = [start.start() for start in starts] + [len(text)]
    found = {"": text[:ends[0]]}
    for start, end in zip(starts, ends[1:]):
        if start.group(1) in found:
            sys.exit(f"`{start.group(1)}` has two sections")
        found[start.group(1)] = text[start.start():end]
    return found


def missing(row, section, page, table):
    """What a section lacks: the message, or nothing."""
    blocks = dict(BLOCK.findall(section or ""))
    if section is None:
        return f"{table} has {row.word}, and {page} has no section ## `{row.word}`: write one, prose, " \
               "a schema (yaml) and what it refuses (json); tests/run/reference.py --update adds the rest"
    if row.built and "yaml" not in blocks:
        return f"{page}: {row.word} is built, and its section shows no schema (a block yaml)"
    if row.refuses and "json" not in blocks:
        return f"{page}: {row.word} refuses values, and its section shows none (a block json)"
    if row.word not in blocks.get("yaml", row.word):
        return f"{page}: the schema that {row.word} shows does not have it"
    return ""


def faults_of(page):
    """What a page lacks, or has too much, by its table."""
    table, rows = PAGES[page]
    found, words = sections((ROOT / page).read_text()), {""}
    for row in rows():
        words.add(row.word)
        if fault := missing(row, found.get(row.word), page, table):
            yield fault
    for word in found.keys() - words:
        yield f"{page} has a section `{word}`, and {table} has no such row"
