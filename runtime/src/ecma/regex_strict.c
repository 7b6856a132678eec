/* The format `regex`: is a text a pattern of ECMA-262 with the flag `u`, to the letter of its
 * grammar (section 22.2.1) and of its early errors (section 22.2.1.1)? What the keyword `pattern`
 * tolerates besides is refused, and what cannot be matched here is fine. Nothing is allocated and
 * nothing recurses. It is read twice: a reference may stand before its group. */
#include <oas/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "ecma/regex_count.h"
#include "ecma/regex_property.h"

/* Patterns beyond are refused, as engines refuse patterns beyond their own limits. */
#define STRICT_DEPTH 2048u /* nested groups */
#define STRICT_NAMES 256u  /* groups with names; bytes to UINT32_MAX */

/* What is left of the text. */
struct strict_text {
    const char *at;
    const char *end;
};

/* A group with a name, and what stands between it and the place that is read: at which depth at
 * least, and whether a `|` parts the two there. */
struct strict_name {
    uint32_t at; /* where the name begins */
    uint16_t low;
    bool parted;
};

struct strict {
    const char *start;
    struct strict_text text;
    bool again;     /* the second time: all groups are known */
    unsigned depth; /* of open groups */
    uint64_t total; /* groups that capture */
    unsigned name_count;
    struct strict_name names[STRICT_NAMES];
    unsigned char looks[STRICT_DEPTH / 8]; /* bits: the open group is a look-around */
};

static bool strict_next(struct strict_text *t, char c)
{
    if (t->at == t->end || *t->at != c)
        return false;
    t->at++;
    return true;
}

static bool strict_starts(struct strict_text *t, const char *word)
{
    size_t len = strlen(word);
    if ((size_t)(t->end - t->at) < len || memcmp(t->at, word, len) != 0)
        return false;
    t->at += len;
    return true;
}

static bool strict_is_one_of(const struct strict_text *t, const char *characters)
{
    return t->at < t->end && *t->at != '\0' && strchr(characters, *t->at);
}

/* The character at t->at, which is not the end. */
static uint32_t strict_char(struct strict_text *t)
{
    size_t length = 0;
    uint32_t code = oas_utf8_get(t->at, &length);
    t->at += length;
    return code;
}

/* ---- escapes ---- */

static bool strict_hex(struct strict_text *t, int digits, uint32_t *code)
{
    for (*code = 0; digits > 0; digits--, t->at++) {
        int value = t->at < t->end ? oas_hex_value(*t->at) : -1;
        if (value < 0)
            return false;
        *code = *code * 16 + (uint32_t)value;
    }
    return true;
}

/* RegExpUnicodeEscapeSequence behind its `u`. Two escapes of surrogates may be one character. */
static bool strict_unicode(struct strict_text *t, uint32_t *code)
{
    if (strict_next(t, '{')) {
        const char *digits = t->at;
        for (*code = 0; t->at < t->end && oas_hex_value(*t->at) >= 0; t->at++) {
            *code = *code * 16 + (uint32_t)oas_hex_value(*t->at);
            if (*code > 0x10ffff)
                return false;
        }
        return t->at > digits && strict_next(t, '}');
    }
    if (!strict_hex(t, 4, code))
        return false;
    struct strict_text second = *t;
    uint32_t low = 0;
    if (*code >> 10 == 0xd800 >> 10 && strict_starts(&second, "\\u") &&
        strict_hex(&second, 4, &low) && low >> 10 == 0xdc00 >> 10) {
        *code = 0x10000 + ((*code & 0x3ff) << 10 | (low & 0x3ff));
        *t = second;
    }
    return true;
}

/* Behind \p. */
static bool strict_property(struct strict_text *t)
{
    if (!strict_next(t, '{'))
        return false;
    const char *name = t->at;
    while (t->at < t->end && *t->at != '}')
        t->at++;
    oas_str property = oas_str_of(name, (size_t)(t->at - name));
    return strict_next(t, '}') && oas_ecma_is_property(property);
}

static bool strict_control(char letter, uint32_t *code)
{
    static const char letters[] = "fnrtv";
    static const char controls[] = "\f\n\r\t\v";
    const char *found = letter != '\0' ? strchr(letters, letter) : NULL;
    *code = found ? (unsigned char)controls[found - letters] : 0;
    return found != NULL;
}

/* CharacterEscape behind its backslash. */
static bool strict_character(struct strict_text *t, uint32_t *code)
{
    if (t->at == t->end)
        return false;
    char c = *t->at++;
    if (strict_control(c, code))
        return true;
    *code = (unsigned char)c;
    switch (c) {
    case 'c':
        *code = t->at < t->end ? (unsigned char)*t->at & 0x1fu : 0;
        return t->at < t->end && oas_ascii_alpha(*t->at++);
    case '0':
        *code = 0;
        return t->at == t->end || !oas_ascii_digit(*t->at);
    case 'x':
        return strict_hex(t, 2, code);
    case 'u':
        return strict_unicode(t, code);
    default:
        return c != '\0' && strchr("^$\\.*+?()[]{}|/", c);
    }
}

