#!/usr/bin/env python3
"""The runtime's own tests on other machines: 32 bits; big-endian and 64-bit ARM under emulation; and
on this one with each kernel that it has (runtime/src/block/block.h). The runtime is built without
its pattern files, so that no other library is needed. A machine whose programs do not run here is
left out.

    tests/run/machines.py [--corpora DIR]

For both: apt-get install qemu-user-static. For ARM: libc6-dev-arm64-cross, and gcc-aarch64-linux-gnu
or, for clang, which goes together with gcc-multilib, binutils-aarch64-linux-gnu
libgcc-12-dev-arm64-cross. For big-endian the same of s390x."""

import argparse
import pathlib
import subprocess
import sys
import tempfile

import probe

TESTS = ["unit/block", "unit/reader", "unit/walk", "unit/number", "unit/double", "unit/utf8",
         "unit/format", "unit/json", "unit/date", "unit/list", "unit/struct_decode",
         "unit/struct_encode", "unit/struct_faults", "unit/struct_misfits", "suite/json_parsing"]


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False)
    return done.returncode, done.stdout


def compiled(compiler, sources, folder):
    """The object file of the sources, which may be one translation unit: that takes a quarter of the
    time."""
    unit, made = pathlib.Path(folder, "runtime.c"), f"{folder}/runtime.o"
    unit.write_text("".join(f'#include "{source.resolve()}"\n' for source in sources))
    status, said = run(*compiler, "-c", unit, "-o", made)
    if status != 0:
        sys.exit(f"{' '.join(compiler)} {unit}:\n{said}")
    return made


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
        for name in probe.MACHINES:
            found, missing = probe.machine(name)
            if missing:
                probe.leave_out(f"the runtime's tests, {name}", missing)
                continue
            compiler, emulator = found
            runtime = compiled([*compiler, *flags], sources, folder)
            for test in TESTS:
                program = f"{folder}/test"
                status, said = run(*compiler, *flags, f"tests/{test}.c", runtime, "-o", program)
                if status == 0:
                    status, said = run(*emulator, program)
                good = status in (0, probe.SKIPPED)
                counts["passed" if good else "failed"] += 1
                print(f"{name}: {test}: {said if not good else probe.last_line(said)}")
                for line in said.splitlines():
                    if good and line.startswith("left out | "):
                        print(line)
    print(f"{counts['passed']} passed, {counts['failed']} failed")
    if counts["failed"]:
        return 1
    return 0 if counts["passed"] else probe.SKIPPED


if __name__ == "__main__":
    sys.exit(main())
