#!/usr/bin/env python3
"""Generated code does not compile against a runtime of another ABI, older or newer, and says why;
against its own it does.

    attack-54-other-runtime.py --compiler CC"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compiler", default="cc")
    options = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree("runtime/include/oas", f"{folder}/oas")
        header = pathlib.Path(folder, "oas/base.h")
        text = header.read_text()
        number = int(re.search(r"#define OAS_ABI +(\d+)", text).group(1))
        for abi in (number - 1, number, number + 1, number + 9):
            header.write_text(re.sub(r"(#define OAS_ABI +)\d+", rf"\g<1>{abi}", text))
            for source in ("carecycle.c", "pexip-engage.c"):
                done = subprocess.run([options.compiler, "-std=c11", "-fsyntax-only",
                                       f"-I{folder}", f"generated/{source}"],
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                      check=False)
                good = (done.returncode == 0 if abi == number else
                        done.returncode != 0 and "generate it anew" in done.stdout)
                if not good:
                    failed += 1
                    print(f"{source} against ABI {abi}: exit {done.returncode}\n{done.stdout}")
    print(f"{failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
