#!/usr/bin/env python3
"""The runtime's own tests on other machines: 32 bits, and big-endian under emulation. The runtime is
built without its pattern files, so that no other library is needed. A machine whose compiler or
emulator is not installed is left out and told of; exits with 77 when that leaves none.

    tests/run/machines.py [--corpora DIR]

For big-endian: apt-get install qemu-user-static libc6-dev-s390x-cross, and gcc-s390x-linux-gnu, or
for clang, which goes together with gcc-multilib, binutils-s390x-linux-gnu libgcc-12-dev-s390x-cross"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

# The compilers of each, the first that works is taken; and what runs its programs.
MACHINES = {
    "32 bits": ([["gcc", "-m32"], ["clang", "-m32"]], []),
    "big-endian": ([["s390x-linux-gnu-gcc", "-static"],
                    ["clang", "--target=s390x-linux-gnu", "-static"]], ["qemu-s390x-static"]),
}
TESTS = ["unit/reader", "unit/walk", "unit/number", "unit/double", "unit/utf8", "unit/format",
         "unit/json", "unit/date", "unit/list", "unit/struct_decode", "unit/struct_encode",
         "unit/struct_faults", "unit/struct_misfits", "suite/json_parsing"]
SKIPPED = 77


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False)
    return done.returncode, done.stdout


def works(compiler, emulator, folder):
    program = f"{folder}/probe"
    source = pathlib.Path(folder, "probe.c")
    source.write_text("#include <stdint.h>\nint main(void) { return 0; }\n")
    try:
        return (run(*compiler, source, "-o", program)[0] == 0
                and run(*emulator, program)[0] == 0)
    except FileNotFoundError:
        return False


def find(name, folder):
    """The machine's (compiler, emulator), tried in the folder; None after saying what it needs."""
    compilers, emulator = MACHINES[name]
    for compiler in compilers:
        if works(compiler, emulator, folder):
            return compiler, emulator
    print(f"left out: {name}, which needs "
          + " or ".join(" ".join(compiler + emulator) for compiler in compilers))
    return None


def compiled(compiler, sources, folder):
    """The object files of the sources."""
    objects = [f"{folder}/{source.stem}.o" for source in sources]
    for source, made in zip(sources, objects):
        status, said = run(*compiler, "-c", source, "-o", made)
        if status != 0:
            sys.exit(f"{' '.join(compiler)} {source}:\n{said}")
    return objects


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", default="../shared/corpora")
    options = parser.parse_args()
    sources = sorted(path for path in pathlib.Path("runtime/src").glob("*/*.c")
                     if path.parent.name != "pattern")
    flags = ["-std=c11", "-O1", "-D_DEFAULT_SOURCE", "-D_XOPEN_SOURCE=700",
             f'-DOASC_CORPORA="{options.corpora}"', "-Iruntime/include", "-Iruntime/src",
             "-Itests/unit", "-Itests"]
    counts = {"passed": 0, "failed": 0}
    with tempfile.TemporaryDirectory() as folder:
        for name in MACHINES:
            found = find(name, folder)
            if not found:
                continue
            compiler, emulator = found
            objects = compiled([*compiler, *flags], sources, folder)
            for test in TESTS:
                program = f"{folder}/test"
                status, said = run(*compiler, *flags, f"tests/{test}.c", *objects, "-o", program)
                if status == 0:
                    status, said = run(*emulator, program)
                good = status in (0, SKIPPED)
                counts["passed" if good else "failed"] += 1
                print(f"{name}: {test}: {said.strip().splitlines()[-1] if good else said}")
    print(f"{counts['passed']} passed, {counts['failed']} failed")
    if counts["failed"]:
        return 1
    return 0 if counts["passed"] else SKIPPED


if __name__ == "__main__":
    sys.exit(main())
