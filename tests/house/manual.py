#!/usr/bin/env python3
"""The man pages: every long option that a program takes stands in its page and in its --help, and
no others; the page shows a value where there is one. mandoc, where installed, reads the pages."""

import re

from house import ROOT, name, probe, report, run

COMMON = ROOT / "cli/common/reading.h"
PROGRAMS = {
    "oasc": (ROOT / "cli/oasc/options.c", ROOT / "cli/oasc/help.c"),
    "validate-payload": (ROOT / "cli/validate_payload/options.c", ROOT / "cli/validate_payload/help.c"),
}
ROW = re.compile(r'\{[\s\\]*"([a-z-]+)",\s*(no|required|optional)_argument,\s*NULL,\s*(\w+)')
LETTER = re.compile(r"(OPTION_\w+) = '(\w)'")
PAGE_OPTION = re.compile(r"(?:Fl|,) -([a-z-]+)( Ns Op = Ns| Ar| Cm)?")


def taken(table):
    """name -> (whether it takes a value, its letter or None), from the getopt_long() rows."""
    text = table.read_text()
    letters = dict(LETTER.findall(text))
    return {option: (value != "no", letters.get(symbol))
            for option, value, symbol in ROW.findall(text + COMMON.read_text())}


def documented(page):
    """name -> whether a value follows, from the items of the page's lists."""
    items = [line for line in page.read_text().split("\n") if line.startswith(".It Fl")]
    return {option: bool(value) for item in items for option, value in PAGE_OPTION.findall(item)}


def faults_of(program, table, help_file):
    page = ROOT / f"docs/man/{program}.1"
    options, pages = taken(table), documented(page)
    text = help_file.read_text()
    helped = set(re.findall(r"--([a-z][a-z-]+)", text))
    for option in sorted(set(options) | set(pages) | helped):
        if option not in options:
            yield f"{program} has no --{option}, but {name(page)} or {name(help_file)} has it"
            continue
        has_value, letter = options[option]
        if option not in pages:
            yield f"{name(page)} lacks --{option}"
        elif pages[option] != has_value:
            yield f"{name(page)}: --{option} takes {'a' if has_value else 'no'} value"
        if option not in helped and not (letter and f'"  -{letter} ' in text):
            yield f"{name(help_file)} lacks --{option}"


def main():
    faults, count = [], 0
    for program, (table, help_file) in PROGRAMS.items():
        faults += faults_of(program, table, help_file)
        count += len(taken(table))
        page = ROOT / f"docs/man/{program}.1"
        if missing := probe.programs("mandoc"):
            probe.leave_out(f"{name(page)} read by mandoc", missing)
            continue
        _, said = run("mandoc", "-T", "lint", "-W", "style", page)
        # Which other pages this machine has, and in what state, is nothing of ours.
        faults += [line for line in said.splitlines() if "referenced manual" not in line
                   and "outdated mandoc.db" not in line]
    report(faults, count)


if __name__ == "__main__":
    main()
