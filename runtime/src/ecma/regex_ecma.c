/* A pattern from its first byte to its last: terms, groups, repetitions, back references. */
#include "ecma/regex_ecma.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "ecma/regex_class.h"
#include "ecma/regex_cost.h"
#include "ecma/regex_scan.h"

/* Everything but the line terminators of ECMA-262 section 12.3. */
#define NOT_TERMINATOR "[^\\n\\r\\x{2028}\\x{2029}]"

/* PCRE2 counts to 65535; larger counts are taken apart in chunks. Texts beyond 2^31 bytes are not
 * matched, so a larger maximum is none. */
#define COUNT_MOST  65535u
#define COUNT_CHUNK 60000u
#define COUNT_NONE  ((uint64_t)1 << 31)

static bool starts(const struct oas_ecma *t, const char *text)
{
    size_t len = strlen(text);
    return (size_t)(t->end - t->at) >= len && memcmp(t->at, text, len) == 0;
}

static void settle_last(struct oas_ecma *t)
{
    struct oas_ecma_group *group = &t->stack[t->depth];
    group->now = oas_cost_times(group->now, t->last);
    t->last = oas_cost_limit(1, 0);
}

static struct oas_regex_cost settle_alternative(struct oas_ecma *t)
{
    struct oas_ecma_group *group = &t->stack[t->depth];
    settle_last(t);
    group->done = oas_cost_plus(group->done, group->now);
    group->now = oas_cost_limit(1, 0);
    return group->done;
}

/* ---- the grammar ---- */

static void begin_atom(struct oas_ecma *t)
{
    settle_last(t);
    t->atom = t->out->len;
    t->atom_captures = t->captures;
    t->repeatable = true;
}

static void begin_alternative(struct oas_ecma *t)
{
    t->repeatable = false;
    if (t->metered)
        oas_buf_puts(t->out, "(?C1)");
}

/* Behind `(`: writes what opens the group. `assertion` tells that it is a look-around. */
static bool read_opening(struct oas_ecma *t, const char *from, bool *assertion)
{
    static const char *const looks[] = {"?=", "?!", "?<=", "?<!"};
    *assertion = false;
    if (!starts(t, "?")) {
        t->captures++;
        return true;
    }
    if (starts(t, "?:")) {
        oas_buf_puts(t->out, "?:");
        t->at += 2;
        return true;
    }
    for (size_t i = 0; i < 4; i++) {
        if (starts(t, looks[i])) {
            oas_buf_puts(t->out, looks[i]);
            t->at += strlen(looks[i]);
            *assertion = true;
            return true;
        }
    }
    if (starts(t, "?<")) {
        oas_str name;
        unsigned number = 0;
        unsigned same = 0;
        t->at += 2;
        t->captures++;
        if (!oas_ecma_read_name(t, &name))
            return false;
        oas_ecma_count_groups(t, name, &number, &same);
        return same < 2 || oas_ecma_fail(t, from, true, "two groups of the same name");
    }
    bool flag = t->end - t->at > 1 && memchr("ims-", t->at[1], 4);
    return oas_ecma_fail(t, from, flag,
                         flag ? "modifiers are supported at the start of the pattern only"
                              : "this kind of group is not ECMAScript");
}

static bool open_group(struct oas_ecma *t)
{
    const char *from = t->at++;
    bool assertion = false;
    if (t->depth >= OAS_ECMA_DEPTH)
        return oas_ecma_fail(t, from, true, "groups are nested too deeply");
    settle_last(t);
    struct oas_ecma_group *group = &t->stack[++t->depth];
    group->done = oas_cost_limit(0, 0);
    group->now = oas_cost_limit(1, 0);
    group->out = t->out->len;
    group->captures = t->captures;
    oas_buf_putc(t->out, '(');
    if (!read_opening(t, from, &assertion))
        return false;
    group->assertion = assertion;
    begin_alternative(t);
    return true;
}

static bool close_group(struct oas_ecma *t)
{
    if (t->depth == 0)
        return oas_ecma_fail(t, t->at, false, "unmatched )");
    t->last = settle_alternative(t);
    const struct oas_ecma_group *group = &t->stack[t->depth--];
    t->at++;
    oas_buf_putc(t->out, ')');
    t->atom = group->out;
    t->atom_captures = group->captures;
    t->repeatable = !group->assertion;
    return true;
}

