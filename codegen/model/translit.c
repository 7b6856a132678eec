/* Letters in ASCII, each by itself, so that a name hangs on nothing but its own text. Two texts may
 * become one, which names.c tells apart. */
#include "model/translit.h"

#include <oas/utf8.h>

enum { ROW = 16, LONGEST = 4, HANGUL = 0xAC00, HANGUL_COUNT = 11172 };

struct row {
    uint32_t first;
    char words[ROW][LONGEST + 1];
};

/* By their first code points. */
static const struct row rows[] = {
#define TRANSLIT(first, ...) {first, {__VA_ARGS__}},
#include "model/translit.def"
#undef TRANSLIT
};

static const char *in_rows(uint32_t code)
{
    size_t low = 0, high = sizeof rows / sizeof *rows;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code < rows[middle].first)
            high = middle;
        else if (code - rows[middle].first < ROW)
            return rows[middle].words[code - rows[middle].first];
        else
            low = middle + 1;
    }
    return "";
}

/* Marks on letters and joiners are no characters of their own. */
static bool is_mark(uint32_t code)
{
    return (code >= 0x300 && code < 0x370) || (code >= 0x2B0 && code < 0x300) ||
           (code >= 0x200C && code < 0x200E) || (code >= 0xFE00 && code < 0xFE10) || code == 0xFEFF;
}

/* Signs, blanks and controls that have no row. */
static bool is_sign(uint32_t code)
{
    return code < 0xC0 || (code >= 0x2000 && code < 0x2E80) || (code >= 0x3000 && code < 0x3040) ||
           (code >= 0xFE10 && code < 0xFE70) || (code >= 0xFFE0 && code < 0x10000);
}

/* As in translit.def. */
static const char *word_of(uint32_t code)
{
    const char *word = in_rows(code);
    if (*word)
        return word;
    return is_mark(code) ? "-" : is_sign(code) ? "_" : "";
}

/* The short names of the jamo (Unicode, section 3.12): a syllable has two or three of them. */
static void put_hangul(oas_buf *out, uint32_t code)
{
    static const char leads[][3] = {"g",  "gg", "n", "d",  "dd", "r", "m", "b", "bb", "s",
                                    "ss", "",   "j", "jj", "c",  "k", "t", "p", "h"};
    static const char vowels[][4] = {"a",   "ae", "ya", "yae", "eo", "e",  "yeo",
                                     "ye",  "o",  "wa", "wae", "oe", "yo", "u",
                                     "weo", "we", "wi", "yu",  "eu", "yi", "i"};
    static const char tails[][3] = {"",   "g",  "gg", "gs", "n",  "nj", "nh", "d", "l",  "lg",
                                    "lm", "lb", "ls", "lt", "lp", "lh", "m",  "b", "bs", "s",
                                    "ss", "ng", "j",  "c",  "k",  "t",  "p",  "h"};
    enum { VOWELS = sizeof vowels / sizeof *vowels, TAILS = sizeof tails / sizeof *tails };
    uint32_t syllable = code - HANGUL;
    oas_buf_puts(out, leads[syllable / (VOWELS * TAILS)]);
    oas_buf_puts(out, vowels[syllable / TAILS % VOWELS]);
    oas_buf_puts(out, tails[syllable % TAILS]);
}

/* ---- a text ---- */

struct translit {
    oas_buf *out;
    size_t start;
    bool signs;
    bool numbered; /* the last character was told by its number */
    bool doubles;  /* the next consonant stands twice */
};

static void put_number(struct translit *t, uint32_t code)
{
    unsigned shift = 20;
    oas_buf_puts(t->out, t->numbered ? "_" : " u_");
    while (shift && !(code >> shift))
        shift -= 4;
    for (;; shift -= 4) {
        oas_buf_putc(t->out, "0123456789abcdef"[code >> shift & 15]);
        if (shift == 0)
            break;
    }
    t->numbered = true;
}

static char last_of(const struct translit *t, size_t back)
{
    return t->out->len >= t->start + back ? t->out->at[t->out->len - back] : '\0';
}

static bool is_vowel(char c)
{
    return c && strchr("aeiou", c);
}

/* The small kana: "ki" and "ya" are "kya", "shi" and "ya" "sha", "fu" and "a" "fa". */
static void put_small(struct translit *t, const char *word)
{
    char before = last_of(t, 2);
    if (is_vowel(last_of(t, 1)) && text_is_letter(before) && !is_vowel(before)) {
        t->out->len--;
        word += *word == 'y' && (before == 'h' || before == 'j');
    }
    oas_buf_puts(t->out, word);
}

static bool is_capital(const char *word)
{
    return *word >= 'A' && *word <= 'Z';
}

/* "Zh" is "ZH" beside capitals: before one, or behind one at the end. */
static void put_letters(struct translit *t, const char *word, const char *next)
{
    char last = last_of(t, 1);
    bool capitals =
        is_capital(word) && (is_capital(next) || (!text_is_letter(*next) && is_capital(&last)));
    if (t->doubles && text_is_letter(*word) && !is_vowel(*word))
        oas_buf_putc(t->out, *word);
    t->doubles = false;
    for (; *word; word++)
        oas_buf_putc(t->out, capitals ? text_upper(*word) : *word);
}

/* A letter or sign that is not ASCII; `next` is the word of the character behind it. */
static void put_foreign(struct translit *t, uint32_t code, const char *next)
{
    const char *word = word_of(code);
    if (*word == 0 || (t->signs && (*word == '_' || *word == '-'))) {
        put_number(t, code);
        return;
    }
    if (t->numbered)
        oas_buf_putc(t->out, ' ');
    t->numbered = false;
    if (*word == '_')
        oas_buf_putc(t->out, '\t');
    else if (*word == '+')
        t->doubles = true;
    else if (*word == '^')
        put_small(t, word + 1);
    else if (*word != '-')
        put_letters(t, word, next);
}

/* Full-width forms are ASCII. A byte that is no UTF-8 is a sign. */
static uint32_t code_at(oas_str text, size_t i, size_t *length)
{
    *length = oas_utf8_step(text.at + i, text.at + text.len);
    uint32_t code = *length ? oas_utf8_get(text.at + i, length) : 0x80;
    *length = *length ? *length : 1;
    return code > 0xFF00 && code < 0xFF5F ? code - 0xFF00 + 0x20 : code;
}

void translit_put(oas_buf *out, oas_str text, bool signs)
{
    struct translit t = {.out = out, .start = out->len, .signs = signs};
    size_t length;
    for (size_t i = 0; i < text.len && !out->failed; i += length) {
        uint32_t code = code_at(text, i, &length);
        bool hangul = code >= HANGUL && code - HANGUL < HANGUL_COUNT;
        if (code >= 0x80 && !hangul) {
            size_t behind;
            uint32_t next = i + length < text.len ? code_at(text, i + length, &behind) : 0;
            char ascii[2] = {next < 0x80 ? (char)next : 0, 0};
            put_foreign(&t, code, next < 0x80 ? ascii : word_of(next));
            continue;
        }
        if (t.numbered)
            oas_buf_putc(out, ' ');
        t.numbered = t.doubles = false;
        if (hangul)
            put_hangul(out, code);
        else
            oas_buf_putc(out, (char)code);
    }
}
