#!/usr/bin/env python3
"""Documents of real APIs, from the corpora: oasc compiles each, strict compilers take what comes
out, and real.c puts payloads through every type of their operations: some that are wrong
everywhere, and the document's own examples.

    tests/golden/real.py --oasc PROGRAM --library liboas.a --corpora DIR [NAME...]

A document that is not there is left out."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

from compiled import (HERE, INCLUDES, STRICT, Compilers, Failure, demand, link, option_parser,
                      probe)
from runner import run

DOCUMENTS = {
    "adyen": "CheckoutService-v71.yaml",
    "box": "openapi.json",
    "discord": "openapi.json",
    "github": "api.github.com.json",
    "kubernetes": "apis__apps__v1_openapi.json",
    "museum": "openapi.yaml",
    "openai": "openapi.yaml",
}
LARGEST = 4096  # bytes of a C type
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


# ---- the document's own examples ----

def resolved(document, node):
    """The node, or what it refers to within the document."""
    for _ in range(20):
        if not isinstance(node, dict) or "$ref" not in node:
            break
        target = document
        for key in node["$ref"].split("/")[1:]:
            target = target[key.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def values(document, media):
    if "example" in media:
        yield media["example"]
    for example in media.get("examples", {}).values():
        example = resolved(document, example)
        if "value" in example:
            yield example["value"]


def bodies(document, operation):
    """(status or -, body) of the request and of each response."""
    if "requestBody" in operation:
        yield "-", resolved(document, operation["requestBody"])
    for status, response in operation.get("responses", {}).items():
        yield status, resolved(document, response)


def examples(path):
    """A line each: method, path, status, media type, JSON, divided by tabs."""
    if path.suffix != ".json":
        return
    document = json.loads(path.read_text())
    for template, item in document["paths"].items():
        for method in METHODS:
            for status, body in bodies(document, item.get(method, {})):
                for media_type, media in body.get("content", {}).items():
                    if not re.search(r"[/+]json$", media_type):
                        continue
                    for value in values(document, media):
                        text = json.dumps(value, ensure_ascii=False)
                        yield "\t".join([method.upper(), template, status, media_type, text])


# ---- one document ----

class Real:
    def __init__(self, options, folder):
        self.options = options
        self.folder = pathlib.Path(folder)
        self.compilers = Compilers("what real documents give")

    def document(self, name):
        return pathlib.Path(self.options.corpora, "openapi", name, DOCUMENTS[name])

    def generate(self, name, made):
        done = subprocess.run([self.options.oasc, "--name", name, "-o", made, self.document(name)],
                              capture_output=True, check=False)
        if done.returncode != 0:
            errors = [line for line in done.stderr.decode(errors="replace").split("\n")
                      if "error: " in line]
            raise Failure(f"oasc: exit {done.returncode}\n" + "\n".join(errors[:20]))

    def compile(self, name, made):
        """Only the checks of the compilers: the exercise is compiled as a whole."""
        for compiler in self.compilers.c:
            demand(" ".join(compiler), *compiler, *STRICT, *INCLUDES, "-fsyntax-only",
                   made / f"{name}.c")
        self.compilers.demand_header(made, f"{name}.h")

    def weigh(self, name, made):
        """No type is larger than a page, wherever a union, list or map may hold it by value."""
        tags = re.findall(r"^struct (\w+) \{$", (made / f"{name}.h").read_text(), re.M)
        weighed = made / "weighed.c"
        weighed.write_text(f'#include "{name}.h"\n' + "".join(
            f'_Static_assert(sizeof(struct {tag}) <= {LARGEST}, "{tag} is large");\n'
            for tag in tags))
        demand("sizes", *self.compilers.c[0], *STRICT, *INCLUDES, "-fsyntax-only", weighed)

    def exercise(self, name, made):
        link("real.c", self.options, made / "real", f"-I{made}", f'-DHEADER="{name}.h"',
             f"-DOPERATIONS={name}_operations", HERE / "real.c", made / f"{name}.c")
        lines = "".join(line + "\n" for line in examples(self.document(name)))
        done = subprocess.run([made / "real"], input=lines.encode(), stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False)
        said = done.stdout.decode(errors="replace")
        if done.returncode != 0:
            raise Failure(f"real: exit {done.returncode}\n{said[:4000]}")
        print(f"{name}: {said.strip()}", flush=True)

    def check(self, name):
        made = self.folder / name
        made.mkdir()
        self.generate(name, made)
        self.compile(name, made)
        self.weigh(name, made)
        self.exercise(name, made)


def main():
    parser = option_parser(__doc__)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("names", nargs="*", default=list(DOCUMENTS))
    options = parser.parse_args()
    names = []
    for name in options.names:
        if missing := probe.corpus(options.corpora, f"openapi/{name}"):
            probe.leave_out(f"the document of {name}", missing)
        else:
            names.append(name)
    if not names:
        return probe.SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        return run(names, Real(options, folder).check, options.jobs)


if __name__ == "__main__":
    sys.exit(main())
