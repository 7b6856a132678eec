/* What other dialects of regular expressions have and ECMA-262 has not, said as ECMA-262 would: the
 * anchors of PCRE, classes of POSIX, Python's named groups, modifiers without a group. What means
 * one thing here and another there, and what ECMA-262 cannot say, is left unclear. */
#include "schema/foreign.h"

#include "load/text.h"
#include "schema/foreign_set.h"

enum { MOST_GROUPS = 200 };

/* A group that is open, or the whole pattern: what modifiers without a group of their own have made
 * of the rest of it. */
struct group {
    bool caseless;
    bool multiline;       /* ^ and $ are of lines */
    unsigned on, off;     /* bits by `letters`: taken up again in each alternative */
    unsigned parentheses; /* opened for them in this one */
};

static const char letters[] = "ims";

struct translation {
    const char *start;
    const char *at;
    const char *end;
    oas_buf *out;
    struct foreign result;
    bool quantified; /* a quantifier was the last thing */
    struct group groups[MOST_GROUPS + 1];
    size_t depth;
};

static bool starts(const struct translation *t, const char *text)
{
    return text_begins(oas_str_of(t->at, (size_t)(t->end - t->at)), oas_str_from(text));
}

static bool unclear(struct translation *t, const char *at, const char *what)
{
    t->result.unclear = what;
    t->result.offset = (size_t)(at - t->start);
    return false;
}

static void copy(struct translation *t, size_t count)
{
    for (; count > 0 && t->at < t->end; count--)
        oas_buf_putc(t->out, *t->at++);
}

/* In place of `count` bytes. */
static bool replace(struct translation *t, size_t count, const char *text)
{
    oas_buf_puts(t->out, text);
    t->at += count;
    t->result.changed = true;
    return true;
}

/* Up to `end`, without it; empty at NULL where it does not come. */
static oas_str word_up_to(const struct translation *t, const char *from, char end)
{
    const char *to = from < t->end ? memchr(from, end, (size_t)(t->end - from)) : NULL;
    return to ? oas_str_of(from, (size_t)(to - from)) : oas_str_of(NULL, 0);
}

/* ---- escapes ---- */

/* A set stands in the output from `before` on, if it is a good one. */
static bool put_set(struct translation *t, bool good, size_t before, const char *to)
{
    if (!good)
        return unclear(t, t->at, "ECMA-262 has no such set of characters");
    oas_str now = oas_buf_str(t->out), old = oas_str_of(t->at, (size_t)(to - t->at));
    t->result.changed |= !oas_str_equal(oas_str_of(now.at + before, now.len - before), old);
    t->at = to;
    return true;
}

/* \p{Print}, \pL, \p{^L}; t->at is the backslash. */
static bool property(struct translation *t, bool in_class)
{
    const char *from = t->at, *name = from + 2;
    struct foreign_set how = {from[1] == 'P', in_class, t->groups[t->depth].caseless};
    oas_str word = oas_str_of(name, name < t->end);
    const char *to = name + word.len;
    if (word.len && *name == '{') {
        word = word_up_to(t, name + 1, '}');
        if (!word.at)
            return unclear(t, from, "ECMA-262 has no such set of characters");
        to = word.at + word.len + 1;
    }
    if (word.len && *word.at == '^') {
        how.negated = !how.negated;
        word = oas_str_of(word.at + 1, word.len - 1);
    }
    size_t before = t->out->len;
    return put_set(t, foreign_set_property(word, how, t->out), before, to);
}

/* \Q...\E: every character is itself. */
static bool quoted(struct translation *t)
{
    for (t->at += 2; t->at < t->end && !starts(t, "\\E");) {
        char c = *t->at;
        bool plain = text_is_letter(c) || text_is_digit(c) || c == ' ' || (unsigned char)c >= 0x80;
        if (!plain && (unsigned char)c > 0x20)
            oas_buf_putc(t->out, '\\');
        copy(t, 1);
    }
    t->at += t->at < t->end ? 2 : 0;
    t->result.changed = true;
    return true;
}

