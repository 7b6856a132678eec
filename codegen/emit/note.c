/* Foreign text inside comments and literals. */
#include "emit/note.h"

#include <oas/utf8.h>

#include "load/text.h"

/* A word of this many times the width of the comment is broken, not left whole. */
enum { LONGEST_WORD = 3 };

struct range {
    uint32_t first;
    uint32_t last;
};

/* Controls, and what has no width, reorders its neighbours, or is no character at all. */
static const struct range unseen[] = {
    {0x00, 0x1F},       {0x7F, 0x9F},     {0xAD, 0xAD},     {0x34F, 0x34F},   {0x61C, 0x61C},
    {0x115F, 0x1160},   {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x200B, 0x200F}, {0x2028, 0x202E},
    {0x2060, 0x206F},   {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0},
    {0xFDD0, 0xFDEF},   {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE000, 0xF8FF}, {0x1D173, 0x1D17A},
    {0xE0000, 0x10FFFF}};

static bool is_unseen(uint32_t code)
{
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
        if (code >= unseen[i].first && code <= unseen[i].last)
            return true;
    return (code & 0xFFFE) == 0xFFFE;
}

static void put_hex(oas_buf *out, uint32_t number, unsigned digits)
{
    static const char hex[] = "0123456789ABCDEF";
    while (digits < 8 && number >> (4 * digits))
        digits++;
    while (digits--)
        oas_buf_putc(out, hex[number >> (4 * digits) & 0xF]);
}

