/* A pattern from its first byte to its last: terms, groups, repetitions, references. */
#include "ecma/regex_tree.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "ecma/regex_class.h"
#include "ecma/regex_count.h"
#include "ecma/regex_scan.h"

/* The line terminators of ECMA-262 section 12.3. */
static const oas_regex_range terminators[] = {{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}};

/* ---- alternatives ---- */

static struct oas_ecma_frame *frame_of(struct oas_ecma *t)
{
    return &t->stack[t->depth];
}

static bool begin_alternative(struct oas_ecma *t, unsigned number)
{
    struct oas_ecma_frame *frame = frame_of(t);
    struct oas_ecma_place *place = OAS_ARENA_NEW(t->mem, struct oas_ecma_place, 1);
    if (!place)
        return oas_ecma_no_memory(t->fault);
    place->up = t->depth ? t->stack[t->depth - 1].place : NULL;
    place->depth = t->depth;
    place->group = frame->group;
    place->alternative = number;
    frame->place = place;
    frame->items = NULL;
    frame->next_item = &frame->items;
    t->repeatable = false;
    return true;
}

/* One item stands for itself, several for a sequence. */
static bool end_alternative(struct oas_ecma *t)
{
    struct oas_ecma_frame *frame = frame_of(t);
    struct oas_regex_node *node = frame->items;
    if (!node || node->next) {
        node = oas_ecma_node(t, OAS_REGEX_SEQUENCE, t->start + frame->offset);
        if (!node)
            return false;
        node->inner = frame->items;
    }
    oas_ecma_append(&frame->next_alternative, node);
    return true;
}

static bool next_alternative(struct oas_ecma *t)
{
    struct oas_ecma_frame *frame = frame_of(t);
    unsigned number = frame->place->alternative + 1;
    if (!end_alternative(t))
        return false;
    frame->offset = (size_t)(++t->at - t->start);
    return begin_alternative(t, number);
}

/* All alternatives as one node; NULL after a fault. */
static struct oas_regex_node *end_choice(struct oas_ecma *t)
{
    struct oas_ecma_frame *frame = frame_of(t);
    if (!end_alternative(t))
        return NULL;
    struct oas_regex_node *first = frame->alternatives;
    if (!first->next)
        return first;
    struct oas_regex_node *choice = oas_ecma_node(t, OAS_REGEX_CHOICE, t->start + first->offset);
    if (choice)
        choice->inner = first;
    return choice;
}

static bool add_item(struct oas_ecma *t, struct oas_regex_node *node, bool repeatable)
{
    struct oas_ecma_frame *frame = frame_of(t);
    if (!node)
        return false;
    frame->last = frame->next_item;
    oas_ecma_append(&frame->next_item, node);
    t->repeatable = repeatable;
    return true;
}

static bool push(struct oas_ecma *t, struct oas_regex_node *wrap)
{
    struct oas_ecma_frame *frame = &t->stack[++t->depth];
    memset(frame, 0, sizeof *frame);
    frame->wrap = wrap;
    frame->next_alternative = &frame->alternatives;
    frame->flags = t->flags;
    frame->group = ++t->serial;
    frame->offset = (size_t)(t->at - t->start);
    return begin_alternative(t, 0);
}

/* ---- groups ---- */

/* Could both take part in one match? Not if they stand in two alternatives of one group. */
static bool may_both_match(const struct oas_ecma_place *a, const struct oas_ecma_place *b)
{
    while (a->depth > b->depth)
        a = a->up;
    while (b->depth > a->depth)
        b = b->up;
    while (a->group != b->group) {
        a = a->up;
        b = b->up;
    }
    return a->alternative == b->alternative;
}

static bool check_name(struct oas_ecma *t, const char *from, oas_str name)
{
    for (unsigned i = 0; i < t->captures; i++)
        if (oas_str_equal(t->groups[i].node->name, name) &&
            may_both_match(t->groups[i].place, frame_of(t)->place))
            return oas_ecma_fail(t, from, false, "two groups of the same name that can both match");
    return true;
}

