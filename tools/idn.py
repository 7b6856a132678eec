#!/usr/bin/env python3
"""Writes what host names need of Unicode: runtime/src/idn/idn_*.def.

    tools/idn.py [--from /usr/share/unicode] [NAME...]

The folder is Debian's package unicode-data, or a copy of https://www.unicode.org/Public/VERSION/ucd.
NAME is one of TABLES below; without any all are written. Each file names the version that it was
made from.
"""
import argparse
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LAST = 0x10FFFF


class Database:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.version = re.search(r'-(\d+\.\d+\.\d+)\.txt', self.lines('Scripts.txt')[0]).group(1)

    def lines(self, name):
        return (self.folder / name).read_text(encoding='utf-8').splitlines()

    def fields(self, name):
        """Of each line that says something: its fields, without their blanks."""
        for line in self.lines(name):
            line = line.split('#')[0].strip()
            if line:
                yield [field.strip() for field in line.split(';')]

    def having(self, name, value):
        """The code points that have `value` in the second field."""
        found = set()
        for field in self.fields(name):
            if field[1] == value:
                found.update(code_range(field[0]))
        if not found:
            sys.exit('%s has no %s' % (name, value))
        return found


def code_range(text):
    first, _, last = text.partition('..')
    return range(int(first, 16), int(last or first, 16) + 1)


def runs(kind_of):
    """(first code, kind) of each run of code points of the same kind."""
    before = object()  # which no kind is
    for code in range(LAST + 1):
        kind = kind_of(code)
        if kind != before:
            yield code, kind
            before = kind


def filled(cells, indent='    ', width=100):
    """Lines of cells, parted by blanks."""
    line = ''
    for cell in cells:
        if len(indent) + len(line) + 1 + len(cell) > width:
            yield indent + line
            line = ''
        line += (' ' if line else '') + cell
    if line:
        yield indent + line


def head(data, what):
    return '/* %s Made by tools/idn.py from Unicode %s. */' % (what, data.version)


# RFC 5892 section 2.6 Exceptions, by their derived property.
EXCEPTIONS = {
    'VALID': [0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007],
    'CONTEXT': [0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, *range(0x660, 0x66A), *range(0x6F0, 0x6FA)],
    'NO': [0x640, 0x7FA, 0x302E, 0x302F, *range(0x3031, 0x3036), 0x303B],
}
# Section 2.5 IgnorableBlocks.
IGNORABLE_BLOCKS = ['20D0..20FF', '1D100..1D1FF', '1D200..1D24F']
# Of section 2.4 LetterDigits.
LETTERS_AND_DIGITS = {'Ll', 'Lu', 'Lo', 'Nd', 'Lm', 'Mn', 'Mc'}
JOINERS = [0x200C, 0x200D]
# The scripts that appendix A asks for.
ASKED = ['Greek', 'Hebrew', 'Hiragana', 'Katakana', 'Han']


def values(data, name, default):
    found = {}
    for field in data.fields(name):
        found.update(dict.fromkeys(code_range(field[0]), field[1]))
    return lambda code: found.get(code, default)


def permitted(data):
    """RFC 5892 section 3: 'VALID' or 'CONTEXT' by the code points that have it."""
    category = values(data, 'extracted/DerivedGeneralCategory.txt', 'Cn')
    jamo = set().union(*(data.having('HangulSyllableType.txt', kind) for kind in 'LVT'))
    # Section 2.2 Unstable; what alone is ignorable changes as well, and is in section 2.3.
    refused = jamo | data.having('DerivedNormalizationProps.txt', 'Changes_When_NFKC_Casefolded')
    refused |= data.having('DerivedCoreProperties.txt', 'Default_Ignorable_Code_Point')
    for name in ('White_Space', 'Noncharacter_Code_Point'):
        refused |= data.having('PropList.txt', name)
    refused.update(*(code_range(block) for block in IGNORABLE_BLOCKS))
    kinds = {code: 'VALID' for code in range(LAST + 1)
             if category(code) in LETTERS_AND_DIGITS and code not in refused}
    kinds.update(dict.fromkeys([*range(0x30, 0x3A), 0x2D, *range(0x61, 0x7B)], 'VALID'))
    kinds.update(dict.fromkeys(JOINERS, 'CONTEXT'))
    for kind, codes in EXCEPTIONS.items():
        kinds.update(dict.fromkeys(codes, kind))
    return {code: kind for code, kind in kinds.items() if kind != 'NO'}


def joining(data):
    """Joining_Type: what is not listed is T or U (ArabicShaping.txt)."""
    return values(data, 'extracted/DerivedJoiningType.txt', 'U')


def idn_classes(data):
    kinds = permitted(data)
    category = values(data, 'extracted/DerivedGeneralCategory.txt', 'Cn')
    bidi = values(data, 'extracted/DerivedBidiClass.txt', 'L')
    script = values(data, 'Scripts.txt', 'Zzzz')
    order = values(data, 'extracted/DerivedCombiningClass.txt', '0')
    join = joining(data)

    def class_of(code):
        if code not in kinds:
            return None
        asked = script(code).upper() if script(code) in ASKED else 'OTHER'
        mark = 'MARK' if category(code)[0] == 'M' else 'NO_MARK'
        return kinds[code], bidi(code), join(code), asked, mark, order(code)

    found = list(runs(class_of))
    classes = sorted({kind for _, kind in found if kind})
    yield head(data, 'What IDNA wants to know of a character: CLASS(kind, bidi, join, script, mark,\n'
               ' * order) by number, from 1 on; RUN(first, class): that of the code points from there on, 0\n'
               ' * where none is permitted.')
    yield '#ifdef CLASS'
    for one in classes:
        yield 'CLASS(%s)' % ', '.join(one)
    yield '#endif'
    yield '#ifdef RUN'
    numbers = {one: number for number, one in enumerate(classes, 1)}
    yield from filled(('RUN(0x%04X, %d)' % (code, numbers.get(one, 0)) for code, one in found), '')
    yield '#endif'


def idn_pairs(data):
    kinds = permitted(data)
    excluded = data.having('DerivedNormalizationProps.txt', 'Full_Composition_Exclusion')
    yield head(data, 'Which two characters compose a third one, of those that IDNA permits:\n'
               ' * PAIR(composite, first, second), by the composite.')
    pairs = []
    for field in data.fields('UnicodeData.txt'):
        code, parts = int(field[0], 16), field[5].split()
        if code in kinds and code not in excluded and len(parts) == 2 and '<' not in field[5]:
            pairs.append('PAIR(0x%04X, 0x%s, 0x%s)' % (code, *parts))
    yield from filled(pairs, '')


TABLES = {
    'idn_classes': ('runtime/src/idn/idn_classes.def', idn_classes),
    'idn_pairs': ('runtime/src/idn/idn_pairs.def', idn_pairs),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--from', dest='folder', default='/usr/share/unicode')
    parser.add_argument('names', nargs='*', metavar='NAME', choices=[*TABLES, []])
    arguments = parser.parse_args()
    data = Database(arguments.folder)
    for name in arguments.names or TABLES:
        path, make = TABLES[name]
        (ROOT / path).write_text('\n'.join(make(data)) + '\n')


if __name__ == '__main__':
    sys.exit(main())
