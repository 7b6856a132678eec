#!/usr/bin/env python3
"""What is in generated/ compiles alone and without a warning: the sources as C11 for 64 and 32 bits,
the headers as C++17 too; and all sources as one translation unit, as unity builds have them."""

import pathlib
import tempfile

from house import files, name, probe, report, run

FLAGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror", "-Iruntime/include",
         "-Igenerated"]


def compile_all(sources, headers, folder, check):
    for compiler in probe.present("generated/", ["gcc"], ["clang"], ["gcc", "-m32"]):
        for source in sources:
            check(source, *compiler, "-std=c11", *FLAGS, "-c", source, "-o", folder / "x.o")
        unit = folder / "unit.c"
        unit.write_text("".join(f'#include "{source.name}"\n' for source in sources))
        check(sources[0].parent, *compiler, "-std=c11", *FLAGS, "-c", unit, "-o", folder / "x.o")
    for compiler in probe.present("headers of generated/", ["g++"], ["clang++"]):
        for header in headers:
            user = folder / "user.cpp"
            user.write_text(f'#include "{header.name}"\n#include "{header.name}"\n')
            check(header, *compiler, "-std=c++17", *FLAGS, "-fsyntax-only", user)


def main():
    sources, headers = files("*.c", below="generated"), files("*.h", below="generated")
    faults, count = [], 0

    def check(what, *command):
        nonlocal count
        fine, said = run(*command)
        count += 1
        if not fine:
            faults.append(f"{name(what)} by {' '.join(map(str, command[:2]))}:\n{said}")

    with tempfile.TemporaryDirectory() as folder:
        compile_all(sources, headers, pathlib.Path(folder), check)
    report(faults, count)


if __name__ == "__main__":
    main()
