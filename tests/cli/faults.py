"""Files that are no regular files, and output that cannot be written."""

import os
import resource
import subprocess
import threading

from tool import API, ends, equal, found, probe, sane, true


def test_stdin(tool):
    schema = tool.file("s.json", {"type": "integer"})
    for arguments in [[], ["-"]]:
        result = tool.run(schema, *arguments, stdin='"x"')
        ends(result, 1, err="")
        found("text", r"^-:1:1: error: \(root\)", result.out)
        equal("file", tool.run("--output", "json", schema, *arguments, stdin="1").json["file"],
              "-")


def test_fifo(tool):
    """A payload and a document may come through pipes; both arrive in pieces."""
    os.mkfifo(tool.path("payload"))
    os.mkfifo(tool.path("spec"))

    def feed(name, *parts):
        with open(tool.path(name), "wb", buffering=0) as file:
            for part in parts:
                file.write(part)
    writers = [threading.Thread(target=feed, args=("payload", b'{"a', b'":', b" 1", b"}")),
               threading.Thread(target=feed, args=("spec", b'{"type":', b' "array"}'))]
    for writer in writers:
        writer.start()
    result = tool.run("spec", "payload")
    for writer in writers:
        writer.join()
    ends(result, 1, err="")
    found("text", r"^payload:1:1: error: \(root\): expected an array", result.out)


def test_unreadable_payloads(tool):
    schema = tool.file("s.json", {})
    for given in [[], ["--lines"], ["--output", "json"]]:
        for name, why in [("missing", "No such file"), (".", "Is a directory"),
                          ("s.json/x", "Not a directory")]:
            result = tool.run(*given, schema, name)
            equal("exit", result.code, 3)
            found("stderr", rf"^validate-payload: error: cannot read '{name}': {why}", result.err)
            equal("stdout", result.out, "[]\n" if "json" in given and "x" in given else result.out)


def test_forbidden_file(tool):
    if missing := probe.modes():
        probe.leave_out("a payload that may not be read", missing)
        return
    schema = tool.file("s.json", {})
    tool.file("secret", "1")
    os.chmod(tool.path("secret"), 0)
    ends(tool.run(schema, "secret", preexec_fn=probe.heed_modes), 3, out="")


def test_closed_stdin(tool):
    schema = tool.file("s.json", {})
    child = tool.start(schema, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       preexec_fn=lambda: os.close(0))
    _, err = child.communicate(timeout=600)
    equal("exit", child.returncode, 3)
    found("stderr", "cannot read '-'", err.decode())


def test_full_device(tool):
    """ENOSPC is exit 3, for verdicts, the list and the help; without output it does not matter."""
    schema = tool.file("s.json", {"type": "integer"})
    with open("/dev/full", "wb") as full:
        for arguments in [[schema], ["--lines", "-j", "2", schema], ["--output", "jsonl", schema],
                          ["--list", API], ["--help"], ["--version"]]:
            result = tool.run(*arguments, stdin='"x"', stdout=full)
            ends(result, 3)
            found("stderr", r"^validate-payload: error: cannot write .*No space left", result.err)
            equal("said once", len(result.err.splitlines()), 1)
        ends(tool.run(schema, stdin="1", stdout=full), 0, err="")
        ends(tool.run("-q", schema, stdin='"x"', stdout=full), 1, err="")


