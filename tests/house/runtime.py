#!/usr/bin/env python3
"""The runtime as somebody who vendors it meets it: one cc line builds it without warnings, on 32
bits too; its exported names begin with oas_; it holds no writable data."""

import pathlib
import tempfile

from house import files, name, report, run, tool

FLAGS = ["-std=c11", "-c", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror",
         "-Iruntime/include", "-Iruntime/src"]
# Without position independence const tables of functions are plain constants, so that what nm
# calls data is data that can be written.
PLAIN = ["-O2", "-fno-pic", "-fno-pie"]
WRITABLE = "bBdDsSgGC"
# The one mutable static that the design allows: which of its kernels the runtime chose.
ALLOWED_DATA = set()


def can_build(folder, compiler, *flags):
    source = pathlib.Path(folder) / "try.c"
    source.write_text("#include <stdlib.h>\nint oas_try(void);\nint oas_try(void)\n"
                      "{\n    return EXIT_SUCCESS;\n}\n")
    return tool(compiler) and run(compiler, *FLAGS, *flags, "-o", f"{folder}/try.o", source)[0]


def symbols(built, *options):
    """(kind, name) of each symbol."""
    for line in run("nm", *options, built)[1].split("\n"):
        words = line.split()
        if len(words) >= 2:
            yield words[-2], words[-1]


def faults_of_symbols(built):
    for _, symbol in symbols(built, "-g", "--defined-only"):
        if not symbol.startswith("oas_"):
            yield f"{built.stem}.c exports {symbol}: it must begin with oas_"
    for kind, symbol in symbols(built):
        if kind in WRITABLE and symbol not in ALLOWED_DATA:
            yield f"{built.stem}.c: {symbol} is writable data"


def main():
    sources = files("*.c", below="runtime/src")
    vendored = [path for path in sources if path.parent.name != "pattern"]
    faults, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for compiler, *flags in (["gcc"], ["clang"], ["gcc", "-m32"], ["gcc", "-O3"]):
            if not can_build(folder, compiler, *flags):
                print(f"not tried: {compiler} {' '.join(flags)}")
                continue
            for path in vendored:
                built = pathlib.Path(folder) / f"{path.stem}.o"
                fine, said = run(compiler, *FLAGS, *flags, "-o", built, path)
                count += 1
                if not fine:
                    faults.append(f"{name(path)} by {compiler} {' '.join(flags)}:\n{said}")
        for path in sources:
            built = pathlib.Path(folder) / f"{path.stem}.o"
            fine, said = run("gcc", *FLAGS, *PLAIN, "-o", built, path)
            count += 1
            if not fine:
                faults.append(f"{name(path)} by gcc {' '.join(PLAIN)}:\n{said}")
            else:
                faults += faults_of_symbols(built)
    report(faults, count)


if __name__ == "__main__":
    main()
