#!/usr/bin/env python3
"""The JSON Schema Test Suite's annotation tests, each in every dialect that it is meant for, by
`validate-payload --output annotations`; and of its output tests those for the form *basic*, which that
output and `--output json` are (the form *list* of its next version is another one)."""

import argparse
import collections
import json
import pathlib
import sys
import tempfile
import urllib.parse

sys.path.insert(1, str(pathlib.Path(__file__).resolve().parent.parent / "run"))
import probe  # noqa: E402  # pylint: disable=wrong-import-position
from runner import ROOT, Failure, call, equal, run  # noqa: E402  # pylint: disable=wrong-import-position

SUITE = "json-schema-test-suite"
DIALECTS = {"2020-12": 2020, "2019-09": 2019, "draft7": 7, "draft6": 6, "draft4": 4}
# Not built yet: to be refused until then.
LATER = '"$dynamicRef", LATER' in (ROOT / "runtime/include/oas/keywords.def").read_text()
OUTPUT = "https://json-schema.org/{}/output/schema"

Case = collections.namedtuple("Case", "file words dialect schema others tests")


def is_meant(case, number):
    """True if the case is for the dialect of that number, in the order of their years."""
    for rule in case.get("compatibility", "0").split(","):
        bound = int(rule.lstrip("<="))
        if rule.startswith("<="):
            good = number <= bound
        else:
            good = number == bound if rule.startswith("=") else number >= bound
        if not good:
            return False
    return "2020-12" in case["schema"].get("$schema", "2020-12") and \
        ("$schema" not in case["schema"] or number == 2020)


def annotation_cases(folder):
    """(case, dialect) for each dialect that a case is meant for."""
    for path in sorted(folder.glob("*.json")):
        for case in json.loads(path.read_text())["suite"]:
            for dialect, number in DIALECTS.items():
                if is_meant(case, number):
                    yield Case(path.stem, case["description"], dialect, case["schema"],
                               case.get("externalSchemas", {}), case["tests"])


def canonical(schema, pointer, base):
    """Where the schema stands that a pointer from the root leads to, with the $id that is nearest."""
    place, at = urllib.parse.urljoin(base, schema.get("$id", "")), ""
    node = schema
    for token in pointer.split("/")[1:]:
        token = urllib.parse.unquote(token)
        node = node[int(token)] if isinstance(node, list) else \
            node[token.replace("~1", "/").replace("~0", "~")]
        at += "/" + token
        if isinstance(node, dict) and "$id" in node:
            place, at = urllib.parse.urljoin(place, node["$id"]), ""
    return place.split("#")[0] + "#" + at


def noted(annotations, assertion):
    """The values of the keyword at the location, by the schema's place."""
    found = {}
    for unit in annotations:
        if unit["instanceLocation"] == assertion["location"] and \
                unit["keyword"] == assertion["keyword"]:
            place = urllib.parse.unquote(unit["absoluteKeywordLocation"]).rsplit("/", 1)[0]
            equal("the keyword's path", "/" + unit["keyword"],
                  "/" + unit["keywordLocation"].rsplit("/", 1)[1])
            found[place] = unit["annotation"]
    return found


def written(folder, name, value):
    (folder / name).write_text(json.dumps(value))
    return str(folder / name)


def check_annotations(program, case):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        schema = written(folder, "schema.json", case.schema)
        maps = [f"--map={uri}={written(folder, f'other-{i}.json', other)}"
                for i, (uri, other) in enumerate(case.others.items())]
        for test in case.tests:
            instance = written(folder, "instance.json", test["instance"])
            code, out, _ = call(program, "--dialect", case.dialect, "--formats", "annotate",
                                "--output", "annotations", *maps, schema, instance)
            if LATER and "$dynamicRef" in json.dumps(case.schema):
                equal("exit", 5, code)
                continue
            equal("exit", 0, code)
            annotations = json.loads(out)["annotations"]
            for assertion in test["assertions"]:
                expected = {canonical(case.schema, place.split("#", 1)[1], schema): value
                            for place, value in assertion["expected"].items()}
                equal(json.dumps(assertion), expected, noted(annotations, assertion))


def output_cases(folder):
    for draft in ("draft2020-12", "draft2019-09"):
        for path in sorted((folder / draft / "content").glob("*.json")):
            for case in json.loads(path.read_text()):
                yield Case(path.stem, case["description"], draft, case["schema"],
                           folder / draft / "output-schema.json", case["tests"])


def check_output(program, case):
    draft = case.dialect.replace("draft", "draft/")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        schema = written(folder, "schema.json", case.schema)
        for test in case.tests:
            instance = written(folder, "instance.json", test["data"])
            wanted = written(folder, "wanted.json", test["output"]["basic"])
            for form in ("annotations", "json"):
                _, out, _ = call(program, "--output", form, schema, instance)
                if form == "json" and json.loads(out)["valid"]:
                    continue  # it has no annotations
                code, told, _ = call(program, f"--map={OUTPUT.format(draft)}={case.others}", wanted,
                                     stdin=out)
                if code != 0:
                    raise Failure(told.decode())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    if missing := probe.corpus(options.corpora, SUITE):
        probe.leave_out("the suite's annotation and output tests", missing)
        return probe.SKIPPED
    suite = pathlib.Path(options.corpora, SUITE)
    cases = [(case, check_annotations) for case in annotation_cases(suite / "annotations/tests")]
    cases += [(case, check_output) for case in output_cases(suite / "output-tests")]
    return run(cases, lambda case: case[1](options.program, case[0]), options.jobs)


if __name__ == "__main__":
    sys.exit(main())
