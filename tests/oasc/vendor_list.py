"""DIR/oas/VENDORED: what --vendor has copied, by document, so that what nobody needs goes."""

import fcntl
import os
import re
import subprocess
import time

from given import NEEDS_PCRE2, PATTERN, PETS, listing, same_files, written
from tool import absent, ends, equal, found, true

LIST = "rt/oas/VENDORED"
COPIED = "/* liboas 0.0.1, copied by `oasc --vendor` */\n"
EARLIER = "documents of before this list"


def documents(tool):
    tool.file("pets.yaml", PETS)
    tool.file("codes.json", PATTERN)


def vendored(tool, spec, *arguments):
    """What is in rt afterwards, with what --list-outputs and --check say before and after."""
    given = ["--vendor", "rt", "-o", "out", *arguments, spec]
    listed = tool.run("--list-outputs", *given)
    ends(listed, 0, err="")
    before = set(listing(tool))
    told = tool.run("--check", *given).lines
    written(tool.run(*given))
    there = set(listing(tool))
    equal("what --check said is gone", sorted(before - there),
          sorted(line.partition(":")[0] for line in told if line.endswith(": would be removed")))
    equal("what --list-outputs said", sorted({name for name in there if name.startswith("rt/")}),
          sorted(line for line in listed.lines if line.startswith("rt/")))
    ends(tool.run("--check", *given), 0, out="", err="")
    return listing(tool, "rt")


def blocks(tool):
    """Document to its files, as the list has them."""
    text = listing(tool)[LIST].decode()
    parts = re.split(r"\n\n", text.rstrip("\n"))
    true(f"the first line is ours: {parts[0]}",
         parts[0].startswith("# Kept by `oasc --vendor`, format 1: ") and
         all(line.startswith("# ") for line in parts[0].split("\n")))
    return {block.split("\n")[0]: [line.removeprefix("    ") for line in block.split("\n")[1:]]
            for block in parts[1:]}


def patterns_of(names):
    return [name for name in names if name.startswith("oas_regex")]


def test_the_list_says_who_needs_what(tool):
    documents(tool)
    plain = vendored(tool, "pets.yaml")
    equal("documents", list(blocks(tool)), ["document pets"])
    equal("files", blocks(tool)["document pets"], sorted(set(plain) - {"oas/VENDORED"}))
    equal("no patterns", patterns_of(plain), [])
    both = vendored(tool, "codes.json")
    equal("documents", list(blocks(tool)), ["document codes", "document pets"])
    equal("files", blocks(tool)["document codes"], sorted(set(both) - {"oas/VENDORED"}))
    equal("files", blocks(tool)["document pets"], sorted(set(plain) - {"oas/VENDORED"}))
    same_files("again", vendored(tool, "pets.yaml"), both)
    text = listing(tool)[LIST].decode()
    absent("no folder, no time", rf"{tool.folder}|/tmp|20[0-9][0-9]", text)


def test_the_order_of_runs_does_not_matter(tool):
    documents(tool)
    results = []
    for order in [["pets.yaml", "codes.json"], ["codes.json", "pets.yaml"]]:
        for spec in order:
            ends(tool.run("--vendor", f"rt{len(results)}", spec), 0)
        results.append(listing(tool, f"rt{len(results)}"))
    same_files("the same", *results)


def test_what_nobody_needs_goes(tool):
    """A document of the same NAME takes the place of the one before."""
    documents(tool)
    plain = vendored(tool, "pets.yaml")
    with_patterns = vendored(tool, "codes.json")
    tool.file("codes.json", '{"type": "object", "properties": {"code": {"type": "string"}}}')
    told = tool.run("--check", "--vendor", "rt", "-o", "out", "codes.json")
    ends(told, 1, err="")
    equal("removed", [line for line in told.lines if "removed" in line],
          [f"rt/{name}: would be removed" for name in patterns_of(sorted(with_patterns))])
    without = vendored(tool, "codes.json")
    equal("gone", sorted(set(with_patterns) - set(without)), patterns_of(sorted(with_patterns)))
    equal("nothing else", sorted(without), sorted(plain))


