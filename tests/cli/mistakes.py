"""Hints on what is likely meant: they go to stderr and change nothing else."""

import gzip

from tool import API, absent, ends, equal, found


def hint(tool, payload, *arguments, name="p.json"):
    """What is hinted of a payload that is no JSON."""
    tool.file("s.json", {"type": "object"})
    tool.file(name, payload)
    result = tool.run(*arguments, "s.json", name)
    ends(result, 1)
    quiet = tool.run("-q", *arguments, "s.json", name)
    ends(quiet, 1, out="", err="")
    return result.err


def test_payloads_that_are_something_else(tool):
    for payload, what in [
            (gzip.compress(b'{"a": 1}'), "compressed by gzip: zcat"),
            ('{"a": 1}'.encode("utf-16"), "looks like UTF-16; JSON is UTF-8"),
            ('{"a": 1}'.encode("utf-16-le"), "looks like UTF-16"),
            ('{"a": 1}'.encode("utf-16-be"), "looks like UTF-16"),
            ("a: 1\n", "looks like YAML; only SPEC may be"), ("---\n{}", "looks like YAML"),
            ("# a comment\n\nname:\n  - x\n", "looks like YAML"), ("- a\n- b\n", "looks like YAML"),
            ("null: x", "looks like YAML"),
            ('{"a": 1}\n{"a": 2}\n', "more than one JSON text; --lines judges one a line"),
            ('{"a": 1} {"a": 2}', "more than one JSON text; --lines"), ("1 2", "more than one")]:
        for output in ["text", "json", "validation-error"]:
            err = hint(tool, payload, "--output", output)
            equal("one line", err.count("\n"), 1)
            found(f"{payload!r}", r"^validate-payload: hint: 'p\.json' .*" + what, err)


def test_payloads_that_are_just_wrong(tool):
    for payload in ["{", '{"a" 1}', "{} x", "[1,]", "nul", "\x00", "", "\xef", "a", "a:1", '{"a": 1}]',
                    "http://x", '{"a": 1', "// a\n{}", b"\xef\xbb\xbf{}"]:
        equal(repr(payload), hint(tool, payload), "")


def test_several_texts_in_a_line(tool):
    err = hint(tool, '{"a": 1}{"a": 2}\n{"a": 3}\n', "--lines")
    found("stderr", "holds more than one JSON text in a line$", err)
    # Once a file is enough.
    equal("stderr", hint(tool, '{}\n{"a": 1}{"a": 2}\n', "--lines"), "")
    found("gzip", "compressed by gzip", hint(tool, gzip.compress(b"{}\n"), name="p.jsonl"))


def test_swapped_arguments(tool):
    tool.file("pet.json", '{"name": "Rex"}')
    tool.file("list.json", "[1]")
    tool.file("schema.json", {"$schema": "https://json-schema.org/draft/2020-12/schema"})
    says = r"validate-payload: hint: '\S+' looks like a document, and '\S+' does not: SPEC comes first"
    for spec, payload, arguments, code in [
            ("pet.json", API, ["--schema", "Pet"], 2), ("pet.json", API, ["--operation", "x"], 2),
            ("pet.json", API, [], 1), ("pet.json", "schema.json", [], 0),
            ("list.json", API, ["--schema", "Pet"], 4), ("list.json", "schema.json", [], 4)]:
        result = tool.run(*arguments, spec, payload)
        ends(result, code)
        found(f"{spec} {payload}", says, result.err)
        absent("quiet", "hint: .*SPEC comes first", tool.run("-q", *arguments, spec, payload).err)
    # A schema of documents judges documents.
    tool.file("any.json", {"type": "object"})
    tool.file("empty.json", {})
    for spec, payload, code in [("any.json", "schema.json", 0), ("schema.json", "schema.json", 0),
                                ("empty.json", "pet.json", 0), ("pet.json", "pet.json", 0)]:
        result = tool.run(spec, payload)
        ends(result, code)
        absent(f"{spec} {payload}", "SPEC comes first", result.err)


def test_a_missing_document_is_told_like_a_missing_payload(tool):
    tool.file("s.json", {})
    spec, payload = tool.run("missing"), tool.run("s.json", "missing")
    ends(spec, 3, out="", err="validate-payload: error: cannot read 'missing': "
         "No such file or directory\n")
    equal("stderr", payload.err, spec.err)
    ends(tool.run("s.json/x"), 3, out="",
         err="validate-payload: error: cannot read 's.json/x': Not a directory\n")
