#!/usr/bin/env python3
"""The meta-schemas become C which decodes them: those of JSON Schema themselves, with their
vocabularies, OpenAPI's the documents of tests/golden of their version. What is encoded is equal."""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(1, str(HERE.parent / "run"))
from runner import SANITIZE, equal, run  # noqa: E402  # pylint: disable=wrong-import-position

FILES = ROOT / "codegen/resolve/meta"
DRAFTS = ["json-schema.org/draft-04", "json-schema.org/draft-06", "json-schema.org/draft-07",
          "json-schema.org/draft/2019-09", "json-schema.org/draft/2020-12"]
OPENAPI = {"3.0": "https://spec.openapis.org/oas/3.0/schema/2021-09-28",
           "3.1": "https://spec.openapis.org/oas/3.1/schema-base/2022-10-07",
           "3.2": "https://spec.openapis.org/oas/3.2/schema-base/2025-09-17"}
PROGRAM = """\
#include <stdio.h>
#include <stdlib.h>

#include "meta.h"

int main(void)
{
    static char text[1 << 20];
    oas_str json = oas_str_of(text, fread(text, 1, sizeof text, stdin));
    oas_arena mem = {0};
    oas_buf out = {0};
    struct meta is;
    oas_status status = meta_decode(&is, json, &mem, NULL);
    if (status == OAS_OK)
        status = meta_encode(&is, &out, NULL);
    printf("%s %.*s\\n", oas_status_name(status), OAS_ARG(oas_buf_str(&out)));
    oas_buf_free(&out);
    oas_arena_free(&mem);
    return 0;
}
"""


def doubles(text):
    """As the C types hold numbers."""
    return json.loads(text, parse_int=float)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--oasc", required=True)
    parser.add_argument("--json", required=True, help="meta_json")
    parser.add_argument("--library", required=True, help="liboas.a")
    parser.add_argument("--cc", default="cc")
    parser.add_argument("--sanitize", action="store_true", help="as the library was built")
    options = parser.parse_args()

    def json_of(path):
        return json.loads(subprocess.run([options.json, path], check=True,
                                         stdout=subprocess.PIPE).stdout)

    def instances(case):
        if case in OPENAPI:
            found = [json_of(path) for path in sorted(ROOT.glob("tests/golden/*/*.yaml"))]
            return [one for one in found if str(one.get("openapi", ""))[:3] == case]
        return [json_of(path) for path in sorted((FILES / case).rglob("*.yaml"))]

    def check(case):
        uri = OPENAPI.get(case) or json_of(FILES / case / "schema.yaml").get("$schema").rstrip("#")
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([options.oasc, "--warnings", "none", "--formats", "annotate",
                            "--keep-unknown", "-o", folder, "--name", "meta", uri],
                           check=True, capture_output=True)
            pathlib.Path(folder, "main.c").write_text(PROGRAM)
            sanitize = SANITIZE if options.sanitize else []
            subprocess.run([options.cc, "-std=c11", *sanitize, f"-I{ROOT}/runtime/include",
                            f"-I{folder}", f"{folder}/main.c", f"{folder}/meta.c",
                            options.library, "-lpcre2-8", "-o", f"{folder}/main"], check=True)
            values = instances(case)
            valid = 0
            for value in values:
                done = subprocess.run([f"{folder}/main"], input=json.dumps(value), text=True,
                                      check=True, stdout=subprocess.PIPE)
                status, _, made = done.stdout.partition(" ")
                if case in OPENAPI and status == "invalid":
                    continue  # what some of these documents are
                valid += 1
                equal(f"status for {json.dumps(value)[:80]}", "ok", status)
                equal("encoded", doubles(json.dumps(value)), doubles(made))
        equal("most are valid", True, valid * 2 > len(values))

    return run([*DRAFTS, *OPENAPI], check, 2)


if __name__ == "__main__":
    sys.exit(main())