def test_another_document_may_still_need_it(tool):
    documents(tool)
    tool.file("more.json", PATTERN)
    for spec in ["pets.yaml", "codes.json", "more.json"]:
        both = vendored(tool, spec)
    tool.file("codes.json", "{}")
    equal("all stays", sorted(vendored(tool, "codes.json")), sorted(both))
    tool.file("more.json", "{}")
    equal("nobody needs it", patterns_of(vendored(tool, "more.json")), [])


def test_a_document_is_dropped_by_its_lines(tool):
    documents(tool)
    vendored(tool, "codes.json")
    vendored(tool, "pets.yaml")
    text = listing(tool)[LIST].decode()
    tool.file(LIST, re.sub(r"document codes\n(    .*\n)+", "", text))
    equal("gone", patterns_of(vendored(tool, "pets.yaml")), [])
    equal("documents", list(blocks(tool)), ["document pets"])


def test_what_is_not_ours_stays(tool):
    """Not even for the sake of order: a file that nobody needs is not looked at."""
    documents(tool)
    tool.file("rt/oas_regex.c", "int mine;\n")
    ends(tool.run("--vendor", "rt", "pets.yaml"), 0, out="", err="")
    equal("mine", listing(tool)["rt/oas_regex.c"], b"int mine;\n")
    result = tool.run("--vendor", "rt", "codes.json")
    ends(result, 3, out="")
    found("stderr", "'rt/oas_regex.c' is not replaced", result.err)
    equal("documents", list(blocks(tool)), ["document pets"])


def test_names(tool):
    tool.file("a b.yaml", PETS)
    tool.file("überall.yaml", PETS)
    for spec in ["überall.yaml", "a b.yaml", "a b.yaml"]:
        vendored(tool, spec, "--prefix", "x_")
    vendored(tool, "a b.yaml", "--name", "document x", "--prefix", "y_")
    equal("documents", list(blocks(tool)),
          ["document a b", "document document x", "document überall"])


# ---- other lists ----

def test_a_folder_of_before_the_list(tool):
    """Somebody needs what is there for patterns; who, is known when his document is run."""
    documents(tool)
    tool.file("rt/oas_regex.c", COPIED)
    true("kept up to date", patterns_of(vendored(tool, "pets.yaml")))
    equal("who", list(blocks(tool)), ["document pets", EARLIER])
    equal("what", blocks(tool)[EARLIER], patterns_of(blocks(tool)[EARLIER]))
    true("and stays", patterns_of(vendored(tool, "pets.yaml")))
    vendored(tool, "codes.json")
    equal("he is known", list(blocks(tool)), ["document codes", "document pets"])
    tool.file("codes.json", "{}")
    equal("he needs it no more", patterns_of(vendored(tool, "codes.json")), [])


def test_the_list_of_another_runtime(tool):
    """Whose files had other names."""
    documents(tool)
    vendored(tool, "pets.yaml")
    plain = listing(tool, "rt")
    head = listing(tool)[LIST].decode().split("\n")[0]
    tool.file(LIST, f"{head}\ndocument old\n    oas/gone.h\n    oas_gone.c\n")
    equal("what it needs", sorted(vendored(tool, "pets.yaml")), sorted(plain))
    equal("as now", blocks(tool)["document old"], blocks(tool)["document pets"])
    tool.file(LIST, f"{head}\n\ndocument old\n    oas_regex_of_old.c\n")
    true("what it needs", patterns_of(vendored(tool, "pets.yaml")))


def test_an_empty_list_is_none(tool):
    documents(tool)
    tool.file(LIST, "")
    vendored(tool, "pets.yaml")
    equal("documents", list(blocks(tool)), ["document pets"])


def refuses(tool, why, *arguments):
    before = listing(tool)
    result = tool.run(*arguments, "--vendor", "rt", "-o", "new", "pets.yaml")
    ends(result, 3, out="")
    found("stderr", f"^oasc: error: .*'{LIST}'.*{why}", result.err)
    found("stderr", "^oasc: hint: nothing was changed; --force ", result.err)
    same_files("files", listing(tool), before)
    true("no folder", not os.path.exists(tool.path("new")))


