#!/usr/bin/env python3
"""Writes codegen/model/translit.def: letters beyond ASCII in ASCII.

    tools/translit.py > codegen/model/translit.def

A letter with marks, a ligature, a superscript and the like is what its compatibility decomposition
says (Unicode Standard Annex #15), as Python's unicodedata has it. What has no such decomposition
stands below: letters of the Latin alphabet by their usual replacement, Greek and Cyrillic letter by
letter after UNGEGN's and BGN/PCGN's romanizations, kana after Hepburn's.
"""
import sys
import textwrap
import unicodedata

LATIN = {
    'Æ': 'Ae', 'æ': 'ae', 'Ǽ': 'Ae', 'ǽ': 'ae', 'Œ': 'Oe', 'œ': 'oe', 'Ø': 'O', 'ø': 'o',
    'Ð': 'D', 'ð': 'd', 'Đ': 'D', 'đ': 'd', 'Þ': 'Th', 'þ': 'th', 'ß': 'ss', 'ẞ': 'Ss',
    'Ħ': 'H', 'ħ': 'h', 'ı': 'i', 'ĸ': 'k', 'Ł': 'L', 'ł': 'l', 'Ŋ': 'Ng', 'ŋ': 'ng',
    'Ŧ': 'T', 'ŧ': 't', 'ƒ': 'f', 'Ə': 'A', 'ə': 'a', 'µ': 'u',
    'Ɓ': 'B', 'Ɗ': 'D', 'Ƙ': 'K', 'ƙ': 'k', 'Ƴ': 'Y', 'ƴ': 'y', 'Ɠ': 'G', 'Ɔ': 'O', 'Ɛ': 'E',
    'Ɖ': 'D', 'Ɨ': 'I', 'Ƶ': 'Z', 'ƶ': 'z', 'ƀ': 'b', 'Ǥ': 'G', 'ǥ': 'g',
}
GREEK = {
    'α': 'a', 'β': 'v', 'γ': 'g', 'δ': 'd', 'ε': 'e', 'ζ': 'z', 'η': 'i', 'θ': 'th', 'ι': 'i',
    'κ': 'k', 'λ': 'l', 'μ': 'm', 'ν': 'n', 'ξ': 'x', 'ο': 'o', 'π': 'p', 'ρ': 'r', 'σ': 's',
    'ς': 's', 'τ': 't', 'υ': 'y', 'φ': 'f', 'χ': 'ch', 'ψ': 'ps', 'ω': 'o',
}
CYRILLIC = {
    'а': 'a', 'б': 'b', 'в': 'v', 'г': 'g', 'д': 'd', 'е': 'e', 'ё': 'yo', 'ж': 'zh', 'з': 'z',
    'и': 'i', 'й': 'y', 'к': 'k', 'л': 'l', 'м': 'm', 'н': 'n', 'о': 'o', 'п': 'p', 'р': 'r',
    'с': 's', 'т': 't', 'у': 'u', 'ф': 'f', 'х': 'kh', 'ц': 'ts', 'ч': 'ch', 'ш': 'sh',
    'щ': 'shch', 'ъ': '-', 'ы': 'y', 'ь': '-', 'э': 'e', 'ю': 'yu', 'я': 'ya',
    'є': 'ye', 'і': 'i', 'ї': 'yi', 'ґ': 'g', 'ў': 'w', 'ђ': 'dj', 'ѓ': 'gj', 'ѕ': 'dz', 'ј': 'j',
    'љ': 'lj', 'њ': 'nj', 'ћ': 'c', 'ќ': 'kj', 'џ': 'dzh', 'ғ': 'gh', 'қ': 'q', 'ң': 'ng',
    'ө': 'o', 'ү': 'u', 'ұ': 'u', 'һ': 'h', 'ә': 'a', 'җ': 'j', 'ҳ': 'h', 'ҷ': 'j', 'ӏ': '-',
}
# '^' takes the vowel of the syllable before away, '+' doubles the consonant behind.
KATAKANA = {
    'ア': 'a', 'イ': 'i', 'ウ': 'u', 'エ': 'e', 'オ': 'o',
    'カ': 'ka', 'キ': 'ki', 'ク': 'ku', 'ケ': 'ke', 'コ': 'ko',
    'ガ': 'ga', 'ギ': 'gi', 'グ': 'gu', 'ゲ': 'ge', 'ゴ': 'go',
    'サ': 'sa', 'シ': 'shi', 'ス': 'su', 'セ': 'se', 'ソ': 'so',
    'ザ': 'za', 'ジ': 'ji', 'ズ': 'zu', 'ゼ': 'ze', 'ゾ': 'zo',
    'タ': 'ta', 'チ': 'chi', 'ツ': 'tsu', 'テ': 'te', 'ト': 'to',
    'ダ': 'da', 'ヂ': 'ji', 'ヅ': 'zu', 'デ': 'de', 'ド': 'do',
    'ナ': 'na', 'ニ': 'ni', 'ヌ': 'nu', 'ネ': 'ne', 'ノ': 'no',
    'ハ': 'ha', 'ヒ': 'hi', 'フ': 'fu', 'ヘ': 'he', 'ホ': 'ho',
    'バ': 'ba', 'ビ': 'bi', 'ブ': 'bu', 'ベ': 'be', 'ボ': 'bo',
    'パ': 'pa', 'ピ': 'pi', 'プ': 'pu', 'ペ': 'pe', 'ポ': 'po',
    'マ': 'ma', 'ミ': 'mi', 'ム': 'mu', 'メ': 'me', 'モ': 'mo',
    'ヤ': 'ya', 'ユ': 'yu', 'ヨ': 'yo', 'ラ': 'ra', 'リ': 'ri', 'ル': 'ru', 'レ': 're', 'ロ': 'ro',
    'ワ': 'wa', 'ヰ': 'i', 'ヱ': 'e', 'ヲ': 'o', 'ン': 'n', 'ヴ': 'vu', 'ー': '-',
    'ァ': '^a', 'ィ': '^i', 'ゥ': '^u', 'ェ': '^e', 'ォ': '^o',
    'ャ': '^ya', 'ュ': '^yu', 'ョ': '^yo', 'ッ': '+', 'ヮ': '^wa', 'ヵ': 'ka', 'ヶ': 'ke',
}
ROWS = [(0x00A0, 0x0250), (0x0370, 0x0500), (0x1E00, 0x2000), (0x2070, 0x20A0), (0x2100, 0x2190),
        (0x3040, 0x3100), (0xFB00, 0xFB10), (0xFF60, 0xFFA0)]