struct repeat {
    uint64_t min;
    uint64_t max; /* COUNT_NONE: no bound */
    bool lazy;
};

static uint64_t read_count(const char **at, const char *end)
{
    uint64_t count = 0;
    for (; *at < end && oas_ascii_digit(**at); ++*at)
        count = count >= COUNT_NONE ? COUNT_NONE : count * 10 + (uint64_t)(**at - '0');
    return count >= COUNT_NONE ? COUNT_NONE : count;
}

/* {2} {2,} {2,5} at t->at: true and behind it; false and unmoved when it is something else. */
static bool read_braces(struct oas_ecma *t, struct repeat *repeat)
{
    const char *at = t->at + 1;
    if (at >= t->end || !oas_ascii_digit(*at))
        return false;
    repeat->min = read_count(&at, t->end);
    repeat->max = repeat->min;
    if (at < t->end && *at == ',') {
        at++;
        bool bounded = at < t->end && oas_ascii_digit(*at);
        repeat->max = bounded ? read_count(&at, t->end) : COUNT_NONE;
    }
    if (at >= t->end || *at != '}')
        return false;
    t->at = at + 1;
    return true;
}

static bool read_repeat(struct oas_ecma *t, struct repeat *repeat)
{
    char c = *t->at;
    repeat->min = c == '+';
    repeat->max = c == '?' ? 1 : COUNT_NONE;
    repeat->lazy = false;
    if (c == '{') {
        if (!read_braces(t, repeat))
            return false;
    } else if (c == '*' || c == '+' || c == '?') {
        t->at++;
    } else {
        return false;
    }
    if (t->at < t->end && *t->at == '?') {
        repeat->lazy = true;
        t->at++;
    }
    return true;
}

static void put_counts(oas_buf *out, uint64_t min, uint64_t max)
{
    oas_buf_putc(out, '{');
    oas_buf_put_u64(out, min);
    if (max != min) {
        oas_buf_putc(out, ',');
        if (max != COUNT_NONE)
            oas_buf_put_u64(out, max);
    }
    oas_buf_putc(out, '}');
}

static void put_repeated(oas_buf *out, oas_str atom, uint64_t min, uint64_t max)
{
    oas_buf_put(out, atom);
    put_counts(out, min, max);
}

/* (?:atom{chunk}){min,max} */
static void put_chunks(oas_buf *out, oas_str atom, uint64_t min, uint64_t max)
{
    oas_buf_puts(out, "(?:");
    put_repeated(out, atom, COUNT_CHUNK, COUNT_CHUNK);
    oas_buf_putc(out, ')');
    put_counts(out, min, max);
}

/* atom{0,most}, so that each count is reached in one way only (no needless backtracking): with
 * most + 1 = whole * chunk + rest, either all chunks and less than `rest` more, or fewer chunks and
 * less than a chunk more. */
static void put_up_to(oas_buf *out, oas_str atom, uint64_t most)
{
    if (most <= COUNT_MOST) {
        put_repeated(out, atom, 0, most);
        return;
    }
    uint64_t whole = (most + 1) / COUNT_CHUNK;
    uint64_t rest = (most + 1) % COUNT_CHUNK;
    oas_buf_puts(out, "(?:");
    if (rest > 0) {
        put_chunks(out, atom, whole, whole);
        put_repeated(out, atom, 0, rest - 1);
        oas_buf_putc(out, '|');
    }
    put_chunks(out, atom, 0, whole - 1);
    put_repeated(out, atom, 0, COUNT_CHUNK - 1);
    oas_buf_putc(out, ')');
}