/* A character by its number, a group by its name: with all that belongs to it. */
static bool long_escape(struct translation *t, char c)
{
    char end = starts(t, "\\k<") ? '>' : '}';
    bool braces = t->end - t->at > 2 && (t->at[2] == '{' || end == '>');
    oas_str inner = braces ? word_up_to(t, t->at + 3, end) : oas_str_of(NULL, 0);
    if (inner.at && c == 'x')
        replace(t, 2, "\\u");
    else
        copy(t, c == 'c' ? 3 : 2);
    copy(t, inner.at ? (size_t)(inner.at + inner.len + 1 - t->at) : 0);
    return true;
}

/* \012 is U+000A wherever it is not refused. */
static bool octal(struct translation *t)
{
    static const char digits[] = "0123456789abcdef";
    unsigned code = 0;
    const char *at = t->at + 1;
    while (at < t->end && at < t->at + 4 && *at >= '0' && *at <= '7')
        code = code * 8 + (unsigned)(*at++ - '0');
    if (at - t->at == 2) {
        copy(t, 2);
        return true;
    }
    char text[] = {'\\', 'x', digits[code >> 4 & 15], digits[code & 15], 0};
    return replace(t, (size_t)(at - t->at), text);
}

static bool letter_escape(struct translation *t, char c, bool in_class)
{
    switch (c) {
    case 'A':
        return in_class ? unclear(t, t->at, "an anchor in a class")
                        : replace(t, 2, t->groups[t->depth].multiline ? "(?<![^])" : "^");
    case 'z':
        return in_class ? unclear(t, t->at, "an anchor in a class")
                        : replace(t, 2, t->groups[t->depth].multiline ? "(?![^])" : "$");
    case 'Z':
        return unclear(t, t->at,
                       "\\Z is the end of the text in some dialects, in others also before a last "
                       "newline");
    case 'h':
    case 'H':
        return unclear(t, t->at, "\\h is a blank in some dialects, a hexadecimal digit in others");
    case 'a':
        return replace(t, 2, "\\x07");
    case 'e':
        return replace(t, 2, "\\x1b");
    case 'Q':
        return in_class ? unclear(t, t->at, "\\Q in a class") : quoted(t);
    case 'p':
    case 'P':
        return property(t, in_class);
    case 'x':
    case 'u':
    case 'c':
    case 'k':
        return long_escape(t, c);
    default:
        if (!strchr("dDwWsSbBtnvfr", c))
            return unclear(t, t->at, "ECMA-262 knows no such escape");
        copy(t, 2);
        return true;
    }
}

static bool escape(struct translation *t, bool in_class)
{
    char c = t->end - t->at > 1 ? t->at[1] : 0;
    if (text_is_letter(c))
        return letter_escape(t, c, in_class);
    if (c == '0')
        return octal(t);
    copy(t, 2);
    return true;
}

/* ---- classes ---- */

/* [:alnum:], [:^alnum:] */
static bool posix(struct translation *t)
{
    const char *name = t->at + 2, *to;
    bool negated = name < t->end && *name == '^';
    struct foreign_set how = {negated, true, t->groups[t->depth].caseless};
    size_t before = t->out->len;
    for (to = name += negated; to < t->end && text_is_letter(*to); to++) {
    }
    if (t->end - to < 2 || to[0] != ':' || to[1] != ']') {
        copy(t, 1);
        return true;
    }
    oas_str word = oas_str_of(name, (size_t)(to - name));
    return put_set(t, foreign_set_posix(word, how, t->out), before, to + 2);
}

static bool class_item(struct translation *t)
{
    if (*t->at == '\\')
        return escape(t, true);
    if (starts(t, "[:"))
        return posix(t);
    copy(t, 1);
    return true;
}

static bool class_of(struct translation *t)
{
    copy(t, starts(t, "[^") ? 2 : 1);
    while (t->at < t->end && *t->at != ']')
        if (!class_item(t))
            return false;
    copy(t, 1);
    return true;
}

/* ---- groups ---- */

static void put_modifiers(struct translation *t, unsigned on, unsigned off)
{
    oas_buf_puts(t->out, "(?");
    for (size_t i = 0; letters[i]; i++)
        if (on >> i & 1)
            oas_buf_putc(t->out, letters[i]);
    oas_buf_puts(t->out, off ? "-" : "");
    for (size_t i = 0; letters[i]; i++)
        if (off >> i & 1)
            oas_buf_putc(t->out, letters[i]);
    oas_buf_putc(t->out, ':');
}