static struct oas_regex_node *new_group(struct oas_ecma *t, const char *from, bool named)
{
    oas_str name = {NULL, 0};
    if (named && (!oas_ecma_read_name(t, &name) || !check_name(t, from, name)))
        return NULL;
    if (t->captures == OAS_ECMA_CAPTURES) {
        oas_ecma_fail(t, t->start, true, "the pattern has more than 1000 groups");
        return NULL;
    }
    struct oas_regex_node *node = oas_ecma_node(t, OAS_REGEX_GROUP, from);
    if (node) {
        node->name = name;
        t->groups[t->captures] = (struct oas_ecma_group){.node = node, .place = frame_of(t)->place};
        node->number = ++t->captures;
    }
    return node;
}

/* ims behind (? or -; those that are named twice are wrong. */
static bool read_flags(struct oas_ecma *t, bool on, unsigned *seen)
{
    static const char letters[] = "ims";
    const char *at;
    for (; t->at < t->end && (at = memchr(letters, *t->at, 3)) != NULL; t->at++) {
        unsigned bit = 1u << (at - letters);
        if (*seen & bit)
            return oas_ecma_fail(t, t->at, false, "a modifier is given twice");
        *seen |= bit;
        bool *flags[] = {&t->flags.caseless, &t->flags.multiline, &t->flags.dotall};
        *flags[at - letters] = on;
    }
    return true;
}

/* (?ims-ims: of ECMA-262 (2025), behind the `?`. */
static bool open_modified(struct oas_ecma *t, const char *from)
{
    struct oas_ecma_flags before = t->flags;
    unsigned seen = 0;
    if (!read_flags(t, true, &seen))
        return false;
    bool minus = oas_ecma_starts(t, "-");
    t->at += minus;
    if (minus && !read_flags(t, false, &seen))
        return false;
    if (!oas_ecma_starts(t, ":") || !seen) {
        bool inner = oas_ecma_starts(t, ")") && seen;
        return oas_ecma_fail(t, from, false,
                             inner ? "modifiers are of a group of their own: (?i:...)"
                                   : "this kind of group is not ECMAScript");
    }
    t->at++;
    if (!push(t, NULL))
        return false;
    frame_of(t)->flags = before;
    return true;
}

static bool open_look(struct oas_ecma *t, const char *from, bool behind)
{
    struct oas_regex_node *node = oas_ecma_node(t, OAS_REGEX_LOOK, from);
    if (!node)
        return false;
    t->at += 1 + behind;
    node->behind = behind;
    node->negated = t->at[-1] == '!';
    return push(t, node);
}

static bool open_group(struct oas_ecma *t)
{
    const char *from = t->at++;
    if (t->depth >= OAS_ECMA_DEPTH)
        return oas_ecma_fail(t, from, true, "groups are nested too deeply");
    bool named = false;
    if (oas_ecma_starts(t, "?")) {
        t->at++;
        if (oas_ecma_starts(t, "=") || oas_ecma_starts(t, "!"))
            return open_look(t, from, false);
        if (oas_ecma_starts(t, "<=") || oas_ecma_starts(t, "<!"))
            return open_look(t, from, true);
        if (oas_ecma_starts(t, ":")) {
            t->at++;
            return push(t, NULL);
        }
        named = oas_ecma_starts(t, "<");
        if (!named)
            return open_modified(t, from);
        t->at++;
    }
    struct oas_regex_node *group = new_group(t, from, named);
    return group && push(t, group);
}

static bool close_group(struct oas_ecma *t)
{
    if (t->depth == 0)
        return oas_ecma_fail(t, t->at, false, "unmatched )");
    struct oas_ecma_frame *frame = frame_of(t);
    struct oas_regex_node *node = end_choice(t);
    if (!node)
        return false;
    if (frame->wrap) {
        frame->wrap->inner = node;
        node = frame->wrap;
    }
    t->flags = frame->flags;
    t->at++;
    t->depth--;
    return add_item(t, node, node->kind != OAS_REGEX_LOOK || !frame->wrap);
}