static void put_named(oas_buf *out, const char *before, uint32_t number, unsigned digits)
{
    oas_buf_puts(out, before);
    put_hex(out, number, digits);
    oas_buf_putc(out, '>');
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

static bool ends_trigraph(char c)
{
    return c && strchr("=/'()!<>-?", c);
}

/* A space between two characters that mean something together: comment marks (C11 6.4.9) and
 * trigraphs (C11 5.2.1.1). */
static bool must_part(const oas_buf *out, size_t from, char next)
{
    char last = out->len > from ? out->at[out->len - 1] : 0;
    char before = out->len > from + 1 ? out->at[out->len - 2] : 0;
    if ((last == '*' && next == '/') || (last == '/' && next == '*'))
        return true;
    return last == '?' && before == '?' && ends_trigraph(next);
}

/* A line that ends in a backslash goes on in the next one (C11 5.1.1.2). */
static void no_splice(oas_buf *out, size_t from)
{
    if (out->len > from && out->at[out->len - 1] == '\\') {
        out->len--;
        put_named(out, "<U+", '\\', 4);
    }
}

static size_t put_character(oas_buf *out, size_t from, const char *at, const char *end)
{
    size_t length = oas_utf8_step(at, end);
    uint32_t code = length ? oas_utf8_get(at, &length) : 0;
    if (length == 0) {
        put_named(out, "<", (unsigned char)*at, 2);
        return 1;
    }
    if (is_unseen(code)) {
        put_named(out, "<U+", code, 4);
    } else {
        if (must_part(out, from, *at))
            oas_buf_putc(out, ' ');
        oas_buf_put(out, oas_str_of(at, length));
    }
    return length;
}

/* Stands for itself, whatever is beside it; but see must_part() for what is before. */
static bool is_inert(char c)
{
    return c > ' ' && c < 0x7F && c != '*' && c != '/' && c != '?' && c != '\\';
}

/* How many bytes can be copied at once, behind the first: words with one space between them. */
static size_t inert_run(const char *at, const char *end)
{
    const char *from = at;
    while (at < end && (is_inert(*at) || (*at == ' ' && at + 1 < end && is_inert(at[1]))))
        at++;
    return (size_t)(at - from);
}

/* The character at `at`, and what follows it as it is; returns the bytes. */
static size_t put_run(oas_buf *out, size_t from, const char *at, const char *end)
{
    if (!is_inert(*at))
        return put_character(out, from, at, end);
    size_t len = inert_run(at, end);
    if (must_part(out, from, *at))
        oas_buf_putc(out, ' ');
    oas_buf_put(out, oas_str_of(at, len));
    return len;
}

void note_put(oas_buf *out, oas_str text, bool lines)
{
    const char *end = text.at + text.len;
    size_t from = out->len;
    bool space = false, line = false;
    for (const char *at = text.at; at < end && !out->failed;) {
        if (is_space(*at)) {
            space = true;
            line |= *at == '\n';
            at++;
            continue;
        }
        if (space && out->len > from) {
            if (lines && line)
                no_splice(out, from);
            oas_buf_putc(out, lines && line ? '\n' : ' ');
        }
        space = line = false;
        at += put_run(out, from, at, end);
    }
    no_splice(out, from);
}

bool note_is_plain(oas_str text)
{
    oas_buf safe = {0};
    note_put(&safe, text, false);
    bool plain = oas_str_equal(oas_buf_str(&safe), text);
    oas_buf_free(&safe);
    return plain;
}

void note_cut(oas_buf *out, oas_str text, size_t most)
{
    size_t i = 0, columns = 0;
    while (i < text.len) {
        columns += ((unsigned char)text.at[i] & 0xC0) != 0x80;
        if (columns > most)
            break;
        i++;
    }
    bool cut = i < text.len, quoted = cut && text.at[0] == '"' && text.at[text.len - 1] == '"';
    while (quoted && i > 1 && text.at[i - 1] == '\\') /* no half of an escape */
        i--;
    oas_buf_put(out, oas_str_of(text.at, i));
    oas_buf_puts(out, cut ? "…" : "");
    oas_buf_puts(out, quoted ? "\"" : "");
}

/* Bytes that go on with a character (RFC 3629 section 3), of eight. */
static unsigned count_continuing(const char *at)
{
    uint64_t eight;
    memcpy(&eight, at, sizeof eight);
    uint64_t continuing = eight >> 7 & ~(eight >> 6) & UINT64_C(0x0101010101010101);
    return (unsigned)(continuing * UINT64_C(0x0101010101010101) >> 56);
}

size_t note_columns(oas_str text)
{
    size_t columns = text.len, i = 0;
    for (; text.len - i >= 8; i += 8)
        columns -= count_continuing(text.at + i);
    for (; i < text.len; i++)
        columns -= ((unsigned char)text.at[i] & 0xC0) == 0x80;
    return columns;
}

/* ---- wrapping ---- */

struct wrap {
    oas_buf *out;
    size_t width;
    oas_str between;
    size_t column;
    size_t from; /* where the line begins in `out` */
    bool hangs;  /* the lines below a list's mark stand below its text */
};

static void wrap_break(struct wrap *w, bool ends)
{
    while (w->out->len > w->from && w->out->at[w->out->len - 1] == ' ')
        w->out->len--;
    no_splice(w->out, w->from);
    oas_buf_put(w->out, w->between);
    w->from = w->out->len;
    w->column = 0;
    w->hangs &= !ends;
    if (w->hangs) {
        oas_buf_puts(w->out, "  ");
        w->column = 2;
    }
}

/* A word that no line can hold, cut between characters. */
static void wrap_long(struct wrap *w, oas_str word)
{
    for (size_t i = 0; i < word.len;) {
        size_t length = oas_utf8_step(word.at + i, word.at + word.len);
        length = length ? length : 1;
        if (w->column >= w->width)
            wrap_break(w, false);
        oas_buf_put(w->out, oas_str_of(word.at + i, length));
        w->column++;
        i += length;
    }
}

static void put_word(oas_buf *out, oas_str word)
{
    while (word.len) {
        const char *joint = memchr(word.at, *NOTE_NO_BREAK, word.len);
        size_t len = joint ? (size_t)(joint - word.at) : word.len;
        oas_buf_put(out, oas_str_of(word.at, len));
        word = oas_str_of(word.at + len, word.len - len);
        if (!word.len)
            return;
        bool is_joint = word.len > 1 && memcmp(word.at, NOTE_NO_BREAK, 2) == 0;
        oas_buf_putc(out, is_joint ? ' ' : *word.at);
        word = oas_str_of(word.at + 1 + is_joint, word.len - 1 - is_joint);
    }
}

static void wrap_word(struct wrap *w, oas_str word)
{
    size_t columns = note_columns(word), begin = w->hangs && w->column == 2 ? 2 : 0;
    if (w->column > begin && w->column + 1 + columns > w->width) {
        wrap_break(w, false);
        begin = w->column;
    }
    if (w->column > begin) {
        oas_buf_putc(w->out, ' ');
        w->column++;
    }
    if (w->column == 0)
        w->hangs = oas_str_is(word, "-") || oas_str_is(word, "*");
    if (columns > w->width * LONGEST_WORD) {
        wrap_long(w, word);
        return;
    }
    put_word(w->out, word);
    w->column += columns;
}

void note_wrap(oas_buf *out, oas_str text, size_t width, oas_str between)
{
    struct wrap w = {out, width > 4 ? width : 4, between, 0, out->len, false};
    for (size_t i = 0; i < text.len;) {
        if (text.at[i] == '\n')
            wrap_break(&w, true);
        if (text.at[i] == '\n' || text.at[i] == ' ') {
            i++;
            continue;
        }
        size_t start = i;
        while (i < text.len && text.at[i] != ' ' && text.at[i] != '\n')
            i++;
        wrap_word(&w, oas_str_of(text.at + start, i - start));
    }
    no_splice(out, w.from);
}

/* ---- prose ---- */

static oas_str next_line(oas_str *text)
{
    const char *feed = text->len ? memchr(text->at, '\n', text->len) : NULL;
    size_t len = feed ? (size_t)(feed - text->at) : text->len;
    oas_str line = oas_str_of(text->at, len);
    size_t past = feed ? len + 1 : len;
    *text = oas_str_of(text->at + past, text->len - past);
    while (line.len && is_space(line.at[line.len - 1]))
        line.len--;
    while (line.len && is_space(*line.at))
        line = oas_str_of(line.at + 1, line.len - 1);
    return line;
}

/* Lists, headings, tables, quotations and fences of Markdown keep their lines. */
static bool begins_line(oas_str line)
{
    size_t digits = 0;
    if (line.len >= 2 && strchr("-*+", *line.at) && *line.at)
        return line.at[1] == ' ' || line.at[1] == *line.at;
    if (line.len && *line.at && strchr("#|>`", *line.at))
        return *line.at != '`' || (line.len >= 3 && line.at[1] == '`');
    while (digits < line.len && text_is_digit(line.at[digits]))
        digits++;
    return digits && digits + 1 < line.len && (line.at[digits] == '.' || line.at[digits] == ')') &&
           line.at[digits + 1] == ' ';
}

/* Where to cut a text that is too long: behind a sentence in its last third, else behind a word. */
static size_t cut_at(oas_str text, size_t most)
{
    size_t word = 0, sentence = 0;
    for (size_t i = 0; i < most; i++) {
        if (!is_space(text.at[i]))
            continue;
        word = i;
        if (i && (text.at[i - 1] == '.' || text.at[i - 1] == ':'))
            sentence = i;
    }
    if (sentence > most - most / 3)
        return sentence;
    if (word > most / 2)
        return word;
    while (most && ((unsigned char)text.at[most] & 0xC0) == 0x80)
        most--;
    return most;
}

/* Nothing is joined to these. */
static bool stands_alone(oas_str line)
{
    return line.len && *line.at && strchr("#|", *line.at);
}

void note_prose(oas_buf *out, oas_str text, size_t most)
{
    bool cut = text.len > most + most / 4, fenced = false, alone = false;
    if (cut)
        text.len = cut_at(text, most);
    size_t from = out->len;
    while (text.len) {
        oas_str line = next_line(&text);
        bool fence = line.len >= 3 && memcmp(line.at, "```", 3) == 0;
        bool breaks = line.len == 0 || alone || fenced || begins_line(line);
        if (out->len > from && out->at[out->len - 1] != '\n')
            oas_buf_putc(out, breaks ? '\n' : ' ');
        note_put(out, line, false);
        fenced ^= fence;
        alone = fence || stands_alone(line);
    }
    while (out->len > from && is_space(out->at[out->len - 1]))
        out->len--;
    if (cut)
        oas_buf_puts(out, " …");
}

/* ---- literals ---- */

/* How many bytes stand for themselves in a literal, and are no `?`. */
static size_t literal_run(oas_str text)
{
    size_t i = 0;
    while (i < text.len && text.at[i] >= 0x20 && text.at[i] < 0x7F && text.at[i] != '"' &&
           text.at[i] != '\\' && text.at[i] != '?')
        i++;
    return i;
}

void note_put_literal(oas_buf *out, oas_str text)
{
    char before = 0;
    oas_buf_putc(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        size_t run = literal_run(oas_str_of(text.at + i, text.len - i));
        oas_buf_put(out, oas_str_of(text.at + i, run));
        i += run;
        if (i == text.len)
            break;
        before = i ? text.at[i - 1] : 0;
        unsigned char c = (unsigned char)text.at[i];
        if (c == '"' || c == '\\' || (c == '?' && before == '?')) {
            oas_buf_putc(out, '\\');
            oas_buf_putc(out, (char)c);
        } else if (c >= 0x20 && c < 0x7F) {
            oas_buf_putc(out, (char)c);
        } else {
            oas_buf_putc(out, '\\');
            oas_buf_putc(out, (char)('0' + (c >> 6)));
            oas_buf_putc(out, (char)('0' + (c >> 3 & 7)));
            oas_buf_putc(out, (char)('0' + (c & 7)));
        }
    }
    oas_buf_putc(out, '"');
}
