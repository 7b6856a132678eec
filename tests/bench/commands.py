#!/usr/bin/env python3
"""Whole commands, each in a process of its own: what a line of NDJSON, a start and a document to compile
cost, ours beside others. Rows are appended to the CSV of bench_program; its columns are said here in
nanoseconds of the processor, so that what else the machine does counts little.

    tests/bench/commands.py --programs FOLDER [--packages FOLDER] [--corpora FOLDER] [--rounds N]
                            [--bytes N] CSV FOLDER

--packages is where npm put ajv, and @sourcemeta/jsonschema where that is to take part; what is missing
is left out. FOLDER takes what the commands read and write."""

import argparse
import csv
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
LINE = {
    "type": "object",
    "required": ["id", "name", "at"],
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "name": {"type": "string", "maxLength": 40},
        "at": {"type": "string", "format": "date-time"},
        "kind": {"enum": ["a", "b", "c"]},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
}
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS = {"lines-170": {"$schema": DIALECT, **LINE},
           "lines-8k": {"$schema": DIALECT, "type": "array", "items": LINE}}
IN_A_LONG_LINE = 47
DOCUMENTS = ["github/api.github.com.json", "openai/openapi.yaml", "box/openapi.json",
             "discord/openapi.json", "adyen/CheckoutService-v71.yaml"]


def line(i):
    return {"id": i, "name": f"somebody number {i} of all", "at": f"2024-05-{i % 28 + 1:02}T10:11:12Z",
            "kind": "abc"[i % 3], "tags": ["one", "two", "three", "x" * (40 + i % 20)]}


def write_lines(folder, size):
    """Files of about `size` bytes, one of short lines, one of long ones: how many lines each."""
    counts = {}
    for name, schema in SCHEMAS.items():
        (folder / f"{name}.json").write_text(json.dumps(schema), encoding="utf-8")
        written = counts[name] = 0
        with open(folder / f"{name}.jsonl", "w", encoding="utf-8") as file:
            while written < size:
                first = counts[name] * IN_A_LONG_LINE
                value = (line(counts[name]) if name == "lines-170"
                         else [line(i) for i in range(first, first + IN_A_LONG_LINE)])
                written += file.write(json.dumps(value, separators=(",", ":")) + "\n")
                counts[name] += 1
    return counts


def seconds(command):
    """Of the processor; None where the command did not do what it should."""
    with open(os.devnull, "w", encoding="utf-8") as null:
        with subprocess.Popen(command, stdout=null, stderr=null) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime if process.returncode == 0 else None


class Table:
    def __init__(self, file, rounds):
        self.csv, self.rounds = csv.writer(file), rounds

    def measure(self, work, name, commands, size, count):
        """The commands in turn, `rounds` times: a row each. The first is what others are compared
        with."""
        taken = {contender: [] for contender in commands}
        for _ in range(self.rounds):
            for contender, command in commands.items():
                taken[contender].append(seconds(command))
        first = None
        for contender, times in taken.items():
            if None in times:
                print(f"{name}: {contender} failed", file=sys.stderr)
                continue
            best, median = (t * 1e9 / count for t in (min(times), statistics.median(times)))
            first = first or median
            ratio = median / first if first else 0
            self.csv.writerow([name, contender, work, f"{size / count:.0f}", f"{best:.0f}",
                               f"{median:.0f}", f"{ratio:.3f}"])
            print(f"{name:22} {contender:24} {size / count:12,.0f} B {median:14,.0f} ns {ratio:9.2f}")


def validators(arguments, schema, lines):
    ours = arguments.programs / "validate-payload"
    packages = arguments.packages / "node_modules" if arguments.packages else None
    commands = {"validate-payload": [ours, "--quiet", schema, lines],
                "validate-payload -j2": [ours, "--quiet", "-j2", schema, lines]}
    if packages and (packages / "ajv").exists():
        commands["JSON.parse + ajv"] = ["node", HERE / "lines.mjs", packages, schema, lines]
    if packages and (packages / ".bin/jsonschema").exists():
        commands["sourcemeta jsonschema"] = [packages / ".bin/jsonschema", "validate", schema, lines]
    return {**commands, "wc -l": ["wc", "-l", lines]}


def starts(arguments, folder):
    ours = arguments.programs / "validate-payload"
    document = HERE.parent.parent / "schemas/carecycle.yaml"
    payload = HERE.parent / "payloads/create-campaign.request/after-hours-handler-ai.valid.json"
    commands = {"validate-payload": [ours, document, "--operation", "createCampaign", payload]}
    if arguments.packages:
        jsonschema = arguments.packages / "node_modules/.bin/jsonschema"
        if jsonschema.exists():
            commands["sourcemeta --version"] = [jsonschema, "--version"]
    return {**commands, "node -e 0": ["node", "-e", "0"]}, document.stat().st_size


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    parser.add_argument("--packages", type=pathlib.Path)
    parser.add_argument("--corpora", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--bytes", type=int, default=50_000_000)
    parser.add_argument("csv", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with open(arguments.csv, "a", encoding="utf-8", newline="") as file:
        table = Table(file, arguments.rounds)
        for name, count in write_lines(arguments.folder, arguments.bytes).items():
            lines, schema = (arguments.folder / f"{name}.{ending}" for ending in ("jsonl", "json"))
            table.measure("lines", name, validators(arguments, schema, lines), lines.stat().st_size,
                          count)
        commands, size = starts(arguments, arguments.folder)
        table.measure("start", "start", commands, size, 1)
        for name in DOCUMENTS if arguments.corpora else []:
            document = arguments.corpora / "openapi" / name
            if document.exists():
                command = [arguments.programs / "oasc", "--allow-unsupported", "--force", "--name",
                           "api", "-o", arguments.folder / "out", document]
                table.measure("compile", name.split("/", maxsplit=1)[0], {"oasc": command},
                              document.stat().st_size, 1)


if __name__ == "__main__":
    main()
