"""Attack 66: a signal leaves the old files or the new ones, and nothing beside them; what a run that
was killed has left, the next one removes."""

import fcntl
import os
import random
import re
import signal
import subprocess
import time

from given import NEEDS_PCRE2, PATTERN, PETS, listing, same_files
from tool import Tool, ends, equal, true

FAILING = None  # a second oasc: the signal SIGNAL comes before its call number SIGNAL_AT

TEMPORARY = re.compile(r"(^|/)\.oasc-")
PLAIN = ["-o", "out", "--depfile", "d/pets.d"]
VENDOR = ["-o", "out", "--vendor", "out"]


def temporaries(there):
    return [name for name in there if TEMPORARY.search(name)]


def folders(tool):
    return sorted(os.path.relpath(top, tool.folder) for top, _, _ in os.walk(tool.folder))


def states(tool, given):
    """What is there before and after a run of `given`: before it the output for a document that needs
    more, with an older runtime."""
    tool.file("pets.yaml", PATTERN)
    ends(tool.run(*given, "--prefix", "old_", "pets.yaml"), 0)
    tool.file("pets.yaml", PETS)
    for name, text in listing(tool).items():
        if text.startswith(b"/* liboas "):
            tool.file(name, text + b"\n/* older */\n")
    old = listing(tool)
    ends(tool.run(*given, "pets.yaml"), 0)
    return old, listing(tool)


def put(tool, there):
    """Makes the files to be those of a listing."""
    found = listing(tool)
    for name, text in found.items():
        if there.get(name) != text:
            os.unlink(tool.path(name))
    for name, text in there.items():
        if found.get(name) != text:
            tool.file(name, text)


def interrupted(tool, number, at, *arguments):
    """The exit status of a run that meets the signal before its call number `at`."""
    failing = Tool(FAILING)
    failing.folder = tool.folder
    child = failing.start(*arguments, "pets.yaml", stderr=subprocess.PIPE,
                          env={"SIGNAL": str(int(number)), "SIGNAL_AT": str(at)})
    _, err = child.communicate(timeout=600)
    equal(f"call {at}: what is said", NEEDS_PCRE2.sub("", err.decode()), "")
    return child.returncode


def every(tool, given, numbers, step):
    """A signal before each call in turn: exactly the old files, or exactly the new ones."""
    old, new = states(tool, given)
    seen, at = set(), 1
    while True:
        ended = False
        for number in numbers:
            put(tool, old)
            code = interrupted(tool, number, at, *given)
            there = listing(tool)
            equal(f"{number.name} before call {at}: temporaries", temporaries(there), [])
            same_files(f"{number.name} before call {at}", there, new if there == new else old)
            seen.add(there == new)
            ended = code == 0
            true(f"call {at}: exit {code}", code in (0, -number))
        if ended:
            break
        at += step
    equal("both were met", seen, {False, True})
    true(f"{at} calls", at > 6)


def test_attack_66_signals(tool):
    every(tool, PLAIN, [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT], 1)


def test_attack_66_signals_while_vendoring(tool):
    every(tool, VENDOR, [signal.SIGTERM], 23)


def test_attack_66_nothing_is_made_in_vain(tool):
    """Not even folders, once writing has begun: after the three that are made for the lock."""
    tool.file("pets.yaml", PETS)
    for at in range(4, 1000, 7):
        code = interrupted(tool, signal.SIGTERM, at, "-o", "a/b", "--vendor", "a/c")
        if listing(tool).keys() != {"pets.yaml"}:
            break
        equal(f"call {at}", (code, folders(tool)), (-signal.SIGTERM, ["."]))
    true(f"{at} calls", 100 < at < 993)
    ends(tool.run("--check", "-o", "a/b", "--vendor", "a/c", "pets.yaml"), 0, out="", err="")


def every_kill(tool, given, step):
    """A run that is killed before each call in turn; the next one finishes what it was about."""
    old, new = states(tool, given)
    left, at, mixed = 0, 1, 0
    while True:
        put(tool, old)
        code = interrupted(tool, signal.SIGKILL, at, *given)
        if code == 0:
            break
        equal(f"call {at}", code, -signal.SIGKILL)
        there = listing(tool)
        left += bool(temporaries(there))
        mixed += there not in (old, new) and not temporaries(there)
        files = {name: text for name, text in there.items() if not TEMPORARY.search(name)}
        outputs = {name: text for name, text in files.items() if name != "d/pets.d"}
        check = tool.run("--check", *given, "pets.yaml")
        equal(f"call {at}: --check", check.code,
              int(any(new.get(name) != text for name, text in outputs.items())))
        ends(tool.run(*given, "pets.yaml"), 0, out="", err="")
        same_files(f"after call {at}", listing(tool), new)
        at += step
    true(f"of {at} calls {left} left something, {mixed} a mix", left > 0)


def test_attack_66_killed(tool):
    every_kill(tool, PLAIN, 1)


def test_attack_66_killed_while_vendoring(tool):
    every_kill(tool, VENDOR, 23)


