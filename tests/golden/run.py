#!/usr/bin/env python3
"""Small documents, and the C that they give: tests/golden/NAME/NAME.yaml, what oasc makes of it,
checked in beside it, and exercise.c, a program that uses it and returns 0.

    tests/golden/run.py --oasc PROGRAM --library liboas.a [--update] [FOLDER...]

`args` holds further options of oasc, `warnings` what it says on stderr
with `--warnings all`. What is made must be equal
to the checked-in files byte by byte; each source compiles alone under every compiler that is here,
each header as C++17 too; the exercise runs with the library, and on 32 bits with the runtime's
sources. --update writes the files anew: read the difference before you commit it."""

import argparse
import pathlib
import shlex
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "run"))
import probe  # pylint: disable=C0413
from runner import ROOT, SANITIZE, Failure, equal, from_root, run, update  # pylint: disable=C0413

HERE = pathlib.Path(__file__).resolve().parent
STRICT = ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]
STRICT_CXX = ["-std=c++17", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow",
              "-Wswitch-enum", "-Werror"]
INCLUDES = [f"-I{ROOT}/runtime/include"]


def call(*command, cwd=ROOT):
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True,
                          timeout=600, check=False)
    return done.returncode, done.stdout, done.stderr


def demand(what, *command):
    """The command ends with 0 and says nothing."""
    status, output, errors = call(*command)
    if status != 0 or output or errors:
        raise Failure(f"{what}: exit {status}\n{' '.join(map(str, command))}\n"
                      + (output + errors).decode(errors="replace"))


class Compilers:
    """Those that are here; the others are left out."""

    def __init__(self, what):
        self.c = probe.present(what, ["gcc"], ["clang"], ["gcc", "-m32"])
        self.cxx = probe.present(what, ["g++"], ["clang++"])
        if not self.c:
            raise SystemExit("there is no compiler")


class Golden:
    """What all cases share."""

    def __init__(self, options, folder):
        self.options = options
        self.folder = pathlib.Path(folder)
        self.compilers = Compilers("golden files")
        self.patterns = call("pkg-config", "--libs", "libpcre2-8")[1].decode().split()
        self.small_runtime = []
        self.without_small = []
        if missing := probe.runs("gcc", "-m32"):
            probe.leave_out("exercises of the golden files on 32 bits", missing)
        else:
            self.small_runtime = self.build_small()

    def build_small(self):
        """The runtime on 32 bits without its pattern files, so that no other library is needed."""
        objects = self.folder / "small"
        objects.mkdir()
        sources = sorted(path for path in (ROOT / "runtime/src").glob("*/*.c")
                         if path.parent.name != "pattern")
        status, _, errors = call("gcc", "-m32", "-std=c11", "-O1", "-ffunction-sections",
                                 "-fdata-sections", *INCLUDES, f"-I{ROOT}/runtime/src", "-c",
                                 *sources, cwd=objects)
        if status:
            raise SystemExit("the runtime does not compile for 32 bits:\n" + errors.decode())
        return sorted(objects.glob("*.o"))

    def generate(self, case, made):
        extra = case / "args"
        words = shlex.split(extra.read_text()) if extra.exists() else []
        status, output, errors = call(self.options.oasc, "--warnings", "all", "-o", made, *words,
                                      from_root(case / f"{case.name}.yaml"))
        said = case / "warnings"
        if self.options.update and errors and status == 0:
            update(said, errors)
        if status != 0:
            raise Failure(f"oasc: exit {status}\n" + errors.decode(errors="replace"))
        equal("stdout of oasc", b"", output)
        equal("stderr of oasc", said.read_bytes() if said.exists() else b"", errors)

    def compare(self, case, made):
        names = sorted(path.name for path in made.iterdir())
        if self.options.update:
            for name in names:
                update(case / name, (made / name).read_bytes())
        expected = sorted(path.name for path in case.glob("*.[ch]") if path.name != "exercise.c")
        equal("files", expected, names)
        for name in names:
            if (case / name).read_bytes() != (made / name).read_bytes():
                difference = call("diff", "-u", case / name, made / name)[1]
                raise Failure(f"{name} differs\n" + difference.decode(errors="replace")[:4000])

    def compile(self, sources, work):
        """Each for itself, and where there are several all of them as one, too."""
        units = list(sources)
        if len(units) > 1:
            units.append(work / "all.c")
            units[-1].write_text("".join(f'#include "{source}"\n' for source in sources))
        for compiler in self.compilers.c:
            for unit in units:
                demand(" ".join(compiler), *compiler, *STRICT, *INCLUDES, "-c", unit, "-o",
                       work / ("_".join(compiler) + ".o"))
        header = next(sources[0].parent.glob("*.h"))
        twice = work / "header.cpp"
        twice.write_text(f'#include "{header}"\n#include "{header}"\n')
        for compiler in self.compilers.cxx:
            demand(" ".join(compiler), *compiler, *STRICT_CXX, *INCLUDES, "-fsyntax-only", twice)

    def exercise(self, case, sources, work):
        sanitize = SANITIZE if self.options.sanitize else []
        library = pathlib.Path(self.options.library).resolve()
        program = work / "exercise"
        demand("exercise", self.options.compiler, *STRICT, "-g", *sanitize, *INCLUDES,
               f"-I{HERE}", f"-I{sources[0].parent}", case / "exercise.c", *sources, library,
               f"-Wl,-rpath,{library.parent}", *self.patterns, "-o", program)
        demand("the exercise", program)

    def exercise_small(self, case, sources, work):
        """Programs with patterns of their own need PCRE2, which 32 bits are without."""
        if any("pattern_slots" in source.read_text() for source in sources):
            self.without_small.append(case.name)
            return
        program = work / "small"
        demand("exercise on 32 bits", "gcc", "-m32", *STRICT, "-g", *INCLUDES, f"-I{HERE}",
               f"-I{sources[0].parent}", case / "exercise.c", *sources, *self.small_runtime,
               "-Wl,--gc-sections", "-o", program)
        demand("the exercise on 32 bits", program)

    def check(self, case):
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            work = pathlib.Path(folder)
            made = work / "made"
            made.mkdir()
            self.generate(case, made)
            self.compare(case, made)
            sources = sorted(made.glob("*.c"))
            self.compile(sources, work)
            self.exercise(case, sources, work)
            if self.small_runtime:
                self.exercise_small(case, sources, work)


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--oasc", required=True, type=pathlib.Path)
    parser.add_argument("--library", required=True, type=pathlib.Path)
    parser.add_argument("--compiler", default="gcc", help="that the library was built by")
    parser.add_argument("--sanitize", action="store_true", help="as the library was built")
    parser.add_argument("--update", action="store_true", help="rewrite the checked-in files")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    options.oasc = options.oasc.resolve()
    return options


def main():
    options = read_options()
    cases = [folder.resolve() for folder in options.folders] or sorted(
        path for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__")
    with tempfile.TemporaryDirectory() as folder:
        golden = Golden(options, folder)
        status = run(cases, golden.check, options.jobs)
        if golden.without_small:
            print(f"not run on 32 bits, for their patterns: {', '.join(golden.without_small)}")
    return status


if __name__ == "__main__":
    sys.exit(main())