/* A count above PCRE2's limit. Only whether there is a match matters, so greed does not. */
static bool put_large(struct oas_ecma *t, const char *from, const struct repeat *repeat)
{
    if (t->captures != t->atom_captures)
        return oas_ecma_fail(t, from, true, "a count above 65535 on a capturing group");
    if (repeat->min >= COUNT_NONE)
        return oas_ecma_fail(t, from, true, "a count above 2147483647");
    if (t->out->failed)
        return true; /* the caller sees it */
    oas_buf copy = {.from = t->out->from};
    oas_buf_put(&copy, oas_str_of(t->out->at + t->atom, t->out->len - t->atom));
    oas_str atom = oas_buf_str(&copy);
    t->out->len = t->atom;
    oas_buf_puts(t->out, "(?:");
    if (repeat->min > COUNT_MOST) {
        put_chunks(t->out, atom, repeat->min / COUNT_CHUNK, repeat->min / COUNT_CHUNK);
        put_repeated(t->out, atom, repeat->min % COUNT_CHUNK, repeat->min % COUNT_CHUNK);
    } else {
        put_repeated(t->out, atom, repeat->min, repeat->min);
    }
    if (repeat->max == COUNT_NONE)
        put_repeated(t->out, atom, 0, COUNT_NONE);
    else
        put_up_to(t->out, atom, repeat->max - repeat->min);
    oas_buf_putc(t->out, ')');
    t->out->failed = t->out->failed || copy.failed;
    oas_buf_free(&copy);
    return true;
}

static bool put_repeat(struct oas_ecma *t, const char *from, const struct repeat *repeat)
{
    if (repeat->min > repeat->max)
        return oas_ecma_fail(t, from, false, "numbers out of order in a quantifier");
    bool bounded = repeat->max != COUNT_NONE;
    if (repeat->min > COUNT_MOST || (bounded && repeat->max > COUNT_MOST)) {
        if (!put_large(t, from, repeat))
            return false;
    } else {
        put_counts(t->out, repeat->min, repeat->max);
        oas_buf_puts(t->out, repeat->lazy ? "?" : "");
    }
    if (repeat->max > 1)
        for (unsigned i = t->atom_captures + 1; i <= t->captures; i++)
            t->marks[i] |= OAS_ECMA_REPEATED;
    oas_buf_puts(t->out, t->metered ? "(?C1)" : "");
    t->last = oas_cost_repeat(t->last, repeat->min, repeat->max);
    t->repeatable = false;
    return true;
}

/* A quantifier at t->at, if there is one; `*found` tells. */
static bool quantifier(struct oas_ecma *t, bool *found)
{
    const char *from = t->at;
    struct repeat repeat;
    *found = read_repeat(t, &repeat);
    if (!*found) {
        bool upper =
            *from == '{' && t->end - from > 2 && from[1] == ',' && oas_ascii_digit(from[2]);
        return !upper || oas_ecma_fail(t, from, false, "a quantifier needs its lower bound: {0,n}");
    }
    if (!t->repeatable)
        return oas_ecma_fail(t, from, false, "nothing to repeat");
    return put_repeat(t, from, &repeat);
}

static bool put_escape(struct oas_ecma *t)
{
    const char *from = t->at;
    struct oas_ecma_escape escape;
    if (!oas_ecma_read_escape(t, false, &escape))
        return false;
    begin_atom(t);
    switch (escape.kind) {
    case OAS_ECMA_CODE:
        if (escape.code >= 0xd800 && escape.code <= 0xdfff)
            oas_buf_puts(t->out, OAS_ECMA_NEVER); /* no UTF-8 text holds a surrogate */
        else
            oas_ecma_put_code(t, escape.code);
        break;
    case OAS_ECMA_SET:
    case OAS_ECMA_PROPERTY:
        oas_ecma_put_set(t, &escape, false);
        break;
    case OAS_ECMA_BOUNDARY:
        oas_buf_puts(t->out, escape.letter == 'b' ? "\\b" : "\\B");
        t->repeatable = false;
        break;
    case OAS_ECMA_REFERENCE:
        t->marks[escape.code] |= OAS_ECMA_REFERENCED;
        t->reference = !t->reference ? from : t->reference;
        oas_buf_puts(t->out, "\\g{");
        oas_buf_put_u64(t->out, escape.code);
        oas_buf_putc(t->out, '}');
        break;
    }
    return true;
}

static void put_anchor(struct oas_ecma *t, const char *plain, const char *in_lines)
{
    oas_buf_puts(t->out, t->multiline ? in_lines : plain);
    t->at++;
    t->repeatable = false;
}

static void put_literal(struct oas_ecma *t)
{
    size_t length = 0;
    begin_atom(t);
    oas_ecma_put_code(t, oas_utf8_get(t->at, &length));
    t->at += length;
}

