"""--lines: one JSON text a line, as a stream, in order, in constant memory, by threads.

How much memory and time is too much depends on the build and on the machine, so both are compared
with another run of the same program: for a tenth of the rows, or beside it."""

import json
import os
import resource
import subprocess
import threading
import time

from tool import ends, equal, found, sane, true

SCHEMA = {"type": "object", "properties": {"n": {"type": "integer", "maximum": 100}},
          "required": ["n"]}
ROWS = 300000


def places(result):
    return [(one["record"], one["status"]) for one in result.jsonl]


def test_records(tool):
    schema = tool.file("s.json", SCHEMA)
    text = '{"n":1}\n\n  \t\r\n{"n":101}\r\n{\n[]\n\n{"n":2}'
    result = tool.run("--lines", "--output", "jsonl", schema, stdin=text)
    ends(result, 1, err="")
    equal("records", places(result), [(1, "valid"), (4, "invalid"), (5, "malformed"),
                                      (6, "invalid"), (8, "valid")])
    equal("members", list(result.jsonl[0]),
          ["file", "record", "valid", "status", "errors", "truncated"])


def test_places_count_in_the_file(tool):
    schema = tool.file("s.json", SCHEMA)
    result = tool.run("--lines", "--output", "json", schema, stdin='{"n":1}\n\n {"n": 101}\n')
    ends(result, 1, err="")
    error = result.json[1]["errors"][0]
    equal("place", (error["line"], error["column"], error["offset"]), (3, 8, 16))
    result = tool.run("--lines", schema, stdin='{"n":1}\n\n {"n": 101}\n')
    found("text", r"^-:3:8: error: /n: ", result.lines[0])
    equal("source", result.lines[1:3], ['    3 |  {"n": 101}', "      |        ^"])


def sequence(tool):
    return tool.file("seq.json", {
        "openapi": "3.2.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"post": {
            "operationId": "put", "requestBody": {"content": {
                "application/json-seq": {"itemSchema": {"type": ["integer", "object"]}},
                "application/jsonl": {"itemSchema": {"type": "integer"}}}}}}}})


def records(tool, text, *options):
    return tool.run("--operation", "put", "--media-type", "application/json-seq", "--lines",
                    "--output", "jsonl", *options, sequence(tool), stdin=text)


def test_records_of_a_sequence(tool):
    """RFC 7464: each text stands behind RS, on as many lines as it likes; a number that no blank
    follows may have been cut (section 2.4)."""
    text = '\x1e{"a":\n 1}\n\x1e"x"\n\x1e\n\x1e7\n\x1e12\x1e3\n bad\n\x1e[]'
    for jobs in ["1", "3"]:
        result = records(tool, text, "-j", jobs)
        ends(result, 1, err="")
        equal("records", places(result),
              [(1, "valid"), (3, "invalid"), (5, "valid"), (6, "malformed"), (6, "malformed"),
               (8, "invalid")])
        errors = [one["errors"][0] for one in result.jsonl if one["errors"]]
        equal("places", [(one["line"], one["column"], one["offset"]) for one in errors],
              [(3, 2, 12), (6, 4, 24), (7, 2, 28), (8, 2, 33)])
        equal("bytes", [text[one["offset"]] for one in errors], ['"', "\x1e", "b", "["])
        equal("words", errors[1]["error"], "expected a blank or a line's end behind a number or a "
              "word, which may have been cut, got the end of the text")
    for text, code, want in [
            ("", 0, []), ("\x1e\n\x1e", 0, []), ("\x1e1\n", 0, [(1, "valid")]),
            ("1\n2\n", 1, [(1, "malformed")]), ("\n\x1e1\n", 1, [(1, "malformed"), (2, "valid")]),
            ("\x1e1\n\x1e2", 1, [(1, "valid"), (2, "malformed")]),
            ("\x1e1\n\x1e{}", 0, [(1, "valid"), (2, "valid")])]:
        result = records(tool, text)
        ends(result, code, err="")
        equal(repr(text), places(result), want)
    result = tool.run("--operation", "put", "--media-type", "application/jsonl", "--lines",
                      "--output", "jsonl", sequence(tool), stdin="1\n\x1e2\n\x1e\n")
    equal("lines have none", places(result), [(1, "valid"), (2, "malformed"), (3, "malformed")])


