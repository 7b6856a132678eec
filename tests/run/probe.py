"""What this machine can do. A test that needs something which not every machine has asks here, by
trying it; what cannot run is left out by a line of one form, which ./check collects:

    left out | what | why | what would bring it in

    if missing := probe.runs("gcc", "-m32"):
        probe.leave_out("the exercises on 32 bits", missing)

Nothing is left out silently, and nothing fails because a machine lacks it. tests/support/left_out.h
says the same line for tests in C."""

import ctypes
import functools
import os
import pathlib
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CORPORA = ROOT / "tests/support/corpora.def"
SKIPPED = 77  # the exit status of a test that is left out as a whole

# The Debian packages that bring a program, where its name is not that of the package.
PACKAGES = {
    "c++": "g++",
    "clang++": "clang",
    "localedef": "locales",
    "ninja": "ninja-build",
    "node": "nodejs",
    "aarch64-linux-gnu-gcc": "gcc-aarch64-linux-gnu libc6-dev-arm64-cross",
    "qemu-aarch64-static": "qemu-user-static",
    "qemu-s390x-static": "qemu-user-static",
    "s390x-linux-gnu-gcc": "gcc-s390x-linux-gnu libc6-dev-s390x-cross",
}
# What Debian calls a machine where it is not as compilers do.
CROSS = {"s390x": "s390x", "aarch64": "arm64"}
# The compilers of other machines, the first that works is taken; and what runs their programs.
MACHINES = {
    "32 bits": ([["gcc", "-m32"], ["clang", "-m32"]], []),
    "big-endian": ([["s390x-linux-gnu-gcc", "-static"],
                    ["clang", "--target=s390x-linux-gnu", "-static"]], ["qemu-s390x-static"]),
    "64-bit ARM": ([["aarch64-linux-gnu-gcc", "-static"],
                    ["clang", "--target=aarch64-linux-gnu", "-static"]], ["qemu-aarch64-static"]),
    "the kernel of any machine": ([["cc", "-DOAS_SCALAR"]], []),
    "the base kernel": ([["cc", "-DOAS_BASELINE"]], []),
    "the best kernel": ([["cc"]], []),
}


class Missing(NamedTuple):
    """Why something cannot run here, and what would bring it in."""
    why: str
    cure: str


def leave_out(what, missing):
    print(f"left out | {what} | {missing.why} | {missing.cure}", flush=True)


def skip(what, missing):
    """Leaves out the whole test."""
    leave_out(what, missing)
    sys.exit(SKIPPED)


# Each probe gives what is missing, None if nothing is.

def programs(*names):
    absent = [name for name in names if shutil.which(name) is None]
    if not absent:
        return None
    packages = sorted({PACKAGES.get(name, name) for name in absent})
    return Missing(f"not installed: {', '.join(absent)}", f"apt-get install {' '.join(packages)}")


def packages_of(compiler):
    name, *flags = compiler
    if "-m32" in flags:
        return "gcc-multilib"
    for target, name_of in CROSS.items():
        if f"--target={target}-linux-gnu" in flags:
            return (f"binutils-{target}-linux-gnu libgcc-12-dev-{name_of}-cross "
                    f"libc6-dev-{name_of}-cross")
    if name.startswith("clang") and any(flag.startswith("-fsanitize") for flag in flags):
        return "libclang-rt-14-dev"
    return PACKAGES.get(name, name)


def last_line(text):
    lines = text.strip().splitlines()
    return re.sub(r"\s*\|\s*", " ", lines[-1]).strip() if lines else "without a word"


def attempt(*command):
    """(exit status, what it said); a program that cannot even be started has 126, as in a shell."""
    try:
        done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600,
                              check=False)
    except OSError as error:
        return 126, error.strerror
    return done.returncode, done.stdout.decode(errors="replace")


def made(compiler, language, program):
    """Makes a program; what is missing for that. <errno.h> asks for the kernel's headers."""
    source = pathlib.Path(f"{program}.{language}")
    source.write_text("#include <errno.h>\n#include <stdint.h>\n#include <stdlib.h>\n"
                      "int main(void) { return EXIT_SUCCESS; }\n")
    status, said = attempt(*compiler, source, "-o", program)
    if status == 0:
        return None
    return Missing(f"`{' '.join(compiler)}` makes no program here: {last_line(said)}",
                   f"apt-get install {packages_of(compiler)}")


