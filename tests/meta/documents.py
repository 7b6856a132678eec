#!/usr/bin/env python3
"""The meta-schemas of OpenAPI judge the corpora's documents, by the lines of docs/MANUAL.md. A document
is right, or its faults are those of documents.faults, line by line."""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(1, str(pathlib.Path(__file__).resolve().parent.parent / "run"))
import probe  # noqa: E402  # pylint: disable=wrong-import-position
from runner import Failure, call, equal, run  # noqa: E402  # pylint: disable=wrong-import-position

HERE = pathlib.Path(__file__).resolve().parent
FAULTS = HERE / "documents.faults"
MANUAL = HERE.parent.parent / "docs/MANUAL.md"
LINE = re.compile(r"^validate-payload (https://spec\.openapis\.org/oas/(\d\.\d)/\S+) api\.json$", re.M)
DOCUMENTS = ["adyen/CheckoutService-v71.yaml", "box/openapi.json", "discord/openapi.json",
             "github/api.github.com.json", "kubernetes/apis__apps__v1_openapi.json",
             "museum/openapi.yaml", "openai/openapi.yaml"]


def faults_of(options, path):
    """Each as `place: message`, in order."""
    document = subprocess.run([options.json, path], check=True, stdout=subprocess.PIPE).stdout
    metas = {version: uri for uri, version in LINE.findall(MANUAL.read_text())}
    meta = metas[json.loads(document)["openapi"][:3]]
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "api.json").write_bytes(document)
        code, out, errors = call(options.program, "--output", "jsonl", "--max-errors", "10000", meta,
                                 f"{folder}/api.json")
    equal("stderr", "", errors.decode())
    verdict = json.loads(out)
    equal("exit", 0 if verdict["valid"] else 1, code)
    return [f"{one['instanceLocation']}: {one['error']}" for one in verdict["errors"]]


def listed():
    """By document."""
    found = {}
    for line in FAULTS.read_text().splitlines():
        if line.startswith("== "):
            found[line[3:]] = faults = []
        else:
            faults.append(line)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--program", required=True, help="validate-payload")
    parser.add_argument("--json", required=True, help="meta_json")
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--update", action="store_true", help="write documents.faults anew")
    options = parser.parse_args()
    for name in DOCUMENTS:
        if missing := probe.corpus(options.corpora, f"openapi/{name.split('/', maxsplit=1)[0]}"):
            probe.skip("real documents, judged by OpenAPI's meta-schemas", missing)
    made = {}

    def check(path):
        made[path] = faults_of(options, pathlib.Path(options.corpora, "openapi", path))
        if not options.update and made[path] != listed().get(path, []):
            raise Failure("\n  ".join(["its faults are others:", *made[path]]))

    status = run(DOCUMENTS, check, 2)
    if options.update:
        FAULTS.write_text("".join(f"== {path}\n" + "".join(f"{fault}\n" for fault in made[path])
                                  for path in DOCUMENTS if made[path]))
    return status


if __name__ == "__main__":
    sys.exit(main())
