"""find_package(oasc CONFIG) and oasc_generate(): the manual's project, and when it is made again."""

import shutil

from place import equal, probe, true, works

HEAD = """cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES C)
find_package(oasc CONFIG REQUIRED)
"""
RUNS = "Compiling petstore for app"
GENERATORS = {"Ninja": "ninja", "Unix Makefiles": "make"}


def configure(place, text, *options):
    place.write("CMakeLists.txt", text)
    return ("cmake", "-S", ".", "-B", "build", f"-DCMAKE_PREFIX_PATH={place.prefix}", *options)


def build(place, text, *options):
    place.run(*configure(place, text, *options))
    return place.run("cmake", "--build", "build")


def test_static(place):
    place.installed("static")
    (commands,) = place.section("find_package")
    place.shell(commands)
    works(place, ["build/app"])


def test_shared(place):
    place.installed("shared")
    (commands,) = place.section("find_package")
    place.shell(commands)
    del place.env["LD_LIBRARY_PATH"]
    works(place, ["build/app"])
    true("liboas.so is used", "liboas.so" in place.run("ldd", "build/app"))


def made_again(place, folder, oasc):
    """The document is compiled again when it has to be, and only then."""
    def compiled():
        return RUNS in place.run("cmake", "--build", folder)

    app = f"{folder}/app"
    true("compiled at first", compiled())
    works(place, [app])
    true("not compiled without a reason", not compiled())
    equal("no pet has an empty name", place.attempt(app, '{"name":""}')[0], 1)
    place.replace("api/petstore.yaml", "minLength: 1", "minLength: 0")
    true("compiled again for the document", compiled())
    equal("now it may have", place.attempt(app, '{"name":""}')[0], 0)
    place.replace("api/common.yaml", "maxLength: 60", "maxLength: 3")
    true("compiled again for what it refers to", compiled())
    equal("the owner's address is too long now", place.attempt(app)[0], 1)
    place.replace("api/common.yaml", "Person:", "# a comment\nPerson:")
    true("compiled again for a change without effect", compiled())
    true("but once", not compiled())
    oasc.touch()
    true("compiled again by another oasc", compiled())
    true("not compiled without a reason", not compiled())
    place.replace("api/common.yaml", "maxLength: 3", "maxLength: x")
    place.refuses(r"common.yaml:\d+:\d+: error: maxLength", "cmake", "--build", folder)
    place.replace("api/common.yaml", "maxLength: x", "maxLength: 60")
    true("compiled again when it is mended", compiled())
    equal("a good pet", place.attempt(app)[0], 0)


def test_made_again(place):
    place.installed()
    oasc = place.path("an oasc")
    shutil.copy2(place.prefix / "bin/oasc", oasc)
    place.section("find_package")
    for generator, program in GENERATORS.items():
        if missing := probe.programs(program):
            probe.leave_out(f"a document compiled again by {generator}", missing)
            continue
        folder = f"build by {program}"
        place.run("cmake", "-S", ".", "-B", folder, "-G", generator, f"-DOASC_EXECUTABLE={oasc}",
                  f"-DCMAKE_PREFIX_PATH={place.prefix}")
        made_again(place, folder, oasc)
        place.replace("api/petstore.yaml", "minLength: 0", "minLength: 1")


def test_options(place):
    """Two targets from one document, each with options of its own. What is generated is C11
    whatever the project is."""
    place.installed()
    place.write("shared/remote.yaml", place.path("api/common.yaml").read_text())
    place.replace("api/petstore.yaml", "common.yaml", "https://example.com/remote.yaml")
    place.write("other.c", """#include "shop.h"
int main(void)
{
    struct pet_pet pet = {.name = OAS_STR("Rex")};
    return pet_pet_check(&pet, NULL) == OAS_OK ? 0 : 1;
}
""")
    build(place, HEAD + """add_executable(app main.c)
oasc_generate(TARGET app SPEC api/petstore.yaml MAP https://example.com/=shared)
add_executable(other other.c)
oasc_generate(TARGET other SPEC ${CMAKE_CURRENT_SOURCE_DIR}/api/petstore.yaml NAME shop PREFIX pet_
              SCHEMAS Pet OUT_DIR made MAP https://example.com/=shared OPTIONS --keep-unknown)
""", "-DCMAKE_C_STANDARD=99", "-DCMAKE_C_EXTENSIONS=OFF")
    works(place, ["build/app"])
    place.run("build/other")
    header = place.path("build/made/shop.h").read_text()
    true("--keep-unknown adds the members left open", "rest" in header)
    true("default folders", place.path("build/oasc/app/petstore.h").exists())
    place.replace("shared/remote.yaml", "maxLength: 60", "maxLength: 3")
    said = place.run("cmake", "--build", "build")
    true("a mapped file is one that it refers to", RUNS in said and "Compiling shop" in said)
    equal("the owner's address is too long now", place.attempt("build/app")[0], 1)


