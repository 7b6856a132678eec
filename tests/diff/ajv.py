#!/usr/bin/env python3
"""Random schemas with keywords that are not built, read as --allow-unsupported reads them, and
instances, judged by the runtime and by ajv: what ajv calls valid must be valid. Those that have none
are judged like others; campaign.py is for these.

A disagreement is printed as the smallest schema and instance that still show it. Left out where
node, npm or the network is missing.
"""

import argparse
import functools
import json
import pathlib
import subprocess
import sys
import tempfile

from generate import Generator, dump, is_nullable, without_nullable
from groups import judge_groups
from shrink import shrink

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent / "run"))
import probe  # noqa: E402  # pylint: disable=wrong-import-position

AJV = ("ajv@8.17.1", "judge.mjs")
PLUGINS = ("ajv-draft-04@1.0.0", "ajv-formats@3.0.1")
HYPERJUMP = ("@hyperjump/json-schema@1.18.0", "judge_hyperjump.mjs")
INSTANCES = 16


def need(missing):
    if missing:
        probe.skip("what is judged by ajv too", missing)


def install(folder, package=AJV[0]):
    """The package below `folder`, if it is not there yet; where it cannot be the test is left out."""
    need(probe.programs("node"))
    if (folder / "node_modules" / package.rsplit("@", 1)[0]).exists():
        return
    need(probe.programs("npm"))
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "package.json").exists():
        (folder / "package.json").write_text('{"private": true}\n')
    try:
        done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", package], timeout=300,
                              cwd=folder, capture_output=True, text=True, check=False)
        why = probe.last_line(done.stderr) if done.returncode else None
    except subprocess.TimeoutExpired:
        why = "no answer for five minutes"
    if why:
        need(probe.Missing(f"npm cannot install {package}: {why}",
                           f"a network, or npm install {package} in {folder}"))


class Ajv:
    """The other validator, as a process that answers line by line."""

    def __init__(self, folder):
        install(folder)
        self.process = subprocess.Popen(["node", HERE / AJV[1], folder], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def judge(self, schema, instances):
        line = f'{{"schema":{dump(without_nullable(schema))},"instances":{dump(instances)}}}\n'
        self.process.stdin.write(line)
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


class Ours:
    """The runtime, as the program of verdicts.c: one process judges any number of schemas."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = folder

    def judge_all(self, pairs):
        """For each pair of a schema and its instances the verdicts, or a word why there are none."""
        groups = [{"schema": schema, "tests": [{"data": one} for one in instances],
                   **({"dialect": "openapi-3.1"} if is_nullable(schema) else {})}
                  for schema, instances in pairs]
        return judge_groups([self.program], map(dump, groups), self.folder)

    def judge(self, schema, instances):
        (verdicts,) = self.judge_all([(schema, instances)])
        return verdicts


def differ(ajv, ours, schema, instance):
    theirs, mine = ajv.judge(schema, [instance]), ours.judge(schema, [instance])
    if isinstance(theirs, list) and mine[1:] == ["widened"]:
        return theirs == [True] and mine[0] is not True
    return isinstance(theirs, list) and theirs != mine


def report(ajv, ours, seed, schema, instance):
    schema, instance = shrink(functools.partial(differ, ajv, ours), schema, instance)
    print(f"seed {seed}: the verdicts differ\n  schema   {dump(schema)}\n"
          f"  instance {dump(instance)}\n  ajv      {ajv.judge(schema, [instance])}\n"
          f"  ours     {ours.judge(schema, [instance])}")


def made(seed):
    """A schema, and its instances."""
    generator = Generator(seed, later=True)
    schema = generator.document()
    return schema, [generator.instance(schema, schema, generator.levels) for _ in range(INSTANCES)]


def compare(ajv, ours, seed, schema, instances, mine):
    """The numbers of verdicts, of valid ones, and of disagreements; `mine` are our verdicts."""
    theirs = ajv.judge(schema, instances)
    if isinstance(theirs, str):  # ajv 8.17 stumbles over a few schemas: "props0 is not defined"
        return 0, 0, 0
    if isinstance(mine, str):
        print(f"seed {seed}: we refuse {dump(schema)}: {mine}")
        return 0, 0, 1
    widened = mine[-1:] == ["widened"]
    for instance, one, other in zip(instances, theirs, mine):
        if one != other and (one or not widened):
            report(ajv, ours, seed, schema, instance)
            return len(instances), sum(theirs), 1
    return len(instances), sum(theirs), 0


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("--program", required=True, help="diff_verdicts")
    options.add_argument("--packages", required=True, type=pathlib.Path,
                         help="folder for ajv, filled by npm when it is not there")
    options.add_argument("--seed", type=int, default=0, help="the first one")
    options.add_argument("--count", type=int, default=1000, help="of schemas")
    chosen = options.parse_args()
    ajv = Ajv(chosen.packages)
    total = valid = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        ours = Ours(chosen.program, folder)
        seeds = range(chosen.seed, chosen.seed + chosen.count)
        pairs = [made(seed) for seed in seeds]
        for seed, pair, mine in zip(seeds, pairs, ours.judge_all(pairs)):
            judged, good, bad = compare(ajv, ours, seed, *pair, mine)
            total, valid, wrong = total + judged, valid + good, wrong + bad
    wrong += total < chosen.count * INSTANCES * 0.99
    print(f"{chosen.count} schemas, {total} verdicts, {valid} of them valid, "
          f"{wrong} disagreements")
    sys.exit(wrong != 0)


if __name__ == "__main__":
    main()