def test_long_records_of_a_sequence(tool):
    """A record may be as long as a line may, and what is longer is skipped to the next RS."""
    long = '\x1e{"a":\n"' + "x" * 300000 + '"}\n'
    result = records(tool, "\x1e1\n" + long + "\x1e2\n", "--max-bytes", "20")
    ends(result, 6, err="")
    equal("skipped", places(result), [(1, "valid"), (2, "too_large"), (4, "valid")])
    result = records(tool, "\x1e1\n" + long * 4 + "\x1e[]\n", "-j", "2")
    equal("kept", places(result), [(1, "valid"), (2, "valid"), (4, "valid"), (6, "valid"),
                                   (8, "valid"), (10, "invalid")])
    result = records(tool, '\x1e"' + "x" * 16 + '"\n', "--max-bytes", "18")
    equal("as long as it may be", places(result), [(1, "invalid")])
    result = records(tool, '\x1e"' + "x" * 17 + '"\n', "--max-bytes", "18")
    equal("longer", places(result), [(1, "too_large")])
    many = "".join(f"\x1e{n}\n" for n in range(100000))
    equal("many", [one["valid"] for one in records(tool, many, "-j", "3").jsonl], [True] * 100000)


def test_the_deepest_that_is_allowed(tool):
    """Threads have the stack for it, applicators included."""
    schema = tool.file("s.json", {"anyOf": [{"items": {"$ref": "#"}}, {"type": "string"}]})
    rows = "\n".join(["[" * 800 + "]" * 800] * 3)
    for jobs in "13":
        ends(tool.run("--lines", "-j", jobs, "--max-depth", "4096", schema, stdin=rows), 0,
             out="", err="")
        ends(tool.run("--lines", "-j", jobs, "--max-depth", "4096", schema,
                      stdin="[" * 5000 + "]" * 5000), 6, err="")


def test_no_record_at_all(tool):
    schema = tool.file("s.json", SCHEMA)
    for text in ["", "\n", "\n \n\t\n  "]:
        ends(tool.run("--lines", schema, stdin=text), 0, out="", err="")
        ends(tool.run("--lines", "--output", "json", schema, stdin=text), 0, out="[]\n", err="")
        ends(tool.run("--lines", "--output", "jsonl", schema, stdin=text), 0, out="", err="")


def test_implied_by_the_ending(tool):
    schema = tool.file("s.json", SCHEMA)
    for name in ["a.ndjson", "a.jsonl"]:
        tool.file(name, '{"n":1}\n{"n":2}\n')
        ends(tool.run(schema, name), 0, out="", err="")
    tool.file("a.json", '{"n":1}\n{"n":2}\n')
    ends(tool.run(schema, "a.json"), 1)
    ends(tool.run("--lines", schema, "a.json"), 0, out="", err="")


def test_several_files_with_and_without_lines(tool):
    schema = tool.file("s.json", SCHEMA)
    tool.file("a.ndjson", '{"n":1}\n{"n":2}\n')
    tool.file("b.json", '{"n":\n3}')
    for jobs in "13":
        result = tool.run("--output", "json", "-j", jobs, schema, "a.ndjson", "b.json",
                          "missing.jsonl", "a.ndjson")
        ends(result, 3)
        equal("verdicts", [(one["file"], one.get("record")) for one in result.json],
              [("a.ndjson", 1), ("a.ndjson", 2), ("b.json", None), ("a.ndjson", 1),
               ("a.ndjson", 2)])
        found("stderr", "cannot read 'missing.jsonl'", result.err)


def test_too_long_a_line(tool):
    """It stays undecided, and the stream goes on."""
    schema = tool.file("s.json", SCHEMA)
    for length in [21, 1000, 300000, 2000000]:
        long = '{"n":1' + " " * (length - 7) + "}"
        blank = " " * length
        text = "\n".join(['{"n":1}', long, '{"n":2}', blank, '{"n":101}', long])
        for jobs in "12":
            result = tool.run("--lines", "-j", jobs, "--max-bytes", "20", "--output", "jsonl",
                              schema, stdin=text)
            ends(result, 1, err="")
            equal("records", places(result), [(1, "valid"), (2, "too_large"), (3, "valid"),
                                              (5, "invalid"), (6, "too_large")])
            equal("offset", result.jsonl[3]["errors"][0]["offset"], text.index("101"))
    result = tool.run("--lines", "--max-bytes", "20", schema, stdin=long + "\n")
    ends(result, 6, err="")
    found("text", r"^-:1: error: too_large: .*20 bytes", result.out)


