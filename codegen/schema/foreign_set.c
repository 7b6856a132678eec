/* The sets of characters of POSIX and Java, which are of ASCII, and Unicode's under other names. */
#include "schema/foreign_set.h"

#include <oas/regex_tree.h>

#include "load/text.h"

/* [:posix:], \p{Java}, the first and last character of each range in it. Where ECMA-262 knows
 * \p{Java} itself, that is what counts. */
static const struct named {
    const char *posix;
    const char *java;
    const char *ranges;
} sets[] = {
    {"alnum", "Alnum", "09AZaz"},
    {"alpha", "Alpha", "AZaz"},
    {"ascii", "ASCII", "\x00\x7f"},
    {"blank", "Blank", "\t\t  "},
    {"cntrl", "Cntrl", "\x00\x1f\x7f\x7f"},
    {"digit", "Digit", "09"},
    {"graph", "Graph", "!~"},
    {"lower", "Lower", "az"},
    {"print", "Print", " ~"},
    {"punct", "Punct", "!/:@[`{~"},
    {"space", "Space", "\t\r  "},
    {"upper", "Upper", "AZ"},
    {"word", "", "09AZ__az"},
    {"xdigit", "XDigit", "09AFaf"},
};

enum { SETS = sizeof sets / sizeof *sets, LAST = 0x10FFFF };

static size_t size_of(const struct named *set)
{
    size_t size = 2; /* the first may be NUL */
    while (set->ranges[size])
        size += 2;
    return size;
}

static void put_code(oas_buf *out, uint32_t code)
{
    static const char digits[] = "0123456789abcdef";
    bool plain = code >= ' ' && code < 0x7f;
    if (code > 0x7f) {
        oas_buf_puts(out, code == LAST ? "\\u{10ffff}" : "\\x80");
    } else if (!plain) {
        oas_buf_puts(out, "\\x");
        oas_buf_putc(out, digits[code >> 4]);
        oas_buf_putc(out, digits[code & 15]);
    } else {
        if (memchr("\\]^-[", (int)code, 5))
            oas_buf_putc(out, '\\');
        oas_buf_putc(out, (char)code);
    }
}

static void put_range(oas_buf *out, uint32_t lo, uint32_t hi)
{
    if (lo > hi)
        return;
    put_code(out, lo);
    if (lo == hi)
        return;
    oas_buf_putc(out, '-');
    put_code(out, hi);
}

static bool put_set(const struct named *set, struct foreign_set how, oas_buf *out)
{
    size_t size = size_of(set);
    uint32_t next = 0;
    if (how.caseless && how.negated)
        return false;
    if (!how.in_class)
        oas_buf_puts(out, how.negated ? "[^" : "[");
    for (size_t i = 0; i < size; i += 2) {
        unsigned char lo = (unsigned char)set->ranges[i], hi = (unsigned char)set->ranges[i + 1];
        if (!how.in_class || !how.negated)
            put_range(out, lo, hi);
        else if (lo > next)
            put_range(out, next, lo - 1u);
        next = hi + 1u;
    }
    if (how.in_class && how.negated)
        put_range(out, next, LAST);
    if (!how.in_class)
        oas_buf_putc(out, ']');
    return true;
}

bool foreign_set_posix(oas_str name, struct foreign_set how, oas_buf *out)
{
    for (size_t i = 0; i < SETS; i++)
        if (oas_str_is(name, sets[i].posix))
            return put_set(&sets[i], how, out);
    return false;
}

/* Appends \p{before name}, if ECMA-262 knows that. */
static bool put_known(const char *before, oas_str name, bool negated, oas_buf *out)
{
    oas_buf text = {0};
    oas_arena mem = {0};
    oas_regex_fault fault;
    oas_buf_puts(&text, negated ? "\\P{" : "\\p{");
    oas_buf_puts(&text, before);
    oas_buf_put(&text, name);
    oas_buf_putc(&text, '}');
    bool known = oas_regex_read(oas_buf_str(&text), 0, &mem, &fault) != NULL;
    if (known)
        oas_buf_put(out, oas_buf_str(&text));
    out->failed |= text.failed;
    oas_arena_free(&mem);
    oas_buf_free(&text);
    return known;
}

bool foreign_set_property(oas_str name, struct foreign_set how, oas_buf *out)
{
    if (how.caseless) /* whether case counts in a property is said differently everywhere */
        return false;
    if (oas_str_is(name, "L&"))
        name = OAS_STR("LC");
    if (put_known("", name, how.negated, out))
        return true;
    for (size_t i = 0; i < SETS; i++)
        if (name.len && oas_str_is(name, sets[i].java))
            return put_set(&sets[i], how, out);
    /* IsGreek is a script in some dialects and a block in others: only properties have the Is. */
    bool is = text_begins(name, OAS_STR("Is"));
    return is ? put_known("", oas_str_of(name.at + 2, name.len - 2), how.negated, out)
              : put_known("Script=", name, how.negated, out);
}
