#!/usr/bin/env python3
"""docs/MANUAL.md and docs/UPGRADING.md hold C that compiles: it is about docs/pets.yaml, which is
compiled first. Every block marked `c` is C of its own, or statements of a function that has `errs`;
those marked `cpp` are C++17; those marked `c FILE` are parts of that file, of the repository or of
what oasc made."""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

from excerpts import excerpts, is_part

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PAGES = ["docs/MANUAL.md", "docs/UPGRADING.md"]
BLOCK = re.compile(r"^```(c|cpp)\n(.*?)^```$", re.M | re.S)
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Wswitch-enum",
            "-Werror"]
# A block that defines a function, or begins with its includes, stands alone.
ALONE = re.compile(r"^(#include|[a-z0-9_]+( [a-z0-9_ ]*|[a-z0-9_ ]*\*)[a-z0-9_]+\([^;]*\)\n\{)", re.M)
START = '#include <stdio.h>\n\n#include "pets.h"\n\n'


def source(block):
    if ALONE.search(block):
        return START + block
    body = "".join(f"    {line}\n" for line in block.splitlines())
    return f"{START}void shown(oas_errors *errs);\nvoid shown(oas_errors *errs)\n{{\n" \
           f"    (void)errs;\n{body}}}\n"


def compiled(compiler, name, text, folder):
    """What the compiler says against the text; empty if nothing."""
    path = folder / name
    path.write_text(text)
    std = "-std=c++17" if name.endswith(".cpp") else "-std=c11"
    done = subprocess.run([compiler, std, *WARNINGS, f"-I{ROOT}/runtime/include", f"-I{folder}",
                           "-fsyntax-only", str(path)], text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout if done.returncode else ""


def faults(text, options, folder):
    """One for each block: what is wrong with it, or ''."""
    compilers = {"c": options.cc, "cpp": options.cxx}
    for index, (language, block) in enumerate(BLOCK.findall(text)):
        whole = source(block) if language == "c" else block
        yield compiled(compilers[language], f"block-{index}.{language}", whole, folder)
    for name, block in excerpts(text):
        path = ROOT / name if (ROOT / name).exists() else folder / name
        good = path.exists() and is_part(block, path.read_text())
        yield "" if good else f"{name} does not have this part:\n{block}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--oasc", required=True)
    parser.add_argument("--cc", default="cc")
    parser.add_argument("--cxx", default="c++")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([options.oasc, "-o", str(folder), str(ROOT / "docs/pets.yaml")], check=True)
        found = [(page, fault) for page in PAGES
                 for fault in faults((ROOT / page).read_text(), options, folder)]
    wrong = [f"{page}: {fault}" for page, fault in found if fault]
    for line in wrong:
        print(line)
    bad = len(wrong)
    print(f"{len(found) - bad} passed, {bad} failed")
    return 1 if bad or not found else 0


if __name__ == "__main__":
    sys.exit(main())
