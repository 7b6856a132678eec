"""A shared liboas exports what its public headers declare, and nothing else."""

import re
import sys

from place import ROOT, equal, true

sys.path.insert(0, str(ROOT / "tests/house"))
from house import code_only, files  # noqa: E402

DIRECTIVE = re.compile(r"^[ \t]*#(?:.*\\\n)*.*$", re.M)
BODY = re.compile(r"\{[^{}]*\}")
INLINE = re.compile(r"\bstatic inline\b[^;\0]*\0")
# Of a statement that is a function's or an object's declaration: its name.
NAME = re.compile(r"^(?!typedef\b|static\b|enum\b[^(]*$|struct\b[^(]*$).*?\b(oas_\w+)(?=\s*(?:\(|$))",
                  re.S)


def declared(text):
    """The names that are declared in a header, without types, macros and inline functions."""
    text = DIRECTIVE.sub("", code_only(text))
    while BODY.search(text):
        text = BODY.sub("\0", text)
    text = re.sub(r'\bextern\b[\s"]*\0', "", text)  # what is of C++ alone
    text = re.sub(r"\bOAS_(?:BEGIN|END|NODISCARD)\b", "", INLINE.sub("", text))
    return {match.group(1) for match in map(NAME.match, map(str.strip, text.split(";"))) if match}


def formats():
    """Of each row of formats.def that is checked: the end of its function's name."""
    text = (ROOT / "runtime/include/oas/formats.def").read_text()
    return re.findall(r'^OAS_FORMAT\(\w+, "[^"]+",\s+"[^"]+",\s+(\w+),', text, re.M)


def test_exports(place):
    place.installed("shared")
    text = "\n".join(path.read_text() for path in files("*.h", below="runtime/include"))
    names = declared(text)
    names |= {f"oas_is_{name}" for name in formats()}
    true("functions and an object are seen", {"oas_decode", "oas_allocator_default"} <= names)
    exported = set()
    for line in place.run("nm", "-D", "--defined-only", place.prefix / "lib/liboas.so").splitlines():
        exported.add(line.split()[-1].split("@")[0])
    equal("exported, but not declared", sorted(exported - names), [])
    equal("declared, but not exported", sorted(names - exported), [])
