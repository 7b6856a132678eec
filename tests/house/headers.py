#!/usr/bin/env python3
"""Each public header compiles alone, as C11 and as C++17, by gcc and clang; and so does a use of their
macros."""

import tempfile
import pathlib

from house import ROOT, files, name, probe, report, run

FLAGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion", "-Wshadow",
         "-Wswitch-enum", "-Wundef", "-Wcast-qual", "-Werror", "-fsyntax-only",
         "-Iruntime/include"]
COMPILERS = {"gcc": "c11", "clang": "c11", "g++": "c++17", "clang++": "c++17"}


def main():
    compilers = {compiler: COMPILERS[compiler] for (compiler,) in
                 probe.present("the public headers", *([compiler] for compiler in COMPILERS))}
    faults, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for path in files("*.h", below="runtime/include"):
            what = path.relative_to(ROOT / "runtime/include").as_posix()
            for compiler, standard in compilers.items():
                source = pathlib.Path(folder) / ("x.cpp" if "+" in standard else "x.c")
                source.write_text(f"#include <{what}>\n#include <{what}>\n")
                fine, said = run(compiler, f"-std={standard}", *FLAGS, source)
                count += 1
                if not fine:
                    faults.append(f"{name(path)} by {compiler} -std={standard}:\n{said}")
        for compiler, standard in compilers.items():
            language = "c++" if "+" in standard else "c"
            fine, said = run(compiler, f"-std={standard}", *FLAGS, "-x", language,
                             "tests/house/use_macros.c")
            count += 1
            if not fine:
                faults.append(f"use_macros.c by {compiler} -std={standard}:\n{said}")
    report(faults, count)


if __name__ == "__main__":
    main()
