/* A pattern's tree as PCRE2's text. Only whether there is a match matters: what captures is a group
 * that something refers to, under the name g and its number. */
#include "pattern/regex_write.h"

#include "base/ascii.h"
#include "base/utf8.h"

/* Everything but the line terminators of ECMA-262 section 12.3. */
#define NOT_TERMINATOR "[^\\n\\r\\x{2028}\\x{2029}]"

/* Matches nothing. PCRE2 drops a quantifier behind a bare [], as in []*. */
#define NEVER "(?:[])"

#define LAST_CODE UINT32_C(0x10ffff)

/* PCRE2 counts to 65535; larger counts are taken apart in chunks. Texts beyond 2^31 bytes are not
 * matched, so a larger maximum is none. */
#define COUNT_MOST  65535u
#define COUNT_CHUNK 60000u
#define COUNT_NONE  ((uint64_t)1 << 31)

/* PCRE2 makes no more than 64 KiB of a pattern. */
#define PCRE2_MOST_WRITTEN ((size_t)1 << 20)

struct pcre2_writer {
    oas_buf *out;
    bool metered;
    unsigned loops;   /* repetitions around */
    unsigned behinds; /* lookbehinds around */
};

static bool put_node(struct pcre2_writer *w, const struct oas_regex_node *node, bool alone);

/* ---- sets ---- */

static void put_hex(oas_buf *out, uint32_t code)
{
    static const char digits[] = "0123456789abcdef";
    oas_buf_puts(out, "\\x{");
    for (int shift = 20; shift >= 0; shift -= 4)
        if (shift == 0 || code >> shift != 0)
            oas_buf_putc(out, digits[code >> shift & 15]);
    oas_buf_putc(out, '}');
}

static void put_code(oas_buf *out, uint32_t code)
{
    char utf8[4];
    if (code >= 0x80) {
        oas_buf_put(out, oas_str_of(utf8, oas_utf8_put(utf8, code)));
    } else if (oas_ascii_digit((char)code) || oas_ascii_alpha((char)code)) {
        oas_buf_putc(out, (char)code);
    } else if (code > 0x20 && code < 0x7f) {
        oas_buf_putc(out, '\\');
        oas_buf_putc(out, (char)code);
    } else {
        put_hex(out, code);
    }
}

/* Without the surrogates, which PCRE2 knows no characters for. */
static void put_range(oas_buf *out, uint32_t first, uint32_t last)
{
    first = first >= 0xd800 && first <= 0xdfff ? 0xe000 : first;
    last = last >= 0xd800 && last <= 0xdfff ? 0xd7ff : last;
    if (first > last)
        return;
    put_code(out, first);
    if (first == last)
        return;
    oas_buf_putc(out, '-');
    put_code(out, last);
}

/* A set with both ends of all characters is shorter by what it leaves out. */
static void put_ranges(oas_buf *out, const oas_regex_range *ranges, size_t count)
{
    bool negated = count && ranges[0].first == 0 && ranges[count - 1].last == LAST_CODE;
    oas_buf_puts(out, negated ? "[^" : "[");
    for (size_t i = 0; i < count; i++)
        if (!negated)
            put_range(out, ranges[i].first, ranges[i].last);
        else if (i > 0)
            put_range(out, ranges[i - 1].last + 1, ranges[i].first - 1);
    oas_buf_putc(out, ']');
}

static void put_set(oas_buf *out, const struct oas_regex_node *node)
{
    const oas_regex_range *ranges = node->ranges;
    if (node->range_count == 0)
        oas_buf_puts(out, NEVER);
    else if (node->range_count == 1 && ranges->first == ranges->last)
        put_code(out, ranges->first);
    else
        put_ranges(out, ranges, node->range_count);
}

