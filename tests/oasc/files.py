"""Files: written as wholes or not at all, only when they change, the same from everywhere."""

import os
import pathlib
import re
import resource
import subprocess

from given import PETS, listing, same_files
from tool import ends, equal, found, probe, refused, true

OUT = ["out/pets.c", "out/pets.h"]


def compiled(tool, *arguments):
    tool.file("pets.yaml", PETS)
    ends(tool.run("-o", "out", *arguments, "pets.yaml"), 0, out="", err="")


def test_folders_are_made(tool):
    tool.file("pets.yaml", PETS)
    ends(tool.run("-o", "a/b//c/", "pets.yaml"), 0, out="", err="")
    equal("files", sorted(listing(tool, "a")), ["b/c/pets.c", "b/c/pets.h"])
    ends(tool.run("pets.yaml"), 0, out="", err="")
    true("here without -o", "pets.h" in listing(tool))


def test_written_only_if_changed(tool):
    compiled(tool)
    before = {name: os.stat(tool.path(name)) for name in OUT}
    compiled(tool)
    for name in OUT:
        after = os.stat(tool.path(name))
        equal(name, (after.st_ino, after.st_mtime_ns),
              (before[name].st_ino, before[name].st_mtime_ns))
    tool.file("out/pets.h", listing(tool)["out/pets.h"].partition(b"\n")[0] + b"\nchanged\n")
    compiled(tool)
    equal("the source", os.stat(tool.path(OUT[0])).st_ino, before[OUT[0]].st_ino)
    true("the header is back", not listing(tool)[OUT[1]].endswith(b"changed\n"))


def test_check(tool):
    tool.file("pets.yaml", PETS)
    check = ["--check", "-o", "out", "pets.yaml"]
    ends(tool.run(*check), 1, out="out/pets.h: would be created\nout/pets.c: would be created\n",
         err="")
    equal("nothing is written", sorted(listing(tool)), ["pets.yaml"])
    compiled(tool)
    before = listing(tool)
    ends(tool.run(*check, "--depfile", "d"), 0, out="", err="")
    ends(tool.run(*check, "--prefix", "x_"), 1,
         out="out/pets.h: would change\nout/pets.c: would change\n", err="")
    same_files("nothing is written", listing(tool), before)
    tool.file("out/pets.c", before["out/pets.c"] + b" ")
    ends(tool.run(*check), 1, out="out/pets.c: would change\n", err="")
    tool.file("out/pets.c", before["out/pets.c"][:-1])
    ends(tool.run(*check), 1, out="out/pets.c: would change\n", err="")
    os.unlink(tool.path("out/pets.c"))
    os.mkdir(tool.path("out/pets.c"))
    result = tool.run(*check)
    ends(result, 3, out="")
    found("stderr", "^oasc: error: cannot write 'out/pets.c': Is a directory", result.err)


def test_modes_and_links(tool):
    compiled(tool)
    os.chmod(tool.path("out/pets.h"), 0o640)
    os.rename(tool.path("out/pets.c"), tool.path("elsewhere"))
    os.symlink("../elsewhere", tool.path("out/pets.c"))
    compiled(tool, "--prefix", "x_")
    equal("mode", os.stat(tool.path("out/pets.h")).st_mode & 0o777, 0o640)
    true("the link stays", os.path.islink(tool.path("out/pets.c")))
    true("what it leads to is new", b"x_pet" in listing(tool)["elsewhere"])
    child = tool.start("--name", "new", "pets.yaml", preexec_fn=lambda: os.umask(0o027))
    equal("exit", child.wait(timeout=600), 0)
    equal("mode", os.stat(tool.path("new.h")).st_mode & 0o777, 0o640)


def unchanged_after(tool, code, message, *arguments, **how):
    """The run fails, and not one byte of any file is other than before."""
    before = listing(tool)
    child = tool.start(*arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **how)
    out, err = child.communicate(timeout=600)
    equal(f"exit ({err})", child.returncode, code)
    equal("stdout", out, b"")
    found("stderr", message, err.decode())
    equal("files", sorted(listing(tool)), sorted(before))
    same_files("contents", listing(tool), before)


def test_attack_55_a_full_disk(tool):
    """A limit on the size of files stands for the disk: writes come back short, then fail."""
    tool.file("pets.yaml", PETS)
    for limit in [0, 1, 1000, 5000]:
        unchanged_after(tool, 3, r"^oasc: error: cannot write 'out/pets\.[hc]': File too large$",
                        "-o", "out", "pets.yaml",
                        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE,
                                                              (limit, limit)))
    compiled(tool)
    size = len(listing(tool)["out/pets.h"])
    true("the source is the longer one", len(listing(tool)["out/pets.c"]) > size + 500)
    unchanged_after(tool, 3, r"^oasc: error: cannot write 'out/pets\.c': File too large$",
                    "-o", "out", "--prefix", "x_", "pets.yaml",
                    preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE,
                                                          (size + 200, size + 200)))