def own_letters():
    own = dict(LATIN)
    for letters in (GREEK, CYRILLIC):
        own.update(letters)
        own.update({small.upper(): word.capitalize() for small, word in letters.items()
                    if small != 'ς'})
    own.update(KATAKANA)
    own.update({chr(ord(kana) - 0x60): word for kana, word in KATAKANA.items() if kana < 'ヷ'})
    return own


OWN = own_letters()


def word_of(letter):
    """Empty: there is none; '-': it is left out; '_': it stands between words."""
    if letter in OWN:
        return OWN[letter]
    category = unicodedata.category(letter)
    if category == 'Mn':
        return '-'
    if category[0] not in 'LN' and category not in ('So', 'Sk'):
        return '_' if category != 'Cn' else ''
    word = ''
    for part in unicodedata.normalize('NFKD', letter):
        if part.isascii():
            word += part if part.isalnum() else '_'
        elif part in OWN:
            word += OWN[part]
        elif unicodedata.category(part) not in ('Mn', 'Lm'):
            return '' if category[0] in 'LN' else '_'
    word = word.replace('_', '') if category in ('So', 'Sk') else word
    if not word or len(word) > 4:
        return '_'
    return word.capitalize() if category == 'Lu' else word


def main():
    print('/* Letters beyond ASCII, sixteen in a row: TRANSLIT(first, ...). "" has none, "-" is left'
          '\n * out, "_" stands between words; "^" takes away the vowel before it, "+" doubles the'
          '\n * consonant behind it. Made by tools/translit.py from Unicode %s. */'
          % unicodedata.unidata_version)
    for first, end in ROWS:
        for row in range(first, end, 16):
            words = ['"%s"' % word_of(chr(code)) for code in range(row, row + 16)]
            if set(words) != {'""'}:
                print(textwrap.fill('TRANSLIT(0x%04X, %s)' % (row, ', '.join(words)), 100,
                                    subsequent_indent=' ' * 9))


if __name__ == '__main__':
    sys.exit(main())