def test_some_operations(place):
    """OPERATIONS, TAGS and PATHS are those of oasc."""
    place.installed()
    place.write("some.yaml", """openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a/{x}: {get: {operationId: getA, responses: {'200': {description: d}}}}
  /b: {get: {tags: [two words], responses: {'200': {description: d}}}}
  /c: {get: {responses: {'200': {description: d}}}}
  /d: {get: {operationId: getD, responses: {'200': {description: d}}}}
""")
    place.write("some.c", """#include "some.h"
int main(void)
{
    return some_operations.count == 3 && !oas_operation_by_id(&some_operations, OAS_STR("getD"))
               ? 0 : 1;
}
""")
    build(place, HEAD + """add_executable(app some.c)
oasc_generate(TARGET app SPEC some.yaml OPERATIONS "GET /c" TAGS "two words" PATHS /a/*)
""")
    place.run("build/app")


def test_split(place):
    """SPLIT by number and by tag; a tag that comes later brings its file, one that goes takes it."""
    place.installed()
    head = """openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a: {get: {operationId: getA, tags: [One word], responses: {'200': {description: d, content:
    {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}}}}
"""
    more = """  /b: {get: {operationId: getB, tags: [two], responses: {'200': {description: d, content:
    {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}}}}
"""
    place.write("some.yaml", head)
    place.write("some.c", """#include "some.h"
int main(void)
{
    return some_get_a_response_200_validate(OAS_STR("{}"), NULL) == OAS_OK ? 0 : 1;
}
""")
    build(place, HEAD + """add_executable(tags some.c)
oasc_generate(TARGET tags SPEC some.yaml SPLIT tag)
add_executable(three some.c)
oasc_generate(TARGET three SPEC some.yaml SPLIT 3)
add_executable(unity some.c)
oasc_generate(TARGET unity SPEC some.yaml SPLIT 2)
set_target_properties(unity PROPERTIES UNITY_BUILD ON)
""")
    for name in ("tags", "three", "unity"):
        place.run(f"build/{name}")
    made = place.path("build/oasc")
    true("by number", all((made / f"three/some_{i}.c").exists() for i in (1, 2, 3)))
    folders = ["build"]
    if missing := probe.programs("ninja"):
        probe.leave_out("parts that come and go, by Ninja", missing)
    else:
        place.run("cmake", "-S", ".", "-B", "by ninja", "-G", "Ninja",
                  f"-DCMAKE_PREFIX_PATH={place.prefix}")
        folders.append("by ninja")
    for text, there in [(head + more, True), (head, False)]:
        place.write("some.yaml", text)
        for folder in folders:
            made = place.path(f"{folder}/oasc/tags")
            place.run("cmake", "--build", folder, "--target", "tags")
            place.run(f"{folder}/tags")
            equal("some_two.c", (made / "some_two.c").exists(), there)
            equal("some_one_word.c", (made / "some_one_word.c").exists(), True)


def test_split_by_tags_of_another_file(place):
    """A tag that changes in a file that SPEC refers to: its part comes, the other one goes. Two
    documents with parts of one tag are sources of one target."""
    place.installed()
    path = """get: {operationId: getA, tags: [TAG], responses: {'200': {description: d, content:
  {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}}}
"""
    spec = """openapi: 3.1.0
info: {title: t, version: '1'}
paths: {/a: {$ref: 'more paths.yaml'}}
"""
    place.write("one.yaml", spec)
    place.write("two.yaml", spec.replace("more paths", "others"))
    place.write("others.yaml", path.replace("TAG", "cats"))
    place.write("more paths.yaml", path.replace("TAG", "cats"))
    place.write("some.c", """#include "one.h"
#include "two.h"
int main(void)
{
    return one_get_a_response_200_validate(OAS_STR("{}"), NULL) == OAS_OK &&
                   two_get_a_response_200_validate(OAS_STR("{}"), NULL) == OAS_OK ? 0 : 1;
}
""")
    build(place, HEAD + """add_executable(app some.c)
oasc_generate(TARGET app SPEC one.yaml SPLIT tag)
oasc_generate(TARGET app SPEC two.yaml SPLIT tag)
""")
    made = place.path("build/oasc/app")
    for tag, gone in [("cats", "dogs"), ("dogs", "cats"), ("cats", "dogs")]:
        place.write("more paths.yaml", path.replace("TAG", tag))
        place.run("cmake", "--build", "build")
        place.run("build/app")
        equal("parts", sorted(file.name for file in made.glob("*_*.c")),
              sorted([f"one_{tag}.c", "two_cats.c"]))
        true("gone", not (made / f"one_{gone}.c").exists())


