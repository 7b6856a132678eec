/* Escapes and classes of a pattern: what they stand for, and the same for PCRE2. */
#include "ecma/regex_class.h"

#include "base/ascii.h"
#include "base/utf8.h"

/* ECMA-262 WhiteSpace and LineTerminator, as they stand inside a class; and all the rest. */
#define SPACES                                                                                     \
    "\\x{9}-\\x{d}\\x{20}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}"           \
    "\\x{205f}\\x{3000}\\x{feff}"
#define NOT_SPACES                                                                                 \
    "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}"               \
    "\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}"                 \
    "\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}"

static bool is_alnum(uint32_t c)
{
    return c < 0x80 && (oas_ascii_digit((char)c) || oas_ascii_alpha((char)c));
}

/* Exactly `count` hexadecimal digits at `at`; false when there are fewer. */
static bool read_hex(const char *at, const char *end, int count, uint32_t *code)
{
    uint32_t value = 0;
    for (; count > 0; count--, at++) {
        if (at >= end || oas_hex_value(*at) < 0)
            return false;
        value = value * 16 + (uint32_t)oas_hex_value(*at);
    }
    *code = value;
    return true;
}

static bool is_surrogate(uint32_t code)
{
    return code >= 0xd800 && code <= 0xdfff;
}

static void put_hex(struct oas_ecma *t, uint32_t code)
{
    static const char digits[] = "0123456789abcdef";
    oas_buf_puts(t->out, "\\x{");
    for (int shift = 20; shift >= 0; shift -= 4)
        if (shift == 0 || code >> shift != 0)
            oas_buf_putc(t->out, digits[code >> shift & 15]);
    oas_buf_putc(t->out, '}');
}

void oas_ecma_put_code(struct oas_ecma *t, uint32_t code)
{
    char utf8[4];
    if (is_alnum(code)) {
        oas_buf_putc(t->out, (char)code);
    } else if (code > 0x20 && code < 0x7f) {
        oas_buf_putc(t->out, '\\');
        oas_buf_putc(t->out, (char)code);
    } else if (code < 0x80) {
        put_hex(t, code);
    } else {
        oas_buf_put(t->out, oas_str_of(utf8, oas_utf8_put(utf8, code)));
    }
}

void oas_ecma_put_set(struct oas_ecma *t, const struct oas_ecma_escape *escape, bool in_class)
{
    if (escape->kind == OAS_ECMA_PROPERTY) {
        oas_buf_putc(t->out, '\\');
        oas_buf_putc(t->out, escape->letter);
        oas_buf_putc(t->out, '{');
        oas_buf_puts(t->out, escape->prefix);
        oas_buf_put(t->out, escape->known ? oas_str_from(escape->known) : escape->name);
        oas_buf_putc(t->out, '}');
    } else if (escape->letter == 's' || escape->letter == 'S') {
        bool negated = escape->letter == 'S';
        oas_buf_puts(t->out, in_class ? "" : negated ? "[^" : "[");
        oas_buf_puts(t->out, negated && in_class ? NOT_SPACES : SPACES);
        oas_buf_puts(t->out, in_class ? "" : "]");
    } else {
        oas_buf_putc(t->out, '\\');
        oas_buf_putc(t->out, escape->letter);
    }
}

/* \u{1F600}, \uD83D\uDE00, \u00e9; `at` is behind the u. */
static bool read_code_unit(struct oas_ecma *t, const char *from, uint32_t *code)
{
    const char *at = t->at;
    if (at < t->end && *at == '{') {
        uint32_t value = 0;
        const char *digits = ++at;
        while (at < t->end && oas_hex_value(*at) >= 0 && value <= 0x10ffff)
            value = value * 16 + (uint32_t)oas_hex_value(*at++);
        if (at == digits || at >= t->end || *at != '}' || value > 0x10ffff)
            return oas_ecma_fail(t, from, false, "\\u{…} needs a code point up to 10FFFF");
        t->at = at + 1;
        *code = value;
        return true;
    }
    uint32_t low = 0;
    if (!read_hex(at, t->end, 4, code))
        return oas_ecma_fail(t, from, false, "\\u needs four hexadecimal digits");
    t->at = at + 4;
    bool high = *code >= 0xd800 && *code <= 0xdbff;
    if (high && t->end - t->at >= 6 && t->at[0] == '\\' && t->at[1] == 'u' &&
        read_hex(t->at + 2, t->end, 4, &low) && low >= 0xdc00 && low <= 0xdfff) {
        *code = 0x10000 + ((*code - 0xd800) << 10) + (low - 0xdc00);
        t->at += 6;
    }
    return true;
}

