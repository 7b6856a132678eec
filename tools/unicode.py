#!/usr/bin/env python3
"""Writes what patterns need of Unicode: runtime/src/ecma/regex_*.def.

    tools/unicode.py /usr/share/unicode

The folder has the Unicode Character Database (Debian: apt-get install unicode-data; tools/ucd.mjs
has newer versions). Beside it, ECMA-262 (section 22.2.1.8 and its tables) says which properties a pattern may name.
"""
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "runtime/src/ecma"
LAST = 0x10FFFF
# ECMA-262, table "Binary Unicode property aliases and their canonical property names"; Any, ASCII
# and Assigned are made of others.
BINARIES = """ASCII_Hex_Digit Alphabetic Bidi_Control Bidi_Mirrored Case_Ignorable Cased
    Changes_When_Casefolded Changes_When_Casemapped Changes_When_Lowercased
    Changes_When_NFKC_Casefolded Changes_When_Titlecased Changes_When_Uppercased Dash
    Default_Ignorable_Code_Point Deprecated Diacritic Emoji Emoji_Component Emoji_Modifier
    Emoji_Modifier_Base Emoji_Presentation Extended_Pictographic Extender Grapheme_Base
    Grapheme_Extend Hex_Digit IDS_Binary_Operator IDS_Trinary_Operator ID_Continue ID_Start
    Ideographic Join_Control Logical_Order_Exception Lowercase Math Noncharacter_Code_Point
    Pattern_Syntax Pattern_White_Space Quotation_Mark Radical Regional_Indicator Sentence_Terminal
    Soft_Dotted Terminal_Punctuation Unified_Ideograph Uppercase Variation_Selector White_Space
    XID_Continue XID_Start""".split()
EMOJI = {"Emoji_Component": "EComp", "Emoji_Modifier": "EMod", "Emoji_Modifier_Base": "EBase",
         "Emoji_Presentation": "EPres", "Extended_Pictographic": "ExtPict"}


class Database:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.version = self.text("PropList.txt").split("\n")[0].split("-")[1].removesuffix(".txt")

    def text(self, name):
        return (self.folder / name).read_text(encoding="utf-8")

    def rows(self, name):
        for line in self.text(name).split("\n"):
            if fields := [field.strip() for field in line.split("#")[0].split(";")]:
                if fields[0]:
                    yield fields

    def points(self, name):
        for fields in self.rows(name):
            ends = [int(end, 16) for end in fields[0].split("..")]
            yield range(ends[0], ends[-1] + 1), fields[1:]

    def aliases(self, property_name):
        """The names of each value, the short one first."""
        return [fields[1:] for fields in self.rows("PropertyValueAliases.txt")
                if fields[0] == property_name]


def ranges(points):
    found = []
    for point in sorted(points):
        if found and found[-1][1] == point - 1:
            found[-1][1] = point
        else:
            found.append([point, point])
    return found


def encode(points):
    """The lengths of what is outside and inside by turns, in bytes of seven bits, the last one
    without the eighth; a 0 outside, which only the first may be, ends it."""
    out, at = bytearray(), 0
    first = True
    for begin, end in ranges(points):
        for length in (begin - at + first, end - begin + 1):
            while length >= 0x80:
                out.append(length & 0x7F | 0x80)
                length >>= 7
            out.append(length)
        at, first = end + 1, False
    return out + b"\0"


class Table:
    """A file of names and sets; equal sets stand once."""

    def __init__(self, macro, what):
        self.macro, self.what, self.rows, self.data, self.known = macro, what, [], bytearray(), {}

    def add(self, names, *sets):
        at = []
        for points in sets:
            code = bytes(encode(points))
            if code not in self.known:
                self.known[code] = len(self.data)
                self.data += code
            at.append(self.known[code])
        for name in dict.fromkeys(names):
            self.rows.append(f'OAS_{self.macro}("{name}", {", ".join(map(str, at))})')

    def write(self, name, version):
        lines = [f"/* {self.what}",
                 f" * of Unicode {version}; made by tools/unicode.py. */",
                 f"#ifdef OAS_{self.macro}", *fill(self.rows, ""), "#else"]
        data = self.data + bytes(-len(self.data) % 8)
        words = [f"0x{int.from_bytes(data[i:i + 8], 'little'):x}" for i in range(0, len(data), 8)]
        lines += [*fill(words, ","), "#endif"]
        (OUT / name).write_text("\n".join(lines) + "\n")
        print(f"{name}: {len(self.rows)} names, {len(self.data)} bytes, {len(lines)} lines")


