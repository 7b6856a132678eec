#!/usr/bin/env python3
"""The pages lead somewhere: each link of a Markdown file to a file that is there, and to a heading of
it; docs/README.md names every file of docs/; MANUAL.md lists its headings in their order."""

import re

from house import ROOT, files, name, report

LINK = re.compile(r"\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]*))?\)")
HEADING = re.compile(r"^##+ (.*)$", re.M)
CODE = re.compile(r"^```.*?^```$", re.M | re.S)


def prose(path):
    return CODE.sub("", path.read_text())


def anchors(path):
    """The anchors of a page's headings below its title, as GitHub names them."""
    return [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
            for heading in HEADING.findall(prose(path))]


def faults_of(page):
    for file, anchor in LINK.findall(prose(page)):
        target = (page.parent / file).resolve() if file else page
        if not target.exists():
            yield f"{name(page)} leads to {file}, which is not there"
        elif anchor and anchor not in anchors(target):
            yield f"{name(page)} leads to {name(target)}#{anchor}, but there is no such heading"


def faults_of_index():
    index = ROOT / "docs/README.md"
    named = {(index.parent / file).resolve() for file, _ in LINK.findall(prose(index)) if file}
    for path in files(below="docs"):
        if path not in named and path != index:
            yield f"docs/README.md does not say who reads {name(path)}"
    manual = ROOT / "docs/MANUAL.md"
    listed = [anchor for file, anchor in LINK.findall(prose(manual).split("\n## ")[0]) if not file]
    if listed != anchors(manual):
        yield "docs/MANUAL.md: its contents are not its headings in their order"


def main():
    pages = [path for path in files("*.md") if not path.is_symlink()]
    faults = [fault for page in pages for fault in faults_of(page)]
    report(faults + list(faults_of_index()), len(pages))


if __name__ == "__main__":
    main()
