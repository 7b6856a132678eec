/* Escapes and classes of a pattern: what they stand for. */
#include "ecma/regex_class.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "ecma/regex_property.h"

static const oas_regex_range digit_letters[] = {{'0', '9'}};
static const oas_regex_range word_letters[] = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
/* ECMA-262 WhiteSpace and LineTerminator (sections 12.2 and 12.3). */
static const oas_regex_range space_letters[] = {
    {0x9, 0xd},       {0x20, 0x20},     {0xa0, 0xa0},     {0x1680, 0x1680}, {0x2000, 0x200a},
    {0x2028, 0x2029}, {0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000}, {0xfeff, 0xfeff}};

static bool is_alnum(char c)
{
    return oas_ascii_digit(c) || oas_ascii_alpha(c);
}

void oas_ecma_add_words(const struct oas_ecma *t, struct oas_ecma_set *set)
{
    oas_set_add_ranges(set, t->mem, word_letters, sizeof word_letters / sizeof *word_letters);
    if (t->flags.caseless)
        oas_set_close_case(set, t->mem);
}

/* What an escape stands for, or all else, beside what a class around it has already. */
static void add_own(struct oas_ecma *t, bool negated)
{
    oas_set_normalize(&t->own);
    if (negated)
        oas_set_complement(&t->own, &t->other, t->mem);
    oas_set_add_set(&t->set, t->mem, &t->own);
    t->own.count = 0;
}

static bool read_property(struct oas_ecma *t, const char *from, bool negated)
{
    const char *at = t->at;
    if (at >= t->end || *at != '{')
        return oas_ecma_fail(t, from, false, "\\p needs a property name in braces");
    const char *name = ++at;
    while (at < t->end && (is_alnum(*at) || *at == '_' || *at == '='))
        at++;
    if (at == name || at >= t->end || *at != '}')
        return oas_ecma_fail(t, from, false, "\\p needs a property name in braces");
    t->at = at + 1;
    bool known = oas_ecma_property(oas_str_of(name, (size_t)(at - name)), &t->own, t->mem);
    add_own(t, negated);
    return known || oas_ecma_fail(t, from, false, "ECMA-262 knows no such Unicode property");
}

/* \d \w \s, or with a capital letter what they leave. */
static void add_letter(struct oas_ecma *t, char letter)
{
    char lower = (char)(letter | 0x20);
    if (lower == 'd')
        oas_set_add_ranges(&t->own, t->mem, digit_letters,
                           sizeof digit_letters / sizeof *digit_letters);
    else if (lower == 's')
        oas_set_add_ranges(&t->own, t->mem, space_letters,
                           sizeof space_letters / sizeof *space_letters);
    else
        oas_ecma_add_words(t, &t->own);
    add_own(t, letter != lower);
}

/* \1 to \1000: whether there are so many groups is known at the end. */
static void read_decimal(struct oas_ecma *t, struct oas_ecma_escape *escape)
{
    escape->kind = OAS_ECMA_NUMBER;
    for (t->at--; t->at < t->end && oas_ascii_digit(*t->at); t->at++)
        if (escape->code <= OAS_ECMA_CAPTURES)
            escape->code = escape->code * 10 + (uint32_t)(*t->at - '0');
}

static bool read_named(struct oas_ecma *t, const char *from, struct oas_ecma_escape *escape)
{
    escape->kind = OAS_ECMA_NAME;
    if (t->at >= t->end || *t->at != '<')
        return oas_ecma_fail(t, from, false, "\\k needs a group name: \\k<name>");
    t->at++;
    return oas_ecma_read_name(t, &escape->name);
}

/* The escapes that stand for one character; false when `c` starts none of them. By the letter,
 * IdentityEscape is of SyntaxCharacter and /, in classes of - as well. */
static bool simple_code(const struct oas_ecma *t, char c, bool in_class, uint32_t *code)
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
        if (t->strict)
            return c && (strchr("^$\\.*+?()[]{}|/", c) || (in_class && c == '-'));
        return (unsigned char)c < 0x80 && !is_alnum(c);
    }
}

static bool read_hex_pair(struct oas_ecma *t, const char *from, uint32_t *code)
{
    int high = t->end - t->at >= 2 ? oas_hex_value(t->at[0]) : -1;
    int low = high >= 0 ? oas_hex_value(t->at[1]) : -1;
    if (low < 0)
        return oas_ecma_fail(t, from, false, "\\x needs two hexadecimal digits");
    *code = (uint32_t)(high * 16 + low);
    t->at += 2;
    return true;
}

