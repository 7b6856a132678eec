#!/usr/bin/env python3
"""Shows wrong documents to validate-payload and compares what it says about them.

NAME.expected stands beside NAME.yaml or NAME.json: a line `exit N`, then exactly what stderr gets
from `validate-payload --list tests/errors/NAME.yaml`, with `--warnings all` unless the arguments
say otherwise. The optional NAME.args holds other arguments, one line; where they select something,
stdin has the payload `{}`, which none of the selected schemas that are right refuses. Files that only
others refer to stand in subfolders.
"""

import pathlib
import shlex
import sys

from runner import Failure, call, equal, from_root, options, run, update


def names(folders):
    """Each case as its path without ending."""
    for folder in folders:
        files = [path for path in folder.resolve().glob("*")
                 if path.suffix in (".yaml", ".json", ".args", ".expected")]
        yield from sorted({str(path)[:-len(path.suffix)] for path in files})


def main():
    chosen = options(__doc__.split("\n", maxsplit=1)[0], "tests/errors")

    def arguments(given, documents):
        if given.exists():
            return shlex.split(given.read_text())
        if len(documents) != 1:
            raise Failure("neither .args nor exactly one document")
        return ["--list", from_root(documents[0])]

    def check(name):
        beside = {end: pathlib.Path(name + end) for end in (".yaml", ".json", ".args", ".expected")}
        words = arguments(beside[".args"], [beside[end] for end in (".yaml", ".json")
                                            if beside[end].exists()])
        every = [] if "--warnings" in words else ["--warnings", "all"]
        code, _, errors = call(chosen.program, *every, *words, stdin=b"{}")
        said = b"exit %d\n" % code + errors
        if chosen.update:
            update(beside[".expected"], said)
        if not beside[".expected"].exists():
            raise Failure("there is no .expected; --update writes it")
        equal(shlex.join(words), beside[".expected"].read_bytes(), said)

    return run(list(names(chosen.folders)), check, chosen.jobs)


if __name__ == "__main__":
    sys.exit(main())
