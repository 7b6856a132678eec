#!/usr/bin/env python3
"""The runtime as somebody who vendors it meets it: one cc line builds it without warnings, on 32
bits too; its exported names begin with oas_; it holds no writable data. What is called keeps to the
rooms as what is included does, and goes round in no ring."""

import pathlib
import tempfile

from house import files, name, probe, report, rings, run, run_all
from includes import ROOMS, room_of

FLAGS = ["-std=c11", "-c", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror",
         "-Iruntime/include", "-Iruntime/src"]
# Without position independence const tables of functions are plain constants, so that what nm
# calls data is data that can be written.
PLAIN = ["-O2", "-fno-pic", "-fno-pie"]
WRITABLE = "bBdDsSgGC"
# The one mutable static that the design allows: which of its kernels the runtime chose.
ALLOWED_DATA = set()


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


def compiled(sources, folder, compiler, *flags):
    """(source, its object file, what is wrong or '') of each."""
    built = [pathlib.Path(folder) / f"{path.stem}.o" for path in sources]
    done = run_all((compiler, *FLAGS, *flags, "-o", made, path) for path, made in zip(sources, built))
    for path, made, (fine, said) in zip(sources, built, done):
        wrong = f"{name(path)} by {' '.join([compiler, *flags])}:\n{said}"
        yield path, made, "" if fine else wrong


def faults_of_calls(built):
    """`built` gives the object of each source file: who calls whom, by the symbols."""
    home = {symbol: path for path, made in built.items()
            for _, symbol in symbols(made, "-g", "--defined-only")}
    inside = {room: {} for room in ROOMS}
    for path, made in built.items():
        room = room_of(path)
        for _, symbol in symbols(made, "-u"):
            called = home.get(symbol, path)
            if room_of(called) == room:
                inside[room].setdefault(path.stem, set()).add(called.stem)
            elif room_of(called) not in ROOMS[room]:
                yield f"{name(path)}: {symbol}: {room} may not use the room {room_of(called)}"
    for room, calls in inside.items():
        yield from (f"runtime/src/{room}: a ring of calls: {' > '.join(ring)}"
                    for ring in rings(calls))


def main():
    sources = files("*.c", below="runtime/src")
    vendored = [path for path in sources if path.parent.name != "pattern"]
    faults, count, plain = [], 0, {}
    with tempfile.TemporaryDirectory() as folder:
        for compiler in probe.present("the runtime", ["gcc"], ["clang"], ["gcc", "-m32"],
                                      ["gcc", "-O3"]):
            for _, _, wrong in compiled(vendored, folder, *compiler):
                count += 1
                faults += [wrong] if wrong else []
        for path, made, wrong in compiled(sources, folder, "gcc", *PLAIN):
            count += 1
            if wrong:
                faults.append(wrong)
            else:
                faults += faults_of_symbols(made)
                plain[path] = made
        faults += faults_of_calls(plain)
    report(faults, count)


if __name__ == "__main__":
    main()