static bool read_property(struct oas_ecma *t, const char *from, struct oas_ecma_escape *escape)
{
    escape->kind = OAS_ECMA_PROPERTY;
    const char *at = t->at;
    if (at >= t->end || *at != '{')
        return oas_ecma_fail(t, from, false, "\\p needs a property name in braces");
    const char *name = ++at;
    while (at < t->end && (is_alnum((unsigned char)*at) || *at == '_' || *at == '='))
        at++;
    if (at == name || at >= t->end || *at != '}')
        return oas_ecma_fail(t, from, false, "\\p needs a property name in braces");
    t->at = at + 1;
    escape->name = oas_str_of(name, (size_t)(at - name));
    if (!oas_ecma_find_property(escape))
        return oas_ecma_fail(t, from, false, "ECMA-262 knows no such Unicode property");
    return true;
}

/* \1 to \1000; an escape for more groups than there are is an error (ECMA-262 section 22.2.1.1). */
static bool read_decimal(struct oas_ecma *t, const char *from, struct oas_ecma_escape *escape)
{
    unsigned number = 0;
    for (t->at--; t->at < t->end && oas_ascii_digit(*t->at); t->at++)
        number = number > OAS_ECMA_CAPTURES ? number : number * 10 + (unsigned)(*t->at - '0');
    if (number > t->total)
        return oas_ecma_fail(t, from, false, "a back reference to a group that does not exist");
    escape->kind = OAS_ECMA_REFERENCE;
    escape->code = number;
    return true;
}

static bool read_named(struct oas_ecma *t, const char *from, struct oas_ecma_escape *escape)
{
    oas_str name;
    unsigned number = 0;
    unsigned same = 0;
    if (t->at >= t->end || *t->at != '<')
        return oas_ecma_fail(t, from, false, "\\k needs a group name: \\k<name>");
    t->at++;
    if (!oas_ecma_read_name(t, &name))
        return false;
    oas_ecma_count_groups(t, name, &number, &same);
    if (number == 0)
        return oas_ecma_fail(t, from, false, "a back reference to a group that does not exist");
    escape->kind = OAS_ECMA_REFERENCE;
    escape->code = number;
    return true;
}

/* The escapes that stand for one character; false when `c` starts none of them. */
static bool simple_code(char c, bool in_class, uint32_t *code)
{
    switch (c) {
    case 't':
        *code = '\t';
        return true;
    case 'n':
        *code = '\n';
        return true;
    case 'v':
        *code = '\v';
        return true;
    case 'f':
        *code = '\f';
        return true;
    case 'r':
        *code = '\r';
        return true;
    case 'b':
        *code = '\b';
        return in_class;
    default:
        *code = (unsigned char)c;
        return (unsigned char)c < 0x80 && !is_alnum((unsigned char)c);
    }
}

static bool read_letter(struct oas_ecma *t, char c, const char *from, bool in_class,
                        struct oas_ecma_escape *escape)
{
    escape->letter = c;
    switch (c) {
    case 'd':
    case 'D':
    case 'w':
    case 'W':
    case 's':
    case 'S':
        escape->kind = OAS_ECMA_SET;
        return true;
    case 'b':
    case 'B':
        escape->kind = OAS_ECMA_BOUNDARY;
        return !in_class || oas_ecma_fail(t, from, false, "\\B has no meaning in a class");
    case 'p':
    case 'P':
        return read_property(t, from, escape);
    case 'u':
        return read_code_unit(t, from, &escape->code);
    case 'x':
        if (!read_hex(t->at, t->end, 2, &escape->code))
            return oas_ecma_fail(t, from, false, "\\x needs two hexadecimal digits");
        t->at += 2;
        return true;
    case 'c':
        if (t->at >= t->end || !is_alnum((unsigned char)*t->at) || *t->at <= '9')
            return oas_ecma_fail(t, from, false, "\\c needs a letter");
        escape->code = (uint32_t)(*t->at++ & 0x1f);
        return true;
    case 'k':
        if (!in_class)
            return read_named(t, from, escape);
        break;
    default:
        break;
    }
    return oas_ecma_fail(t, from, false, "ECMA-262 knows no such escape");
}

