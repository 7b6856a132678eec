#!/usr/bin/env python3
"""docs/KEYWORDS.md and docs/FORMATS.md have a section for each row of keywords.def and formats.def. By
hand are its prose, a block `yaml`, which is a schema, and a block `json`, a payload that it refuses.
Made of them, and compared, are the line of facts, from the row, the block `text`, which is what
validate-payload prints, and the block `c`, what oasc declares. --update writes these into the pages:
read the difference before you commit it."""

import argparse
import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

from declared import declared
from reference_pages import BLOCK, PAGES, ROOT, faults_of, sections

FACTS = re.compile(r"^\*(?!\*).*\*\n", re.M)
INDEX = re.compile(r"(?<=<!-- index -->\n).*?(?=<!-- end -->)", re.S)
WIDTH = 120

def put(section, language, content, behind):
    """The section with that block: in place of the one it has, else behind that of `behind`."""
    block = f"```{language}\n{content}```\n"
    if f"\n```{language}\n" in section:
        return re.sub(rf"^```{language}\n.*?^```\n", lambda _: block, section, flags=re.M | re.S)
    return re.sub(rf"^```{behind}\n.*?^```\n", lambda match: f"{match.group()}\n{block}", section,
                  flags=re.M | re.S)


def with_facts(section, row):
    """The section with the line of facts behind its heading."""
    line = f"*{' · '.join(row.facts)}*\n"
    heading, rest = section.split("\n", 1)
    rest = FACTS.sub("", rest, count=1) if FACTS.match(rest.lstrip("\n")) else rest
    return f"{heading}\n\n{line}\n" + rest.lstrip("\n")


def printed(options, folder, payload):
    """What validate-payload prints of the payload, which it must refuse."""
    (folder / "payload.json").write_text(payload)
    done = subprocess.run([options.program, "--warnings", "none", "--formats", "assert", "api.yaml",
                           "payload.json"], cwd=folder, text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout, "" if done.returncode == 1 else f"exit {done.returncode}: {done.stdout}"


def made(section, row, options):
    """The section as its row, its schema and its payload want it; and what went wrong."""
    section = with_facts(section, row)
    blocks = dict(BLOCK.findall(section))
    if "yaml" not in blocks or not row.built:
        return section, ""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "api.yaml").write_text(blocks["yaml"])
        fault = types_fault = ""
        if "json" in blocks:
            text, fault = printed(options, folder, blocks["json"])
            section = put(section, "text", text, "json")
        types, types_fault = declared(folder / "api.yaml", options)
        section = put(section, "c", types, "text" if "json" in blocks else "yaml")
    return section, fault or types_fault


def index(words):
    """Links to all sections, in lines of the page's width."""
    lines = [""]
    for word in sorted(words, key=lambda word: word.lstrip("$").lower()):
        anchor = re.sub(r"[^\w\- ]", "", word.lower())
        link = f"[`{word}`](#{anchor})"
        if len(lines[-1]) + 3 + len(link) > WIDTH:
            lines[-1] += " ·"
            lines.append("")
        lines[-1] += (" · " if lines[-1] else "") + link
    return "\n".join(lines) + "\n"


def differences(page, text, whole):
    """The sections in which the page differs from what was made of it."""
    before, after = sections(text), sections(whole)
    for word in before:
        if before[word] != after[word]:
            yield f"{page}, {word or 'the index'}: the page has\n{before[word]}\n--- made\n{after[word]}"


def check(page, options):
    """The faults of a page, which is written anew where that is wanted."""
    faults = list(faults_of(page))
    if faults:
        return faults
    path = ROOT / page
    text = path.read_text()
    found = sections(text)
    rows = {row.word: row for row in PAGES[page][1]()}
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = list(pool.map(lambda word: made(found[word], rows[word], options), rows))
    for word, (section, fault) in zip(rows, results):
        found[word] = section
        if fault:
            faults.append(f"{page}, {word}: {fault}")
    found[""] = INDEX.sub(lambda _: index(rows), found[""])
    whole = "".join(found.values())
    if options.update:
        path.write_text(whole)
        return faults
    return faults + list(differences(page, text, whole))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--oasc", required=True, type=lambda name: pathlib.Path(name).resolve())
    parser.add_argument("--program", required=True, type=lambda name: pathlib.Path(name).resolve())
    parser.add_argument("--cc", default="cc")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    options.oasc, options.program = str(options.oasc), str(options.program)
    faults = [fault for page in PAGES for fault in check(page, options)]
    for fault in faults:
        print(fault)
    count = sum(len(list(rows())) for _, rows in PAGES.values())
    print(f"{count} rows, {len(faults)} faults")
    return 1 if faults or not count else 0


if __name__ == "__main__":
    sys.exit(main())