/* PCRE2's own \b is of the four ranges of ASCII. */
static void put_boundary(oas_buf *out, const struct oas_regex_node *node)
{
    if (node->range_count == 4) {
        oas_buf_puts(out, node->negated ? "\\B" : "\\b");
        return;
    }
    static const char *const parts[2][4] = {{"(?:(?<!", ")(?=", ")|(?<=", ")(?!"},
                                            {"(?:(?<!", ")(?!", ")|(?<=", ")(?="}};
    for (size_t i = 0; i < 4; i++) {
        oas_buf_puts(out, parts[node->negated][i]);
        put_ranges(out, node->ranges, node->range_count);
    }
    oas_buf_puts(out, "))");
}

/* ---- repetitions ---- */

static void put_counts(oas_buf *out, uint64_t min, uint64_t max)
{
    oas_buf_putc(out, '{');
    oas_buf_put_u64(out, min);
    if (max != min) {
        oas_buf_putc(out, ',');
        if (max < COUNT_NONE)
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

/* A count above PCRE2's limit; the atom was written from `from` on. Nothing in it captures, so
 * greed does not matter. */
static void put_large(struct pcre2_writer *w, size_t from, uint64_t min, uint64_t max)
{
    oas_buf *out = w->out;
    oas_buf copy = {.from = out->from};
    if (out->failed)
        return; /* the caller sees it */
    oas_buf_put(&copy, oas_str_of(out->at + from, out->len - from));
    oas_str atom = oas_buf_str(&copy);
    out->len = from;
    oas_buf_puts(out, "(?:");
    if (min > COUNT_MOST) {
        put_chunks(out, atom, min / COUNT_CHUNK, min / COUNT_CHUNK);
        put_repeated(out, atom, min % COUNT_CHUNK, min % COUNT_CHUNK);
    } else {
        put_repeated(out, atom, min, min);
    }
    if (max >= COUNT_NONE)
        put_repeated(out, atom, 0, COUNT_NONE);
    else
        put_up_to(out, atom, max - min);
    oas_buf_putc(out, ')');
    out->failed = out->failed || copy.failed;
    oas_buf_free(&copy);
}

static bool put_alternatives(struct pcre2_writer *w, const struct oas_regex_node *node);

/* What a quantifier may follow. */
static bool put_atom(struct pcre2_writer *w, const struct oas_regex_node *node)
{
    while (node->kind == OAS_REGEX_GROUP && !node->referred)
        node = node->inner;
    if (node->kind == OAS_REGEX_SET || node->kind == OAS_REGEX_GROUP)
        return put_node(w, node, false);
    oas_buf_puts(w->out, "(?:");
    if (!put_alternatives(w, node))
        return false;
    oas_buf_putc(w->out, ')');
    return true;
}

/* ECMA-262 does without a turn that need not be and takes nothing (section 22.2.2.3.1, step 2.b),
 * and so without what it captures; PCRE2 does not. Of more turns than one only itself can tell. */
static bool is_idle(const struct oas_regex_node *node)
{
    return node->min == 0 && node->max == 1 && oas_regex_span_of(node->inner).min == 0 &&
           oas_regex_is_referred(node->inner);
}

static bool put_repeat(struct pcre2_writer *w, const struct oas_regex_node *node)
{
    size_t from = w->out->len;
    if (node->min >= COUNT_NONE || is_idle(node))
        return false;
    w->loops += node->max > 1;
    if (!put_atom(w, node->inner))
        return false;
    w->loops -= node->max > 1;
    if (node->min > COUNT_MOST || (node->max > COUNT_MOST && node->max < COUNT_NONE)) {
        put_large(w, from, node->min, node->max);
    } else {
        put_counts(w->out, node->min, node->max);
        oas_buf_puts(w->out, node->lazy ? "?" : "");
    }
    oas_buf_puts(w->out, w->metered ? "(?C1)" : "");
    return true;
}

/* ---- groups ---- */

static bool put_alternatives(struct pcre2_writer *w, const struct oas_regex_node *node)
{
    bool choice = node->kind == OAS_REGEX_CHOICE;
    for (const struct oas_regex_node *at = choice ? node->inner : node; at; at = at->next) {
        oas_buf_puts(w->out, w->metered ? "(?C1)" : "");
        if (!put_node(w, at, false))
            return false;
        if (!choice)
            break;
        oas_buf_puts(w->out, at->next ? "|" : "");
    }
    return true;
}

static void put_group_name(oas_buf *out, const struct oas_regex_node *group)
{
    oas_buf_putc(out, 'g');
    oas_buf_put_u64(out, group->number);
}

/* ECMA-262 forgets a group's text at each turn of a loop around it (section 22.2.2.3.1, step 4);
 * PCRE2 keeps the last one. It shows only through a back reference. */
static bool put_capture(struct pcre2_writer *w, const struct oas_regex_node *node)
{
    if (node->referred && w->loops)
        return false;
    oas_buf_puts(w->out, node->referred ? "(?<" : "(?:");
    if (node->referred) {
        put_group_name(w->out, node);
        oas_buf_putc(w->out, '>');
    }
    if (!put_alternatives(w, node->inner))
        return false;
    oas_buf_putc(w->out, ')');
    return true;
}

/* Of groups of one name, one at most has matched; a reference to one that has not is empty. */
static bool put_reference(struct pcre2_writer *w, const struct oas_regex_node *node)
{
    if (w->behinds)
        return false;
    oas_buf_puts(w->out, node->caseless ? "(?i:" : "(?:");
    for (size_t i = 0; i < node->group_count; i++) {
        oas_buf_puts(w->out, "\\g{");
        put_group_name(w->out, node->groups[i]);
        oas_buf_putc(w->out, '}');
    }
    oas_buf_putc(w->out, ')');
    return true;
}

static bool put_look(struct pcre2_writer *w, const struct oas_regex_node *node)
{
    static const char *const looks[2][2] = {{"(?=", "(?!"}, {"(?<=", "(?<!"}};
    oas_buf_puts(w->out, looks[node->behind][node->negated]);
    w->behinds += node->behind;
    if (!put_alternatives(w, node->inner))
        return false;
    w->behinds -= node->behind;
    oas_buf_putc(w->out, ')');
    return true;
}

static bool put_sequence(struct pcre2_writer *w, const struct oas_regex_node *node)
{
    for (const struct oas_regex_node *at = node->inner; at; at = at->next)
        if (!put_node(w, at, false))
            return false;
    return true;
}

/* `alone`: nothing stands beside it that its alternatives would take in. */
static bool put_node(struct pcre2_writer *w, const struct oas_regex_node *node, bool alone)
{
    if (w->out->len > PCRE2_MOST_WRITTEN)
        return false;
    switch (node->kind) {
    case OAS_REGEX_SET:
        put_set(w->out, node);
        return true;
    case OAS_REGEX_SEQUENCE:
        return put_sequence(w, node);
    case OAS_REGEX_CHOICE:
        oas_buf_puts(w->out, alone ? "" : "(?:");
        if (!put_alternatives(w, node))
            return false;
        oas_buf_puts(w->out, alone ? "" : ")");
        return true;
    case OAS_REGEX_REPEAT:
        return put_repeat(w, node);
    case OAS_REGEX_GROUP:
        return put_capture(w, node);
    case OAS_REGEX_REFERENCE:
        return put_reference(w, node);
    case OAS_REGEX_START:
        oas_buf_puts(w->out, node->multiline ? "(?<!" NOT_TERMINATOR ")" : "^");
        return true;
    case OAS_REGEX_END:
        oas_buf_puts(w->out, node->multiline ? "(?!" NOT_TERMINATOR ")" : "$");
        return true;
    case OAS_REGEX_BOUNDARY:
        put_boundary(w->out, node);
        return true;
    case OAS_REGEX_LOOK:
        return put_look(w, node);
    }
    return false;
}

bool oas_regex_write(const struct oas_regex_tree *tree, bool metered, oas_buf *out)
{
    struct pcre2_writer w = {.out = out, .metered = metered};
    return put_alternatives(&w, tree->root);
}