def test_open_enums(place):
    """OPEN_ENUMS: two programs of one document, of which one takes what it does not know."""
    place.installed()
    place.write("some.yaml", """openapi: 3.1.0
info: {title: t, version: '1'}
components: {schemas: {Color: {type: string, enum: [red, blue]}}}
""")
    place.write("some.c", """#include "some.h"
int main(void)
{
    return some_color_validate(OAS_STR("\\"mauve\\""), NULL) == OAS_OK ? 0 : 1;
}
""")
    build(place, HEAD + """add_executable(open some.c)
oasc_generate(TARGET open SPEC some.yaml OPEN_ENUMS)
add_executable(closed some.c)
oasc_generate(TARGET closed SPEC some.yaml)
""")
    equal("open, closed", [place.attempt("build/open")[0], place.attempt("build/closed")[0]], [0, 1])


def test_library(place):
    """What links to a library may include its header: a static and a shared one, from C++ too."""
    place.installed()
    no_cxx = probe.programs("c++")
    if no_cxx:
        probe.leave_out("a library's header used from C++", no_cxx)
    place.write("main.cpp", place.path("main.c").read_text())
    text = HEAD + "enable_language(CXX)\n" if not no_cxx else HEAD
    for kind in ("STATIC", "SHARED", "OBJECT"):
        text += f"""add_library(pet-{kind} {kind})
oasc_generate(TARGET pet-{kind} SPEC api/petstore.yaml)
add_executable(app-{kind} main.{"c" if no_cxx else "cpp"})
target_link_libraries(app-{kind} PRIVATE pet-{kind})
"""
    build(place, text, "-DCMAKE_UNITY_BUILD=ON")
    for kind in ("STATIC", "SHARED", "OBJECT"):
        works(place, [f"build/app-{kind}"])


def test_unity(place):
    """Two documents and the program's own file are one translation unit."""
    place.installed()
    build(place, HEAD + """add_executable(app main.c)
oasc_generate(TARGET app SPEC api/petstore.yaml)
oasc_generate(TARGET app SPEC api/parts.yaml)
""", "-DCMAKE_UNITY_BUILD=ON")
    unit = place.path("build/CMakeFiles/app.dir/Unity/unity_0_c.c").read_text()
    true("all are in it", all(f"{name}.c" in unit for name in ("main", "petstore", "parts")))
    works(place, ["build/app"])


def test_misuse(place):
    """What cannot work is said while configuring."""
    place.installed()
    wrong = {
        "TARGET target SPEC file": "oasc_generate(SPEC api/petstore.yaml)",
        "there is no target nobody": "oasc_generate(TARGET nobody SPEC api/petstore.yaml)",
        "cannot make sense of PREFX": "oasc_generate(TARGET app SPEC api/petstore.yaml PREFX p_)",
        "compiles no sources": "add_library(i INTERFACE)\n"
                               "oasc_generate(TARGET i SPEC api/petstore.yaml)",
        "MAP takes": "oasc_generate(TARGET app SPEC api/petstore.yaml MAP shared)",
    }
    for message, call in wrong.items():
        command = configure(place, f"{HEAD}add_executable(app main.c)\n{call}\n")
        place.refuses(f"oasc_generate[^.]*{message}", *command)
    command = configure(place, f"{HEAD}add_executable(app main.c)\n"
                               "oasc_generate(TARGET app SPEC api/petstore.yaml)\n",
                        "-DCMAKE_SYSTEM_NAME=Linux")
    shutil.rmtree(place.path("build"))
    place.refuses("oasc_generate: there is no oasc that runs on this machine", *command)
    command = configure(place, HEAD, "-DOASC_EXECUTABLE=nowhere/oasc")
    place.refuses("OASC_EXECUTABLE: there is no .*nowhere/oasc", *command)
