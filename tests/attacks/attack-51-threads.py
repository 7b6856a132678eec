#!/usr/bin/env python3
"""attack-51-threads.c with the thread sanitizer, which goes with no other: the runtime and the
generated files are compiled once more. Left out where the sanitizer does not work.

    attack-51-threads.py --compiler CC --generated DIR"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(1, str(pathlib.Path(__file__).resolve().parent.parent / "run"))
import probe  # noqa: E402  # pylint: disable=wrong-import-position


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False)
    return done.returncode, done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compiler", default="cc")
    parser.add_argument("--generated", required=True, help="where hostile.c is")
    options = parser.parse_args()
    flags = ["-std=c11", "-g", "-O1", "-fsanitize=thread", "-D_DEFAULT_SOURCE",
             "-D_XOPEN_SOURCE=700", "-Iruntime/include", "-Iruntime/src", "-Itests/unit",
             f"-I{options.generated}"]
    if missing := probe.runs(options.compiler, "-fsanitize=thread"):
        probe.skip("threads under the thread sanitizer", missing)
    with tempfile.TemporaryDirectory() as folder:
        sources = sorted(map(str, pathlib.Path("runtime/src").glob("*/*.c")))
        status, said = run(options.compiler, *flags, "tests/attacks/attack-51-threads.c", *sources,
                           f"{options.generated}/hostile.c", "-o", f"{folder}/threads",
                           "-lpcre2-8", "-lpthread")
        if status == 0:
            status, said = run(f"{folder}/threads")
        print(said.strip())
        return 1 if status else 0


if __name__ == "__main__":
    sys.exit(main())
