#!/usr/bin/env python3
"""Draws what the bench measured: how fast each contender was, the median of all sets of documents as
a bar, the slowest and the fastest set as a line.

    tests/bench/plot.py CSV SVG"""

import collections
import csv
import pathlib
import statistics
import sys
from html import escape

OURS = {"validate", "decode", "check", "encode", "validate-payload", "validate-payload -j2"}
PANELS = [("read", "Reading. Ours judges every keyword; decode fills structs as well, the others trees"),
          ("write", "Writing. Ours judges every keyword; check writes no text that one keeps"),
          ("lines", "Whole commands on JSON Lines, by the time of the processor")]
ROW, BAR, GAP, LEFT, WIDTH = 17, 12, 16, 170, 520
STYLE = """text{font:12px sans-serif;fill:#24292f}.title{font-weight:bold}.ours{fill:#1b6ca8}
.other{fill:#b9bec4}line{stroke:#57606a;stroke-width:1.5}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}line{stroke:#8b949e}}"""


def speeds_of(path):
    """work: contender: GB/s of each set"""
    speeds = collections.defaultdict(lambda: collections.defaultdict(list))
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            speed = float(row["bytes"]) / float(row["median_ns"])
            speeds[row["work"]][row["contender"]].append(speed)
    return speeds


class Drawing:
    """Lines of SVG, from the top down."""

    def __init__(self):
        self.lines, self.y = [], 0

    def text(self, x, words, kind="", anchor="start"):
        self.lines.append(f'<text x="{x:.0f}" y="{self.y}" class="{kind}" text-anchor="{anchor}">'
                          f"{escape(words)}</text>")

    def bar(self, name, speeds, scale):
        length = statistics.median(speeds) * scale
        low, high = (LEFT + scale * end for end in (min(speeds), max(speeds)))
        middle, kind = self.y - BAR / 2 + 1, "ours" if name in OURS else "other"
        self.text(LEFT - 8, name, anchor="end")
        self.lines.append(f'<rect class="{kind}" x="{LEFT}" y="{self.y - BAR + 1}" '
                          f'width="{length:.1f}" height="{BAR}"/>')
        self.lines.append(f'<line x1="{low:.1f}" y1="{middle}" x2="{high:.1f}" y2="{middle}"/>')
        self.text(high + 6, f"{statistics.median(speeds):.2f}")
        self.y += ROW

    def panel(self, contenders, title):
        if not contenders:
            return
        scale = WIDTH / max(max(speeds) for speeds in contenders.values())
        self.y += GAP
        self.text(6, f"{title}; GB/s", "title")
        self.y += ROW
        for name, speeds in sorted(contenders.items(), key=lambda item: -statistics.median(item[1])):
            self.bar(name, speeds, scale)

    def svg(self):
        width, height = LEFT + WIDTH + 50, self.y
        return "\n".join([
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}">', f"<style>{STYLE}</style>", *self.lines, "</svg>", ""])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    speeds, drawing = speeds_of(sys.argv[1]), Drawing()
    for work, title in PANELS:
        drawing.panel(speeds[work], title)
    pathlib.Path(sys.argv[2]).write_text(drawing.svg(), encoding="utf-8")


if __name__ == "__main__":
    main()