/* ---- quantifiers ---- */

static uint64_t count_of(oas_str digits)
{
    uint64_t count = 0;
    for (size_t i = 0; i < digits.len; i++) {
        bool fits = count < (OAS_REGEX_ENDLESS - 10) / 10;
        count = fits ? count * 10 + (uint64_t)(digits.at[i] - '0') : OAS_REGEX_ENDLESS - 1;
    }
    return count;
}

/* {2} {2,} {2,5} at t->at: true and behind it; false and unmoved when it is something else. Numbers
 * in the wrong order are given as such, whatever their length. */
static bool read_braces(struct oas_ecma *t, uint64_t *min, uint64_t *max)
{
    const char *at = t->at + 1;
    oas_str low = oas_ecma_digits(&at, t->end), high = low;
    if (low.len == 0)
        return false;
    if (at < t->end && *at == ',') {
        at++;
        high = oas_ecma_digits(&at, t->end);
    }
    if (at >= t->end || *at != '}')
        return false;
    *min = count_of(low);
    *max = high.len ? count_of(high) : OAS_REGEX_ENDLESS;
    if (high.len && !oas_ecma_counts_in_order(low, high))
        *max = *min - 1;
    t->at = at + 1;
    return true;
}

static bool read_repeat(struct oas_ecma *t, uint64_t *min, uint64_t *max)
{
    char c = *t->at;
    *min = c == '+';
    *max = c == '?' ? 1 : OAS_REGEX_ENDLESS;
    if (c == '{')
        return read_braces(t, min, max);
    if (c != '*' && c != '+' && c != '?')
        return false;
    t->at++;
    return true;
}

static bool add_repeat(struct oas_ecma *t, const char *from, uint64_t min, uint64_t max)
{
    struct oas_ecma_frame *frame = frame_of(t);
    if (min > max)
        return oas_ecma_fail(t, from, false, "numbers out of order in a quantifier");
    struct oas_regex_node *node = oas_ecma_node(t, OAS_REGEX_REPEAT, from);
    if (!node)
        return false;
    node->min = min;
    node->max = max;
    node->lazy = oas_ecma_starts(t, "?");
    t->at += node->lazy;
    node->inner = *frame->last;
    frame->next_item = frame->last;
    return add_item(t, node, false);
}

/* A quantifier at t->at, if there is one; `*found` tells. */
static bool quantifier(struct oas_ecma *t, bool *found)
{
    const char *from = t->at;
    uint64_t min, max;
    *found = read_repeat(t, &min, &max);
    if (!*found) {
        bool upper =
            *from == '{' && t->end - from > 2 && from[1] == ',' && oas_ascii_digit(from[2]);
        return !upper || oas_ecma_fail(t, from, false, "a quantifier needs its lower bound: {0,n}");
    }
    if (!t->repeatable)
        return oas_ecma_fail(t, from, false, "nothing to repeat");
    return add_repeat(t, from, min, max);
}

/* ---- terms ---- */

static bool add_set_item(struct oas_ecma *t, const char *from)
{
    return add_item(t, oas_ecma_set_node(t, from), true);
}

static bool add_reference(struct oas_ecma *t, const char *from,
                          const struct oas_ecma_escape *escape)
{
    struct oas_ecma_reference *reference = OAS_ARENA_NEW(t->mem, struct oas_ecma_reference, 1);
    struct oas_regex_node *node = oas_ecma_node(t, OAS_REGEX_REFERENCE, from);
    if (!reference)
        return oas_ecma_no_memory(t->fault);
    if (!node)
        return false;
    node->caseless = t->flags.caseless;
    *reference = (struct oas_ecma_reference){t->references, node, escape->code, escape->name};
    t->references = reference;
    return add_item(t, node, true);
}

