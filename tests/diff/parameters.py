#!/usr/bin/env python3
"""Random sets of parameters of random operations: written by our encoder and read by
express-openapi-validator (with qs), and written by openapi-fetch and read by us. What is read has to be
what was written.

Where the others do not keep to a specification is listed below, each with the clause that decides; such
values are left out of the comparison where it is theirs to read, and are expected to differ: a
difference that is listed and never seen fails the test as well, when there are enough sets.

    tests/diff/parameters.py --program build/check/tests/diff_parameters --packages build/check/peers \\
        --count 20000
"""

import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
from urllib.parse import quote

from ajv import HERE, install

PACKAGES = ("express@5.3.0", "express-openapi-validator@5.6.2", "openapi-fetch@0.17.0")
OPERATIONS = 100  # a document
SETS = 5  # an operation
ENOUGH = 5000

# How express-openapi-validator differs: the name, the clause, and what is so.
READER = {
    "coded-delimiter": ("RFC 6570 3.2.8: a delimiter in an item is percent-encoded, and is none",
                        "it decodes first and splits then"),
    "one-item": ("OpenAPI 3.0 4.7.12.3: an object that is not exploded is name,value",
                 "it reads a text that looks like JSON as JSON"),
    "empty-member": ("OpenAPI 3.0 4.7.12.3: a member whose text is empty is there",
                     "it leaves exploded members out whose text is empty"),
    "one-empty": ("RFC 6570 3.2.8: name= is an item whose text is empty", "it takes it for no array"),
    "twenty": ("OpenAPI 3.0 4.7.12.3 has no such limit",
               "qs makes an object of an array of more than twenty items"),
}
# How openapi-fetch differs.
WRITER = {
    "unreserved": ("RFC 6570 3.2.1: only unreserved characters stand as they are",
                   "encodeURIComponent leaves !'()* as they are, which a reader takes as well"),
    "label-dot": ("RFC 6570 3.2.5: '.' is unreserved, so that an exploded label cannot hold it",
                  "it is written, and reads as two items"),
    "pipe": ("OpenAPI 3.1 4.8.12.3: '%7C' delimits", "it writes '|' between items and %7C within"),
    "space": ("OpenAPI 3.1 4.8.12.3: '%20' delimits", "it writes %20 within items as well"),
    "names": ("RFC 6570 3.2.1: names are percent-encoded", "it writes names as they are"),
    "empty-path": ("RFC 6570 3.2.2: an empty text writes nothing, and an empty segment is no value",
                   "it writes an empty segment"),
}
# What our encoder refuses, and nothing else: the place, the style of the parameter, and why.
REFUSED = {
    ("path", "simple"): ("an empty text would be an empty segment, which is no value",
                         lambda items: items == [""]),
    ("query", "spaceDelimited"): ("'%20' delimits, also where it is part of an item",
                                  lambda items: any(" " in one for one in items)),
    ("query", "pipeDelimited"): ("'%7C' delimits, also where it is part of an item",
                                 lambda items: any("|" in one for one in items)),
    ("header", "simple"): ("RFC 9110 5.5 and 5.6.1: blanks around a value or an item, and empty items, are no "
                           "part of it; a comma ends one",
                           lambda items: any(one.strip(" \t") != one for one in items)),
    ("header", "list"): ("the same", lambda items: any("," in one or not one for one in items)),
}
WORDS = ["", "a", "blue", "x y", "a+b", "50%", "é", "€", "😀", "a&b", "a=b", "a;b", "a/b", "a?b#c", "a,b",
         "a|b", "a.b", "[x]", "{y}", "\"q\"", "'", "~-._", "true", "null", "7", "007", "1e5", "-0", "NaN",
         ":@!$()*", "%41", "\\", "<>", "\t", "a  b", "__proto__", "constructor", "toString"]
NAMES = ["color", "x-y", "a_b", "q", "limit", "Filter", "ü", "c.d", "u v", "p1"]
MEMBERS = ["R", "G", "B", "name", "size", "a.b", "x y"]
STRING, INTEGER = {"type": "string"}, {"type": "integer"}


