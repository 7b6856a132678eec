#!/usr/bin/env python3
"""docs/KEYWORDS.md has a section for each row of keywords.def, docs/FORMATS.md for each of formats.def, and
neither has one that no row stands for; what is built shows a schema, what refuses values one of them.
(What they show is compared by tests/run/reference.py.)"""

from house import report
import reference_pages as pages


def main():
    faults = [fault for page in pages.PAGES for fault in pages.faults_of(page)]
    report(faults, sum(len(list(rows())) for _, rows in pages.PAGES.values()))


if __name__ == "__main__":
    main()
