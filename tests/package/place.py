"""What the tests of this folder share: a folder with a user's project, the environment in which he
finds an installed oasc, and the blocks of docs/EMBEDDING.md."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(1, str(ROOT / "tests/run"))
import probe  # noqa: E402, F401  # pylint: disable=wrong-import-position,unused-import

SECTION = re.compile(r"^## (.*)\n((?:(?!## ).*\n)*)", re.M)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n", re.M | re.S)
FILES = {"cmake": "CMakeLists.txt", "make": "Makefile"}
# Of the project, what a build as part of another one needs.
SOURCES = ["CHANGELOG.md", "CMakeLists.txt", "LICENSE", "cli", "cmake", "codegen", "docs", "runtime"]
# Nothing of the caller's may help to find what a user would have to name.
PRIVATE = ("CMAKE_", "PKG_CONFIG", "CC", "CFLAGS", "LDFLAGS", "CPATH", "MAKE", "MFLAGS", "LD_",
           "LIBRARY_PATH", "OASC_", "C_INCLUDE_PATH", "DESTDIR")


def sections():
    """Title -> text, of docs/EMBEDDING.md."""
    return dict(SECTION.findall((ROOT / "docs/EMBEDDING.md").read_text()))


class Failure(Exception):
    """Why a test failed; the text is shown."""


class Place:
    """A fresh folder of its own for one test, with the user's files."""

    def __init__(self, work, compiler, name):
        self.work = pathlib.Path(work).resolve()
        self.compiler = compiler
        self.folder = self.work / name
        self.prefix = None
        self.env = {key: value for key, value in os.environ.items()
                    if not key.startswith(PRIVATE)}
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(HERE / "user", self.folder)
        tools = self.folder / ".tools"
        tools.mkdir()
        (tools / "cc").symlink_to(shutil.which(compiler))
        self.env.update(CC="cc", PATH=f"{tools}:{self.env['PATH']}", LC_ALL="C")

    def installed(self, kind="static"):
        """From here on oasc is found where it was installed: `static` or `shared`."""
        self.prefix = self.work / f"installed-{kind}"
        if not (self.prefix / "bin/oasc").exists():
            raise Failure(f"{self.prefix} lacks oasc: run `install` first")
        self.env["PREFIX"] = str(self.prefix)
        self.env["PATH"] = f"{self.prefix}/bin:{self.env['PATH']}"
        self.env["PKG_CONFIG_PATH"] = f"{self.prefix}/lib/pkgconfig"
        if kind == "shared":
            self.env["LD_LIBRARY_PATH"] = f"{self.prefix}/lib"

    def copy_sources(self, to):
        """oasc's sources as part of the user's tree."""
        for name in SOURCES:
            source, target = ROOT / name, self.folder / to / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target)
            else:
                shutil.copy2(source, target)

    def path(self, name):
        return self.folder / name

    def write(self, name, text):
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text(text)

    def replace(self, name, old, new):
        """Edits a file of the user."""
        text = self.path(name).read_text()
        if old not in text:
            raise Failure(f"{name} has no {old!r}")
        self.path(name).write_text(text.replace(old, new))

    def attempt(self, *command, env=None):
        """Runs a command; gives (exit status, all that it printed)."""
        done = subprocess.run([str(word) for word in command], cwd=self.folder,
                              env={**self.env, **(env or {})}, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              timeout=1800, check=False)
        return done.returncode, done.stdout

    def run(self, *command, env=None):
        """Runs a command that must succeed; gives what it printed."""
        status, said = self.attempt(*command, env=env)
        if status != 0:
            raise Failure(f"exit {status}: {' '.join(map(str, command))}\n{said}")
        return said

    def refuses(self, pattern, *command, env=None):
        """Runs a command that must fail and say so."""
        status, said = self.attempt(*command, env=env)
        if status <= 0 or not re.search(pattern, re.sub(r"\s+", " ", said)):
            raise Failure(f"exit {status}, expected to fail with {pattern!r}: "
                          f"{' '.join(map(str, command))}\n{said}")

    def section(self, title):
        """The files of a section of docs/EMBEDDING.md are written; its commands are returned."""
        if title not in sections():
            raise Failure(f"docs/EMBEDDING.md has no section {title!r}")
        commands = []
        for kind, text in BLOCK.findall(sections()[title]):
            if kind == "sh":
                commands.append(text)
            else:
                self.write(FILES[kind], text)
        return commands

    def shell(self, commands, env=None):
        """Runs commands as a user would paste them; gives what they printed."""
        return self.run("sh", "-e", "-u", "-c", commands, env=env)


def equal(what, actual, expected):
    if actual != expected:
        raise Failure(f"{what}: expected\n{expected!r}\ngot\n{actual!r}")


def true(what, condition):
    if not condition:
        raise Failure(what)


# What user/main.c prints of its own pet.
REX = '{"name":"Rex","nickname":"none","owner":{"email":"a@b.example"}}\n'


def works(place, app):
    """The program reads, changes and writes a pet, and refuses one that is not valid."""
    equal(f"{app}", place.run(*app), REX)
    status, said = place.attempt(*app, '{"name":"","owner":{}}')
    equal(f"{app} of an invalid pet: {said}", status, 1)
    true(f"both errors in {said}", "/name" in said and "email" in said)
