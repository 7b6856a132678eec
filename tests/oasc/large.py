"""Attacks 65 and 67: documents with 100,000 of one thing take time that grows about as they do, and
nesting without an end is refused before it is read."""

import json
import os
import subprocess

from tool import found, true

FEW, TIMES = 12500, 8
MOST_TIMES = 24  # by squares it would be 64
LEAST_SECONDS = 0.2  # shorter times say nothing


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


def used_by(tool, spec, code):
    """What the system says of the run, and its last error."""
    with subprocess.Popen([tool.program, "-o", "out", spec], cwd=tool.folder, text=True,
                          stderr=subprocess.PIPE) as process:
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    true(f"exit {process.returncode}: {said[-1000:]}", process.returncode == code)
    return used, said


def seconds(tool, spec):
    """Of the processor, not of the clock: other processes do not count."""
    used, _ = used_by(tool, spec, 0)
    return used.ru_utime + used.ru_stime


def grows_with(tool, make):
    few = max(LEAST_SECONDS, seconds(tool, tool.file("few.json", make(FEW))))
    many = seconds(tool, tool.file("many.json", make(FEW * TIMES)))
    true(f"{few:.2f} s, then {many:.2f} s", many < few * MOST_TIMES)


def test_attack_65_a_chain_of_references(tool):
    grows_with(tool, chain)


def test_attack_65_references_between_resources(tool):
    grows_with(tool, crossed)


def test_attack_65_dynamic_references(tool):
    grows_with(tool, dynamic)


def test_attack_65_an_enum(tool):
    grows_with(tool, enum)


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