/* Before an alternative or its group ends. */
static void close_modifiers(struct translation *t)
{
    struct group *group = &t->groups[t->depth];
    for (; group->parentheses > 0; group->parentheses--)
        oas_buf_putc(t->out, ')');
}

static bool next_alternative(struct translation *t)
{
    struct group *group = &t->groups[t->depth];
    close_modifiers(t);
    copy(t, 1);
    if (group->on | group->off) {
        put_modifiers(t, group->on, group->off);
        group->parentheses = 1;
    }
    return true;
}

/* (?i) first is the runtime's own. */
static bool lead(struct translation *t, const char *at)
{
    if (t->out->len || t->depth != 1 || *at != ')' || memchr(t->at, '-', (size_t)(at - t->at)))
        return false;
    t->depth--;
    t->groups[0].multiline = memchr(t->at, 'm', (size_t)(at - t->at));
    copy(t, (size_t)(at + 1 - t->at));
    return true;
}

/* Of PCRE, Perl, Python, Java or .NET. */
static bool is_modifier(char c)
{
    return c != '\0' && strchr("xnaudlLUXJp", c);
}

/* (?i), (?-i), (?i:...): up to the end of the group around it, or of its own. */
static bool modifiers(struct translation *t)
{
    const char *from = t->at, *at = from + 2, *letter;
    unsigned bits[2] = {0, 0};
    bool off = false;
    for (; at < t->end && *at != ')' && *at != ':'; at++) {
        letter = memchr(letters, *at, sizeof letters - 1);
        if (!letter && (*at != '-' || off))
            return unclear(t, from,
                           is_modifier(*at) ? "of modifiers, ECMA-262 has i, m and s alone"
                                            : "ECMA-262 has no such group");
        off |= !letter;
        if (letter)
            bits[off] |= 1u << (letter - letters);
    }
    if (at == t->end || !(bits[0] | bits[1]) || bits[0] & bits[1])
        return unclear(t, from, "ECMA-262 has no such group");
    if (lead(t, at))
        return true;
    bool own = *at == ':';
    t->depth -= !own;
    struct group *group = &t->groups[t->depth];
    group->caseless = (group->caseless || bits[0] & 1) && !(bits[1] & 1);
    group->multiline = (group->multiline || bits[0] & 2) && !(bits[1] & 2);
    put_modifiers(t, bits[0], bits[1]);
    t->at = at + 1;
    if (own)
        return true;
    group->on = (group->on | bits[0]) & ~bits[1];
    group->off = (group->off | bits[1]) & ~bits[0];
    group->parentheses++;
    t->result.changed = true;
    return true;
}

/* (?P<name>, (?'name' and (?<name>: the name as it stands. */
static bool named(struct translation *t, size_t before, char end)
{
    oas_str name = word_up_to(t, t->at + before, end);
    if (!name.at)
        return unclear(t, t->at, "ECMA-262 has no such group");
    oas_buf_puts(t->out, "(?<");
    oas_buf_put(t->out, name);
    oas_buf_putc(t->out, '>');
    t->result.changed |= before != 3 || end != '>';
    t->at = name.at + name.len + 1;
    return true;
}

/* (?P=name) and (?#comment) are no groups. */
static bool no_group(struct translation *t)
{
    oas_str inner = word_up_to(t, t->at, ')');
    bool reference = starts(t, "(?P=");
    if (!inner.at)
        return unclear(t, t->at, "ECMA-262 has no such group");
    if (reference) {
        oas_buf_puts(t->out, "\\k<");
        oas_buf_put(t->out, oas_str_of(inner.at + 4, inner.len - 4));
        oas_buf_putc(t->out, '>');
    }
    t->depth--;
    return replace(t, inner.len + 1, "");
}

