"""A folder made by `oasc --vendor`, taken elsewhere: C11 without warnings, by one cc line, with the
C library alone; PCRE2 only where a pattern needs it."""

import re
import shutil

from place import Failure, equal, true, works

STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)', re.M)
# Those of the C library, and of the compiler itself.
OFFERED = {"assert.h", "errno.h", "float.h", "inttypes.h", "limits.h", "math.h", "stdalign.h",
           "stdarg.h", "stdatomic.h", "stdbool.h", "stddef.h", "stdint.h", "stdlib.h",
           "stdnoreturn.h", "string.h", "emmintrin.h", "immintrin.h", "arm_neon.h"}
GOOD, BAD = '{"number":"AB-1234"}', '{"number":"AB-12345"}'


def vendor(place, spec, folder="made"):
    place.run("oasc", "-o", folder, "--vendor", folder, f"api/{spec}.yaml")
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
    found = {place.compiler, "gcc", "clang"}
    return sorted(compiler for compiler in found if shutil.which(compiler))


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
        place.run(compiler, "-std=c11", *STRICT, "-Ihidden", f"-I{there}", "main.c",
                  *sorted(there.glob("*.c")), "-o", f"app-{compiler}")
        works(place, [f"./app-{compiler}"])


def test_patterns(place):
    """PCRE2 comes with the pattern, and is all that comes."""
    place.installed()
    made = vendor(place, "parts")
    equal("what is included beside the C library", includes(made), {"pcre2.h"})
    for compiler in compilers(place):
        command = [compiler, "-std=c11", *STRICT, f"-I{made}", "judge.c", *sorted(made.glob("*.c"))]
        place.run(*command, "-lpcre2-8", "-o", f"judge-{compiler}")
        check_parts(place, f"./judge-{compiler}")
        place.refuses("undefined .*pcre2_", *command, "-o", "unlinked")


def test_two_documents(place):
    """Two documents in one folder share the runtime, in either order; running again changes
    nothing."""
    place.installed()
    for order in (["petstore", "parts"], ["parts", "petstore"]):
        folder = "-".join(order)
        for spec in order:
            made = vendor(place, spec, folder)
        sources = sorted(made.glob("*.c"))
        for program in ("main.c", "judge.c"):
            place.run(place.compiler, "-std=c11", *STRICT, f"-I{made}", program, *sources,
                      "-lpcre2-8", "-o", f"{folder}-{program[:-2]}")
        works(place, [f"./{folder}-main"])
        check_parts(place, f"./{folder}-judge")
        for spec in order:
            said = place.run("oasc", "--check", "-o", folder, "--vendor", folder,
                             f"api/{spec}.yaml")
            true(f"nothing would change: {said}", not said)


def test_32_bits(place):
    place.installed()
    made = vendor(place, "petstore")
    try:
        place.run("gcc", "-m32", "main.c", "-fsyntax-only", f"-I{made}")
    except (Failure, FileNotFoundError) as reason:
        print(f"not tried: 32 bits ({reason})")
        return
    place.run("gcc", "-m32", "-std=c11", *STRICT, f"-I{made}", "main.c",
              *sorted(made.glob("*.c")), "-o", "app")
    works(place, ["./app"])
