#!/usr/bin/env python3
"""Who may include what: a stage only earlier stages, a program the stages and what both programs do
alike, the runtime nothing of the compiler, all others only the runtime's public headers, one file
each third party."""

from house import ROOT, files, includes, name, report

STAGES = ["load", "resolve", "spec", "schema", "plan", "model", "emit"]
# The folders of cli/, and which of them each may include: neither program knows the other.
PROGRAMS = {"common": ["common"], "oasc": ["oasc", "common"],
            "validate_payload": ["validate_payload", "common"]}
# The only files that may know a third party.
THIRD_PARTIES = {"pcre2.h": ["runtime/src/pattern/regex.c"], "libfyaml.h": None}
# Vector instructions, where the compiler says they are there.
VECTORS = ["emmintrin.h", "tmmintrin.h", "immintrin.h", "arm_neon.h"]
STANDARD = set("""assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp
    signal stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string tgmath
    threads time uchar wchar wctype""".split())


def fault_in_folders(quoted, what, allowed, later):
    """What files of the compiler and of the programs include, both by folder and name."""
    if not quoted:
        return "no public header" if what.startswith("oas/") and not (
            ROOT / "runtime/include" / what).exists() else None
    folder = what.split("/")[0]
    if "/" not in what or ".." in what:
        return "write the folder: \"folder/file.h\""
    if folder in allowed:
        return None
    return later if folder in STAGES + list(PROGRAMS) else "no folder of codegen or cli"


def fault_in_codegen(path, quoted, what):
    stage = path.relative_to(ROOT / "codegen").parts[0]
    if stage not in STAGES:
        return "lies in no stage"
    return fault_in_folders(quoted, what, STAGES[:STAGES.index(stage) + 1], "a later stage")


def fault_in_runtime(path, quoted, what):
    if quoted:
        return None if (ROOT / "runtime/src" / what).exists() else "not of the runtime"
    if what.startswith("oas/"):
        return None if (ROOT / "runtime/include" / what).exists() else "no public header"
    if what in THIRD_PARTIES or what.removesuffix(".h") in STANDARD:
        return None
    return None if what in VECTORS else "not the C library"


def fault_in_cli(path, quoted, what):
    program = path.relative_to(ROOT / "cli").parts[0]
    if program not in PROGRAMS:
        return "lies in no program"
    return fault_in_folders(quoted, what, STAGES + PROGRAMS[program], "another program")


def main():
    rules = {"codegen": fault_in_codegen, "runtime": fault_in_runtime, "cli": fault_in_cli}
    faults, count, users = [], 0, {}
    for folder, rule in rules.items():
        for path in files("*.c", "*.h", "*.def", "*.inc", below=folder):
            for line, quoted, what in includes(path):
                count += 1
                if what in THIRD_PARTIES:
                    users.setdefault(what, set()).add(name(path))
                if fault := rule(path, quoted, what):
                    faults.append(f"{name(path)}:{line}: {what}: {fault}")
    for what, by in users.items():
        if THIRD_PARTIES[what] not in (None, sorted(by)) or len(by) > 1:
            faults.append(f"{what} is included by {', '.join(sorted(by))}; one file may know it")
    report(faults, count)


if __name__ == "__main__":
    main()