def test_a_list_that_cannot_be_read(tool):
    documents(tool)
    vendored(tool, "codes.json")
    vendored(tool, "pets.yaml")
    text = listing(tool)[LIST].decode()
    lines = text.split("\n")
    damaged = {
        "a later oasc wrote it": text.replace("format 1", "format 2"),
        "a later oasc": lines[0].replace("format 1:", "format 10:") + "\nwhatever\n",
        "line 3: oasc did not write this": "\n".join([*lines[:2], "<<<<<<< HEAD", *lines[2:]]),
        "line 2: oasc did not write this": lines[0] + "\n    oas/oas.h\n",
        f"line {len(lines)}: oasc": text + "document x",
        "line 4: oasc": "\n".join([*lines[:3], "document ", *lines[4:]]),
    }
    for why, given in damaged.items():
        tool.file(LIST, given)
        for mode in [[], ["--check"], ["--list-outputs"]]:
            refuses(tool, why, *mode)
        ends(tool.run("--force", "--vendor", "rt", "-o", "out", "pets.yaml"), 0, out="", err="")
        equal("anew", list(blocks(tool)), ["document pets", EARLIER])
        true("what is there for patterns stays", patterns_of(listing(tool, "rt")))


def test_a_list_that_is_not_ours(tool):
    documents(tool)
    tool.file(LIST, "documents: pets\n")
    refuses(tool, "is not replaced")
    result = tool.run("--check", "--vendor", "rt", "-o", "new", "pets.yaml")
    ends(result, 1, err="")
    found("stdout", f"^{LIST}: would change, but oasc did not write it", result.out)
    vendored(tool, "pets.yaml", "--force")
    equal("anew", list(blocks(tool)), ["document pets"])


# ---- several at once ----

def test_runs_at_the_same_time(tool):
    """No entry is lost, no file is of one run and its neighbour of another."""
    specs = [f"api{number}.{'json' if number % 2 else 'yaml'}" for number in range(6)]
    for number, spec in enumerate(specs):
        tool.file(spec, PATTERN if number % 2 else PETS)
    for attempt in range(4):
        folder = f"made{attempt}/rt"
        running = [tool.start("--vendor", folder, "-o", f"made{attempt}", spec,
                              stderr=subprocess.PIPE) for spec in specs]
        for number, child in enumerate(running):
            _, err = child.communicate(timeout=600)
            said = NEEDS_PCRE2.sub("", err.decode()) if number % 2 else err.decode()
            equal("exit", (child.returncode, said), (0, ""))
        text = listing(tool)[f"{folder}/oas/VENDORED"].decode()
        equal("documents", re.findall(r"^document (.*)$", text, re.M),
              sorted(f"api{number}" for number in range(6)))
        for spec in specs:
            ends(tool.run("--check", "--vendor", folder, "-o", f"made{attempt}", spec), 0, out="",
                 err="")
        equal("nothing else is there", [name for name in listing(tool) if "/." in name], [])


def still_runs(child):
    time.sleep(0.3)
    return child.poll() is None


def test_one_waits_for_another(tool):
    documents(tool)
    vendored(tool, "pets.yaml")
    before = listing(tool)
    folder = os.open(tool.path("rt/oas"), os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    given = ["--vendor", "rt", "-o", "out"]
    running = [tool.start(*given, "codes.json", stderr=subprocess.DEVNULL),
               tool.start(*given, "--check", "pets.yaml")]
    true("they wait", all(still_runs(child) for child in running))
    same_files("nothing is written meanwhile", listing(tool), before)
    fcntl.flock(folder, fcntl.LOCK_UN)
    equal("exits", [child.wait(timeout=600) for child in running][:1], [0])
    fcntl.flock(folder, fcntl.LOCK_SH)
    ends(tool.run("--check", *given, "pets.yaml"), 0, out="", err="")
    child = tool.start(*given, "pets.yaml")
    true("one that writes waits for one that reads", still_runs(child))
    os.close(folder)
    equal("exit", child.wait(timeout=600), 0)


def test_the_folder_may_be_locked_by_a_script(tool):
    """As flock(1) does around a command: that is another lock."""
    documents(tool)
    vendored(tool, "pets.yaml")
    folder = os.open(tool.path("rt"), os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    vendored(tool, "codes.json")
    os.close(folder)


def test_reading_makes_nothing(tool):
    documents(tool)
    for mode in ["--check", "--list-outputs"]:
        tool.run(mode, "--vendor", "rt", "-o", "out", "pets.yaml")
        equal("folders", sorted(os.listdir(tool.folder)), ["codes.json", "pets.yaml"])
