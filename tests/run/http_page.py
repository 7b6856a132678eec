#!/usr/bin/env python3
"""docs/HTTP.md shows what the example server answers, and its client: every block marked `console` is
run against a server of its own and compared, every block marked `c FILE` is a part of that file.
--update writes what is printed into the page. Left out where the examples could not be built."""

import argparse
import os
import pathlib
import subprocess
import sys

import probe
from console import BLOCK, Console
from excerpts import excerpts, wrong_excerpts
from runner import ROOT

PAGE = ROOT / "docs/HTTP.md"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--path", action="append", required=True, type=pathlib.Path,
                        help="a folder with programs that the commands run; may be repeated")
    parser.add_argument("--server", type=pathlib.Path, help="campaign_server, where it was built")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    missing = probe.programs("curl") if options.server else probe.Missing(
        "libmicrohttpd or libcurl was not there as the examples were built",
        "apt-get install libmicrohttpd-dev libcurl4-openssl-dev, and cmake once more")
    if missing:
        probe.skip("docs/HTTP.md", missing)
    text = PAGE.read_text()
    with subprocess.Popen([options.server, "s3cret"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as server:
        path = ":".join([*(str(folder.resolve()) for folder in options.path), os.environ["PATH"]])
        console = Console(PAGE.name, ROOT, {"PATH": path, "LC_ALL": "C", "NO_COLOR": "1",
                                            "API": server.stdout.readline().strip()}, options.update)
        shown = BLOCK.sub(console.block, text)
        server.stdin.close()
        ended = server.wait(timeout=60)
    if options.update:
        PAGE.write_text(shown)
    wrong = list(wrong_excerpts(text, ROOT))
    for fault in wrong:
        print(f"{PAGE.name}: {fault}")
    passed = console.counts[True] + len(excerpts(text)) - len(wrong)
    failed = console.counts[False] + len(wrong) + (ended != 0)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
