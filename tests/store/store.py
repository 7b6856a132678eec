#!/usr/bin/env python3
"""Half of SchemaStore: each schema becomes a program and C that a compiler takes, each file that
belongs to it gets the verdict that its folder says. The counts and how long it took are printed; with
--sample N it is a seeded sample of the schemas.

EXCEPTIONS says what is not so, and why; a line of it that is not needed any more is a fault."""

import argparse
import concurrent.futures
import pathlib
import random
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(1, str(HERE.parent / "run"))
import probe  # noqa: E402  # pylint: disable=wrong-import-position

OUTSIDE = "refers to a schema that is in neither folder"
EXCEPTIONS = {
    "schemas/circleciconfig.json": OUTSIDE,
    "schemas/feed.json": OUTSIDE,
    "schemas/grunt-clean-task.json": OUTSIDE,
    "schemas/tsoa.json": OUTSIDE,
    "test/webjob-publish-settings/scheduled.json": "its date-time has no time zone",
}
WANTED = {"schemas": "compiled", "test": "ok", "negative_test": "invalid"}
MAPS = [f"https://{host}.schemastore.org/" for host in ("json", "www")]


def gather(corpus, work):
    """All schemas in one folder, as SchemaStore publishes them."""
    shutil.rmtree(work, ignore_errors=True)
    schemas = work / "schemas"
    schemas.mkdir(parents=True)
    for folder in ("referenced", "schemas"):
        for path in sorted((corpus / folder).glob("*.json")):
            shutil.copyfile(path, schemas / path.name)
    return schemas


def judge(program, schemas, corpus, names):
    """(what, verdict, what was said) of each schema and of each file that it judges."""
    done = subprocess.run([program, schemas, corpus, *names], stdout=subprocess.PIPE, text=True,
                          check=True)
    answers = []
    for line in done.stdout.splitlines():
        if line.startswith("    "):
            answers[-1][2].append(line)
        else:
            answers.append((*line.rsplit(" ", 1), []))
    return answers


def build(chosen, schemas, name):
    """C for one schema, compiled; what went wrong, or None."""
    out = chosen.work / "c" / name
    maps = [f"--map={prefix}={schemas}/" for prefix in MAPS]
    steps = [[chosen.oasc, "-o", out, "--name", "made", *maps, schemas / f"{name}.json"],
             [chosen.cc, "-std=c11", "-O0", "-I", ROOT / "runtime/include", "-c", out / "made.c",
              "-o", out / "made.o"]]
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            return done.stderr
    shutil.rmtree(out)
    return None


def check(what, good, said):
    """One fault, or none: what is an exception must be one."""
    if good != (what in EXCEPTIONS):
        return 0
    print(f"FAILED: {what}: {'is as it should be: it needs no exception' if good else ''}")
    print("\n".join(said[:12]))
    return 1


def run(chosen, names):
    begun = time.monotonic()
    corpus = pathlib.Path(chosen.corpora) / "schemastore"
    schemas = gather(corpus, chosen.work)
    answers = judge(chosen.judge, schemas, corpus, names)
    faults = counted = 0
    compiled = []
    for what, verdict, said in answers:
        kind, _, rest = what.partition("/")
        good = verdict == WANTED[kind]
        faults += check(what, good, said)
        counted += kind != "schemas"
        if kind == "schemas" and good:
            compiled.append(rest.removesuffix(".json"))
    judged = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for name, said in zip(compiled, pool.map(lambda one: build(chosen, schemas, one), compiled)):
            faults += 0 if said is None else check(f"{name}, its C", False, said.splitlines())
    print(f"{len(names)} schemas, {len(compiled)} of them compiled and built as C "
          f"({time.monotonic() - judged:.1f} s); {counted} files judged "
          f"({judged - begun:.1f} s); {faults} faults")
    return faults


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("--judge", required=True, help="store_judge")
    options.add_argument("--oasc", required=True)
    options.add_argument("--cc", required=True)
    options.add_argument("--corpora", required=True)
    options.add_argument("--work", required=True, type=pathlib.Path, help="a folder to fill")
    options.add_argument("--sample", type=int, help="so many schemas")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("names", nargs="*", help="these alone")
    chosen = options.parse_args()
    corpus = pathlib.Path(chosen.corpora) / "schemastore"
    if not chosen.corpora or not corpus.is_dir():
        probe.skip("SchemaStore's schemas and files", probe.corpus(chosen.corpora, "schemastore"))
    names = chosen.names or sorted(path.stem for path in (corpus / "schemas").glob("*.json"))
    if chosen.sample:
        names = sorted(random.Random(chosen.seed).sample(names, chosen.sample))
    sys.exit(run(chosen, names) != 0)


if __name__ == "__main__":
    main()
