#!/usr/bin/env python3
"""Who may include what: a stage only earlier stages, the runtime nothing of the compiler, the
compiler only the runtime's public headers, one file each third party."""

from house import ROOT, files, includes, name, report

STAGES = ["load", "resolve", "spec", "schema", "plan", "model", "emit"]
# What both programs do alike, below cli/; and what is the compiler's program only.
COMMON = "common"
DRIVER = "driver"
# The only files that may know a third party.
THIRD_PARTIES = {"pcre2.h": ["runtime/src/pattern/regex.c"], "libfyaml.h": None}
# Vector instructions, where the compiler says they are there.
VECTORS = ["emmintrin.h", "tmmintrin.h", "immintrin.h", "arm_neon.h"]
STANDARD = set("""assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp
    signal stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string tgmath
    threads time uchar wchar wctype""".split())


def earlier(stage):
    """What files of that folder of the compiler may include; the driver knows all."""
    if stage == DRIVER:
        return STAGES + [DRIVER, COMMON]
    return STAGES[:STAGES.index(stage) + 1]


def fault_in_codegen(path, quoted, what):
    inside = path.relative_to(ROOT / "codegen").parts
    allowed = earlier(inside[0] if len(inside) > 1 else DRIVER)
    if quoted:
        if "/" not in what or ".." in what:
            return "write the stage: \"stage/file.h\""
        if what.split("/")[0] not in allowed:
            known = what.split("/")[0] in STAGES + [DRIVER, COMMON]
            return "a later stage" if known else "no stage of the compiler"
    elif what.startswith("oas/") and not (ROOT / "runtime/include" / what).exists():
        return "no public header"
    return None


def fault_in_runtime(path, quoted, what):
    if quoted:
        return None if (ROOT / "runtime/src" / what).exists() else "not of the runtime"
    if what.startswith("oas/"):
        return None if (ROOT / "runtime/include" / what).exists() else "no public header"
    if what in THIRD_PARTIES or what.removesuffix(".h") in STANDARD:
        return None
    return None if what in VECTORS else "not the C library"


def fault_in_cli(path, quoted, what):
    if quoted:
        inside = path.relative_to(ROOT / "cli").parts
        allowed = STAGES + [COMMON]
        known = what.split("/")[0] in allowed or (inside[0] != COMMON and
                                                  (path.parent / what).exists())
        return None if known else "neither of the program nor of the compiler"
    return "no public header" if what.startswith("oas/") and not (
        ROOT / "runtime/include" / what).exists() else None


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