def fill(words, behind):
    line = ""
    for word in words:
        if len(line) + len(word) + len(behind) + 1 > 100:
            yield line
            line = ""
        line += (" " if line else "") + word + behind
    yield line


def categories(database):
    points = {}
    for found, (category,) in database.points("extracted/DerivedGeneralCategory.txt"):
        points.setdefault(category, set()).update(found)
    table = Table("CATEGORY", "General categories (\\p{gc=...}): OAS_CATEGORY(name, where its set begins),")
    for names in database.aliases("gc"):
        short = names[0]
        wanted = {"LC": ["Lu", "Ll", "Lt"]}.get(short) or [
            value for value in points if value.startswith(short)]
        table.add(names, set().union(*(points[value] for value in wanted)))
    table.write("regex_category.def", database.version)


def scripts(database):
    script_of = ["Zzzz"] * (LAST + 1)
    short = {names[1]: names[0] for names in database.aliases("sc")}
    for found, (script,) in database.points("Scripts.txt"):
        for point in found:
            script_of[point] = short[script]
    of, extended = {}, {}
    for point, script in enumerate(script_of):
        of.setdefault(script, set()).add(point)
        extended.setdefault(script, set()).add(point)
    for found, (names,) in database.points("ScriptExtensions.txt"):
        for point in found:
            extended[script_of[point]].discard(point)
            for script in names.split():
                extended[script].add(point)
    table = Table("SCRIPT", "Scripts: OAS_SCRIPT(name, where the set of \\p{sc=...} begins, that of \\p{scx=...}),")
    for names in database.aliases("sc"):
        table.add(names, of.get(names[0], set()), extended.get(names[0], set()))
    table.write("regex_script.def", database.version)


def binaries(database):
    points = {name: set() for name in BINARIES}
    for name in ("PropList.txt", "DerivedCoreProperties.txt", "emoji/emoji-data.txt",
                 "extracted/DerivedBinaryProperties.txt", "DerivedNormalizationProps.txt"):
        for found, values in database.points(name):
            if len(values) == 1 and values[0] in points:
                points[values[0]].update(found)
    aliases = {fields[1]: [name for name in fields if name != fields[1]]
               for fields in database.rows("PropertyAliases.txt")}
    table = Table("BINARY", "Properties that a character has or has not: OAS_BINARY(name, where its set begins),")
    for name in BINARIES:
        table.add([name, *aliases.get(name, [EMOJI.get(name, name)])], points[name])
    table.rows = [row for row in table.rows if '"WSpace"' not in row]  # no name of ECMA-262
    table.add(["Any"], range(LAST + 1))
    table.add(["ASCII"], range(0x80))
    assigned = set(range(LAST + 1))
    for found, (category,) in database.points("extracted/DerivedGeneralCategory.txt"):
        if category == "Cn":
            assigned -= set(found)
    table.add(["Assigned"], assigned)
    table.write("regex_binary.def", database.version)


def folds(database):
    to = {}
    for code, status, mapping, *_ in database.rows("CaseFolding.txt"):
        if status in "CS":
            to[int(code, 16)] = int(mapping, 16)
    rows, left = [], sorted(to)
    while left:
        first = left[0]
        delta = to[first] - first
        best = (first, 1)
        for step in (1, 2):
            last = first
            while to.get(last + step, -1) - last - step == delta and (
                    step == 1 or last + 1 not in to):
                last += step
            if last > best[0]:
                best = (last, step)
        rows.append(f"OAS_FOLD(0x{first:x}, 0x{best[0]:x}, {best[1]}, {delta})")
        left = [code for code in left if code > best[0]]
    lines = ["/* Simple case folding (statuses C and S of CaseFolding.txt), each `step`th character: OAS_FOLD(first,",
             f" * last, step, delta), of Unicode {database.version}; made by tools/unicode.py. */", *fill(rows, "")]
    (OUT / "regex_fold.def").write_text("\n".join(lines) + "\n")
    print(f"regex_fold.def: {len(rows)} rows")


def main():
    database = Database(sys.argv[1])
    categories(database)
    scripts(database)
    binaries(database)
    folds(database)


if __name__ == "__main__":
    main()
