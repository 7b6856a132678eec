"""Attacks 65 and 67: documents with 100,000 of one thing take time that grows about as they do, and
nesting without an end is refused before it is read."""

import json
import os
import subprocess

from tool import found, true

FEW, TIMES = 12500, 8
MOST_TIMES = 24  # by squares it would be 64
LEAST_SECONDS = 0.2  # shorter times say nothing
LEAST_MEMORY = 16 * 1024  # in KB; what the program itself takes


def document(schemas):
    return json.dumps({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {},
                       "components": {"schemas": schemas}})


def chain(count):
    links = {f"S{i}": {"$ref": f"#/components/schemas/S{i + 1}"} for i in range(count)}
    return document({**links, f"S{count}": {"type": "string"}})


def enum(count):
    return document({"E": {"enum": [f"value{i}" for i in range(count)]}})


def crossed(count):
    """Resources that refer to each other by $id and anchor."""
    few = count // 3
    return document({f"S{i}": {"$id": f"https://example.com/s{i}", "$anchor": "a", "type": "object",
                               "properties": {"next": {"$ref": f"s{(i + 1) % few}"},
                                              "far": {"$ref": f"s{i * 7919 % few}#a"}}}
                     for i in range(few)})


def dynamic(count):
    """Resources of which each means itself, and what all of them refer to is read for each."""
    return document({"List": {"$id": "https://example.com/list", "$dynamicAnchor": "a",
                              "type": "array", "items": {"$dynamicRef": "#a"}},
                     **{f"S{i}": {"$id": f"https://example.com/s{i}", "$dynamicAnchor": "a",
                                  "properties": {"sub": {"$dynamicRef": "#a"},
                                                 "list": {"$ref": "list"}}}
                        for i in range(count // 6)}})


def member(name):
    return {"type": "object", "properties": {name: {"type": "string"}}, "required": [name]}


def untold(count):
    """Alternatives that no member has in common: their C type is any JSON."""
    return document({"A": {"oneOf": [member(f"p{i}") for i in range(count // 8)]}})


def joined(count):
    """Alternatives that have one C type together, beside an object."""
    return document({"A": {"oneOf": [member("p")] + [{"type": "string", "maxLength": i}
                                                     for i in range(count // 8)]}})


def heirs(count):
    """Schemas that extend one by names that its discriminator maps."""
    few = count // 16
    base = "#/components/schemas/Base"
    kind = {"propertyName": "kind",
            "mapping": {f"m{i}": f"#/components/schemas/S{i}" for i in range(few)}}
    return document({"Base": {**member("kind"), "discriminator": kind},
                     **{f"S{i}": {"allOf": [{"$ref": base}, member(f"p{i}")]} for i in range(few)}})


def used_by(tool, spec, code):
    """What the system says of the run, and its last error."""
    with subprocess.Popen([tool.program, "-o", "out", spec], cwd=tool.folder, text=True,
                          stderr=subprocess.PIPE) as process:
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    true(f"exit {process.returncode}: {said[-1000:]}", process.returncode == code)
    return used, said


def seconds(used):
    """Of the processor, not of the clock: other processes do not count."""
    return max(LEAST_SECONDS, used.ru_utime + used.ru_stime)


def grows_with(tool, make):
    few, _ = used_by(tool, tool.file("few.json", make(FEW)), 0)
    many, _ = used_by(tool, tool.file("many.json", make(FEW * TIMES)), 0)
    true(f"{seconds(few):.2f} s, then {seconds(many):.2f} s",
         seconds(many) < seconds(few) * MOST_TIMES)
    true(f"{few.ru_maxrss} KB, then {many.ru_maxrss} KB",
         many.ru_maxrss < max(LEAST_MEMORY, few.ru_maxrss) * MOST_TIMES)


def test_attack_65_a_chain_of_references(tool):
    grows_with(tool, chain)


def test_attack_65_references_between_resources(tool):
    grows_with(tool, crossed)


def test_attack_65_dynamic_references(tool):
    grows_with(tool, dynamic)


def test_attack_65_an_enum(tool):
    grows_with(tool, enum)


def test_attack_65_alternatives_that_nothing_tells(tool):
    grows_with(tool, untold)


def test_attack_65_alternatives_of_one_type(tool):
    grows_with(tool, joined)


def test_attack_65_heirs_by_a_mapping(tool):
    grows_with(tool, heirs)


def test_attack_67_nested_without_end(tool):
    little = used_by(tool, tool.file("little.json", "{}"), 0)[0].ru_maxrss
    block = "a: >\n  it's {no [flow\nb: don't\nc:\n  "
    for name, text in [("a.yaml", "{a: " * 1000000), ("b.json", '{"a":' * 800000),
                       ("c.yaml", block + "[" * 4000000), ("e.json", '[{"a}]": ' * 400000),
                       ("d.yaml", block + "{a: [ # }]\n" * 400000)]:
        used, said = used_by(tool, tool.file(name, text), 4)
        found(name, "error: expected at most 1000 arrays and objects within each other", said)
        true(f"{name}: {used.ru_maxrss} KB", used.ru_maxrss < little + 16 * len(text) // 1024)


def test_attack_67_what_is_not_nested(tool):
    """Brackets in texts that are none of YAML's."""
    many = "[{" * 2000
    spec = tool.file("s.yaml", f"title: Brackets\ndescription: |\n  it's {many}\n  \" {many}\n"
                     f"examples: ['{many}', \"{many}\"] # {many}\n$comment: x{many}\n"
                     "type: object\nproperties:\n  a: " + "{items: " * 990 + "{}" + "}" * 990)
    used_by(tool, spec, 0)
    _, said = used_by(tool, tool.file("t.yaml", "a: |\n " + many + "\nb: [\n"), 4)
    found("the fault itself", "the text ends too early", said)
