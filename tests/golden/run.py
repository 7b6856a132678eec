#!/usr/bin/env python3
"""Small documents, and the C that they give: tests/golden/NAME/NAME.yaml, what oasc makes of it,
checked in beside it, and exercise.c, a program that uses it and returns 0.

    tests/golden/run.py --oasc PROGRAM --library liboas.a [--update] [FOLDER...]

`args` holds further options of oasc, `warnings` what it says on stderr
with `--warnings all`. What is made must be equal
to the checked-in files byte by byte; each source compiles alone under every compiler that is here,
each header as C++17 too; the exercise runs with the library, and on 32 bits with the runtime's
sources. --update writes the files anew: read the difference before you commit it."""

import pathlib
import shlex
import sys
import tempfile

from compiled import (HERE, INCLUDES, STRICT, Compilers, Failure, ROOT, call, demand, link,
                      option_parser, probe)
from runner import equal, from_root, run, update


class Golden:
    """What all cases share."""

    def __init__(self, options, folder):
        self.options = options
        self.folder = pathlib.Path(folder)
        self.compilers = Compilers("golden files")
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
        self.compilers.demand_header(work, next(sources[0].parent.glob("*.h")))

    def exercise(self, case, sources, work):
        program = work / "exercise"
        link("exercise", self.options, program, f"-I{HERE}", f"-I{sources[0].parent}",
             case / "exercise.c", *sources)
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
    parser = option_parser(__doc__)
    parser.add_argument("--update", action="store_true", help="rewrite the checked-in files")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    return parser.parse_args()


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