/* CharacterClassEscape: a set of characters. */
static bool strict_set(struct strict_text *t)
{
    char letter = (char)(*t->at++ | 0x20);
    return letter != 'p' || strict_property(t);
}

/* ---- groups and their names ---- */

/* One character of a name: itself, or escaped. */
static bool strict_name_char(struct strict_text *t, uint32_t *code)
{
    if (t->at == t->end)
        return false;
    if (strict_next(t, '\\'))
        return strict_next(t, 'u') && strict_unicode(t, code);
    *code = strict_char(t);
    return true;
}

/* RegExpIdentifierStart, RegExpIdentifierPart. */
static bool strict_may_stand(uint32_t code, bool first)
{
    enum { JOINERS = 0x200c };
    if (code >= 0x80)
        return (!first && (code & ~UINT32_C(1)) == JOINERS) || oas_ecma_in_name(code, first);
    return oas_ascii_alpha((char)code) || code == '$' || code == '_' ||
           (!first && oas_ascii_digit((char)code));
}

/* A name up to its `>`, and that. */
static bool strict_name(struct strict_text *t)
{
    uint32_t code = 0;
    if (!strict_name_char(t, &code) || !strict_may_stand(code, true))
        return false;
    while (!strict_next(t, '>'))
        if (!strict_name_char(t, &code) || !strict_may_stand(code, false))
            return false;
    return true;
}

/* Two names that were read are the same, however they are written. */
static bool strict_same(const struct strict *s, const struct strict_name *known, const char *name)
{
    struct strict_text a = {s->start + known->at, s->text.end};
    struct strict_text b = {name, s->text.end};
    while (*a.at != '>' && *b.at != '>') {
        uint32_t left = 0;
        uint32_t right = 0;
        if (!strict_name_char(&a, &left) || !strict_name_char(&b, &right) || left != right)
            return false;
    }
    return *a.at == *b.at;
}

/* A new group's name. Another group may have it where a `|` parts them, so that never both take
 * part. */
static bool strict_add_name(struct strict *s)
{
    const char *name = s->text.at;
    if (!strict_name(&s->text))
        return false;
    if (s->again)
        return true;
    for (unsigned i = 0; i < s->name_count; i++)
        if (!s->names[i].parted && strict_same(s, &s->names[i], name))
            return false;
    if (s->name_count == STRICT_NAMES)
        return false;
    s->names[s->name_count++] =
        (struct strict_name){(uint32_t)(name - s->start), (uint16_t)s->depth, false};
    return true;
}

static bool strict_reference(struct strict *s)
{
    const char *name = s->text.at;
    if (!strict_name(&s->text))
        return false;
    bool found = !s->again;
    for (unsigned i = 0; i < s->name_count && !found; i++)
        found = strict_same(s, &s->names[i], name);
    return found;
}

/* DecimalEscape at its first digit. */
static bool strict_number(struct strict *s)
{
    uint64_t number = 0;
    for (; s->text.at < s->text.end && oas_ascii_digit(*s->text.at); s->text.at++)
        if (number <= UINT32_MAX)
            number = number * 10 + (uint64_t)(*s->text.at - '0');
    return !s->again || number <= s->total;
}

/* Flags of `(?ims-ims:` behind the question mark: each once, on one side or the other. */
static bool strict_modifiers(struct strict_text *t)
{
    char seen[4] = "";
    size_t count = 0;
    bool off = false;
    while (!strict_next(t, ':')) {
        if (!off && strict_next(t, '-')) {
            off = true;
            continue;
        }
        if (!strict_is_one_of(t, "ims") || strchr(seen, *t->at))
            return false;
        seen[count++] = *t->at++;
    }
    return count > 0 || !off;
}

/* The names that stood deeper are now as far away as this depth. */
static void strict_close_names(struct strict *s)
{
    for (unsigned i = s->name_count; i > 0 && s->names[i - 1].low > s->depth; i--) {
        s->names[i - 1].low = (uint16_t)s->depth;
        s->names[i - 1].parted = false;
    }
}

static void strict_part_names(struct strict *s)
{
    for (unsigned i = s->name_count; i > 0 && s->names[i - 1].low == s->depth; i--) {
        if (s->names[i - 1].parted)
            break;
        s->names[i - 1].parted = true;
    }
}