def test_attack_55_a_device_that_is_full(tool):
    compiled(tool)
    os.unlink(tool.path("out/pets.c"))
    os.symlink("/dev/full", tool.path("out/pets.c"))
    unchanged_after(tool, 3, "^oasc: error: cannot write 'out/pets.c': No space left on device",
                    "-o", "out", "--prefix", "x_", "pets.yaml")


def test_attack_55_what_cannot_be_written(tool):
    tool.file("pets.yaml", PETS)
    tool.file("file", "")
    os.makedirs(tool.path("taken/pets.c"))
    unchanged_after(tool, 3, "cannot make the folder 'file': |cannot write 'file/", "-o", "file",
                    "pets.yaml")
    unchanged_after(tool, 3, "cannot make the folder '/proc/nowhere'", "-o", "/proc/nowhere/x",
                    "pets.yaml")
    unchanged_after(tool, 3, "^oasc: error: cannot write 'taken/pets.c': Is a directory",
                    "-o", "taken", "pets.yaml")
    unchanged_after(tool, 3, "^oasc: error: cannot write 'taken': Is a directory",
                    "-o", "new", "--depfile", "taken", "pets.yaml")
    if missing := probe.modes():
        probe.leave_out("a folder that may not be written to", missing)
        return
    os.mkdir(tool.path("closed"), 0o555)
    unchanged_after(tool, 3, "cannot write 'closed/pets.h': Permission denied",
                    "-o", "closed", "pets.yaml", preexec_fn=probe.heed_modes)


def test_the_document_is_not_written_over(tool):
    tool.file("pets.h", PETS)
    refused(tool.run("pets.h"), "'pets.h' would be written over", "-o DIR")
    tool.file("pets.yaml", PETS)
    refused(tool.run("-o", "out", "--depfile", "./pets.yaml", "pets.yaml"), "would be written over")
    refused(tool.run("-o", "out", "--depfile", "out/pets.c", "pets.yaml"), "written twice")
    equal("files", sorted(listing(tool)), ["pets.h", "pets.yaml"])


def test_pipes(tool):
    """A depfile may be a pipe or a device."""
    tool.file("pets.yaml", PETS)
    result = tool.run("-o", "out", "--depfile", "/dev/stdout", "pets.yaml")
    ends(result, 0, out="out/pets.h out/pets.c: pets.yaml\n", err="")


def test_attack_58_stdout_is_closed(tool):
    tool.file("pets.yaml", PETS)
    for given in [["--dump", "plan"], ["--report"], ["--list-outputs"]]:
        reader, writer = os.pipe()
        os.close(reader)
        child = tool.start(*given, "pets.yaml", stdout=writer, stderr=subprocess.PIPE)
        os.close(writer)
        _, err = child.communicate(timeout=600)
        equal("exit and stderr", (child.returncode, err), (3, b""))
        with open("/dev/full", "wb") as full:
            result = tool.run(*given, "pets.yaml", stdout=full)
        ends(result, 3, err="oasc: error: cannot write to stdout: No space left on device\n")


def test_list_outputs(tool):
    ends(tool.run("--list-outputs", "-o", "out", "missing.yaml"), 0,
         out="out/missing.h\nout/missing.c\n", err="")
    equal("files", listing(tool), {})


# ---- --depfile ----

def rule_of(text):
    """(targets, sources) of a rule, as make reads it."""
    line = text.removesuffix("\n")
    true("one rule on one line", "\n" not in line)
    words = [re.sub(r"\\([ #:\\])", r"\1", word).replace("$$", "$")
             for word in re.findall(r"(?:\\.|[^\s\\])+", line)]
    colon = [word.endswith(":") for word in words].index(True)
    return [*words[:colon], words[colon][:-1]], words[colon + 1:]


def test_depfile(tool):
    tool.file("in/api.json", {"properties": {"a": {"$ref": "parts/a.json"},
                                             "b": {"$ref": "https://example.com/b.json"}}})
    tool.file("in/parts/a.json", {"items": {"$ref": "b.yaml#/$defs/x"}})
    tool.file("in/parts/b.yaml", "$defs: {x: {type: string}}")
    tool.file("in/parts/unused.json", {})
    tool.file("served.json", {"type": "integer"})
    ends(tool.run("-o", "out", "--depfile", "dep/api.d", "--map",
                  "https://example.com/b.json=served.json", "in/api.json"), 0, out="", err="")
    targets, sources = rule_of(listing(tool)["dep/api.d"].decode())
    equal("targets", targets, ["out/api.h", "out/api.c"])
    equal("sources", sorted(sources),
          ["in/api.json", "in/parts/a.json", "in/parts/b.yaml", "served.json"])
    equal("main first", sources[0], "in/api.json")
    for source in sources:
        true(f"{source} is there", pathlib.Path(tool.path(source)).exists())


