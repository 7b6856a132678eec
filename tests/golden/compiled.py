"""What the tests of generated C share: what compiles it, the programs that are made of it, options."""

import argparse
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "run"))
import probe  # pylint: disable=C0413
from runner import ROOT, SANITIZE, Failure  # pylint: disable=C0413

HERE = pathlib.Path(__file__).resolve().parent
STRICT = ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]
STRICT_CXX = ["-std=c++17", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow",
              "-Wswitch-enum", "-Werror"]
INCLUDES = [f"-I{ROOT}/runtime/include"]


def call(*command, cwd=ROOT):
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True,
                          timeout=600, check=False)
    return done.returncode, done.stdout, done.stderr


def demand(what, *command):
    """The command ends with 0 and says nothing."""
    status, output, errors = call(*command)
    if status != 0 or output or errors:
        raise Failure(f"{what}: exit {status}\n{' '.join(map(str, command))}\n"
                      + (output + errors).decode(errors="replace"))


class Compilers:
    """Those that are here; the others are left out."""

    def __init__(self, what):
        self.c = probe.present(what, ["gcc"], ["clang"], ["gcc", "-m32"])
        self.cxx = probe.present(what, ["g++"], ["clang++"])
        if not self.c:
            raise SystemExit("there is no compiler")

    def demand_header(self, folder, name):
        """The header is C++17, and may be included twice."""
        twice = folder / "header.cpp"
        twice.write_text(f'#include "{name}"\n#include "{name}"\n')
        for compiler in self.cxx:
            demand(" ".join(compiler), *compiler, *STRICT_CXX, *INCLUDES, "-fsyntax-only", twice)


def link(what, options, program, *words):
    """A program of these sources and flags, with the library that the options name."""
    library = pathlib.Path(options.library).resolve()
    patterns = call("pkg-config", "--libs", "libpcre2-8")[1].decode().split()
    demand(what, options.compiler, *STRICT, "-g", *(SANITIZE if options.sanitize else []),
           *INCLUDES, *words, library, f"-Wl,-rpath,{library.parent}", *patterns, "-o", program)


def option_parser(description):
    """Of programs and library, which all of these tests need."""
    parser = argparse.ArgumentParser(description=description.split("\n", maxsplit=1)[0])
    parser.add_argument("--oasc", required=True, type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("--library", required=True, type=pathlib.Path)
    parser.add_argument("--compiler", default="gcc", help="that the library was built by")
    parser.add_argument("--sanitize", action="store_true", help="as the library was built")
    return parser
