"""What the tests of the programs share: running it in a folder of its own, and checks that say what
was expected."""

import json
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(1, str(ROOT / "tests/run"))
import probe  # noqa: E402, F401  # pylint: disable=wrong-import-position,unused-import

API = str(HERE / "api.yaml")


class Failure(Exception):
    """Why a test failed; the text is shown."""


class Result:
    """What one run gave."""

    def __init__(self, code, out, err):
        self.code = code
        self.out = out
        self.err = err

    @property
    def lines(self):
        return self.out.splitlines()

    @property
    def json(self):
        try:
            return json.loads(self.out)
        except ValueError as error:
            raise Failure(f"stdout is not JSON ({error}):\n{self.out}") from error

    @property
    def jsonl(self):
        return [json.loads(line) for line in self.lines]


class Tool:
    """The program, and a folder for the files of a test."""

    def __init__(self, program):
        self.program = str(pathlib.Path(program).resolve())
        self.sanitized = b"__asan_init" in pathlib.Path(self.program).read_bytes()
        self.folder = None

    def file(self, name, text):
        """Writes a file for the test: text, bytes, or anything else as JSON. Gives its name."""
        if not isinstance(text, (str, bytes)):
            text = json.dumps(text)
        path = pathlib.Path(self.folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return name

    def path(self, name):
        return os.path.join(self.folder, name)

    def environment(self, more):
        kept = {key: value for key, value in os.environ.items()
                if key not in ("NO_COLOR", "TERM", "POSIXLY_CORRECT")}
        # Under the address sanitizer freed memory would count, too.
        return {"ASAN_OPTIONS": "quarantine_size_mb=1", **kept, "TERM": "xterm", **more}

    def start(self, *arguments, env=None, **how):
        """A running program, for what run() cannot do."""
        return subprocess.Popen([self.program, *arguments], cwd=self.folder,
                                env=self.environment(env or {}), **how)

    def on_a_terminal(self, stream, *arguments, env=None):
        """The exit status, and what a terminal gets as that stream: "stdout" or "stderr"."""
        ours, theirs = pty.openpty()
        streams = {"stdout": subprocess.DEVNULL, "stderr": None, stream: theirs}
        child = self.start(*arguments, stdin=subprocess.DEVNULL, env=env, **streams)
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:
            pass  # the other side is closed
        os.close(ours)
        return child.wait(timeout=600), shown.decode()

    def run(self, *arguments, stdin=b"", env=None, stdout=subprocess.PIPE, **how):
        stdin = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run([self.program, *arguments], cwd=self.folder, input=stdin,
                              stdout=stdout, stderr=subprocess.PIPE, timeout=600, check=False,
                              env=self.environment(env or {}), **how)
        err = done.stderr.decode(errors="replace")
        sane(done.returncode, err, arguments)
        return Result(done.returncode, (done.stdout or b"").decode(errors="replace"), err)


def sane(code, err, arguments):
    if code < 0 or "Sanitizer" in err or "runtime error:" in err:
        raise Failure(f"crashed ({code}): {' '.join(map(str, arguments))}\n{err}")


def equal(what, actual, expected):
    if actual != expected:
        raise Failure(f"{what}: expected\n{expected!r}\ngot\n{actual!r}")


def found(what, pattern, text):
    if not re.search(pattern, text, re.MULTILINE):
        raise Failure(f"{what}: expected to match {pattern!r}\ngot\n{text}")


def absent(what, pattern, text):
    if re.search(pattern, text, re.MULTILINE):
        raise Failure(f"{what}: expected no {pattern!r}\ngot\n{text}")


def true(what, condition):
    if not condition:
        raise Failure(what)


def ends(result, code, out=None, err=None):
    """The exit status; stdout exactly, stderr exactly."""
    equal(f"exit (stderr: {result.err[:500]})", result.code, code)
    if out is not None:
        equal("stdout", result.out, out)
    if err is not None:
        equal("stderr", result.err, err)


def refused(result, message, hint=None):
    """A usage error: one line that says what is wrong, a hint, nothing on stdout."""
    ends(result, 2, out="")
    found("stderr", r"^(validate-payload|oasc): error: .*" + message, result.err)
    if hint:
        found("stderr", r"^(validate-payload|oasc): hint: .*" + hint, result.err)
    true(f"two lines at most: {result.err}", len(result.err.splitlines()) <= 2)


def run_all(program, modules):
    """Runs every test_... of the modules; prints the failures, then the counts."""
    passed = failed = 0
    tool = Tool(program)
    tests = [(name, what) for module in modules for name, what in vars(module).items()
             if name.startswith("test_")]
    for name, test in tests:
        with tempfile.TemporaryDirectory() as folder:
            tool.folder = folder
            try:
                test(tool)
                passed += 1
            except (Failure, subprocess.TimeoutExpired, OSError, ValueError, KeyError,
                    IndexError) as error:
                failed += 1
                print(f"FAILED {name}: {type(error).__name__}: {error}\n")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0