static bool add_boundary(struct oas_ecma *t, const char *from, bool negated)
{
    oas_ecma_add_words(t, &t->set);
    struct oas_regex_node *node = oas_ecma_set_node(t, from);
    if (node) {
        node->kind = OAS_REGEX_BOUNDARY;
        node->negated = negated;
    }
    return add_item(t, node, false);
}

static bool escape(struct oas_ecma *t)
{
    const char *from = t->at;
    struct oas_ecma_escape escape;
    if (!oas_ecma_read_escape(t, false, &escape))
        return false;
    switch (escape.kind) {
    case OAS_ECMA_CODE:
        oas_set_add(&t->set, t->mem, escape.code, escape.code);
        return add_set_item(t, from);
    case OAS_ECMA_SET:
        return add_set_item(t, from);
    case OAS_ECMA_BOUNDARY:
        return add_boundary(t, from, escape.code != 0);
    case OAS_ECMA_NUMBER:
    case OAS_ECMA_NAME:
        return add_reference(t, from, &escape);
    }
    return false;
}

static bool add_anchor(struct oas_ecma *t, oas_regex_kind kind)
{
    struct oas_regex_node *node = oas_ecma_node(t, kind, t->at++);
    if (node)
        node->multiline = t->flags.multiline;
    return add_item(t, node, false);
}

static bool add_dot(struct oas_ecma *t)
{
    const char *from = t->at++;
    if (!t->flags.dotall)
        oas_set_add_ranges(&t->set, t->mem, terminators, sizeof terminators / sizeof *terminators);
    oas_set_complement(&t->set, &t->other, t->mem);
    return add_set_item(t, from);
}

static bool add_literal(struct oas_ecma *t)
{
    const char *from = t->at;
    size_t length = 0;
    uint32_t code = oas_utf8_get(t->at, &length);
    if (t->strict && (code == ']' || code == '{' || code == '}'))
        return oas_ecma_fail(t, from, false, "a bracket that stands for itself needs a backslash");
    t->at += length;
    oas_set_add(&t->set, t->mem, code, code);
    return add_set_item(t, from);
}

static bool term(struct oas_ecma *t)
{
    const char *from = t->at;
    bool found = false;
    switch (*t->at) {
    case '(':
        return open_group(t);
    case ')':
        return close_group(t);
    case '|':
        return next_alternative(t);
    case '^':
        return add_anchor(t, OAS_REGEX_START);
    case '$':
        return add_anchor(t, OAS_REGEX_END);
    case '.':
        return add_dot(t);
    case '[':
        return oas_ecma_read_class(t) && add_set_item(t, from);
    case '\\':
        return escape(t);
    case '*':
    case '+':
    case '?':
    case '{':
        return quantifier(t, &found) && (found || add_literal(t));
    default:
        return add_literal(t);
    }
}

/* ---- the pattern ---- */

/* (?i), (?s), (?m) at the start come from other dialects, but their meaning is beyond doubt. */
static void read_leading(struct oas_ecma *t)
{
    const char *at = t->at + 2;
    if (t->strict || !oas_ecma_starts(t, "(?"))
        return;
    while (at < t->end && (*at == 'i' || *at == 's' || *at == 'm'))
        at++;
    if (at == t->at + 2 || at >= t->end || *at != ')')
        return;
    for (const char *flag = t->at + 2; flag < at; flag++) {
        t->flags.caseless |= *flag == 'i';
        t->flags.dotall |= *flag == 's';
        t->flags.multiline |= *flag == 'm';
    }
    oas_ecma_fail(t, t->at, false,
                  "a leading modifier is not ECMAScript, but its meaning is plain");
    t->fault->tolerated = true;
    t->at = at + 1;
}

/* The first group that a reference is to, now that all are known; NULL: there is none. */
static struct oas_ecma_group *first_meant(struct oas_ecma *t,
                                          const struct oas_ecma_reference *reference)
{
    if (reference->number)
        return reference->number <= t->captures ? &t->groups[reference->number - 1] : NULL;
    for (unsigned i = 0; i < t->captures; i++)
        if (oas_str_equal(reference->name, t->groups[i].node->name))
            return &t->groups[i];
    return NULL;
}

