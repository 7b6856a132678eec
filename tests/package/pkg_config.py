"""pkg-config and make: the commands of the manual, with a static and a shared library."""

from place import equal, true, works


def test_static(place):
    place.installed("static")
    by_flags, by_hand = place.section("pkg-config")
    true("-lpcre2-8 for a static library", "-lpcre2-8" in place.run("pkg-config", "--libs", "oas"))
    equal("what it prints", place.shell(by_flags), place.run("./app"))
    works(place, ["./app"])
    equal("what it prints", place.shell(by_hand), place.run("./app"))
    works(place, ["./app"])


def test_patterns(place):
    """A static library needs PCRE2 for the program that has a pattern for it, not for others."""
    place.installed("static")
    place.run("oasc", "api/parts.yaml")
    command = ["cc", "-std=c11", f"-I{place.prefix}/include", "judge.c", "parts.c",
               place.prefix / "lib/liboas.a"]
    place.refuses("undefined .*pcre2_", *command, "-o", "unlinked")
    place.run(*command, "-lpcre2-8", "-o", "judge")
    equal("a good part", place.attempt("./judge", '{"number":"AB-1234"}')[0], 0)
    equal("a bad part", place.attempt("./judge", '{"number":"AB-12345"}')[0], 1)


def test_shared(place):
    place.installed("shared")
    by_flags, _ = place.section("pkg-config")
    true("a shared library brings PCRE2 along",
         "pcre2" not in place.run("pkg-config", "--libs", "oas"))
    place.shell(by_flags)
    works(place, ["./app"])
    true("liboas.so is used", "liboas.so" in place.run("ldd", "./app"))


def test_make(place):
    """Made again when a file changes that the document refers to, and only then."""
    place.installed("static")
    (commands,) = place.section("make")
    place.shell(commands)
    works(place, ["./app"])
    place.replace("api/common.yaml", "maxLength: 60", "maxLength: 3")
    true("oasc runs again", "oasc" in place.run("make"))
    equal("the owner's address is too long now", place.attempt("./app")[0], 1)
    place.replace("api/common.yaml", "Person:", "# a comment\nPerson:")
    true("oasc runs again", "oasc" in place.run("make"))
    true("oasc does not run again", "oasc" not in place.run("make"))
