#!/usr/bin/env python3
"""Who may include what: a stage only earlier stages, the compiler's entry all stages, a program the
compiler and what both programs do alike, a room of the runtime only the rooms that ROOMS names, all
others only the runtime's public headers, one file each third party. Inside a room nothing includes
itself in a ring. What ROOMS says is what each room's head comment says, and docs/ARCHITECTURE.md.
"""

import re

from house import ROOT, files, includes, name, report

# The rooms of the runtime, each with those that it may use: all of them stand before it.
ROOMS = {
    "block": [],
    "base": ["block"],
    "number": ["base"],
    "json": ["block", "base", "number"],
    "ecma": ["base"],
    "automaton": ["base"],
    "format": ["block", "base"],
    "idn": ["base", "format"],
    "pattern": ["base", "ecma"],
    "error": ["base"],
    "value": ["block", "base", "number", "json", "automaton", "error"],
    "walk": ["block", "base", "number", "json", "automaton", "format", "error", "value"],
    "fast": ["block", "base", "number", "json", "format", "error", "value", "walk"],
    "message": ["block", "base", "number", "json", "error", "value"],
    "codec": ["block", "base", "json", "error", "value", "walk", "fast"],
    "http": ["base", "json", "format", "value", "walk", "message", "codec"],
}
# What lies in codegen itself: the way in, which knows all stages, and which none of them knows.
ENTRY = ["compiler.h", "passes.h", "stages.def"]
STAGES = ["load", "automaton", "resolve", "spec", "schema", "plan", "model", "emit"]
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
    """What files of the compiler and of the programs include: by folder and name, but the entry."""
    if not quoted:
        return "no public header" if what.startswith("oas/") and not (
            ROOT / "runtime/include" / what).exists() else None
    folder = what.split("/")[0]
    if folder in allowed and ".." not in what:
        return None
    if folder in STAGES + list(PROGRAMS) + ENTRY:
        return later
    return "write the folder: \"folder/file.h\""


def fault_in_codegen(path, quoted, what):
    stage = path.relative_to(ROOT / "codegen").parts[0]
    if stage in [*ENTRY, "compiler.c", "passes.c"]:
        return fault_in_folders(quoted, what, STAGES + ENTRY, "a program")
    if stage not in STAGES:
        return "lies in no stage"
    return fault_in_folders(quoted, what, STAGES[:STAGES.index(stage) + 1], "a later stage")


def room_of(path):
    """The room that a file below runtime/src lies in."""
    return path.relative_to(ROOT / "runtime/src").parts[0]


def fault_in_room(room, what):
    if not (ROOT / "runtime/src" / what).is_file():
        return "write the room: \"room/file.h\""
    used = what.split("/")[0]
    return None if used in [room, *ROOMS.get(room, [])] else f"{room} may not use the room {used}"


def fault_in_runtime(path, quoted, what):
    if quoted:
        private = path.is_relative_to(ROOT / "runtime/src")
        return fault_in_room(room_of(path), what) if private else "a private header"
    if what.startswith("oas/"):
        return None if (ROOT / "runtime/include" / what).exists() else "no public header"
    if what in THIRD_PARTIES or what.removesuffix(".h") in STANDARD:
        return None
    return None if what in VECTORS else "not the C library"


def fault_in_cli(path, quoted, what):
    program = path.relative_to(ROOT / "cli").parts[0]
    if program not in PROGRAMS:
        return "lies in no program"
    return fault_in_folders(quoted, what, STAGES + ENTRY + PROGRAMS[program], "another program")


def faults_of_order():
    known = set()
    for room, used in ROOMS.items():
        yield from (f"ROOMS: {room} uses {other}, which does not stand before it"
                    for other in used if other not in known)
        known.add(room)


def faults_of_places():
    for path in files(below="runtime/src"):
        parts = path.relative_to(ROOT / "runtime/src").parts
        if len(parts) != 2 or parts[0] not in ROOMS:
            yield f"{name(path)}: lies in no room of the runtime"


def uses_in_words(room):
    return ", ".join(ROOMS[room]) or "no other room"


def faults_of_head(room):
    """One file of the room says what it is; a header, if there is one."""
    head = re.compile(rf"/\* \S+ - the room {room}: (?:(?!\*/).)*?\n \* May use: ([^.]*)\.", re.S)
    members = files("*.c", "*.h", below=f"runtime/src/{room}")
    found = [(path, match) for path in members if (match := head.match(path.read_text()))]
    if len(found) != 1:
        yield f"runtime/src/{room}: {len(found)} head comments; one file says what the room is"
    for path, match in found:
        if " ".join(match.group(1).split()) != uses_in_words(room):
            yield f"{name(path)}: may use {uses_in_words(room)}, not {match.group(1)}"
        if path.suffix != ".h" and any(member.suffix == ".h" for member in members):
            yield f"{name(path)}: the head comment belongs in a header"


def faults_of_floor_plan():
    plan = (ROOT / "docs/ARCHITECTURE.md").read_text()
    row = re.compile(r"^\| runtime/src/(\w+) \|[^|]*\| ([^|]*) \|$", re.M)
    told = dict(row.findall(plan))
    for room in sorted(set(ROOMS) ^ set(told)):
        yield f"docs/ARCHITECTURE.md: the floor plan and ROOMS differ in {room}"
    for room in sorted(set(ROOMS) & set(told)):
        if told[room] != uses_in_words(room):
            yield f"docs/ARCHITECTURE.md: {room} may use {uses_in_words(room)}, not {told[room]}"


def faults_of_rooms():
    faults = [*faults_of_order(), *faults_of_places(), *faults_of_floor_plan()]
    for room in ROOMS:
        faults += faults_of_head(room)
    return faults


def main():
    rules = {"codegen": fault_in_codegen, "runtime": fault_in_runtime, "cli": fault_in_cli}
    faults, count, users = faults_of_rooms(), len(ROOMS), {}
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
