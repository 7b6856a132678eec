#!/usr/bin/env python3
"""Documents of real APIs, from the corpora: oasc compiles each, strict compilers take what comes
out, and real.c puts payloads through every type of their operations: some that are wrong
everywhere, and the document's own examples.

    tests/golden/real.py --oasc PROGRAM --library liboas.a --corpora DIR [NAME...]

A document that is not there is left out."""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from run import (HERE, INCLUDES, SANITIZE, STRICT, STRICT_CXX, Compilers, Failure, call, demand,
                 probe, run)

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
        self.patterns = call("pkg-config", "--libs", "libpcre2-8")[1].decode().split()

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
        twice = made / "header.cpp"
        twice.write_text(f'#include "{name}.h"\n#include "{name}.h"\n')
        for compiler in self.compilers.cxx:
            demand(" ".join(compiler), *compiler, *STRICT_CXX, *INCLUDES, "-fsyntax-only", twice)

    def weigh(self, name, made):
        """No type is larger than a page, wherever a union, list or map may hold it by value."""
        tags = re.findall(r"^struct (\w+) \{$", (made / f"{name}.h").read_text(), re.M)
        weighed = made / "weighed.c"
        weighed.write_text(f'#include "{name}.h"\n' + "".join(
            f'_Static_assert(sizeof(struct {tag}) <= {LARGEST}, "{tag} is large");\n'
            for tag in tags))
        demand("sizes", *self.compilers.c[0], *STRICT, *INCLUDES, "-fsyntax-only", weighed)

    def exercise(self, name, made):
        sanitize = SANITIZE if self.options.sanitize else []
        library = pathlib.Path(self.options.library).resolve()
        demand("real.c", self.options.compiler, *STRICT, "-g", *sanitize, *INCLUDES, f"-I{made}",
               f'-DHEADER="{name}.h"', f"-DOPERATIONS={name}_operations", HERE / "real.c",
               made / f"{name}.c", library, f"-Wl,-rpath,{library.parent}", *self.patterns, "-o",
               made / "real")
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
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--oasc", required=True, type=pathlib.Path)
    parser.add_argument("--library", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--compiler", default="gcc", help="that the library was built by")
    parser.add_argument("--sanitize", action="store_true", help="as the library was built")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("names", nargs="*", default=list(DOCUMENTS))
    options = parser.parse_args()
    options.oasc = options.oasc.resolve()
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