static bool term(struct oas_ecma *t)
{
    bool found = false;
    switch (*t->at) {
    case '(':
        return open_group(t);
    case ')':
        return close_group(t);
    case '|':
        oas_buf_putc(t->out, '|');
        t->at++;
        (void)settle_alternative(t);
        begin_alternative(t);
        return true;
    case '^':
        put_anchor(t, "^", "(?<!" NOT_TERMINATOR ")");
        return true;
    case '$':
        put_anchor(t, "$", "(?!" NOT_TERMINATOR ")");
        return true;
    case '.':
        begin_atom(t);
        oas_buf_puts(t->out, t->dotall ? "[^]" : NOT_TERMINATOR);
        t->at++;
        return true;
    case '[':
        begin_atom(t);
        return oas_ecma_class(t);
    case '\\':
        return put_escape(t);
    case '*':
    case '+':
    case '?':
    case '{':
        if (!quantifier(t, &found))
            return false;
        if (!found)
            put_literal(t);
        return true;
    default:
        put_literal(t);
        return true;
    }
}

/* (?i), (?s), (?m) at the start come from other dialects, but their meaning is beyond doubt. */
static void read_modifiers(struct oas_ecma *t)
{
    const char *at = t->at + 2;
    if (!starts(t, "(?"))
        return;
    while (at < t->end && (*at == 'i' || *at == 's' || *at == 'm'))
        at++;
    if (at == t->at + 2 || at >= t->end || *at != ')')
        return;
    for (const char *flag = t->at + 2; flag < at; flag++) {
        t->result->caseless = t->result->caseless || *flag == 'i';
        t->dotall = t->dotall || *flag == 's';
        t->multiline = t->multiline || *flag == 'm';
    }
    oas_ecma_fail(t, t->at, false,
                  "a leading modifier is not ECMAScript, but its meaning is plain");
    t->fault->tolerated = true;
    t->at = at + 1;
}

/* ECMA-262 forgets a group's text at each turn of a loop around it (section 22.2.2.3.1, step 4);
 * PCRE2 keeps the last one. It shows only through a back reference. */
static bool check_references(struct oas_ecma *t)
{
    for (unsigned i = 1; i <= t->captures; i++)
        if (t->marks[i] == (OAS_ECMA_REPEATED | OAS_ECMA_REFERENCED))
            return oas_ecma_fail(t, t->reference, true, "a back reference to a repeated group");
    return true;
}

static bool check_limits(struct oas_ecma *t, oas_str pattern)
{
    size_t bad = oas_utf8_check(pattern);
    unsigned number = 0;
    if (bad < pattern.len)
        return oas_ecma_fail(t, t->start + bad, false, "the pattern is not UTF-8");
    if (pattern.len > OAS_ECMA_LENGTH)
        return oas_ecma_fail(t, t->start, true, "the pattern is longer than 65536 bytes");
    t->total = oas_ecma_count_groups(t, oas_str_of(NULL, 0), &number, &number);
    return t->total <= OAS_ECMA_CAPTURES ||
           oas_ecma_fail(t, t->start, true, "the pattern has more than 1000 groups");
}

bool oas_ecma_rewrite(oas_str pattern, bool metered, size_t watch, oas_buf *out,
                      struct oas_ecma_result *result, oas_regex_fault *fault)
{
    static const char none[] = "";
    struct oas_ecma t;
    memset(&t, 0, sizeof t);
    memset(result, 0, sizeof *result);
    memset(fault, 0, sizeof *fault);
    t.start = t.at = pattern.len > 0 ? pattern.at : none;
    t.end = t.start + pattern.len;
    t.out = out;
    t.fault = fault;
    t.result = result;
    t.metered = metered;
    t.last.count = 1;
    t.stack[0].now.count = 1;
    if (!check_limits(&t, pattern))
        return false;
    read_modifiers(&t);
    begin_alternative(&t);
    while (t.at < t.end) {
        t.mark = out->len <= watch ? (size_t)(t.at - t.start) : t.mark;
        if (!term(&t))
            return false;
    }
    if (t.depth > 0)
        return oas_ecma_fail(&t, t.end, false, "missing )");
    if (!check_references(&t))
        return false;
    result->cost = settle_alternative(&t);
    result->origin = t.mark;
    return true;
}
