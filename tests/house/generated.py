#!/usr/bin/env python3
"""What is in generated/ compiles alone and without a warning: the sources as C11 for 64 and 32 bits,
the headers as C++17 too."""

import pathlib
import tempfile

from house import files, name, report, run, skip, tool

FLAGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror", "-Iruntime/include",
         "-Igenerated"]


def has_32_bits():
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "x.c"
        source.write_text("#include <stdint.h>\nint main(void) { return 0; }\n")
        return run("gcc", "-m32", source, "-o", pathlib.Path(folder) / "x")[0]


def compile_all(sources, headers, folder, check):
    for source in sources:
        for compiler in ("gcc", "clang"):
            check(source, compiler, "-std=c11", *FLAGS, "-c", source, "-o", folder / "x.o")
        if has_32_bits():
            check(source, "gcc", "-m32", "-std=c11", *FLAGS, "-c", source, "-o", folder / "x.o")
        else:
            print("SKIPPED: no 32-bit C library", flush=True)
    for header in headers:
        user = folder / "user.cpp"
        user.write_text(f'#include "{header.name}"\n#include "{header.name}"\n')
        for compiler in ("g++", "clang++"):
            check(header, compiler, "-std=c++17", *FLAGS, "-fsyntax-only", user)


def main():
    needed = ("gcc", "clang", "g++", "clang++")
    if not all(tool(compiler) for compiler in needed):
        skip(f"needs {', '.join(needed)}")
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
