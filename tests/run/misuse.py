#!/usr/bin/env python3
"""What a C compiler must find: tests/misuse/NAME.txt holds statements that use the generated API of
docs/pets.yaml in a wrong way, each on its own line or lines, and what compilers say of it.

    /* Why it is wrong.
     * c: what gcc or clang say of it in C, a regular expression
     * c++: the same in C++; none: it is no fault there
     * clang: the same of one compiler, which has the last word */

They stand in a function whose parameters are those of START; what begins with open_ was made with
--open-enums. With the warnings of FLAGS each must
not compile, by gcc and clang, as C11 and C++17; `right.txt` must."""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import probe
from runner import ROOT, Failure, run

FOLDER = ROOT / "tests/misuse"
FLAGS = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-c", "-o", os.devnull, "-fno-diagnostics-color",
         f"-I{ROOT}/runtime/include"]
COMPILERS = {"gcc": "c", "clang": "c", "g++": "c++", "clang++": "c++"}
HEAD = re.compile(r"/\*.*?\*/", re.S)
WANTED = re.compile(r"^ \* (c|c\+\+|gcc|clang|g\+\+|clang\+\+): (.*?)(?: \*/)?$", re.M)
START = """#include <stdio.h>

#include "open.h"
#include "pets.h"

void misuse(struct pets_pet *pet, const struct pets_pet *other, struct open_pet *open, oas_str json,
            oas_arena *mem);
void misuse(struct pets_pet *pet, const struct pets_pet *other, struct open_pet *open, oas_str json,
            oas_arena *mem)
{
    (void)pet, (void)other, (void)open, (void)json, (void)mem;
"""
# What each header is made with.
HEADERS = {"pets": [], "open": ["--open-enums"]}


class Misuse:
    """One file."""

    def __init__(self, path, compilers, folder):
        self.path, self.compilers, self.folder = path, compilers, folder
        text = path.read_text()
        self.wanted = dict(WANTED.findall(HEAD.search(text).group()))
        self.body = HEAD.sub("", text, count=1)

    def __str__(self):
        return f"tests/misuse/{self.path.name}"

    def said(self, compiler, language):
        source = self.folder / f"{self.path.stem}.{'cpp' if language == 'c++' else 'c'}"
        source.write_text(f"{START}{self.body}}}\n")
        standard = "c++17" if language == "c++" else "c11"
        done = subprocess.run([compiler, f"-std={standard}", *FLAGS, f"-I{self.folder}", source],
                              capture_output=True, text=True, check=False, timeout=600)
        return done.stdout + done.stderr if done.returncode else ""

    def check(self):
        for compiler, language in self.compilers.items():
            said = self.said(compiler, language)
            wanted = self.wanted.get(compiler, self.wanted.get(language, "none"))
            if wanted == "none" and said:
                raise Failure(f"{compiler} finds a fault:\n{said}")
            if wanted != "none" and not re.search(wanted, said):
                raise Failure(f"{compiler} does not say /{wanted}/, but:\n{said or '(nothing)'}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--oasc", required=True)
    options = parser.parse_args()
    compilers = {compiler: COMPILERS[compiler] for (compiler,) in
                 probe.present("what compilers find", *([compiler] for compiler in COMPILERS))}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for header, words in HEADERS.items():
            subprocess.run([options.oasc, "-o", folder, "--name", header, *words,
                            ROOT / "docs/pets.yaml"], check=True, timeout=600)
        cases = [Misuse(path, compilers, folder) for path in sorted(FOLDER.glob("*.txt"))]
        return run(cases, Misuse.check, 2)


if __name__ == "__main__":
    sys.exit(main())
