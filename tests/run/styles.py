#!/usr/bin/env python3
"""Every cell of OpenAPI's table of style examples (tests/http/styles.txt, where `_` is a blank) is a
case of tests/http/styles-VERSION.yaml, which the test suite/wire reads and writes; of what the table
leaves open ("n/a") the program says what it makes: a style that is read instead, or exit 5.
"""

import argparse
import json
import pathlib
import re
import sys
import tempfile

from runner import ROOT, Failure, call, equal, run

HTTP = ROOT / "tests/http"
COLUMNS = ("empty", "string", "array", "object")
PLACES = {"matrix": ["path"], "label": ["path"], "simple": ["path", "header"],
          "form": ["query", "cookie"], "cookie": ["cookie"]}
SCHEMAS = {"string": {"type": "string"}, "array": {"type": "array", "items": {"type": "string"}},
           "object": {"type": "object", "properties": {
               name: {"type": "integer"} for name in "RGB"}}}
# How what is open is read: by which style, and the texts.
FORM = {"array": "color=blue&color=black&color=brown", "object": "R=100&G=200&B=150"}
DEEP = {"array": "color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown",
        "object": "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"}
OPEN = {("spaceDelimited", "true"): FORM, ("pipeDelimited", "true"): FORM,
        ("deepObject", "true"): DEEP}
OPERATION = re.compile(r"^  (/\S+):\n    get:\n      parameters: \[(\{.*\})\]\n      x-wire:\n"
                       r"((?:        - .*\n)+)", re.M)


def cells():
    """(version, style, explode, column, text)"""
    for line in (HTTP / "styles.txt").read_text().splitlines():
        if line.startswith("#"):
            continue
        versions, style, explode, *texts = line.split()
        for version in versions.split(","):
            for column, text in zip(COLUMNS, texts, strict=True):
                yield version, style, explode, column, text.replace("_", " ")


def cases_of(version):
    """An operation's path to its parameter and its cases, as they stand in the file."""
    text = (HTTP / f"styles-{version}.yaml").read_text()
    return {path: (parameter, cases) for path, parameter, cases in OPERATION.findall(text)}


def wire_text(place, text):
    """What a case has in it that has this cell at that place."""
    text = "" if text == "empty" else text
    if place == "path":
        return re.compile(r"\bpath: '/[^/]*/[^/]*/x?" + re.escape(text) + "'")
    if place == "query":
        return f"query: '{text}'"
    if place == "header":
        return f"headers: ['color: {text}']"
    return f"headers: ['Cookie: {text.replace('&', '; ')}']"


def stands(cell):
    version, style, explode, column, text = cell
    for place in PLACES.get(style, ["query"]):
        path = f"/{style}-{place}{'-exploded' if explode == 'true' else ''}/{column}"
        found = [one for name, one in cases_of(version).items()
                 if name == path or name.startswith(path + "/")]
        equal(f"operations {path}", 1, len(found))
        parameter, cases = found[0]
        equal("parameter", True, f"in: {place}, style: {style}, explode: {explode}," in parameter)
        wanted = wire_text(place, text)
        there = wanted.search(cases) if isinstance(wanted, re.Pattern) else wanted in cases
        if not there:
            raise Failure(f"no case of {path} has {text}")


def left_open(program, cell):
    version, style, explode, column, _ = cell
    if column == "empty":
        return
    parameter = {"name": "color", "in": "query", "style": style, "explode": explode == "true",
                 "schema": SCHEMAS[column]}
    document = {"openapi": version + ".0", "info": {"title": "t", "version": "1"}, "paths": {
        "/a": {"get": {"parameters": [parameter], "responses": {"200": {"description": "d"}}}}}}
    read = OPEN.get((style, explode), {}).get(column)
    with tempfile.TemporaryDirectory() as folder:
        name = pathlib.Path(folder) / "api.json"
        name.write_text(json.dumps(document))
        code, out, err = call(program, "--target", f"GET /a?{read or 'color=blue'}",
                              "--strict-query", str(name))
    said = err.decode()
    if not read:
        equal(f"exit: {out + err}", 5, code)
        equal(f"told at its place: {said}", True, "api.json:1:" in said and "no form" in said)
    else:
        equal(f"exit: {out + err}", 0, code)
        equal(f"a warning: {said}", style in ("spaceDelimited", "pipeDelimited"),
              "is read as 'form'" in said)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--program", required=True, help="the validate-payload to test")
    parser.add_argument("--jobs", type=int, default=2)
    chosen = parser.parse_args()

    def check(cell):
        if cell[-1] == "n/a":
            left_open(chosen.program, cell)
        else:
            stands(cell)

    return run(list(cells()), check, chosen.jobs)


if __name__ == "__main__":
    sys.exit(main())
