#!/usr/bin/env python3
"""Writes the JSON Schema of each set, for validators that are handed one.

    tests/bench/schemas.py ROOT FOLDER

ROOT is the project. FOLDER/SET.schema is the OpenAPI document with a reference to the set's type."""

import json
import pathlib
import sys

import yaml

# The name that sets begin with, the document, the type.
SETS = [("campaign", "schemas/carecycle.yaml", "CampaignResponse"),
        ("webhook", "schemas/pexip-engage.yaml", "AppointmentEvent"),
        ("numbers", "tests/bench/bench.yaml", "Numbers"), ("texts", "tests/bench/bench.yaml", "Texts")]


def load(root, path):
    return yaml.safe_load((pathlib.Path(root) / path).read_text(encoding="utf-8"))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    for name, path, schema in SETS:
        document = load(sys.argv[1], path)
        text = json.dumps({"allOf": [{"$ref": f"#/components/schemas/{schema}"}], **document}, default=str)
        (pathlib.Path(sys.argv[2]) / f"{name}.schema").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
