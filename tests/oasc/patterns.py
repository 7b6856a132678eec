"""Which patterns need PCRE2, and who says so: oasc when it writes, the header, the report."""

import re

from given import PATTERN, listing
from tool import ROOT, ends, equal, found, true

TWO = """\
openapi: 3.1.0
info: {title: t, version: '1'}
components:
  schemas:
    Code: {type: string, pattern: '^(?!a)z+$'}
    Item:
      type: object
      properties:
        b: {type: string, pattern: '^(?!a)y*/$'}
        a: {type: string, pattern: '^(?!a)z+$'}
        c: {type: string, pattern: '^[a-z]{2}$'}
        id: {type: string, format: uuid, pattern: '%s'}
"""


def native():
    """The patterns that the manual says need no PCRE2."""
    text = (ROOT / "docs/EMBEDDING.md").read_text()
    return re.findall(r"^```\n(\^.*\$)\n```$", text, re.M)


def two(tool):
    return tool.file("t.yaml", TWO % native()[0])


def test_what_is_written_says_so_once(tool):
    said = ("oasc: note: link what uses t.h with PCRE2 (-lpcre2-8): the runtime has no matcher "
            "of its own for 2 patterns\n"
            "t.yaml:5:26: note: ^(?!a)z+$\n"
            "t.yaml:9:27: note: ^(?!a)y*/$\n")
    spec = two(tool)
    ends(tool.run("-o", "out", spec), 0, out="", err=said)
    before = listing(tool, "out")
    ends(tool.run("-o", "out", "--vendor", "out", spec), 0, out="", err=said)
    true("the files are the same", before.items() <= listing(tool, "out").items())


def test_nothing_is_said_where_nothing_is_written(tool):
    spec = two(tool)
    ends(tool.run("--check", "-o", "out", spec), 1, err="")
    for arguments in [["--list-outputs"], ["--list-outputs", "--vendor", "rt"], ["--report"],
                      ["--report=json"], *(["--dump", stage] for stage in
                                           ["tree", "api", "schema", "plan", "model", "header"])]:
        ends(tool.run(*arguments, spec), 0, err="")
    tool.run("-o", "out", spec)
    ends(tool.run("--check", "-o", "out", spec), 0, out="", err="")


def test_only_what_is_compiled_counts(tool):
    ends(tool.run("--schemas", "Code", two(tool)), 0, err="oasc: note: link what uses t.h with PCRE2"
         " (-lpcre2-8): the runtime has no matcher of its own for 1 pattern\n"
         "t.yaml:5:26: note: ^(?!a)z+$\n")
    tool.file("n.json", {"anyOf": [{"type": "string", "pattern": text} for text in native()]})
    ends(tool.run("n.json"), 0, out="", err="")
    true("the header says nothing", b"PCRE2" not in listing(tool)["n.h"])


def test_many(tool):
    tool.file("m.json", {"allOf": [{"pattern": f"^a{{{number}}}\\b$"} for number in range(13)]})
    lines = tool.run("m.json").err.splitlines()
    equal("lines", len(lines), 12)
    found("the first", r"for 13 patterns$", lines[0])
    equal("the last", lines[-1], "oasc: note: and 3 more, which --report names")
    header = listing(tool)["m.h"].decode()
    equal("in the header", len(re.findall(r"^ \* \^a\{\d+\}\\b\$ of m.json#", header, re.M)), 10)
    found("and the others", r"^ \* and 3 more \*/$", header)
    equal("in the report", len(tool.run("--report=json", "m.json").json["pcre2"]), 13)


def test_the_header_says_so(tool):
    """By the document's name without its folder; and a pattern cannot end the comment."""
    tool.file("a/t.yaml", TWO % native()[0])
    tool.run("-o", "one", "a/t.yaml")
    header = listing(tool, "one")["t.h"].decode()
    found("the header", r"""
/\* Link with PCRE2 \(-lpcre2-8\): the runtime has no matcher of its own for
 \* \^\(\?!a\)z\+\$ of t.yaml#/components/schemas/Code
 \* \^\(\?!a\)y\* /\$ of t.yaml#/components/schemas/Item/properties/b \*/
""", header)


def test_the_report_says_so(tool):
    text = tool.run("--report", two(tool))
    found("by keyword", r'^  enforced +pattern +9:27 +"\^\(\?!a\)y\*/\$" \(needs PCRE2\)$', text.out)
    found("native", r"^  enforced +pattern .*… \(matched without PCRE2\)$", text.out)
    found("automaton", r'^  enforced +pattern +11:27 +"\^\[a-z\]\{2\}\$" '
          r"\(matched by an automaton\)$", text.out)
    equal("the automata", text.lines[-2], "1 pattern is an automaton of the program")
    equal("the sum", text.lines[-1], "PCRE2 is needed (-lpcre2-8), by 2 patterns")
    made = tool.run("--report=json", "t.yaml").json
    equal("as data", made["pcre2"], [
        {"pattern": "^(?!a)z+$", "file": "t.yaml", "line": 5, "column": 26,
         "why": "no plain regular language"},
        {"pattern": "^(?!a)y*/$", "file": "t.yaml", "line": 9, "column": 27,
         "why": "no plain regular language"}])
    equal("by what", made["patterns"], {"pcre2": 2, "native": 1, "automaton": 1})
    tool.file("n.json", {"type": "string", "pattern": native()[0]})
    equal("none", tool.run("--report", "n.json").lines[-1], "PCRE2 is not needed")
    tool.file("wrong.json", PATTERN.replace("object", "objekt"))
    equal("not known", tool.run("--report=json", "wrong.json").json["pcre2"], [])


def test_what_is_beyond_pcre2(tool):
    """The header and the report say what matches it."""
    why = "beyond PCRE2: a machine in the library's part for PCRE2 matches it"
    tool.file("b.json", {"anyOf": [{"pattern": text} for text in
                                   ["(?<=ab*c)d", "^(?:(a)|b)*\\1$", "^a{3000000000}$", "(?<=b)d"]]})
    ends(tool.run("b.json"), 0)
    equal("in the header", listing(tool)["b.h"].decode().count(f":\n * {why}"), 3)
    made = tool.run("--report=json", "b.json").json["pcre2"]
    equal("why", [pattern["why"] for pattern in made], [why] * 3 + ["no plain regular language"])
    equal("in words", tool.run("--report", "b.json").out.count(f"({why})"), 3)


def test_the_manual_names_all(_):
    """As many as the runtime has matchers for one pattern each; README.md leads there."""
    listed = re.search(r"typedef enum oas_native \{(.*?)\}",
                       (ROOT / "runtime/include/oas/regex.h").read_text(), re.S).group(1)
    equal("patterns", len(native()), len(re.findall(r"\bOAS_NATIVE_(?!NONE|AUTOMATON)\w+", listed)))
    true("README.md", native()[0] in (ROOT / "README.md").read_text())