class Made:
    """An operation's parameters and sets of values, by a seed."""

    def __init__(self, seed, writer):
        self.random = random.Random(seed)
        self.writer = writer
        self.parameters = []
        self.styles()
        self.sets = [self.values() for _ in range(SETS)]

    def pick(self, choices):
        return choices[self.random.randrange(len(choices))]

    def scalar(self):
        return self.pick([STRING, STRING, INTEGER, {"type": "number"}, {"type": "boolean"}])

    def shape(self, kinds):
        kind = self.pick(kinds)
        if kind == "array":
            return {"type": "array", "items": self.scalar()}
        if kind == "object":
            names = self.random.sample(MEMBERS, self.random.randint(1, 3))
            return {"type": "object", "properties": {one: self.scalar() for one in names}}
        return self.scalar()

    def add(self, name, where, style, explode, kinds, **more):
        self.parameters.append({"name": name, "in": where, "style": style, "explode": explode,
                                "required": where == "path", "schema": self.shape(kinds), **more})

    def styles(self):
        names = self.random.sample(NAMES, 4)
        everything = ["scalar", "array", "object"]
        if self.random.random() < 0.7:
            if self.writer:
                self.add("p", "path", self.pick(["simple", "label", "matrix"]), self.pick([True, False]),
                         everything)
            else:
                self.add("p", "path", "simple", False, ["scalar", "array"])
        exploded = False  # one exploded object: the names of two could be the same
        for name in names[:self.random.randint(1, 3)]:
            style = self.pick(["form", "form", "form", "spaceDelimited", "pipeDelimited", "deepObject"])
            explode = style == "deepObject" or (style == "form" and self.pick([True, False]))
            kinds = {"form": everything, "deepObject": ["object"]}.get(style, ["array"])
            if style == "form" and explode and exploded:
                kinds = ["scalar", "array"]
            self.add(name, "query", style, explode, kinds)
            exploded |= style == "form" and explode and self.parameters[-1]["schema"]["type"] == "object"
        if not self.writer:
            if self.random.random() < 0.5:
                self.add("X-Head", "header", "simple", False, ["scalar", "array"])
            if self.random.random() < 0.5:
                self.add("crumb", "cookie", "form", False, ["scalar"])

    def text(self):
        if self.random.random() < 0.6:
            return self.pick(WORDS)
        return "".join(self.pick(WORDS) for _ in range(self.random.randint(1, 3)))

    def value(self, schema):
        kind = schema["type"]
        if kind == "array":
            return [self.value(schema["items"]) for _ in range(self.random.choice([1, 1, 2, 3, 5, 25]))]
        if kind == "object":
            members = [(name, self.value(one)) for name, one in schema["properties"].items()]
            return dict(self.random.sample(members, self.random.randint(1, len(members))))
        if kind == "integer":
            return self.random.choice([0, 1, -1, 7, 255, -2**31, 2**53 - 1])
        if kind == "number":
            return self.random.choice([0, 1.5, -2.25, 1e21, 1e-7, 100])
        return self.text() if kind == "string" else self.random.random() < 0.5

    def values(self):
        return {one["name"]: self.value(one["schema"]) for one in self.parameters
                if one["required"] or self.random.random() < 0.8}

    def operation(self, more):
        return {"parameters": self.parameters, "responses": {"200": {"description": "d"}}, **more}

    def path(self, number):
        return f"/o{number}/{{p}}" if self.parameters[0]["in"] == "path" else f"/o{number}"


