#!/usr/bin/env python3
"""Our meta-schemas say what the published ones say: of each schema of the JSON Schema test suite, of
documents, and of what random changes make of them. The published ones are those that
@hyperjump/json-schema has. Left out where node, npm or the network is missing."""

import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[1:1] = [str(HERE.parent / "run"), str(HERE.parent / "diff")]
# pylint: disable=wrong-import-position
import probe  # noqa: E402
from ajv import HYPERJUMP, install  # noqa: E402
from groups import judge_groups  # noqa: E402

SUITE = "json-schema-test-suite"
DRAFTS = {"draft2020-12": "https://json-schema.org/draft/2020-12/schema",
          "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
          "draft7": "http://json-schema.org/draft-07/schema",
          "draft6": "http://json-schema.org/draft-06/schema",
          "draft4": "http://json-schema.org/draft-04/schema"}
# Ours by its id, and theirs.
OPENAPI = {"3.0": ("https://spec.openapis.org/oas/3.0/schema/2021-09-28",
                   "https://spec.openapis.org/oas/3.0/schema"),
           "3.1": ("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07",
                   "https://spec.openapis.org/oas/3.1/schema-base"),
           "3.2": ("https://spec.openapis.org/oas/3.2/schema-base/2025-09-17",
                   "https://spec.openapis.org/oas/3.2/schema-base")}
LISTS = ["allOf", "anyOf", "oneOf"]


# What the two texts say differently, and both are published: draft 7's newer text takes any list for an
# enum; OpenAPI 3.0's takes an empty allOf, and anything beside $ref; 3.2's dialect has a date in ours.
def same_to_both(meta, value):
    if isinstance(value, list):
        return [same_to_both(meta, one) for one in value]
    if not isinstance(value, dict):
        return value
    made = {key: same_to_both(meta, one) for key, one in value.items()}
    if "draft-07" in meta and isinstance(made.get("enum"), list):
        made["enum"] = [1]
    if "3.0" in meta and "$ref" in made:
        made = {"$ref": made["$ref"]}
    if "3.0" in meta:
        made = {key: one for key, one in made.items() if one != [] or key not in LISTS}
    if "3.2" in meta:
        made = {key: one for key, one in made.items() if key not in ("jsonSchemaDialect", "$schema")}
    return made


VALUES = [None, True, False, 0, -1, 1.5, "", "string", "#", "^a", [], ["a"], ["a", "a"], {}, [{}],
          {"a": 1}, {"type": "integer"}, [True]]


def places(value):
    """All objects and arrays in a value, itself included."""
    found = [value] if isinstance(value, (dict, list)) else []
    for part in found:
        found += [one for one in (part.values() if isinstance(part, dict) else part)
                  if isinstance(one, (dict, list))]
    return found


def change(chance, value, words):
    """The value with one member or item changed, taken out, or added."""
    made = json.loads(json.dumps(value))
    if not (found := places(made)):
        return chance.choice(VALUES)
    part = chance.choice(found)
    keys = list(part) if isinstance(part, dict) else list(range(len(part)))
    if not keys or chance.random() < 0.3:
        if isinstance(part, dict):
            part[chance.choice(words)] = chance.choice(VALUES)
        else:
            part.append(chance.choice(VALUES))
    elif chance.random() < 0.4:
        del part[chance.choice(keys)]
    elif isinstance(part, dict) and chance.random() < 0.3:
        part[chance.choice(words)] = part.pop(chance.choice(keys))
    else:
        part[chance.choice(keys)] = chance.choice(VALUES)
    return made


def schemas_of(corpora, draft):
    return [group["schema"] for path in sorted(pathlib.Path(corpora, SUITE, "tests", draft).rglob("*.json"))
            for group in json.loads(path.read_text())]


def documents(program):
    """Small OpenAPI documents of the tests, by version."""
    found = {version: [] for version in OPENAPI}
    for path in sorted([*ROOT.glob("tests/golden/*/*.yaml"), *ROOT.glob("tests/openapi/*/*/*.yaml")]):
        done = subprocess.run([program, path], stdout=subprocess.PIPE, check=False)
        document = json.loads(done.stdout) if done.returncode == 0 else None
        version = str(document.get("openapi", ""))[:3] if isinstance(document, dict) else ""
        if version in found:
            found[version].append(document)
    return found


def words_of(values):
    """The keys that occur."""
    return sorted({key for value in values for part in places(value) if isinstance(part, dict)
                   for key in part})


def with_changes(values, seed, times):
    chance, words = random.Random(seed), words_of(values)
    changed = [change(chance, value, words) for value in values for _ in range(times)]
    return values + changed + [change(chance, value, words) for value in changed]


class Theirs:
    """The published ones, judged line by line."""

    def __init__(self, folder):
        install(folder, HYPERJUMP[0])
        self.process = subprocess.Popen(["node", HERE / "published.mjs", folder], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def judge(self, meta, instances):
        self.process.stdin.write(json.dumps({"meta": meta, "instances": instances}) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def ours(program, meta, instances):
    with tempfile.TemporaryDirectory() as folder:
        group = {"schema": {"$ref": meta}, "formats": "annotate",
                 "tests": [{"data": one} for one in instances]}
        (answer,) = judge_groups([program], [json.dumps(group)], folder)
    return answer


def compare(options, theirs, metas, instances):
    """How many differ; the smallest of them is printed."""
    instances = [same_to_both(metas[0], instance) for instance in instances]
    mine, other = ours(options.program, metas[0], instances), theirs.judge(metas[1], instances)
    if not isinstance(mine, list):
        sys.exit(f"{metas[0]}: {mine}")
    differ = [(len(json.dumps(instance)), json.dumps(instance), one, two)
              for instance, one, two in zip(instances, mine, other) if one != two]
    print(f"{metas[0]}: {len(instances)} values, {sum(other)} valid, {len(differ)} judged otherwise")
    if differ:
        _, instance, one, two = min(differ)
        print(f"  {instance}\n  published {two}, ours {one}")
    return len(differ)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--program", required=True, help="diff_verdicts")
    parser.add_argument("--json", required=True, help="meta_json")
    parser.add_argument("--packages", required=True, type=pathlib.Path, help="folder for npm")
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--times", type=int, default=2, help="changes of each value")
    options = parser.parse_args()
    if missing := probe.corpus(options.corpora, SUITE):
        probe.skip("our meta-schemas, compared with the published ones", missing)
    theirs = Theirs(options.packages)
    differ = 0
    for draft, meta in DRAFTS.items():
        values = with_changes(schemas_of(options.corpora, draft), options.seed, options.times)
        differ += compare(options, theirs, (meta, meta), values)
    for version, values in documents(options.json).items():
        values = with_changes(values, options.seed, options.times * 20)
        differ += compare(options, theirs, OPENAPI[version], values)
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
