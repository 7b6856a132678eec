"""What oasc declares for a document: the C types of its header, which compiles."""

import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# A struct or an enum with its members, or the macros of integers beyond int, and the comment before
# it.
TYPE = re.compile(r"(?:/\*(?:(?!\*/).)*\*/\n)?(?:(?:struct|enum) \w+ \{\n.*?\n\};\n|"
                  r"(?:#define \w+(?<!_DEFAULT) +\(?-?U?INT64_[^\n]*\n)+)", re.S)
DECODE = re.compile(r"^OAS_FRONT (oas_status \w+_decode\([^;]*;\n)", re.M)
STRICT = ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]


def said(*command):
    """What the command prints against its input; empty if it ends with 0."""
    done = subprocess.run([str(word) for word in command], text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout if done.returncode else ""


def declared(document, options, *words):
    """The types of the document `api.yaml`, compiled with these words, as they stand in the header, or
    where there are none the function that gives the value; a fault instead."""
    folder = document.parent
    fault = said(options.oasc, "--warnings", "none", "-o", folder, *words, document) or \
        said(options.cc, *STRICT, f"-I{ROOT}/runtime/include", "-fsyntax-only", folder / "api.c")
    if fault:
        return "", fault
    header = (folder / "api.h").read_text()
    functions = "".join(re.sub(r"\n *", " ", text[:-1]) + "\n" for text in DECODE.findall(header))
    found = "\n".join(TYPE.findall(header)) or functions
    return found, "" if found else "no C is found in the header"