def test_attack_68_a_line_without_end(tool):
    """Too large at the limit; then not much more is read of it, and the rest is not."""
    schema = tool.file("s.json", SCHEMA)
    tool.file("row.ndjson", '{"n":1}\n')
    for jobs in "12":
        result = tool.run("--lines", "-j", jobs, "--max-bytes", "1000", "--output", "jsonl", schema,
                          "row.ndjson", "/dev/zero", "row.ndjson")
        ends(result, 6)
        equal("verdicts", places(result), [(1, "valid"), (1, "too_large"), (1, "valid")])
        found("stderr", r"\Avalidate-payload: error: line 1 of '/dev/zero' has no end within "
              r"\d+ bytes: the rest is not read\Z", result.err.strip())


def test_a_long_line_is_told_before_its_end(tool):
    """As soon as more than the limit is there; only blanks are waited for."""
    schema = tool.file("s.json", SCHEMA)
    for jobs in "12":
        child = tool.start("--lines", "--output", "jsonl", "-j", jobs, "--max-bytes", "20", schema,
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        timer = threading.Timer(600, child.kill)
        timer.start()
        for before, told, after in [(b'{"n":' + b"1" * 16, (1, "too_large"), b"1}\n"),
                                    (b'{"n":2}\n', (2, "valid"), b""),
                                    (b" " * 30 + b"\n" + b" " * 40 + b"x", (4, "too_large"),
                                     b"x" * 50 + b"\n"),
                                    (b'{"n":3}\n', (5, "valid"), b"")]:
            child.stdin.write(before)
            child.stdin.flush()
            verdict = json.loads(child.stdout.readline())
            equal("verdict", (verdict["record"], verdict["status"]), told)
            child.stdin.write(after)
            child.stdin.flush()
        child.stdin.close()
        equal("the rest", child.stdout.read(), b"")
        child.stdout.close()
        equal("exit", child.wait(), 6)
        timer.cancel()


def test_long_lines_that_are_allowed(tool):
    schema = tool.file("s.json", SCHEMA)
    rows = ['{"n":%d,"x":"%s"}' % (n, "x" * (n * 100003)) for n in [1, 9, 2, 0, 12, 101]]
    for end in ["", "\n"]:
        for jobs in "12":
            result = tool.run("--lines", "-j", jobs, "--output", "jsonl", schema,
                              stdin="\n".join(rows) + end)
            ends(result, 1, err="")
            equal("records", places(result),
                  [(n, "valid") for n in range(1, 6)] + [(6, "invalid")])


def rows_file(tool, name, rows):
    """Every thousandth is invalid."""
    with open(tool.path(name), "w", encoding="ascii") as file:
        for i in range(1, rows + 1):
            number = 101 if i % 1000 == 0 else i % 100
            file.write('{"n":%d,"text":"row %d"}\n' % (number, i))
    return name


def memory_of(child):
    """Peak of a running program in KiB, or 0. (What wait4() tells counts the parent's as well.)"""
    try:
        with open(f"/proc/{child.pid}/status", encoding="ascii") as status:
            return max((int(line.split()[1]) for line in status if line.startswith("VmHWM:")),
                       default=0)
    except OSError:
        return 0


def peak_of(tool, *arguments):
    """Exit status, stdout, and the peak of memory in KiB."""
    peak = 0
    with open(tool.path("out"), "wb") as out, open(tool.path("err"), "wb") as err:
        child = tool.start(*arguments, stdout=out, stderr=err)
        while child.poll() is None:
            peak = max(peak, memory_of(child))
            time.sleep(0.001)
    with open(tool.path("out"), "rb") as out, open(tool.path("err"), "rb") as err:
        sane(child.returncode, err.read().decode(), arguments)
        return child.returncode, out.read(), peak


def constant_memory(tool, few, many, *arguments):
    """Exit status and stdout of the program on the file `many`. Whoever kept what is read or printed
    would need for it all that is more than with `few`; half of that is allowed."""
    peaks, printed = [], b""
    for _ in range(3):
        _, printed, peak = peak_of(tool, *arguments, few)
        peaks.append(peak)
    code, out, peak = peak_of(tool, *arguments, many)
    read = os.path.getsize(tool.path(many)) - os.path.getsize(tool.path(few))
    more = (read + len(out) - len(printed)) / 1024
    true(f"{' '.join(arguments)}: {peak} KiB, {max(peaks)} KiB with {more:.0f} KiB less to read and "
         "to print", peak < max(peaks) + more / 2)
    return code, out


def test_many_rows(tool):
    """In order, in constant memory, and the same bytes from any number of threads."""
    schema = tool.file("s.json", SCHEMA)
    few, many = rows_file(tool, "few.ndjson", ROWS // 10), rows_file(tool, "rows.ndjson", ROWS)
    printed = {}
    for output in ["text", "jsonl", "json", "validation-error"]:
        for jobs in ["1", "2", "5"]:
            code, out = constant_memory(tool, few, many, "-j", jobs, "--output", output, schema)
            equal("exit", code, 1)
            true(f"{output} -j {jobs} prints the same bytes", printed.setdefault(output, out) == out)
    lines = printed["jsonl"].splitlines()
    equal("verdicts", len(lines), ROWS)
    for i, line in enumerate(lines, start=1):
        true(f"line {i}: {line}", line.startswith(b'{"file":"rows.ndjson","record":%d,"valid":%s'
                                                  % (i, b"true" if i % 1000 else b"false")))


def test_much_to_say(tool):
    """Short lines with long verdicts: what is printed does not pile up either."""
    tool.file("s.json", {"type": "string"})
    few, many = tool.file("few.ndjson", "1\n" * 20000), tool.file("rows.ndjson", "1\n" * 200000)
    single, several = [constant_memory(tool, few, many, "-j", jobs, "--output", "json", "s.json")
                       for jobs in "13"]
    true("the same bytes", single == several)


def test_verdicts_do_not_wait_for_the_end(tool):
    """A slow pipe: the verdict on a line is there before the next line is."""
    schema = tool.file("s.json", SCHEMA)
    for jobs in "12":
        child = tool.start("--lines", "--output", "jsonl", "-j", jobs, schema,
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        timer = threading.Timer(600, child.kill)
        timer.start()
        for i in range(1, 5):
            child.stdin.write(b'{"n":%d}\n' % i)
            child.stdin.flush()
            verdict = child.stdout.readline()
            true("a verdict at once", verdict)
            equal("record", json.loads(verdict)["record"], i)
        child.stdin.close()
        equal("the rest", child.stdout.read(), b"")
        child.stdout.close()
        equal("exit", child.wait(), 0)
        timer.cancel()


def work_of(tool, *arguments):
    """Seconds of processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ends(tool.run(*arguments), 0, out="", err="")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def race(tool, *arguments):
    """Seconds of one thread and of two, which run at the same time: whatever else the machine does,
    each thread gets the same share of it."""
    start, seconds = time.monotonic(), {}

    def wait(jobs, child):
        equal("exit", child.wait(), 0)
        seconds[jobs] = time.monotonic() - start
    waiting = [threading.Thread(target=wait, args=(jobs, tool.start("-j", jobs, *arguments)))
               for jobs in "12"]
    for thread in waiting:
        thread.start()
    for thread in waiting:
        thread.join()
    return seconds["1"], seconds["2"]


def test_threads_help(tool):
    """They cost no more work, and save time."""
    tool.file("s.json", {"items": {"oneOf": [{"pattern": "^a+b$"}, {"pattern": "^a+c$"}]}})
    row = json.dumps(["a" * 50 + "b"] * 60)
    tool.file("rows.ndjson", (row + "\n") * 10000)
    works = []
    for _ in range(3):
        works.append([work_of(tool, "-j", jobs, "s.json", "rows.ndjson") for jobs in "12"])
    single, double = (min(work) for work in zip(*works))
    true(f"work of -j 1 and -j 2: {works}", double < 1.7 * single + 0.1)
    races, files = [], ["rows.ndjson"] * (1 if single > 1 else 4)  # short ones are won by chance
    while not races or races[-1][1] > 0.85 * races[-1][0]:
        true(f"seconds of -j 1 and -j 2: {races}", len(races) < 5)
        races.append(race(tool, "s.json", *files))


def test_skipping_takes_no_memory(tool):
    """A line of 64 MiB is refused within little more than max_bytes."""
    schema = tool.file("s.json", SCHEMA)
    for name, size in [("few.ndjson", 1 << 22), ("long.ndjson", 1 << 26)]:
        with open(tool.path(name), "wb") as file:
            file.write(b'{"n":1}\n"' + b"x" * size + b'"\n{"n":2}\n')
    code, out = constant_memory(tool, "few.ndjson", "long.ndjson", "--max-bytes", "1000000",
                                "--output", "jsonl", schema)
    equal("exit", code, 6)
    equal("verdicts", [json.loads(line)["status"] for line in out.splitlines()],
          ["valid", "too_large", "valid"])
