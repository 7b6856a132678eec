"""Cross builds with OASC_EXECUTABLE, run for real: for 32 bits, for a big-endian machine under
emulation where both are installed, and always for this machine as if it were another one. No
package of the target is found, so none is needed."""

from place import probe, true, works

TOOLCHAIN = """set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR another)
set(CMAKE_C_COMPILER {0})
set(CMAKE_C_FLAGS_INIT "{1}")
set(CMAKE_CROSSCOMPILING_EMULATOR false)  # not for what runs here
"""
FIND = """cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES C)
find_package(oasc CONFIG REQUIRED)
add_executable(app main.c)
oasc_generate(TARGET app SPEC api/petstore.yaml)
"""


def cross(place, compiler, emulator):
    place.installed()
    place.copy_sources("third_party/oasc")
    place.env["PKG_CONFIG_LIBDIR"] = str(place.path("no packages"))
    del place.env["PKG_CONFIG_PATH"]
    place.write("machine.cmake", TOOLCHAIN.format(compiler[0], " ".join(compiler[1:])))
    in_tree, library = place.section("Cross builds")
    place.shell(in_tree)
    works(place, [*emulator, "build/app"])
    place.shell(library)
    true("no program was made for the target", not place.path("sysroot/bin").exists())
    place.write("CMakeLists.txt", FIND)
    command = ("cmake", "-S", ".", "-B", "found", "--toolchain", "machine.cmake",
               f"-DCMAKE_PREFIX_PATH={place.path('sysroot')}")
    place.refuses("there is no oasc that runs on this machine", *command)
    place.run(*command, f"-DOASC_EXECUTABLE={place.prefix}/bin/oasc")
    place.run("cmake", "--build", "found")
    works(place, [*emulator, "found/app"])


def test_this_machine(place):
    cross(place, [place.compiler], [])


def other(place, name):
    found, missing = probe.machine(name)
    if missing:
        probe.leave_out(f"a cross build, {name}", missing)
    else:
        cross(place, *found)


def test_32_bits(place):
    other(place, "32 bits")


def test_big_endian(place):
    other(place, "big-endian")
