#!/usr/bin/env python3
"""Inside a room of the runtime, a stage of the compiler or the folder of a program nothing leads
back to itself: neither what files include nor, as far as their text shows it, what they call. And
what makes that visible: in a stage each file declares what it defines in a header of its own, under
names that begin like the file or the stage; a head comment says what each is for, and the stage's
main header what comes in and goes out."""

import re

from house import ROOT, code_only, files, includes, name, report, rings
from includes import PROGRAMS, ROOMS, STAGES

# The one way back up: schemas hold schemas. Folder, the name that its functions begin with, and the
# header that declares them.
BACK_UP = ("codegen/model", "shape_of", "model/shape_of.h")

# Whether it is static, and its name.
DEFINITION = re.compile(r"^(static\b)?\w?[\w \*]*?\b(\w+)\([^;{}]*\)\n\{", re.M)
BODY = re.compile(r"^\{.*?^\}", re.M | re.S)


def module(path):
    """x.c and x.h are one; a text that others include is one of its own."""
    return path.name.removesuffix(".c").removesuffix(".h")


def members(folder):
    return files("*.c", "*.h", "*.inc", below=folder)


def includes_of(folder):
    graph, inside = {}, folder.split("/")[-1]
    for path in members(folder):
        graph.setdefault(module(path), set()).update(
            module(path.with_name(what.split("/")[1])) for _, quoted, what in includes(path)
            if quoted and what.startswith(f"{inside}/"))
    return graph


def definitions(folder):
    """The file of each function that other files may call."""
    return {function: path for path in files("*.c", below=folder)
            for static, function in DEFINITION.findall(code_only(path.read_text())) if not static}


def called_in(path):
    """The names that are called, but those of the file's own functions. A header only calls in the
    bodies that it has; the rest of it declares."""
    text = code_only(path.read_text())
    own = {function for _, function in DEFINITION.findall(text)}
    bodies = "\n".join(BODY.findall(text)) if path.suffix == ".h" else text
    return set(re.findall(r"\w+(?=\()", bodies)) - own


def calls_of(folder):
    where, graph = definitions(folder), {}
    if folder == BACK_UP[0]:
        where = {name: path for name, path in where.items() if not name.startswith(BACK_UP[1])}
    for path in members(folder):
        graph.setdefault(module(path), set()).update(
            module(where[function]) for function in called_in(path) & where.keys())
    return graph


def faults_of_rings(folder):
    for what, graph in (("includes", includes_of(folder)), ("calls", calls_of(folder))):
        yield from (f"{folder}: a ring of {what}: {' > '.join(ring)}" for ring in rings(graph))


def header_of(folder, path, function):
    if folder == BACK_UP[0] and function.startswith(BACK_UP[1]):
        return ROOT / "codegen" / BACK_UP[2]
    return path.with_suffix(".h")


def faults_of_headers(folder):
    for function, path in definitions(folder).items():
        header = header_of(folder, path, function)
        if not header.exists() or not re.search(rf"\b{function}\(", code_only(header.read_text())):
            yield f"{name(path)}: {function} is not declared in {name(header)}"


def faults_of_names(folder):
    """What a file gives to others begins with the file's name, its first word, or the folder's."""
    for function, path in definitions(folder).items():
        places = [path.stem, folder.split("/")[-1]]
        if not function.startswith(tuple(place.split("_")[0].rstrip("s") for place in places)):
            yield f"{name(path)}: {function} does not begin with the name of its file or folder"


def faults_of_sentences(folder):
    for path in files("*.c", "*.h", "*.inc", "*.def", below=folder):
        if not path.read_text().startswith("/* "):
            yield f"{name(path)}: begins with no sentence on what it is for"


def faults_of_heads(stage):
    main = ROOT / f"codegen/{stage}/{stage}.h"
    head = main.read_text().split("*/")[0] if main.exists() else ""
    if not head.startswith(f"/* {stage}.h - the stage {stage}/: "):
        yield f"{name(main)}: does not begin with \"{stage}.h - the stage {stage}/: ...\""
    elif not (" come" in head and "out come" in head):
        yield f"{name(main)}: does not say what comes in and what comes out"


def main():
    stages = [f"codegen/{stage}" for stage in STAGES]
    programs = [f"cli/{program}" for program in PROGRAMS]
    folders = [f"runtime/src/{room}" for room in ROOMS] + stages + programs
    faults = [fault for folder in folders for fault in faults_of_rings(folder)]
    faults += [fault for folder in stages for fault in faults_of_headers(folder)]
    faults += [fault for folder in stages + programs
               for fault in faults_of_names(folder)]
    faults += [fault for stage in STAGES for fault in faults_of_heads(stage)]
    faults += [fault for folder in ["codegen", "cli"] for fault in faults_of_sentences(folder)]
    report(faults, sum(len(members(folder)) for folder in folders))


if __name__ == "__main__":
    main()