@functools.lru_cache(maxsize=None)
def makes(*compiler, language="c"):
    """The compiler makes programs, whether or not they run here."""
    if missing := programs(compiler[0]):
        return missing
    with tempfile.TemporaryDirectory() as folder:
        return made(compiler, language, f"{folder}/probe")


def present(what, *compilers):
    """Those of the compilers (lists of words) that make programs; `what` is left out for others."""
    found = []
    for compiler in compilers:
        language = "cpp" if "++" in compiler[0] else "c"
        if missing := makes(*compiler, language=language):
            leave_out(f"{what} compiled by {' '.join(compiler)}", missing)
        else:
            found.append(compiler)
    return found


@functools.lru_cache(maxsize=None)
def runs(*compiler, emulator=()):
    """The compiler makes programs, and they run here."""
    if missing := programs(compiler[0], *emulator):
        return missing
    with tempfile.TemporaryDirectory() as folder:
        if missing := made(compiler, "c", f"{folder}/probe"):
            return missing
        status, said = attempt(*emulator, f"{folder}/probe")
    if status == 0:
        return None
    cure = "a kernel that lets them"
    if "-m32" in compiler:
        cure = "a kernel that runs 32-bit programs (CONFIG_IA32_EMULATION, ia32_emulation=1)"
    return Missing(f"programs made by `{' '.join(compiler)}` do not run here: "
                   f"exit {status}, {last_line(said)}", cure)


def machine(name):
    """((compiler, emulator) of another machine or None, what is missing)."""
    compilers, emulator = MACHINES[name]
    tried = []
    for compiler in compilers:
        tried.append(runs(*compiler, emulator=tuple(emulator)))
        if tried[-1] is None:
            return (compiler, emulator), None
    return None, tried[0]


@functools.lru_cache(maxsize=None)
def terminal():
    try:
        for end in pty.openpty():
            os.close(end)
    except OSError as error:
        return Missing(f"no terminal can be opened: {error.strerror or error}",
                       "mount -t devpts devpts /dev/pts")
    return None


@functools.lru_cache(maxsize=None)
def pcre2():
    """PCRE2's headers, for the C compiler that is called cc."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "probe.c")
        source.write_text("#define PCRE2_CODE_UNIT_WIDTH 8\n#include <pcre2.h>\n")
        status, said = attempt("cc", "-fsyntax-only", source)
    if status == 0:
        return None
    return Missing(f"cc finds no pcre2.h: {last_line(said)}", "apt-get install libpcre2-dev")


def corpus(folder, name):
    """A part of the test corpora, which are in `folder`; tests/support/corpora.def lists them."""
    if folder and pathlib.Path(folder, name).is_dir():
        return None
    rows = re.findall(r'^CORPUS\("([^"]+)", "([^"]+)", "([^"]+)"\)', CORPORA.read_text(), re.M)
    source, version = next(row[1:] for row in rows if row[0] == name)
    return Missing(f"the corpora in {folder or 'OASC_CORPORA'} have no {name}",
                   f"{source} @ {version} as OASC_CORPORA/{name}")


# ---- for children ----

_C = ctypes.CDLL(None)
PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2


def heed_modes():
    """For preexec_fn: the child of root heeds the modes of files, as that of everybody else does."""
    if os.geteuid() == 0:
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            _C.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


@functools.lru_cache(maxsize=None)
def modes():
    """Children can be made to heed the modes of files."""
    with tempfile.TemporaryDirectory() as folder:
        secret = pathlib.Path(folder, "secret")
        secret.write_text("")
        secret.chmod(0)
        done = subprocess.run(["cat", secret], preexec_fn=heed_modes, stderr=subprocess.DEVNULL,
                              check=False)
    return None if done.returncode else Missing("root may read everything", "another user than root")


def main():
    """For CMake, which calls this in place of a test that it cannot build."""
    if sys.argv[1:2] == ["corpus"]:
        what, name, *folder = sys.argv[2:]
        if missing := corpus("".join(folder), name):
            skip(what, missing)
    sys.exit("probe.py corpus WHAT NAME [FOLDER]: leaves out WHAT if there is no such corpus")


if __name__ == "__main__":
    main()
