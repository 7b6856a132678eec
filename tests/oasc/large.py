"""Attack 65: documents with 100,000 of one thing take time that grows about as they do."""

import json
import os
import subprocess

from tool import true

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


def seconds(tool, spec):
    """Of the processor, not of the clock: other processes do not count."""
    with subprocess.Popen([tool.program, "-o", "out", spec], cwd=tool.folder) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    true(f"exit {process.returncode}", process.returncode == 0)
    return used.ru_utime + used.ru_stime


def grows_with(tool, make):
    few = max(LEAST_SECONDS, seconds(tool, tool.file("few.json", make(FEW))))
    many = seconds(tool, tool.file("many.json", make(FEW * TIMES)))
    true(f"{few:.2f} s, then {many:.2f} s", many < few * MOST_TIMES)


def test_attack_65_a_chain_of_references(tool):
    grows_with(tool, chain)


def test_attack_65_an_enum(tool):
    grows_with(tool, enum)
