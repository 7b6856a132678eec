#!/usr/bin/env python3
"""Prints what the bench measured as ratios, a table in Markdown: the least of all sets of documents, the
median, the most.

    tests/bench/ratios.py CSV

Above 1 ours is faster. All of them are of one run."""

import collections
import csv
import statistics
import sys

# What of ours, beside which of theirs; the words for a row.
ROWS = [
    ("decode", "simdjson DOM haswell", "**decode**, all checks, beside simdjson's bare DOM parse by AVX2"),
    ("decode", "simdjson DOM icelake", "the same by AVX-512"),
    ("decode", "simdjson On-Demand", "simdjson On-Demand, each value looked at"),
    ("decode", "yyjson read", "yyjson's parse"),
    ("decode", "Glaze read (string)", "Glaze into typed C++ structs with std::string, no checks"),
    ("decode", "Glaze read (string_view)", "the same with std::string_view, which leaves escapes"),
    ("decode", "RapidJSON SchemaValidator", "RapidJSON's SchemaValidator, without formats"),
    ("decode", "RapidJSON read", "RapidJSON's parse"),
    ("decode", "cJSON read", "cJSON's parse"),
    ("decode", "jansson read", "jansson's parse"),
    ("validate", "decode", "**validate** beside our decode"),
    ("encode", "yyjson write", "**encode**, all checks, beside yyjson's writer"),
    ("encode", "Glaze write (string)", "Glaze's writer, no checks"),
    ("encode", "RapidJSON write", "RapidJSON's writer"),
    ("encode", "cJSON write", "cJSON's writer"),
    ("explain", "decode", "**explain**, one fault with its places and words, beside our decode"),
]


def times_of(path):
    """set: contender: ns"""
    times = collections.defaultdict(dict)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["work"] != "lines":
                times[row["set"]][row["contender"]] = float(row["median_ns"])
    return times


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    times = times_of(sys.argv[1]).values()
    print("| ours beside | least | median | most |\n| --- | --: | --: | --: |")
    for ours, theirs, words in ROWS:
        ratios = [one[theirs] / one[ours] for one in times if ours in one and theirs in one]
        if ratios:
            print(f"| {words} | {min(ratios):.2f} | {statistics.median(ratios):.2f} | {max(ratios):.2f} |")


if __name__ == "__main__":
    main()
