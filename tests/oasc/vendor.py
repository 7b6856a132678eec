"""--vendor: the runtime's files, which build with one line and nothing else."""

import os
import pathlib
import re
import subprocess

import objects
from given import PATTERN, PETS, listing, same_files, written
from tool import ROOT, Failure, ends, equal, found, probe, true

MARK = b"/* liboas "


def cc(tool, line, folder="."):
    """One line for the shell, as the manual gives it."""
    done = subprocess.run(["sh", "-c", line], cwd=tool.path(folder), stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        raise Failure(f"{line}\n{done.stdout.decode()}")


def linked(tool, folder, *libraries):
    """./main of main.c and the folder's sources, which compile without a warning."""
    def run(words, cwd):
        done = subprocess.run(words, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              check=False)
        if done.returncode:
            raise Failure(f"{' '.join(words)}\n{done.stdout.decode()}")
    parts = objects.compiled(tool.path(folder), ["cc", "-std=c11", "-Wall", "-Wextra", "-Wpedantic",
                                                 "-Werror"], run)
    run(["cc", "-std=c11", f"-I{folder}", "main.c", *map(str, parts), *libraries, "-o", "main"],
        tool.path("."))


def vendored(tool, folder, *arguments):
    written(tool.run("--vendor", folder, *arguments))
    return listing(tool, folder)


def test_one_line_builds_it(tool):
    tool.file("pets.yaml", PETS)
    there = vendored(tool, "gen", "-o", "gen", "pets.yaml")
    true("headers", "oas/oas.h" in there and "oas/program.h" in there)
    equal("nothing knows PCRE2", [name for name in there if b"pcre2.h" in there[name]], [])
    tool.file("main.c", """\
#include "pets.h"
int main(void)
{
    oas_errors errs = {0};
    return pets_pet_validate(OAS_STR("{\\"name\\":\\"Rex\\"}"), &errs) == OAS_OK &&
                   pets_pet_validate(OAS_STR("{\\"name\\":\\"\\"}"), &errs) == OAS_INVALID
               ? 0
               : 1;
}
""")
    for compiler in ["gcc", "clang"]:
        if missing := probe.programs(compiler):
            probe.leave_out(f"a vendored folder compiled by {compiler}", missing)
            continue
        cc(tool, f"{compiler} -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Werror -c -I. *.c",
           "gen")
        cc(tool, f"{compiler} -std=c11 -Igen main.c gen/*.o -o main && ./main")
    true("the license comes along", "MIT License" in there["oas/LICENSE"].decode())


def test_a_pattern_needs_pcre2(tool):
    tool.file("s.json", PATTERN)
    there = vendored(tool, "gen", "-o", "gen", "s.json")
    knows = [name for name in there if b"#include <pcre2.h>" in there[name]]
    equal("one file knows PCRE2", knows, ["oas_regex.c"])
    if missing := probe.pcre2():
        probe.leave_out("a vendored folder with a pattern", missing)
        return
    tool.file("main.c", """\
#include "s.h"
int main(void)
{
    oas_errors errs = {0};
    int good = s_validate(OAS_STR("{\\"code\\":\\"abx\\"}"), &errs) == OAS_OK &&
               s_validate(OAS_STR("{\\"code\\":\\"abd\\"}"), &errs) == OAS_INVALID;
    s_release();
    return good ? 0 : 1;
}
""")
    linked(tool, "gen", "-lpcre2-8")
    cc(tool, "./main")


def test_a_native_pattern_needs_none(tool):
    uuid = ("^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-"
            "[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|"
            "ffffffff-ffff-ffff-ffff-ffffffffffff)$")
    tool.file("s.json", {"type": "string", "pattern": uuid})
    there = vendored(tool, "gen", "-o", "gen", "s.json")
    equal("regex files", [name for name in there if "oas_regex" in name], [])
    tool.file("main.c", '#include "s.h"\nint main(void)\n{\n    return s_validate(OAS_STR("1"), '
                        "NULL) == OAS_OK;\n}\n")
    linked(tool, "gen")
    cc(tool, "./main")


def test_formats_bring_their_part_alone(tool):
    """The format regex understands patterns, but nothing matches them."""
    tool.file("s.json", {"type": "string", "format": "regex"})
    there = vendored(tool, "gen", "-o", "gen", "--formats", "assert", "s.json")
    found("files", r"\boas_regex_strict\.c\b", " ".join(there))
    equal("files for PCRE2", [name for name in there if b"pcre2.h" in there[name]], [])
    tool.file("main.c", """\
#include "s.h"
int main(void)
{
    return s_validate(OAS_STR("\\"a+\\""), NULL) != OAS_OK ||
           s_validate(OAS_STR("\\"a++\\""), NULL) != OAS_INVALID;
}
""")
    linked(tool, "gen")
    cc(tool, "./main")
    for dialect, format, part in [("2020-12", "email", ""), ("draft4", "hostname", ""),
                                  ("draft7", "hostname", "oas_idn.c"),
                                  ("2020-12", "idn-hostname", "oas_idn.c"),
                                  ("2020-12", "idn-email", "oas_idn.c")]:
        tool.file("s.json", {"type": "string", "format": format})
        there = vendored(tool, "gen", "-o", "gen", "--formats", "assert", "--dialect", dialect,
                         "s.json")
        equal(f"parts for {format} in {dialect}",
              [name for name in there if name in ("oas_regex_strict.c", "oas_idn.c")],
              [part] if part else [])
        linked(tool, "gen")


def test_apart_from_the_output(tool):
    """Two documents, one runtime."""
    tool.file("pets.yaml", PETS)
    tool.file("s.json", PATTERN)
    plain = vendored(tool, "rt", "-o", "a", "pets.yaml")
    equal("files of the output", sorted(listing(tool, "a")), ["pets.c", "pets.h"])
    both = vendored(tool, "rt", "-o", "b", "s.json")
    true("more is there", set(plain) < set(both))
    same_files("what another document needs stays",
               vendored(tool, "rt", "-o", "a", "pets.yaml"), both)
    ends(tool.run("--check", "--vendor", "rt", "-o", "a", "pets.yaml"), 0, out="", err="")
    if missing := probe.pcre2():
        probe.leave_out("one vendored runtime of two documents", missing)
        return
    cc(tool, "cc -std=c11 -c -Irt rt/*.c a/*.c b/*.c")


def test_the_texts_are_the_runtime_s(tool):
    """Byte for byte behind the first line, but for the flat names in includes."""
    tool.file("s.json", PATTERN.replace('x$"', 'x$", "format": "idn-hostname"'))
    there = vendored(tool, "gen", "--formats", "assert", "s.json")
    runtime = ROOT / "runtime"
    sources = {f"oas/{path.name}": path for path in (runtime / "include/oas").iterdir()}
    sources |= {f"oas_{path.name}": path for path in (runtime / "src").glob("*/*")}
    equal("files", sorted(there), sorted([*sources, "oas/LICENSE", "oas/VENDORED"]))
    for name, path in sources.items():
        first, _, rest = there[name].partition(b"\n")
        found(name, r"^/\* liboas \d+\.\d+\.\d+, copied by `oasc --vendor`.* \*/$", first.decode())
        true(f"{name} is {path.name}",
             rest == re.sub(rb'#include "\w+/', b'#include "oas_', path.read_bytes()))


def test_check_and_list(tool):
    tool.file("pets.yaml", PETS)
    given = ["--vendor", "gen", "-o", "gen", "pets.yaml"]
    listed = tool.run("--list-outputs", *given)
    ends(listed, 0, err="")
    equal("nothing is written", sorted(listing(tool)), ["pets.yaml"])
    result = tool.run("--check", *given)
    ends(result, 1, err="")
    equal("what would be created", [line.partition(":")[0] for line in result.lines], listed.lines)
    ends(tool.run(*given), 0, out="", err="")
    equal("what is written", sorted(f"gen/{name}" for name in listing(tool, "gen")),
          sorted(listed.lines))
    ends(tool.run("--check", *given), 0, out="", err="")
    tool.file("gen/oas_arena.c", MARK + b" old */")
    ends(tool.run("--check", *given), 1, out="gen/oas_arena.c: would change\n", err="")


def test_only_changed_files_are_touched(tool):
    tool.file("pets.yaml", PETS)
    given = ["--vendor", "gen", "-o", "gen", "pets.yaml"]
    ends(tool.run(*given), 0)
    before = {name: os.stat(tool.path(f"gen/{name}")).st_mtime_ns for name in listing(tool, "gen")}
    os.unlink(tool.path("gen/oas/oas.h"))
    ends(tool.run(*given), 0)
    after = {name: os.stat(tool.path(f"gen/{name}")).st_mtime_ns for name in listing(tool, "gen")}
    equal("touched", [name for name in after if after[name] != before[name]], ["oas/oas.h"])


def test_files_of_an_older_runtime_go(tool):
    """Only what oasc itself has copied: that is on their first line."""
    tool.file("pets.yaml", PETS)
    given = ["--vendor", "gen", "-o", "gen", "pets.yaml"]
    old = ["gen/oas_gone.c", "gen/oas/gone.h"]
    for name in old:
        tool.file(name, MARK + b"0.0.1, copied by `oasc --vendor` */\n")
    others = {"gen/oas_mine.c": b"int mine;\n", "gen/other.c": MARK + b"*/\n",
              "gen/oas/mine.h": b"", "gen/oas_regex.c": MARK + b"0.0.1 */\n"}
    for name, text in others.items():
        tool.file(name, text)
    result = tool.run("--check", *given)
    ends(result, 1, err="")
    for name in old:
        true(f"{name} would go", f"{name}: would be removed" in result.lines)
    true("a pattern file that is there would be kept up to date",
         "gen/oas_regex.c: would change" in result.lines)
    ends(tool.run(*given), 0, out="", err="")
    there = listing(tool)
    equal("gone", [name for name in old if name in there], [])
    for name in ["gen/oas_mine.c", "gen/other.c", "gen/oas/mine.h"]:
        equal(name, there[name], others[name])
    ends(tool.run("--check", *given), 0, out="", err="")


def test_what_cannot_be_written(tool):
    tool.file("pets.yaml", PETS)
    tool.file("file", "")
    before = listing(tool)
    result = tool.run("--vendor", "file", "-o", "gen", "pets.yaml")
    ends(result, 3, out="", err="oasc: error: cannot make the folder 'file/oas': Not a directory\n")
    same_files("files", listing(tool), before)
    os.makedirs(tool.path("gen/oas_arena.c"))
    result = tool.run("--vendor", "gen", "-o", "gen", "pets.yaml")
    ends(result, 3, out="")
    found("stderr", "cannot write 'gen/oas_arena.c': Is a directory", result.err)
    same_files("files", listing(tool), before)
    true("the folder stays", pathlib.Path(tool.path("gen/oas_arena.c")).is_dir())
