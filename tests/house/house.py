"""What the house checks share: the project's files, C without comments, and the closing report."""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(1, str(ROOT / "tests/run"))
import probe  # noqa: E402  # pylint: disable=wrong-import-position


def files(*patterns, below="."):
    """The project's own files (no build output), by name pattern, sorted."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        found = [ROOT / name.decode() for name in listed.stdout.split(b"\0") if name]
    else:  # an unpacked archive
        found = [path for path in ROOT.rglob("*")
                 if path.relative_to(ROOT).parts[0] not in ("build", ".git")]
    top = (ROOT / below).resolve()
    return sorted(path for path in found if path.is_file() and top in [path, *path.parents]
                  and any(path.match(pattern) for pattern in patterns or ["*"]))


def name(path):
    return path.relative_to(ROOT).as_posix()


def is_generated(path):
    """True for what oasc printed."""
    golden = path.match("tests/golden/*/*.[ch]") and path.stem != "exercise"
    return golden or name(path).startswith("generated/")


def code_only(text):
    """C text with comments, strings and character constants blanked; lines stay where they are."""
    token = re.compile(r"""/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.S)
    return token.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def includes(path):
    """(line, quoted or not, name) of each #include."""
    pattern = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
    for line, text in enumerate(path.read_text().split("\n"), 1):
        if match := pattern.match(text):
            yield line, match.group(1) == '"', match.group(2)


def rings(calls):
    """The rings in a graph, {from: set of to}: for each one a way round, from its least member."""
    found = []
    for start in sorted(calls):
        ways = [[start]]
        seen = set()
        while ways:
            way = ways.pop()
            for called in sorted(calls.get(way[-1], ())):
                if called == start and len(way) > 1:
                    found.append([*way, start])
                    ways = []
                    break
                if called > start and called not in seen:
                    seen.add(called)
                    ways.append([*way, called])
    return found


def lines_with(pattern, path, text):
    """Each match of the pattern as (`file:line`, match)."""
    for line, content in enumerate(text.split("\n"), 1):
        for match in re.finditer(pattern, content):
            yield f"{name(path)}:{line}", match


def need(*programs):
    """A check that cannot run without these programs is left out where one of them is missing."""
    if missing := probe.programs(*programs):
        probe.skip(f"house/{pathlib.Path(sys.argv[0]).stem}", missing)


def run(*command):
    """Runs a command from the root; gives (succeeded, its output)."""
    done = subprocess.run([str(word) for word in command], cwd=ROOT, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode == 0, done.stdout


def run_all(commands):
    """Runs commands side by side; gives what run() gives, of each in order."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda command: run(*command), commands))


def report(faults, looked_at):
    """Ends the check: each fault on a line, and how much was looked at (never nothing)."""
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults in {looked_at} places")
    if not looked_at:
        print("there was nothing to look at")
    sys.exit(1 if faults or not looked_at else 0)