static bool read_letter(struct oas_ecma *t, char c, const char *from, bool in_class,
                        struct oas_ecma_escape *escape)
{
    switch (c) {
    case 'd':
    case 'D':
    case 'w':
    case 'W':
    case 's':
    case 'S':
        escape->kind = OAS_ECMA_SET;
        add_letter(t, c);
        return true;
    case 'b':
    case 'B':
        escape->kind = OAS_ECMA_BOUNDARY;
        escape->code = c == 'B';
        return !in_class || oas_ecma_fail(t, from, false, "\\B has no meaning in a class");
    case 'p':
    case 'P':
        escape->kind = OAS_ECMA_SET;
        return read_property(t, from, c == 'P');
    case 'u':
        return oas_ecma_read_unit(t, from, &escape->code);
    case 'x':
        return read_hex_pair(t, from, &escape->code);
    case 'c':
        if (t->at >= t->end || !oas_ascii_alpha(*t->at))
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
    if ((unsigned char)c >= 0x80 && !t->strict) {
        size_t length = 0;
        escape->code = oas_utf8_get(t->at, &length);
        t->at += length;
        return true;
    }
    t->at++;
    if (simple_code(t, c, in_class, &escape->code))
        return true;
    if (c == '0') {
        bool octal = t->at < t->end && oas_ascii_digit(*t->at);
        escape->code = 0;
        return !octal || oas_ecma_fail(t, from, false, "octal escapes are not ECMAScript");
    }
    escape->code = 0;
    if (c >= '1' && c <= '9') {
        if (in_class)
            return oas_ecma_fail(t, from, false, "a back reference in a class");
        read_decimal(t, escape);
        return true;
    }
    return read_letter(t, c, from, in_class, escape);
}

/* ---- classes ---- */

/* One member of a class: a character, or an escape, whose set is added. */
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

static void add_member(struct oas_ecma *t, const struct oas_ecma_escape *member)
{
    if (member->kind == OAS_ECMA_CODE)
        oas_set_add(&t->set, t->mem, member->code, member->code);
}

/* [:alpha:] is POSIX; ECMA-262 would read a class of its letters, which nobody means. */
static bool is_posix(const struct oas_ecma *t)
{
    const char *at = t->at;
    if (t->strict || t->end - at < 4 || at[0] != '[' || at[1] != ':')
        return false;
    for (at += at[2] == '^' ? 3 : 2; at < t->end && is_alnum(*at); at++) {
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
        add_member(t, &lo);
        return true;
    }
    t->at++;
    if (!read_member(t, &hi))
        return false;
    if (lo.kind == OAS_ECMA_CODE && hi.kind == OAS_ECMA_CODE) {
        if (lo.code > hi.code)
            return oas_ecma_fail(t, from, false, "a range out of order in a class");
        oas_set_add(&t->set, t->mem, lo.code, hi.code);
        return true;
    }
    if (t->strict)
        return oas_ecma_fail(t, from, false, "a range ends in a set of characters");
    /* ECMA-262 annex B.1.2: beside a set the hyphen is itself. */
    add_member(t, &lo);
    oas_set_add(&t->set, t->mem, '-', '-');
    add_member(t, &hi);
    return true;
}

bool oas_ecma_read_class(struct oas_ecma *t)
{
    const char *from = t->at++;
    bool negated = t->at < t->end && *t->at == '^';
    t->at += negated;
    while (t->at < t->end && *t->at != ']')
        if (!class_item(t))
            return false;
    if (t->at >= t->end)
        return oas_ecma_fail(t, from, false, "missing ]");
    t->at++;
    oas_set_normalize(&t->set);
    if (t->flags.caseless)
        oas_set_close_case(&t->set, t->mem);
    if (negated)
        oas_set_complement(&t->set, &t->other, t->mem);
    return true;
}

struct oas_regex_node *oas_ecma_set_node(struct oas_ecma *t, const char *from)
{
    struct oas_regex_node *node = oas_ecma_node(t, OAS_REGEX_SET, from);
    oas_set_normalize(&t->set);
    if (t->flags.caseless)
        oas_set_close_case(&t->set, t->mem);
    t->ranges += t->set.count;
    if (t->ranges > OAS_ECMA_RANGES) {
        oas_ecma_fail(t, from, true, "the classes of the pattern have too many ranges");
        return NULL;
    }
    if (node && !oas_set_keep(&t->set, t->mem, node)) {
        oas_ecma_no_memory(t->fault);
        node = NULL;
    }
    t->set.count = 0;
    return node;
}
