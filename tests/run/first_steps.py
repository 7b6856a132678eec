#!/usr/bin/env python3
"""README.md's first steps as somebody takes them who has just come: in a clean copy of the project
the lines of "Install" are run, with the programs of the packages on PATH that README.md lists (and
of those that every Debian has) and no others; then all console blocks, by what was installed.

Where there is no dpkg-query, or a listed package is not installed, the whole PATH is used."""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "house"))
from house import ROOT, files, name, probe  # noqa: E402

INSTALL = re.compile(r"^## Install\n((?:(?!## ).*\n)*)", re.M)
BLOCK = re.compile(r"```sh\n(.*?)```\n", re.S)
PACKAGES = re.compile(r"^apt-get install (.*)$", re.M)
FOUND = re.compile(r"^\w[\w.-]*:FILEPATH=(/.*)$", re.M)
COMPLAINT = re.compile(r"warning|not used by the project", re.I)
BINARIES = [pathlib.Path(folder) for folder in ("/bin", "/usr/bin", "/sbin", "/usr/sbin")]


def asked(*command):
    """What a command prints; None if it is not there or fails."""
    if not shutil.which(command[0]):
        return None
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else None


def with_dependencies(packages):
    """These packages, what they depend on, and what no Debian is without; None if not known."""
    listed = asked("dpkg-query", "-W", "-f",
                   "${binary:Package}|${Provides}|${Essential}|${Priority}|${Pre-Depends},${Depends}\n")
    if listed is None:
        return None
    needs, provided, wanted = {}, {}, list(packages)
    for line in listed.splitlines():
        package, also, essential, priority, depends = line.split("|", 4)
        package = package.split(":")[0]
        needs[package] = re.findall(r"(?:^|[,|])\s*([a-z0-9][a-z0-9+.-]*)", depends)
        for virtual in re.findall(r"(?:^|,)\s*([a-z0-9][a-z0-9+.-]*)", also):
            provided.setdefault(virtual, []).append(package)
        if essential == "yes" or priority == "required":
            wanted.append(package)
    if any(package not in needs for package in packages):
        return None
    found = set()
    while wanted:
        package = wanted.pop()
        if package in needs and package not in found:
            found.add(package)
            wanted += needs[package]
        wanted += [real for real in provided.pop(package, []) if package not in needs]
    return found


def files_of(packages):
    """All files of these packages and what they depend on; None if they are not known."""
    known = with_dependencies(packages)
    listed = known and asked("dpkg-query", "-L", *known)
    return {os.path.realpath(path) for path in listed.splitlines()} if listed else None


def make_tools(folder, owned):
    """A folder of links to the programs among these files."""
    folder.mkdir()
    for program in (path for place in BINARIES if place.is_dir() for path in place.iterdir()):
        # Through /etc/alternatives, as cc is, a name leads to another one's file.
        if os.path.realpath(program) in owned and not (folder / program.name).is_symlink():
            (folder / program.name).symlink_to(program)
    if not (folder / "cc").exists():  # it may lead to a compiler that is not listed
        (folder / "cc").symlink_to("gcc")


def copy_project(to):
    for path in files():
        target = to / name(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target, follow_symlinks=False)


def call(command, where, env):
    return subprocess.run(command, cwd=where, env=env, text=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=1800,
                          check=False)


def faults_of(work, project):
    """What is wrong with the steps; they are taken in the copy, with a HOME of their own."""
    (section,) = INSTALL.findall((ROOT / "README.md").read_text())
    (packages,) = PACKAGES.findall(section)
    owned = files_of(packages.split())
    if owned is None:
        probe.leave_out("README's lines with the listed packages alone on PATH",
                        probe.Missing("dpkg-query does not know all of them",
                                      f"on Debian: apt-get install {packages}"))
    home = work / "home"
    home.mkdir()
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C"}
    if owned is not None:
        make_tools(work / "tools", owned)
        env["PATH"] = str(work / "tools")

    lines = call(["sh", "-e", "-u", "-c", "".join(BLOCK.findall(section))], project, env)
    if lines.returncode != 0:
        yield f"the lines of Install: exit {lines.returncode}\n{lines.stdout}"
        return
    for line in lines.stdout.splitlines():
        if COMPLAINT.search(line):
            yield f"the lines of Install say: {line}"
    if owned is not None:  # CMake looks beyond PATH, too
        yield from (f"CMake found {path}, which is of no listed package"
                    for path in FOUND.findall((project / "build/release/CMakeCache.txt").read_text())
                    if os.path.realpath(path) not in owned)
    programs = re.findall(r"`~/(\.local/bin/[\w-]+)`", section)
    if len(programs) != 2:
        yield f"README.md names {len(programs)} programs in Install, not two"
    for program in programs:
        said = call([str(home / program), "--version"], project, env)
        if said.returncode != 0:
            yield f"{program} --version: exit {said.returncode}\n{said.stdout}"
    blocks = call([sys.executable, "-B", "tests/run/readme.py", "--path", str(home / ".local/bin")],
                  project, env)
    if blocks.returncode != 0:
        yield f"the console blocks:\n{blocks.stdout}"
    print(blocks.stdout.splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--work", required=True, type=pathlib.Path, help="made anew by each run")
    work = parser.parse_args().work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    project = work / "project"
    copy_project(project)
    faults = list(faults_of(work, project))
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