static bool open_group(struct translation *t)
{
    static const char *const plain[] = {"(?:", "(?=", "(?!", "(?<=", "(?<!"};
    if (t->depth == MOST_GROUPS)
        return unclear(t, t->at, "groups are nested too deeply");
    t->depth++;
    t->groups[t->depth] = (struct group){.caseless = t->groups[t->depth - 1].caseless,
                                         .multiline = t->groups[t->depth - 1].multiline};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (starts(t, plain[i])) {
            copy(t, strlen(plain[i]));
            return true;
        }
    if (starts(t, "(*"))
        return unclear(t, t->at, "ECMA-262 has no such group");
    if (!starts(t, "(?")) {
        copy(t, 1);
        return true;
    }
    if (starts(t, "(?P=") || starts(t, "(?#"))
        return no_group(t);
    if (starts(t, "(?P<") || starts(t, "(?<"))
        return named(t, starts(t, "(?<") ? 3 : 4, '>');
    if (starts(t, "(?'"))
        return named(t, 3, '\'');
    return modifiers(t);
}

/* ---- the pattern ---- */

/* {2}, {2,}, {2,5}: its length; 0: none. */
static size_t braces(const struct translation *t)
{
    const char *at = t->at + 1;
    while (at < t->end && (text_is_digit(*at) || *at == ','))
        at++;
    return at < t->end && *at == '}' && at > t->at + 1 ? (size_t)(at + 1 - t->at) : 0;
}

static bool quantifier(struct translation *t, bool again)
{
    size_t length = *t->at == '{' ? braces(t) : 1;
    if (again && *t->at == '+')
        return unclear(t, t->at, "ECMA-262 has no possessive quantifiers");
    if (length > 1 && t->at[1] == ',')
        return unclear(t, t->at, "{,n} is a quantifier in some dialects, and a text in others");
    t->quantified = length && !(again && *t->at == '?');
    copy(t, length ? length : 1);
    return true;
}

static bool term(struct translation *t)
{
    bool again = t->quantified;
    t->quantified = false;
    switch (*t->at) {
    case '\\':
        return escape(t, false);
    case '[':
        return class_of(t);
    case '(':
        return open_group(t);
    case '|':
        return next_alternative(t);
    case ')':
        close_modifiers(t);
        t->depth -= t->depth > 0;
        copy(t, 1);
        return true;
    case '*':
    case '+':
    case '?':
    case '{':
        return quantifier(t, again);
    default:
        copy(t, 1);
        return true;
    }
}

struct foreign foreign_translate(oas_str pattern, oas_buf *out)
{
    struct translation t = {
        .start = pattern.at, .at = pattern.at, .end = pattern.at + pattern.len, .out = out};
    while (t.at < t.end && term(&t)) {
    }
    close_modifiers(&t);
    return t.result;
}

/* ---- between slashes ---- */

/* How many alternatives the pattern has outside of groups and classes. */
static size_t alternatives(oas_str pattern)
{
    size_t count = 1, depth = 0;
    bool in_class = false;
    for (size_t i = 0; i < pattern.len; i++) {
        char c = pattern.at[i];
        if (c == '\\')
            i++;
        else if (in_class || c == '[')
            in_class = c != ']';
        else if (c == '(')
            depth++;
        else if (c == ')')
            depth -= depth > 0;
        else
            count += c == '|' && depth == 0;
    }
    return count;
}

/* A $ that stands for the end: no backslash escapes it. */
static bool ends_anchored(oas_str inner)
{
    size_t escapes = 0;
    if (inner.len == 0 || inner.at[inner.len - 1] != '$')
        return false;
    while (escapes + 1 < inner.len && inner.at[inner.len - 2 - escapes] == '\\')
        escapes++;
    return escapes % 2 == 0;
}

bool foreign_unwrap(oas_str pattern, oas_buf *out)
{
    size_t end = pattern.len;
    while (end > 0 && memchr("gimsuy", pattern.at[end - 1], 6))
        end--;
    if (end < 3 || pattern.at[0] != '/' || pattern.at[end - 1] != '/')
        return false;
    oas_str inner = oas_str_of(pattern.at + 1, end - 2);
    bool before = inner.at[0] == '^', behind = ends_anchored(inner);
    size_t count = alternatives(inner);
    if (count > 2 || (count == 2 ? !before || !behind : !before && !behind))
        return false;
    bool any = false;
    for (size_t i = end; i < pattern.len; i++)
        if (memchr("ims", pattern.at[i], 3)) {
            oas_buf_puts(out, any ? "" : "(?");
            oas_buf_putc(out, pattern.at[i]);
            any = true;
        }
    oas_buf_puts(out, any ? ")" : "");
    oas_buf_put(out, inner);
    return true;
}
