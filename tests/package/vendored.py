"""A folder made by `oasc --vendor`, taken elsewhere: C11 without warnings, by one cc line, with the
C library alone; PCRE2 only where a pattern needs it."""

import pathlib
import re
import shutil

from place import equal, probe, works

import objects  # of tests/run, which place.py has made known  # pylint: disable=wrong-import-order

STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)', re.M)
# Those of the C library, and of the compiler itself.
OFFERED = {"assert.h", "errno.h", "float.h", "inttypes.h", "limits.h", "math.h", "stdalign.h",
           "stdarg.h", "stdatomic.h", "stdbool.h", "stddef.h", "stdint.h", "stdlib.h",
           "stdnoreturn.h", "string.h", "emmintrin.h", "immintrin.h", "arm_neon.h"}
GOOD, BAD = '{"number":"AB-1234"}', '{"number":"AB-12345"}'


def vendor(place, spec, *options, folder="made"):
    place.run("oasc", "-o", folder, "--vendor", folder, *options, f"api/{spec}.yaml")
    return place.path(folder)


def includes(folder):
    """What files of the folder include that is neither in it nor offered everywhere."""
    others = set()
    for path in sorted(folder.rglob("*.[ch]")):
        for bracket, name in INCLUDE.findall(path.read_text()):
            if (folder / name).exists() or (bracket == '"' and (path.parent / name).exists()):
                continue
            if name not in OFFERED:
                others.add(name)
    return others


def compilers(place):
    """(name, path) of the compiler that is tried, of gcc and of clang; each program once."""
    found = {}
    for name in (place.compiler, "gcc", "clang"):
        if missing := probe.programs(name):
            probe.leave_out(f"a vendored folder compiled by {name}", missing)
        else:
            path = shutil.which(name)
            found.setdefault(pathlib.Path(path).resolve(), (pathlib.Path(name).name, path))
    return list(found.values())


def compiled(place, folder, compiler, *flags):
    """The object files that the compiler makes without a warning."""
    return objects.compiled(folder, [compiler[1], "-std=c11", *STRICT, *flags],
                            lambda words, cwd: place.run("sh", "-c", 'cd "$1" && shift && exec "$@"',
                                                         "sh", cwd, *words))


def link(place, compiler, folder, main, parts, *libraries):
    """The command that makes a program of the user's file and the parts; and the program."""
    program = f"./{main}-{compiler[0]}-{folder.name}"
    return program, [compiler[1], "-std=c11", *STRICT, f"-I{folder}", f"{main}.c", *parts,
                     *libraries, "-o", place.path(program)]


def check_parts(place, program):
    equal("a good part", place.attempt(program, GOOD), (0, ""))
    equal("a bad part", place.attempt(program, BAD), (1, ""))


def test_manual(place):
    place.installed()
    pet, part = place.section("One cc line")
    place.shell(pet)
    works(place, ["./app"])
    place.shell(part)
    check_parts(place, "./judge")


def test_elsewhere(place):
    """Compiled where there is no oasc, nor headers of PCRE2."""
    place.installed()
    made = vendor(place, "petstore")
    equal("what is included beside the C library", includes(made), set())
    there = place.path("elsewhere/vendored")
    there.parent.mkdir()
    made.rename(there)
    for hidden in ("pcre2.h", "libfyaml.h"):
        place.write(f"hidden/{hidden}", "#error this was not to be included\n")
    for compiler in compilers(place):
        parts = compiled(place, there, compiler, f"-I{place.path('hidden')}")
        app, command = link(place, compiler, there, "main", parts)
        place.run(*command)
        works(place, [app])


def test_patterns(place):
    """PCRE2 comes with the pattern, and is all that comes."""
    place.installed()
    made = vendor(place, "parts")
    equal("what is included beside the C library", includes(made), {"pcre2.h"})
    for compiler in compilers(place):
        parts = compiled(place, made, compiler)
        judge, command = link(place, compiler, made, "judge", parts)
        place.refuses("undefined .*pcre2_", *command)
        place.run(*command, "-lpcre2-8")
        check_parts(place, judge)


def test_one_translation_unit(place):
    """All sources in one file, of two documents and of the runtime with its part for patterns."""
    place.installed()
    for spec in ("petstore", "parts"):
        made = vendor(place, spec, "--split", "2", "--keep-unknown")
    place.write("unit.c", "".join(path.read_text() for path in sorted(made.glob("*.c"))))
    for compiler in compilers(place):
        place.run(compiler[1], "-std=c11", *STRICT, f"-I{made}", "-c", "unit.c", "-o", "unit.o")
        app, command = link(place, compiler, made, "main", ["unit.o"], "-lpcre2-8")
        place.run(*command)
        works(place, [app])


def test_split(place):
    """The one cc line takes what there is: what another --split left would be there twice."""
    place.installed()
    for split in (["--split", "5"], ["--split", "2"], ["--split", "tag"], []):
        made = vendor(place, "petstore", *split)
        compiler = compilers(place)[0]
        parts = compiled(place, made, compiler)
        app, command = link(place, compiler, made, "main", parts)
        place.run(*command)
        works(place, [app])


def test_two_documents(place):
    """Two documents in one folder share the runtime; running again changes nothing."""
    place.installed()
    for spec in ("petstore", "parts", "petstore"):
        made = vendor(place, spec)
    for spec in ("petstore", "parts"):
        equal("what would change", place.run("oasc", "--check", "-o", made, "--vendor", made,
                                             f"api/{spec}.yaml"), "")
    compiler = compilers(place)[0]
    parts = compiled(place, made, compiler)
    app, command = link(place, compiler, made, "main", parts, "-lpcre2-8")
    place.run(*command)
    works(place, [app])
    judge, command = link(place, compiler, made, "judge", parts, "-lpcre2-8")
    place.run(*command)
    check_parts(place, judge)


def test_32_bits(place):
    place.installed()
    made = vendor(place, "petstore")
    found, missing = probe.machine("32 bits")
    if missing:
        probe.leave_out("a vendored folder on 32 bits", missing)
        return
    (name, *flags), emulator = found
    parts = compiled(place, made, (name, name), *flags)
    app, command = link(place, (name, name), made, "main", parts, *flags)
    place.run(*command)
    works(place, [*emulator, app])
