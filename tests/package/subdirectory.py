"""add_subdirectory(): oasc's sources, without its tests, in somebody's tree."""

from place import equal, true, works


def test_manual(place):
    """The compiler is built first, then run."""
    place.copy_sources("third_party/oasc")
    (commands,) = place.section("add_subdirectory")
    place.shell(commands, env={"CMAKE_BUILD_PARALLEL_LEVEL": "2"})
    works(place, ["build/app"])
    true("no tests of ours in the user's project",
         "Total Tests: 0" in place.run("ctest", "--test-dir", "build", "-N"))
    place.run("cmake", "--install", "build", "--prefix", "installed")
    true("nothing of ours is installed with it", not place.path("installed").exists())


def test_patterns(place):
    """An installed oasc is run instead, libfyaml is not looked for; PCRE2 is linked, as the user
    does not see."""
    place.installed()
    place.copy_sources("third_party/oasc")
    place.write("pkgconfig/libfyaml.pc", "not a package")
    place.write("CMakeLists.txt", """cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES C)
add_subdirectory(third_party/oasc)
add_executable(judge judge.c)
oasc_generate(TARGET judge SPEC api/parts.yaml)
""")
    place.run("cmake", "-S", ".", "-B", "build", f"-DOASC_EXECUTABLE={place.prefix}/bin/oasc",
              "-DCMAKE_UNITY_BUILD=ON", env={"PKG_CONFIG_PATH": str(place.path("pkgconfig"))})
    place.run("cmake", "--build", "build", "--parallel", "2")
    equal("a good part", place.attempt("build/judge", '{"number":"AB-1234"}')[0], 0)
    equal("a bad part", place.attempt("build/judge", '{"number":"AB-12345"}')[0], 1)