def test_depfile_of_stdin(tool):
    tool.file("other.json", {"type": "string"})
    ends(tool.run("--name", "x", "--depfile", "x.d", "-", stdin='{"$ref": "other.json"}'), 0)
    targets, sources = rule_of(listing(tool)["x.d"].decode())
    equal("rule", (targets, [pathlib.Path(source).name for source in sources]),
          (["x.h", "x.c"], ["other.json"]))


def test_depfile_is_read_by_make(tool):
    """Names that make would take apart."""
    name = "a b#c$d"
    tool.file(f"{name}.json", '{"type": "string"}')
    ends(tool.run("-o", "o p", "--name", "x", "--depfile", "x.d", f"{name}.json"), 0, err="")
    targets, sources = rule_of(listing(tool)["x.d"].decode())
    equal("rule", (targets, sources), (["o p/x.h", "o p/x.c"], [f"{name}.json"]))
    tool.file("Makefile", "all: o\\ p/x.h\n\t@echo done\ninclude x.d\no\\ p/x.h:\n\t@echo made\n")
    if missing := probe.programs("make"):
        probe.leave_out("a depfile that make reads", missing)
        return
    for touched, said in [(False, "done\n"), (True, "made\ndone\n")]:
        if touched:
            os.utime(tool.path(f"{name}.json"), (2**31, 2**31))
        done = subprocess.run(["make", "-s"], cwd=tool.folder, capture_output=True, check=False)
        equal(f"make: {done.stderr.decode()}", done.stdout.decode(), said)


def test_depfile_cannot_name_everything(tool):
    tool.file("a\nb.json", "{}")
    result = tool.run("--name", "x", "--depfile", "x.d", "a\nb.json")
    ends(result, 3, out="")
    found("stderr", "^oasc: error: a rule of --depfile cannot name", result.err)
    equal("files", sorted(listing(tool)), ["a\nb.json"])


# ---- the same bytes ----

def test_attack_48_the_same_bytes_from_everywhere(tool):
    """Whatever the folder, the spelling of the path, the locale and the time zone."""
    for folder in ["here", "else/where"]:
        tool.file(f"{folder}/api.yaml", PETS.replace("'#/components/schemas/Owner'",
                                                     "'parts/o.yaml#/Owner'"))
        tool.file(f"{folder}/parts/o.yaml", "Owner: {type: object, properties: "
                                            "{mail: {type: string, format: email}}}")
    absolute = tool.path("here/api.yaml")
    results = []
    for number, (spec, env) in enumerate([
            ("here/api.yaml", {}), ("./here/api.yaml", {"LC_ALL": "C"}), (absolute, {}),
            ("here/../here/api.yaml", {"LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8"}),
            ("else/where/api.yaml", {"TZ": "Asia/Tokyo", "LC_NUMERIC": "de_DE.UTF-8"})]):
        ends(tool.run("-o", f"out{number}", spec, env=env), 0, out="", err="")
        results.append(listing(tool, f"out{number}"))
    child = subprocess.run([tool.program, "-o", "../out9", "api.yaml"],
                           cwd=tool.path("here"), check=False, env=tool.environment({}))
    equal("exit", child.returncode, 0)
    results.append(listing(tool, "out9"))
    for number, result in enumerate(results):
        same_files(f"run {number}", result, results[0])
    text = b"".join(results[0].values()).decode()
    true("no folder of this machine", tool.folder not in text and "here/" not in text)


def test_places_of_other_documents(tool):
    """A file by the way from the main one, a mapped one by the URI that it stands for."""
    tool.file("one/api.json", {"prefixItems": [{"$ref": "../two/b.json"},
                                               {"$ref": "https://example.com/c.json"}]})
    tool.file("two/b.json", {"type": "integer"})
    tool.file("far/away/c.json", {"type": "string"})
    ends(tool.run("--root", ".", "--map", f"https://example.com/={tool.path('far')}/away",
                  tool.path("one/api.json")), 0, out="", err="")
    text = listing(tool)["api.c"].decode()
    for place in ["api.json#", "../two/b.json#", "https://example.com/c.json#"]:
        true(place, f'"{place}"' in text)
    true("no folder of this machine", tool.folder not in text and "away" not in text)
