#!/usr/bin/env python3
"""Documents that keep to OpenAPI, and documents that do not: VERSION/pass and VERSION/fail, ours in
tests/openapi, and OpenAPI's own in the corpora.

What passes ends with exit 0 and without a word from oasc, but for warnings that say nothing of the
specification's letter (UNSPOKEN). Of what fails each line that ends in `# told` is told of, and no
other is, all as warnings; a document without such lines, which is not ours, is told of anywhere.
"""

import argparse
import pathlib
import re
import sys
import tempfile

import probe
from runner import Failure, call, equal, run

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
OFFICIAL = "openapi-tests"
SAID = re.compile(r"^\S+?:(\d+):\d+: (?:warning|error): (.*)$", re.M)
UNSPOKEN = re.compile(r"the schema refuses its |no value is valid|has this schema twice|"
                      r"additionalProperties refuses |may be anything|is read as a text|"
                      r"no security scheme '|of an encoding (is not built|says nothing)|"
                      r"\[path-(variable|parameter)\]$")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--oasc", required=True)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--corpora", required=True, help="where OpenAPI's own documents are")
    options = parser.parse_args()

    def check(path):
        with tempfile.TemporaryDirectory() as made:
            code, _, errors = call(options.oasc, "--warnings", "all", "-o", made, str(path))
        said = [(int(line), words) for line, words in SAID.findall(errors.decode())]
        lines = enumerate(path.read_text().splitlines(), 1)
        marked = sorted(number for number, line in lines if line.endswith("# told"))
        if path.parent.name == "pass":
            equal("exit", 0, code)
            equal("told", [], [words for _, words in said if not UNSPOKEN.search(words)])
        elif marked:
            equal("exit", 0, code)
            equal("lines told of", marked, sorted({line for line, _ in said}))
        elif not said:
            raise Failure(f"exit {code}, and nothing is told")

    folders = [ROOT / "tests/openapi"]
    if missing := probe.corpus(options.corpora, OFFICIAL):
        probe.leave_out("OpenAPI's own documents that pass or fail", missing)
    else:
        folders.append(pathlib.Path(options.corpora, OFFICIAL))
    cases = [path for folder in folders for path in sorted(folder.glob("*/*/*.yaml"))]
    return run(cases, check, options.jobs)


if __name__ == "__main__":
    sys.exit(main())
