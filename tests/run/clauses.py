#!/usr/bin/env python3
"""Cases that a clause of an RFC decides: tests/*/rfc*.json. Each names its clause, and is sent as a
whole message through `validate-payload --message` as well: what the suites find in it by the library
(suite/wire, suite/message) the program finds, too. Those of tests/raw are for the program alone.

What cannot stand in a message that is sent, such as a CR in a field, is marked `library`.
"""

import argparse
import collections
import json
import pathlib
import re
import sys
import tempfile

from runner import ROOT, Failure, call, equal, run

LEAST = 500  # cases that are sent
CLAUSE = re.compile(r"^(RFC \d+|OpenAPI 3\.\d|URL Standard) ([A-Z]|\d+(\.\d+)*)$")
ERROR = re.compile(r"error: (.*) \[\w+\]$", re.M)


class Case(collections.namedtuple("Case", "file row message errors count")):
    def __str__(self):
        return str(self.file.relative_to(ROOT))


def sent(start, fields, body):
    """A request that is framed, if it has a body and does not say itself how."""
    framing = [f"Content-Length: {len(body.encode())}"] if body else []
    return "\r\n".join([start, *fields, *framing, "", body])


def wire_cases(name, document):
    """Requests without a body; of their errors the number counts."""
    for path, item in document["paths"].items():
        for row in item["get"]["x-wire"]:
            target = row.get("path", path) + ("?" + row["query"] if "query" in row else "")
            message = sent(f"GET {target} HTTP/1.1", row.get("headers", []), "")
            count = len(row.get("errors", []))
            yield Case(name, row, message, None, count)


def message_cases(name, document):
    paths = {one["operationId"]: (method.upper(), path) for path, item in document["paths"].items()
             for method, one in item.items()}
    for row in document["x-messages"]:
        errors, fields, body = row.get("errors", []), row["headers"], row.get("body", "")
        if "request" in row:
            message = sent(row["request"] + " HTTP/1.1", fields, body)
        else:
            method, path = paths[row["operation"]]
            reply = sent(f"HTTP/1.1 {row['reply']} OK", fields, body)
            message = f"{row.get('method', method)} {path} HTTP/1.1\r\nContent-Length: 0\r\n\r\n{reply}"
        bare = "reply" in row and (row.get("method") or row["reply"] in (0, 204, 304)
                                   or row["reply"] // 100 == 1)
        alone = row.get("library") or bare  # what has no body by its status has none in a message
        yield Case(name, {**row, "library": alone}, message, errors, len(errors))


def raw_cases(name, document):
    for row in document["x-raw"]:
        yield Case(name, row, row["raw"], row["errors"], len(row["errors"]))


def cases():
    for folder, read in [("http", wire_cases), ("messages", message_cases), ("raw", raw_cases)]:
        for path in sorted((ROOT / "tests" / folder).glob("rfc*.json")):
            yield from read(path, json.loads(path.read_text()))


def judged(program, case):
    with tempfile.TemporaryDirectory() as folder:
        name = pathlib.Path(folder) / "a.http"
        name.write_bytes(case.message.encode())
        code, out, _ = call(program, "--message", "--max-errors", "10", str(case.file), str(name))
    said = out.decode()
    return code, ERROR.findall(said), said


def check(program, case):
    row = case.row
    if not CLAUSE.match(row.get("clause", "")):
        raise Failure("the case names no clause")
    if row.get("library"):
        return
    code, found, out = judged(program, case)
    wanted = 6 if row.get("undecided") else 1 if case.count else 0
    equal(f"exit: {out}", wanted, code)
    if case.errors is None:
        equal(f"errors: {out}", case.count, len(found))
    else:
        equal(f"errors: {out}", case.errors, found)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--program", required=True, help="the validate-payload to test")
    parser.add_argument("--jobs", type=int, default=2)
    chosen = parser.parse_args()
    found = list(cases())

    def named(case):
        try:
            check(chosen.program, case)
        except Failure as failure:
            raise Failure(f"{json.dumps(case.row)}\n{failure}") from failure

    sendable = sum(not case.row.get("library") for case in found)
    if sendable < LEAST:
        print(f"FAILED: {sendable} cases are sent, where there have to be {LEAST}")
        return 1
    return run(found, named, chosen.jobs)


if __name__ == "__main__":
    sys.exit(main())
