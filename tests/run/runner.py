"""What the runners share: calling validate-payload, failing, counting, updating expectations."""

import argparse
import concurrent.futures
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# As the build `dev` compiles, so does who links with its library.
SANITIZE = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]


class Failure(Exception):
    """Why a case failed; the text is shown."""


def options(description, default_folder):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--program", required=True, help="the validate-payload to test")
    parser.add_argument("--update", action="store_true", help="rewrite the .expected files")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("folders", nargs="*", type=pathlib.Path,
                        default=[ROOT / default_folder], help=f"default: {default_folder}")
    return parser.parse_args()


def call(program, *arguments, stdin=b""):
    """Runs the program from the project's root; gives exit status, stdout and stderr, as bytes."""
    done = subprocess.run([str(pathlib.Path(program).resolve()), *arguments], cwd=ROOT,
                          input=stdin, capture_output=True, timeout=600, check=False)
    if done.returncode < 0 or b"Sanitizer" in done.stderr or b"runtime error:" in done.stderr:
        raise Failure(f"crashed ({done.returncode}): {' '.join(arguments)}\n"
                      + done.stderr.decode(errors="replace"))
    return done.returncode, done.stdout, done.stderr


def from_root(path):
    return path.resolve().relative_to(ROOT).as_posix()


def equal(what, expected, actual):
    if expected != actual:
        raise Failure(f"{what}: expected\n{shown(expected)}\n--- got\n{shown(actual)}")


def shown(value):
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def passes(case, check):
    """True if check(case) finds nothing; else the failure is printed."""
    try:
        check(case)
        return True
    except (Failure, subprocess.TimeoutExpired, OSError, ValueError) as error:
        print(f"FAILED {case}: {error}\n")
        return False


def run(cases, check, jobs, last=()):
    """Calls check(case) for each, then check(case) of each pair in `last`; prints the failures and a
    closing line; gives the exit status."""
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        results = list(pool.map(lambda case: passes(case, check), cases))
    if not results:
        print("there is no case to run")
    results += [passes(case, check) for case, check in last]
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed or not cases else 0


def update(path, content):
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)
        print(f"wrote {from_root(path)}", file=sys.stderr)