def test_another_document_tidies_up_too(tool):
    """Whose run finds a list that names what the killed one was about."""
    tool.file("pets.yaml", PATTERN)
    tool.file("other.yaml", PETS)
    ends(tool.run(*VENDOR, "other.yaml"), 0)
    old = listing(tool)
    for at in range(1, 2000, 31):
        put(tool, old)
        code = interrupted(tool, signal.SIGKILL, at, *VENDOR)
        if code == 0:
            break
        ends(tool.run(*VENDOR, "other.yaml"), 0, out="", err="")
        there = listing(tool)
        equal(f"call {at}", temporaries(there), [])
        if b"document pets" in there["out/oas/VENDORED"]:
            true(f"call {at}: what it needs", "out/oas_regex.c" in there)
        ends(tool.run("--check", *VENDOR, "other.yaml"), 0, out="", err="")
    equal("all calls", code, 0)


def test_attack_66_at_any_time(tool):
    """Not only between calls."""
    old, new = states(tool, VENDOR)
    put(tool, old)
    begun = time.monotonic()
    ends(tool.run(*VENDOR, "pets.yaml"), 0)
    usual = time.monotonic() - begun
    draw = random.Random(66)
    for number in [signal.SIGTERM, signal.SIGKILL]:
        for _ in range(10):
            put(tool, old)
            child = tool.start(*VENDOR, "pets.yaml")
            time.sleep(draw.random() * usual * 1.2)
            child.send_signal(number)
            code = child.wait(timeout=600)
            there = listing(tool)
            if number == signal.SIGTERM:
                true(f"exit {code}", code in (0, -number))
                same_files("old or new", there, new if there == new else old)
            ends(tool.run(*VENDOR, "pets.yaml"), 0, out="", err="")
            same_files("the next run", listing(tool), new)


def test_a_signal_that_is_ignored(tool):
    """As nohup(1) has it."""
    old, new = states(tool, PLAIN)
    failing = Tool(FAILING)
    failing.folder = tool.folder
    for at in range(1, 14):
        put(tool, old)
        child = failing.start(*PLAIN, "pets.yaml", env={"SIGNAL": "1", "SIGNAL_AT": str(at)},
                              preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        equal(f"call {at}", child.wait(timeout=600), 0)
        same_files(f"call {at}", listing(tool), new)


def test_waiting_for_a_pipe_can_be_ended(tool):
    states(tool, PLAIN)
    before = listing(tool)
    os.mkfifo(tool.path("pipe"))
    child = tool.start("-o", "out", "--prefix", "x_", "--depfile", "pipe", "pets.yaml")
    time.sleep(0.3)
    equal("it waits", child.poll(), None)
    child.terminate()
    equal("exit", child.wait(timeout=600), -signal.SIGTERM)
    same_files("files", listing(tool), before)


def test_attack_66_what_is_left(tool):
    """By its name, if nobody has it open, and if its text is ours."""
    old, new = states(tool, PLAIN)
    text = old["out/pets.c"]
    gone = {"out/.oasc-aB3dE6": text, "out/.oasc-000000": text[:200], "out/.oasc-ABCDEF": b"",
            "d/.oasc-xxxxxx": b"out/pets.h out/pets.c: pets.yaml"}
    stays = {"out/.oasc-config": b"indent = 4\n", "out/.oasc-": text, "out/.oasc-aB3dE": text,
             "out/.oasc-aB3dE67": text, "out/.oasc-aB3dE_": text, "out/oasc-aB3dE6": text,
             ".oasc-aB3dE6": text}
    for name, what in {**gone, **stays}.items():
        tool.file(name, what)
    os.symlink("pets.c", tool.path("out/.oasc-a1link"))
    os.mkdir(tool.path("out/.oasc-folder"))
    tool.file("out/.oasc-locked", text)
    with open(tool.path("out/.oasc-locked"), "rb") as in_use:
        fcntl.flock(in_use, fcntl.LOCK_EX)
        ends(tool.run("--check", *PLAIN, "pets.yaml"), 0, out="", err="")
        true("--check removes nothing", set(gone) < set(listing(tool)))
        ends(tool.run(*PLAIN, "pets.yaml"), 0, out="", err="")
    there = listing(tool)
    equal("gone", sorted(set(gone) & set(there)), [])
    same_files("all else", {name: what for name, what in there.items() if "oasc-a1" not in name},
               {**new, **stays, "out/.oasc-locked": text})
    true("no file", os.path.islink(tool.path("out/.oasc-a1link")) and
         os.path.isdir(tool.path("out/.oasc-folder")))
    ends(tool.run(*PLAIN, "pets.yaml"), 0, out="", err="")
    true("in use no longer", "out/.oasc-locked" not in listing(tool))


def test_a_refusal_touches_nothing_that_is_left(tool):
    tool.file("pets.yaml", PETS)
    tool.file("out/.oasc-aB3dE6", "")
    tool.file("out/pets.c", "mine\n")
    before = listing(tool)
    ends(tool.run("-o", "out", "pets.yaml"), 3, out="")
    same_files("files", listing(tool), before)