/* Behind `(`. */
static bool strict_open(struct strict *s)
{
    bool look = false;
    struct strict_text *t = &s->text;
    if (s->depth == STRICT_DEPTH)
        return false;
    if (!strict_next(t, '?')) {
        s->total += !s->again;
    } else if (strict_next(t, '=') || strict_next(t, '!') || strict_starts(t, "<=") ||
               strict_starts(t, "<!")) {
        look = true;
    } else if (strict_next(t, '<')) {
        s->total += !s->again;
        if (!strict_add_name(s))
            return false;
    } else if (!strict_modifiers(t)) {
        return false;
    }
    unsigned char bit = (unsigned char)(1u << s->depth % 8);
    unsigned char *byte = &s->looks[s->depth++ / 8];
    *byte = (unsigned char)(look ? *byte | bit : *byte & ~bit);
    return true;
}

/* Behind `)`. With the flag `u` no look-around is repeated. */
static bool strict_close(struct strict *s, bool *repeatable)
{
    if (s->depth == 0)
        return false;
    s->depth--;
    if (!s->again)
        strict_close_names(s);
    *repeatable = !(s->looks[s->depth / 8] >> s->depth % 8 & 1);
    return true;
}

/* ---- repetitions, classes, terms ---- */

/* {2} {2,} {2,5} behind the brace; the second is not smaller, whatever its length. */
static bool strict_counts(struct strict_text *t)
{
    oas_str low = oas_ecma_digits(&t->at, t->end);
    if (low.len == 0)
        return false;
    if (!strict_next(t, ','))
        return strict_next(t, '}');
    oas_str high = oas_ecma_digits(&t->at, t->end);
    if (!strict_next(t, '}'))
        return false;
    return high.len == 0 || oas_ecma_counts_in_order(low, high);
}

/* ClassAtom; `*set`: it is a set of characters. */
static bool strict_class_atom(struct strict_text *t, uint32_t *code, bool *set)
{
    *set = false;
    if (!strict_next(t, '\\')) {
        *code = strict_char(t);
        return true;
    }
    *set = strict_is_one_of(t, "dDsSwWpP");
    if (*set)
        return strict_set(t);
    if (strict_is_one_of(t, "b-")) {
        *code = *t->at++ == 'b' ? '\b' : '-';
        return true;
    }
    return strict_character(t, code);
}

/* Behind `[`. */
static bool strict_class(struct strict_text *t)
{
    (void)strict_next(t, '^');
    while (!strict_next(t, ']')) {
        uint32_t low = 0;
        uint32_t high = 0;
        bool low_set = false;
        bool high_set = false;
        if (t->at == t->end || !strict_class_atom(t, &low, &low_set))
            return false;
        if (t->end - t->at < 2 || t->at[0] != '-' || t->at[1] == ']')
            continue;
        t->at++;
        if (!strict_class_atom(t, &high, &high_set) || low_set || high_set || low > high)
            return false;
    }
    return true;
}

/* Behind a backslash outside classes. */
static bool strict_escape(struct strict *s, bool *repeatable)
{
    struct strict_text *t = &s->text;
    uint32_t code = 0;
    *repeatable = !strict_is_one_of(t, "bB");
    if (!*repeatable) {
        t->at++;
        return true;
    }
    if (strict_is_one_of(t, "123456789"))
        return strict_number(s);
    if (strict_is_one_of(t, "dDsSwWpP"))
        return strict_set(t);
    if (strict_starts(t, "k<"))
        return strict_reference(s);
    return strict_character(t, &code);
}

/* One piece; `*repeatable`: a repetition may stand here, then behind it. */
static bool strict_piece(struct strict *s, bool *repeatable)
{
    struct strict_text *t = &s->text;
    bool may = *repeatable;
    uint32_t code = strict_char(t);
    *repeatable = false;
    switch (code) {
    case '^':
    case '$':
        return true;
    case '|':
        if (!s->again)
            strict_part_names(s);
        return true;
    case '(':
        return strict_open(s);
    case ')':
        return strict_close(s, repeatable);
    case '*':
    case '+':
    case '?':
    case '{':
        if (!may || (code == '{' && !strict_counts(t)))
            return false;
        (void)strict_next(t, '?');
        return true;
    case ']':
    case '}':
        return false;
    case '\\':
        return strict_escape(s, repeatable);
    case '[':
        *repeatable = true;
        return strict_class(t);
    default:
        *repeatable = true;
        return true;
    }
}

static bool strict_read(struct strict *s, oas_str text)
{
    bool repeatable = false;
    s->text = (struct strict_text){text.at, text.at + text.len};
    while (s->text.at < s->text.end)
        if (!strict_piece(s, &repeatable))
            return false;
    return s->depth == 0;
}

bool oas_is_regex(oas_str text)
{
    struct strict s = {.start = text.at};
    if (text.len > UINT32_MAX || !strict_read(&s, text))
        return false;
    s.again = true;
    return strict_read(&s, text);
}
