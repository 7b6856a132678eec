#!/usr/bin/env python3
"""Schemas that hold the next one twice, and thrice: C types stay as large as their own members are,
whatever they may hold, and what they hold goes there and back.

    attack-76-doubling.py --oasc OASC --compiler CC --library LIBOAS"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

MEMBER = 24  # bytes of the largest one: a presence and a view

REQUIRED, OPTIONAL, NULLABLE, UNION = "required", "optional", "nullable", "union"


def member(kind, target):
    ref = {"$ref": f"#/components/schemas/{target}"}
    return {"oneOf": [ref, {"type": "null"}]} if kind == NULLABLE else ref


def schema(kind, names, target):
    held = {"type": "object", "required": [] if kind == OPTIONAL else names,
            "properties": {name: member(kind, target) for name in names}}
    if kind != UNION:
        return held
    other = {"type": "object", "properties": {"kind": {"const": "other"}}, "required": ["kind"]}
    held["properties"]["kind"] = {"const": "held"}
    held["required"] = ["kind"] + names
    return {"oneOf": [held, other]}


def document(kind, count, names):
    """S1 holds S2, which holds S3, ..."""
    schemas = {f"S{i}": schema(kind, names, f"S{i + 1}") for i in range(1, count)}
    schemas[f"S{count}"] = {"type": "object", "required": ["v"],
                            "properties": {"v": {"type": "integer"}}}
    if kind == UNION:
        schemas[f"S{count}"]["properties"]["kind"] = {"const": "leaf"}
    return {"openapi": "3.1.0", "info": {"title": "Doubling", "version": "1"}, "paths": {},
            "components": {"schemas": schemas}}


def payload(kind, names, levels):
    """A value of the schema that is so many above the last; all members where they are required."""
    if levels == 0:
        return {"v": 1, "kind": "leaf"} if kind == UNION else {"v": 1}
    inner = payload(kind, names, levels - 1)
    if kind == OPTIONAL:
        return {names[0]: inner}
    value = {name: inner for name in names}
    if kind == NULLABLE:
        value.update({name: None for name in names[1:]})
    return {**value, "kind": "held"} if kind == UNION else value


PROGRAM = """
#include <doubling.h>
#include <stdio.h>
%(asserts)s
static char text[] = %(text)s;
int main(void)
{
    static struct doubling_s%(first)d value;
    oas_arena mem = {0};
    oas_buf out = {0};
    oas_str json = oas_str_of(text, sizeof text - 1);
    bool good = doubling_s%(first)d_decode(&value, json, &mem, NULL) == OAS_OK &&
                doubling_s%(first)d_check(&value, NULL) == OAS_OK &&
                doubling_s%(first)d_encode(&value, &out, NULL) == OAS_OK &&
                oas_str_equal(oas_buf_str(&out), json);
    oas_arena_free(&mem);
    oas_buf_free(&out);
    if (!good)
        printf("does not go there and back\\n");
    return good ? 0 : 1;
}
"""


def program(kind, count, names):
    most = MEMBER * (len(names) + 1)
    asserts = "\n".join(f'_Static_assert(sizeof(struct doubling_s{i}) <= {most}, "S{i} is large");'
                        for i in range(1, count + 1))
    levels = 4 if kind in (REQUIRED, UNION) else min(count - 1, 40)
    text = json.dumps(payload(kind, names, levels), separators=(",", ":"))
    return PROGRAM % {"asserts": asserts, "text": json.dumps(text), "first": count - levels}


def attempt(options, kind, count, names):
    """What went wrong; nothing if nothing did."""
    sanitize = ["-fsanitize=address,undefined"] if options.sanitize else []
    with tempfile.TemporaryDirectory() as folder:
        spec = pathlib.Path(folder, "doubling.json")
        spec.write_text(json.dumps(document(kind, count, names)))
        pathlib.Path(folder, "main.c").write_text(program(kind, count, names))
        for command in ([options.oasc, "-o", folder, spec],
                        [options.compiler, "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
                         *sanitize, "-Iruntime/include", f"-I{folder}", f"{folder}/main.c",
                         f"{folder}/doubling.c", options.library, "-o", f"{folder}/main"],
                        [f"{folder}/main"]):
            done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  text=True, errors="replace", check=False)
            if done.returncode != 0:
                return f"{command[0]}: exit {done.returncode}\n{done.stdout}"
        untyped = "oas_json " in pathlib.Path(folder, "doubling.h").read_text()
        return "a member is any JSON" if untyped else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--oasc", required=True)
    parser.add_argument("--compiler", default="cc")
    parser.add_argument("--library", required=True)
    parser.add_argument("--sanitize", action="store_true", help="as the library was built")
    options = parser.parse_args()
    failed = 0
    for count, names, kinds in ((63, ["a", "b"], (REQUIRED, OPTIONAL, NULLABLE, UNION)),
                                (13, ["a", "b", "c"], (REQUIRED, OPTIONAL, NULLABLE, UNION)),
                                (400, ["a", "b"], (REQUIRED, OPTIONAL, NULLABLE))):
        for kind in kinds:
            wrong = attempt(options, kind, count, names)
            if wrong:
                failed += 1
                print(f"{count} schemas, {len(names)} members, {kind}: {wrong}")
    print(f"{failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