def document(operations):
    return {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": operations}


class Ours:
    def __init__(self, program):
        self.program = program

    def run(self, made, more):
        """What the program prints for each operation's sets or requests, in a row."""
        paths = {one.path(i): {"get": one.operation(more(i))} for i, one in enumerate(made)}
        with tempfile.TemporaryDirectory() as folder:
            name = pathlib.Path(folder) / "api.json"
            name.write_text(json.dumps(document(paths)))
            done = subprocess.run([self.program, str(name)], capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{self.program}: exit {done.returncode}\n{done.stderr}")
        return [json.loads(line) for line in done.stdout.splitlines()]


class Others:
    def __init__(self, folder):
        self.process = subprocess.Popen(["node", HERE / "parameters.mjs", folder], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, task):
        self.process.stdin.write(json.dumps(task) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


# ---- what differs by the other's doing ----

def texts(value):
    """All texts in a value, and its members' names."""
    if isinstance(value, dict):
        return [text for name, one in value.items() for text in [name, *texts(one)]]
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    return [value] if isinstance(value, str) else []


def scalars(value):
    if isinstance(value, dict):
        return [one for member in value.values() for one in scalars(member)]
    if isinstance(value, list):
        return [one for item in value for one in scalars(item)]
    return [value]


DELIMITER = {"simple": ",", "form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}


def reader_differs(parameter, value):
    """The names of READER that apply to the value."""
    style, explode, all_texts = parameter["style"], parameter["explode"], texts(value)
    joined = isinstance(value, (list, dict)) and not explode
    found = set()
    if joined and parameter["in"] in ("query", "path") and any(DELIMITER[style] in one for one in all_texts):
        found.add("coded-delimiter")
    if isinstance(value, dict) and any("{" in one for one in all_texts):
        found.add("one-item")
    if parameter["in"] == "query" and value == [""]:
        found.add("one-empty")
    if parameter["in"] == "query" and isinstance(value, list) and len(value) > 20 and explode:
        found.add("twenty")
    if isinstance(value, dict) and explode and "" in scalars(value) and style == "form":
        found.add("empty-member")
    return found


def must_refuse(parameter, value):
    where = parameter["in"], parameter["style"]
    keys = [where, ("header", "list")] if where[0] == "header" and isinstance(value, list) else [where]
    return any(key in REFUSED and REFUSED[key][1](texts(value)) for key in keys)


def writer_differs(parameter, value):
    style, explode, all_texts = parameter["style"], parameter["explode"], texts(value)
    composed = isinstance(value, (list, dict))
    found = set()
    if parameter["in"] == "path" and style == "simple" and value in ("", [""]):
        found.add("empty-path")
    if style == "label" and explode and composed and any(
            "." in str(one) for one in [*scalars(value), *all_texts]):
        found.add("label-dot")
    if style == "pipeDelimited" and any("|" in one for one in all_texts):
        found.add("pipe")
    if style == "spaceDelimited" and any(" " in one for one in all_texts):
        found.add("space")
    names = [parameter["name"]] if parameter["in"] == "query" else []
    if isinstance(value, dict):
        names += list(value)
    if any(quote(name, safe="") != name for name in names):
        found.add("names")
    if any(re.search(r"[!'()*]", one) for one in all_texts):
        found.add("unreserved")
    return found


# ---- both ways ----

class Count:
    def __init__(self):
        self.sets = self.values = self.refused = self.wrong = 0
        self.listed = collections.Counter()

    def difference(self, names, told):
        if names:
            self.listed.update(names)
        else:
            self.wrong += 1
            if self.wrong <= 10:
                print(told)


def told(what, parameter, value, text, got):
    return (f"{what}\n  parameter {json.dumps(parameter, ensure_ascii=False)}\n"
            f"  value     {json.dumps(value, ensure_ascii=False)}\n  wire      {text}\n"
            f"  read as   {json.dumps(got, ensure_ascii=False)}")


def same(a, b):
    return json.dumps(a, sort_keys=True) == json.dumps(b, sort_keys=True) or (
        isinstance(a, (int, float)) and isinstance(b, (int, float)) and a == b
        and isinstance(a, bool) == isinstance(b, bool)) or (
        isinstance(a, list) and isinstance(b, list) and len(a) == len(b)
        and all(map(same, a, b))) or (
        isinstance(a, dict) and isinstance(b, dict) and a.keys() == b.keys()
        and all(same(a[key], b[key]) for key in a))


FIELDS = {"query": "query", "path": "params", "header": "headers", "cookie": "cookies"}


def is_blamed(parameter, error):
    """Is the parameter one of those that the validator's words are about?"""
    part = {"path": "params", "header": "headers", "cookie": "cookies"}.get(parameter["in"], parameter["in"])
    name = parameter["name"].lower() if part == "headers" else parameter["name"]
    return f"/{part}/{name}" in error or f"'{name}'" in error


def compare_read(one, values, written, answer, count):
    """What was read by the validator, and is written in `written`."""
    target = written["path"] + ("?" + written["query"] if written["query"] else "")
    if "error" in answer:
        blamed = [parameter for parameter in one.parameters if parameter["name"] in values
                  and is_blamed(parameter, answer["error"])]
        listed = [reader_differs(parameter, values[parameter["name"]]) for parameter in blamed]
        count.difference(set().union(*listed) if all(listed) else set(),
                         told(answer["error"], one.parameters, values, target, None))
        return
    for parameter in one.parameters:
        name = parameter["name"]
        if name not in values:
            continue
        key = name.lower() if parameter["in"] == "header" else name
        got = answer[FIELDS[parameter["in"]]].get(key)
        if parameter["in"] == "cookie" and got is not None and parameter["schema"] != STRING:
            got = json.loads(got)  # it judges a copy of the cookies: these are still texts
        count.values += 1
        if not same(got, values[name]):
            count.difference(reader_differs(parameter, values[name]),
                             told("read by them", parameter, values[name], target, got))


def ours_to_them(made, ours, others, count):
    written = iter(ours.run(made, lambda i: {"x-sets": made[i].sets}))
    tasks, requests = [], []
    for one in made:
        for values in one.sets:
            wire = next(written)
            count.sets += 1
            refused = [parameter["name"] for parameter in one.parameters
                       if parameter["name"] in values and must_refuse(parameter, values[parameter["name"]])]
            if refused or "refused" in wire:
                count.refused += 1
                if wire.get("name") not in refused:
                    count.difference(set(), f"written: {wire}, refused has to be: {refused}, of {values}")
                continue
            tasks.append((one, values, wire))
            target = wire["path"] + ("?" + wire["query"] if wire["query"] else "")
            requests.append({"target": target, "headers": {k.lower(): v for k, v in wire["headers"]}})
    paths = {one.path(i): {"get": one.operation({})} for i, one in enumerate(made)}
    answers = others.ask({"document": document(paths), "requests": requests})
    for (one, values, wire), answer in zip(tasks, answers, strict=True):
        compare_read(one, values, wire, answer, count)


def template(one, number):
    """The path as openapi-fetch has it, with RFC 6570's operators."""
    parameter = one.parameters[0]
    if parameter["in"] != "path":
        return f"/o{number}"
    mark = {"label": ".", "matrix": ";"}.get(parameter["style"], "")
    return f"/o{number}/{{{mark}p{'*' if parameter['explode'] else ''}}}"


def they_to_us(made, ours, others, count):
    tasks = []
    for i, one in enumerate(made):
        for values in one.sets:
            query = [{"name": p["name"], "value": values[p["name"]], "style": p["style"],
                      "explode": p["explode"], "allowReserved": False}
                     for p in one.parameters if p["in"] == "query" and p["name"] in values]
            tasks.append({"path": template(one, i), "query": query,
                          "params": {"p": values["p"]} if "p" in values else {}})
    written = others.ask({"write": tasks})

    def requests(i):
        return {"x-requests": [dict(zip(("path", "query"), one["target"].partition("?")[::2]))
                               for one in written[i * SETS:(i + 1) * SETS]]}

    read = iter(ours.run(made, requests))
    for i, one in enumerate(made):
        for k, values in enumerate(one.sets):
            answer, target = next(read), written[i * SETS + k]["target"]
            count.sets += 1
            for parameter in one.parameters:
                name = parameter["name"]
                if name not in values:
                    continue
                count.values += 1
                got = answer["values"].get(name)
                names = writer_differs(parameter, values[name])
                if not same(got, values[name]):
                    count.difference(names - {"unreserved"},
                                     told("read by us", parameter, values[name], target, got))
                elif "unreserved" in names:
                    count.listed["unreserved"] += 1


def report(title, count, differences, enough):
    print(f"{title}: {count.sets} sets, {count.values} values, {count.refused} sets that are not written, "
          f"{sum(count.listed.values())} listed differences, {count.wrong} others")
    for name, (clause, what) in differences.items():
        print(f"  {count.listed[name]:6} {name}: {clause}; {what}")
    unseen = [name for name in differences if not count.listed[name]]
    if enough and unseen:
        print(f"  never seen: {', '.join(unseen)}")
    return count.wrong == 0 and not (enough and unseen) and count.values > count.sets


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("--program", required=True, help="diff_parameters")
    options.add_argument("--packages", required=True, type=pathlib.Path,
                         help="folder for the packages, filled by npm when they are not there")
    options.add_argument("--seed", type=int, default=0, help="the first one")
    options.add_argument("--count", type=int, default=1000, help="of sets, each way")
    chosen = options.parse_args()
    for package in PACKAGES:
        install(chosen.packages, package)
    ours, others = Ours(chosen.program), Others(chosen.packages)
    good = True
    for title, way, differences in [("written by us", ours_to_them, READER),
                                    ("read by us", they_to_us, WRITER)]:
        count = Count()
        for first in range(0, chosen.count // SETS, OPERATIONS):
            last = min(first + OPERATIONS, chosen.count // SETS)
            made = [Made(chosen.seed + i, way is they_to_us) for i in range(first, last)]
            way(made, ours, others, count)
        good &= report(title, count, differences, chosen.count >= ENOUGH)
    sys.exit(not good)


if __name__ == "__main__":
    main()