def test_closed_pipe(tool):
    """EPIPE is exit 3, and quiet: `| head` is no accident."""
    schema = tool.file("s.json", {"type": "integer"})
    tool.file("rows.ndjson", '"x"\n' * 100000)
    for jobs in "13":
        for output in ["text", "json", "jsonl"]:
            child = tool.start("-j", jobs, "--output", output, schema, "rows.ndjson",
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            true("something is printed", child.stdout.readline())
            child.stdout.close()
            err = child.stderr.read().decode()
            child.stderr.close()
            code = child.wait(timeout=600)
            sane(code, err, ["rows.ndjson"])
            equal("exit and stderr", (code, err), (3, ""))


def test_closed_stdout(tool):
    schema = tool.file("s.json", {"type": "integer"})
    for payload, code in [("1", 0), ('"x"', 3)]:
        child = tool.start(schema, stdin=subprocess.PIPE, stderr=subprocess.PIPE,
                           preexec_fn=lambda: os.close(1))
        child.communicate(payload.encode(), timeout=600)
        equal("exit", child.returncode, code)


def test_endless_file(tool):
    """/dev/zero: the limit on size holds before any memory is used up."""
    schema = tool.file("s.json", {})
    result = tool.run("--max-bytes", "1000000", schema, "/dev/zero")
    ends(result, 6, err="")
    found("text", r"^/dev/zero: error: too_large: .*1000000 bytes", result.out)


def test_huge_file(tool):
    """More than 4 GiB, by its size alone."""
    schema = tool.file("s.json", {})
    with open(tool.path("huge"), "wb") as file:
        file.truncate((1 << 32) + 10)
    for given in [[], ["--max-bytes", str((1 << 32) - 1)]]:
        result = tool.run("--output", "json", *given, schema, "huge")
        ends(result, 6, err="")
        equal("status", result.json["status"], "too_large")


def test_empty_file(tool):
    schema = tool.file("s.json", {})
    tool.file("empty", "")
    result = tool.run("--output", "json", schema, "empty")
    ends(result, 1, err="")
    equal("code", result.json["errors"][0]["code"], "invalid_json")


def test_attack_71_a_limit_on_the_size_of_files(tool):
    """Exit 3 and why, not the signal."""
    schema = tool.file("s.json", {"type": "string"})
    rows = "1\n" * 10000
    for given in [["--lines"], ["--lines", "-j", "3"], ["--lines", "--output", "json"]]:
        with open(tool.path("out"), "wb") as out:
            result = tool.run(*given, schema, stdin=rows, stdout=out,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE,
                                                                    (4096, 4096)))
        ends(result, 3)
        equal("stderr", result.err,
              "validate-payload: error: cannot write to stdout: File too large\n")
    with open(tool.path("out"), "wb") as out:
        result = tool.run("--list", API, stdout=out, preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (16, 16)))
    ends(result, 3)


def test_attack_72_percent_encoded(tool):
    """What is out of the root is refused in the same words, there or not, plain or encoded."""
    tool.file("there.yaml", "{}")
    tool.file("api/more/part.yaml", "type: object")
    said = set()
    for up in ("../", "..%2f", "..%2F", "%2e%2e/", "more/..%2f..%2f", "nobody/..%2f..%2f"):
        for name in ("there.yaml", "nobody.yaml"):
            tool.file("api/spec.json", {"$ref": up + name})
            result = tool.run("api/spec.json", stdin="1")
            equal(up + name, result.code, 4)
            said.add(result.err.splitlines()[0])
    equal("one message", len(said), 1)
    found("the message", "the file is outside the folder 'api'", said.pop())


def test_attack_73_a_chain_of_references(tool):
    """It takes no depth, wherever it stands: an object within objects, each behind such a chain."""
    count = 1000
    for beside in [{}, {"description": "one of many"}]:
        chain = {f"A{i}": {"$ref": f"#/$defs/A{i + 1}", **beside} for i in range(count)}
        end = {"type": "object", "properties": {"x": {"$ref": "#/$defs/A0"}, "y": {"type": "integer"},
                                                "z": {"propertyNames": {"$ref": "#/$defs/N0"}}}}
        names = {f"N{i}": {"$ref": f"#/$defs/N{i + 1}"} for i in range(count)}
        schema = tool.file("s.json", {"$ref": "#/$defs/A0", "$defs": {
            **chain, f"A{count}": end, **names, f"N{count}": {"maxLength": 3}}})
        deep = '{"x":' * 100
        ends(tool.run(schema, stdin=deep + '{"y":1}' + "}" * 100), 0, out="")
        result = tool.run(schema, stdin=deep + '{"y":"1"}' + "}" * 100)
        ends(result, 1)
        found("the fault", r"/x/y: expected an integer, got \"1\"", result.out)
        result = tool.run(schema, stdin=deep + '{"z":{"long":1}}' + "}" * 100)
        found("the key", r"at most 3 characters", result.out)
        path = tool.run("--output", "json", schema, stdin='{"y":"1"}').json["errors"][0]
        equal("the way", path["keywordLocation"], "/$ref" * (count + 1) + "/properties/y/type")