bool oas_ecma_read_escape(struct oas_ecma *t, bool in_class, struct oas_ecma_escape *escape)
{
    const char *from = t->at++;
    memset(escape, 0, sizeof *escape);
    if (t->at >= t->end)
        return oas_ecma_fail(t, from, false, "a lone backslash at the end");
    char c = *t->at;
    if ((unsigned char)c >= 0x80) {
        size_t length = 0;
        escape->code = oas_utf8_get(t->at, &length);
        t->at += length;
        return true;
    }
    t->at++;
    if (simple_code(c, in_class, &escape->code))
        return true;
    if (c == '0') {
        bool octal = t->at < t->end && oas_ascii_digit(*t->at);
        escape->code = 0;
        return !octal || oas_ecma_fail(t, from, false, "octal escapes are not ECMAScript");
    }
    if (c >= '1' && c <= '9') {
        return in_class ? oas_ecma_fail(t, from, false, "a back reference in a class")
                        : read_decimal(t, from, escape);
    }
    return read_letter(t, c, from, in_class, escape);
}

/* One member of a class: a character, an escape. */
static bool read_member(struct oas_ecma *t, struct oas_ecma_escape *member)
{
    if (*t->at == '\\')
        return oas_ecma_read_escape(t, true, member);
    size_t length = 0;
    memset(member, 0, sizeof *member);
    member->code = oas_utf8_get(t->at, &length);
    t->at += length;
    return true;
}

/* From lo to hi without the surrogates, which no UTF-8 text holds. */
static void put_range(struct oas_ecma *t, uint32_t lo, uint32_t hi)
{
    lo = is_surrogate(lo) ? 0xe000 : lo;
    hi = is_surrogate(hi) ? 0xd7ff : hi;
    if (lo > hi)
        return;
    oas_ecma_put_code(t, lo);
    if (hi > lo) {
        oas_buf_putc(t->out, '-');
        oas_ecma_put_code(t, hi);
    }
}

static void put_class_member(struct oas_ecma *t, const struct oas_ecma_escape *member)
{
    if (member->kind == OAS_ECMA_CODE)
        put_range(t, member->code, member->code);
    else
        oas_ecma_put_set(t, member, true);
}

/* [:alpha:] is POSIX; ECMA-262 would read a class of its letters, which nobody means. */
static bool is_posix(const struct oas_ecma *t)
{
    const char *at = t->at;
    if (t->end - at < 4 || at[0] != '[' || at[1] != ':')
        return false;
    for (at += at[2] == '^' ? 3 : 2; at < t->end && is_alnum((unsigned char)*at); at++) {
    }
    return t->end - at >= 2 && at[0] == ':' && at[1] == ']';
}

static bool class_item(struct oas_ecma *t)
{
    const char *from = t->at;
    struct oas_ecma_escape lo;
    struct oas_ecma_escape hi;
    if (is_posix(t))
        return oas_ecma_fail(t, from, false, "POSIX classes are not ECMAScript");
    if (!read_member(t, &lo))
        return false;
    bool range = t->end - t->at >= 2 && t->at[0] == '-' && t->at[1] != ']';
    if (!range) {
        put_class_member(t, &lo);
        return true;
    }
    t->at++;
    if (!read_member(t, &hi))
        return false;
    if (lo.kind == OAS_ECMA_CODE && hi.kind == OAS_ECMA_CODE) {
        if (lo.code > hi.code)
            return oas_ecma_fail(t, from, false, "a range out of order in a class");
        put_range(t, lo.code, hi.code);
        return true;
    }
    /* ECMA-262 annex B.1.2: beside a set the hyphen is itself. */
    put_class_member(t, &lo);
    oas_ecma_put_code(t, '-');
    put_class_member(t, &hi);
    return true;
}

bool oas_ecma_class(struct oas_ecma *t)
{
    const char *from = t->at++;
    oas_buf_putc(t->out, '[');
    if (t->at < t->end && *t->at == '^') {
        oas_buf_putc(t->out, '^');
        t->at++;
    }
    while (t->at < t->end && *t->at != ']')
        if (!class_item(t))
            return false;
    if (t->at >= t->end)
        return oas_ecma_fail(t, from, false, "missing ]");
    t->at++;
    oas_buf_putc(t->out, ']');
    if (t->out->len - t->atom == 2) {
        t->out->len = t->atom;
        oas_buf_puts(t->out, OAS_ECMA_NEVER);
    }
    return true;
}
