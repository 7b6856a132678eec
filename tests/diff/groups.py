"""A program that judges the groups of a file (tests/support/groups.h) and says a line of JSON for each."""

import json
import pathlib
import subprocess
import sys


def judge_groups(command, groups, folder):
    """What it says of each; `groups` are texts of JSON, and stay in `folder`, in groups.json."""
    file = pathlib.Path(folder, "groups.json")
    file.write_text("[" + ",\n".join(groups) + "]", encoding="utf-8")
    done = subprocess.run([*command, file], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          check=False, text=True)
    if done.returncode:
        sys.exit(f"{command[0]}: exit {done.returncode}\n{done.stdout}")
    return [json.loads(line) for line in done.stdout.splitlines()]