/* All that are called as `first` is, or it alone: a list that all references to it share. */
static bool list_alike(struct oas_ecma *t, struct oas_ecma_group *first, bool by_name)
{
    const struct oas_ecma_group *end = by_name ? t->groups + t->captures : first + 1;
    oas_str name = first->node->name;
    size_t count = 0;
    for (const struct oas_ecma_group *at = first; at < end; at++)
        count += at == first || oas_str_equal(name, at->node->name);
    first->alike = OAS_ARENA_NEW(t->mem, struct oas_regex_node *, count);
    if (!first->alike)
        return oas_ecma_no_memory(t->fault);
    for (const struct oas_ecma_group *at = first; at < end; at++)
        if (at == first || oas_str_equal(name, at->node->name))
            first->alike[first->alike_count++] = at->node;
    return true;
}

static bool resolve(struct oas_ecma *t, const struct oas_ecma_reference *reference)
{
    struct oas_regex_node *node = reference->node;
    struct oas_ecma_group *first = first_meant(t, reference);
    if (!first)
        return oas_ecma_fail(t, t->start + node->offset, false,
                             "a back reference to a group that does not exist");
    struct oas_ecma_group alone = {.node = first->node};
    struct oas_ecma_group *of = reference->number ? &alone : first;
    if (!of->alike && !list_alike(t, of, !reference->number))
        return false;
    node->groups = of->alike;
    node->group_count = of->alike_count;
    for (size_t i = 0; i < of->alike_count; i++) {
        struct oas_regex_node *group = of->alike[i];
        if (!group->referred || group->referred->offset > node->offset)
            group->referred = node;
    }
    return true;
}

static bool resolve_all(struct oas_ecma *t)
{
    for (const struct oas_ecma_reference *at = t->references; at; at = at->next)
        if (!resolve(t, at))
            return false;
    return true;
}

static bool check_limits(struct oas_ecma *t, oas_str pattern)
{
    size_t bad = oas_utf8_check(pattern);
    if (bad < pattern.len)
        return oas_ecma_fail(t, t->start + bad, false, "the pattern is not UTF-8");
    return pattern.len <= OAS_ECMA_LENGTH ||
           oas_ecma_fail(t, t->start, true, "the pattern is longer than 65536 bytes");
}

/* The whole pattern; NULL after a fault. */
static struct oas_regex_node *read_all(struct oas_ecma *t)
{
    read_leading(t);
    struct oas_ecma_frame *frame = frame_of(t);
    frame->next_alternative = &frame->alternatives;
    frame->offset = (size_t)(t->at - t->start);
    if (!begin_alternative(t, 0))
        return NULL;
    while (t->at < t->end)
        if (!term(t))
            return NULL;
    if (t->depth > 0) {
        oas_ecma_fail(t, t->end, false, "missing )");
        return NULL;
    }
    return resolve_all(t) ? end_choice(t) : NULL;
}

struct oas_regex_tree *oas_regex_read(oas_str pattern, unsigned how, oas_arena *mem,
                                      oas_regex_fault *fault)
{
    struct oas_ecma *t = OAS_ARENA_NEW(mem, struct oas_ecma, 1);
    struct oas_regex_tree *tree = OAS_ARENA_NEW(mem, struct oas_regex_tree, 1);
    memset(fault, 0, sizeof *fault);
    if (!t || !tree) {
        oas_ecma_no_memory(fault);
        return NULL;
    }
    t->start = t->at = pattern.len > 0 ? pattern.at : "";
    t->end = t->start + pattern.len;
    t->mem = mem;
    t->fault = fault;
    t->strict = how & OAS_REGEX_STRICT;
    if (!check_limits(t, pattern))
        return NULL;
    tree->root = read_all(t);
    tree->groups = t->captures;
    return tree->root ? tree : NULL;
}
