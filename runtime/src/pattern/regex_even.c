/* Lookbehinds whose length varies, as PCRE2 takes them: alternatives of one length each.
 *
 * What a lookbehind asks is only whether some text that ends here matches. So what it begins with
 * need not be repeated more often than it must: (?<=a+) is (?<=a), (?<=\s*b) is (?<=b). What is
 * left of differing lengths is told apart by length: (?<=ab?c) is (?<=ac|abc). */
#include "pattern/regex_write.h"

/* A lookbehind that varies is so long at most, and has so many pieces when it is taken apart. */
enum { EVEN_LENGTH = 255, EVEN_PIECES = 20000 };

#define EVEN_ENDLESS OAS_REGEX_ENDLESS

struct evening {
    oas_arena *mem;
    const struct oas_regex_node *look; /* the one that is taken apart */
    unsigned pieces;
    bool failed;
};

static uint64_t span_add(uint64_t a, uint64_t b)
{
    return a > EVEN_ENDLESS - b ? EVEN_ENDLESS : a + b;
}

static uint64_t span_times(uint64_t a, uint64_t b)
{
    return a && b > EVEN_ENDLESS / a ? EVEN_ENDLESS : a * b;
}

static struct oas_regex_span span_of_all(const struct oas_regex_node *node)
{
    bool choice = node->kind == OAS_REGEX_CHOICE;
    struct oas_regex_span span = {choice ? EVEN_ENDLESS : 0, 0};
    for (const struct oas_regex_node *at = node->inner; at; at = at->next) {
        struct oas_regex_span of = oas_regex_span_of(at);
        if (choice) {
            span.min = of.min < span.min ? of.min : span.min;
            span.max = of.max > span.max ? of.max : span.max;
        } else {
            span.min = span_add(span.min, of.min);
            span.max = span_add(span.max, of.max);
        }
    }
    return span;
}

struct oas_regex_span oas_regex_span_of(const struct oas_regex_node *node)
{
    switch (node->kind) {
    case OAS_REGEX_SET:
        return (struct oas_regex_span){1, 1};
    case OAS_REGEX_REPEAT: {
        struct oas_regex_span of = oas_regex_span_of(node->inner);
        return (struct oas_regex_span){span_times(of.min, node->min),
                                       span_times(of.max, node->max)};
    }
    case OAS_REGEX_SEQUENCE:
    case OAS_REGEX_CHOICE:
    case OAS_REGEX_GROUP:
        return span_of_all(node);
    case OAS_REGEX_REFERENCE:
    case OAS_REGEX_START:
    case OAS_REGEX_END:
    case OAS_REGEX_BOUNDARY:
    case OAS_REGEX_LOOK:
        break;
    }
    return (struct oas_regex_span){0, 0};
}

/* Does PCRE2 see that it has one length? Not through alternatives of several. */
static bool is_even(const struct oas_regex_node *node)
{
    struct oas_regex_span span = oas_regex_span_of(node);
    if (node->kind == OAS_REGEX_LOOK)
        return true;
    if (span.min != span.max || (node->kind == OAS_REGEX_REPEAT && node->min != node->max))
        return false;
    for (const struct oas_regex_node *at = node->inner; at; at = at->next)
        if (!is_even(at))
            return false;
    return true;
}

static bool is_even_behind(const struct oas_regex_node *inner)
{
    if (inner->kind != OAS_REGEX_CHOICE)
        return is_even(inner);
    for (const struct oas_regex_node *at = inner->inner; at; at = at->next)
        if (!is_even(at))
            return false;
    return true;
}

/* ---- what it begins with ---- */

static bool is_empty_node(const struct oas_regex_node *node)
{
    return node->kind == OAS_REGEX_SEQUENCE && !node->inner;
}

static void even_trim(struct oas_regex_node *node)
{
    struct oas_regex_node *next = node->next;
    switch (node->kind) {
    case OAS_REGEX_REPEAT:
        node->max = node->min;
        if (node->max == 0) {
            node->kind = OAS_REGEX_SEQUENCE;
            node->inner = NULL;
        } else if (node->max == 1) {
            *node = *node->inner;
            node->next = next;
            even_trim(node);
        }
        break;
    case OAS_REGEX_SEQUENCE:
        while (node->inner) {
            even_trim(node->inner);
            if (!is_empty_node(node->inner))
                break;
            node->inner = node->inner->next;
        }
        break;
    case OAS_REGEX_CHOICE:
        for (struct oas_regex_node *at = node->inner; at; at = at->next)
            even_trim(at);
        break;
    case OAS_REGEX_GROUP:
        even_trim(node->inner);
        break;
    case OAS_REGEX_SET:
    case OAS_REGEX_REFERENCE:
    case OAS_REGEX_START:
    case OAS_REGEX_END:
    case OAS_REGEX_BOUNDARY:
    case OAS_REGEX_LOOK:
        break;
    }
}

/* ---- by length ---- */

static struct oas_regex_node *even_piece(struct evening *e, oas_regex_kind kind)
{
    struct oas_regex_node *node = OAS_ARENA_NEW(e->mem, struct oas_regex_node, 1);
    e->failed |= !node || ++e->pieces > EVEN_PIECES;
    if (!node)
        return NULL;
    node->kind = kind;
    node->offset = e->look->offset;
    return node;
}

static struct oas_regex_node *even_copy(struct evening *e, const struct oas_regex_node *node)
{
    struct oas_regex_node *copy = even_piece(e, node->kind);
    if (copy)
        *copy = *node;
    if (copy)
        copy->next = NULL;
    return copy;
}

static struct oas_regex_node *of_length(struct evening *e, const struct oas_regex_node *node,
                                        uint64_t length);

/* A list of alternatives that grows; NULL in place of one: there is none. */
struct even_choices {
    struct oas_regex_node *first;
    struct oas_regex_node **end;
};

static void add_choice(struct even_choices *choices, struct oas_regex_node *node)
{
    if (!node)
        return;
    *(choices->end ? choices->end : &choices->first) = node;
    choices->end = &node->next;
}

static struct oas_regex_node *choice_of(struct evening *e, struct oas_regex_node *first)
{
    if (!first || !first->next)
        return first;
    struct oas_regex_node *choice = even_piece(e, OAS_REGEX_CHOICE);
    if (choice)
        choice->inner = first;
    return choice;
}

/* One behind the other, if there are both. */
static struct oas_regex_node *pair_of(struct evening *e, struct oas_regex_node *a,
                                      struct oas_regex_node *b)
{
    if (!a || !b)
        return NULL;
    struct oas_regex_node *pair = even_piece(e, OAS_REGEX_SEQUENCE);
    if (!pair)
        return NULL;
    pair->inner = a;
    a->next = b;
    return pair;
}

/* `first` and what stands behind it. */
static struct oas_regex_node *list_of_length(struct evening *e, const struct oas_regex_node *first,
                                             uint64_t length)
{
    struct even_choices choices = {NULL, NULL};
    if (!first)
        return length == 0 ? even_piece(e, OAS_REGEX_SEQUENCE) : NULL;
    struct oas_regex_span span = oas_regex_span_of(first);
    for (uint64_t n = span.min; n <= span.max && n <= length && !e->failed; n++) {
        struct oas_regex_node *rest = list_of_length(e, first->next, length - n);
        if (rest)
            add_choice(&choices, pair_of(e, of_length(e, first, n), rest));
    }
    return choice_of(e, choices.first);
}

static struct oas_regex_node *repeat_of_length(struct evening *e,
                                               const struct oas_regex_node *inner, uint64_t min,
                                               uint64_t max, uint64_t length)
{
    struct even_choices choices = {NULL, NULL};
    if (min == 0 && length == 0)
        return even_piece(e, OAS_REGEX_SEQUENCE);
    if (max == 0)
        return NULL;
    struct oas_regex_span span = oas_regex_span_of(inner);
    uint64_t least = min == 0 && span.min == 0 ? 1 : span.min;
    for (uint64_t n = least; n <= span.max && n <= length && !e->failed; n++) {
        struct oas_regex_node *rest =
            repeat_of_length(e, inner, min ? min - 1 : 0, max - (max != EVEN_ENDLESS), length - n);
        if (rest)
            add_choice(&choices, pair_of(e, of_length(e, inner, n), rest));
    }
    return choice_of(e, choices.first);
}

/* What of the node's texts is so long; NULL: none is. */
static struct oas_regex_node *of_length(struct evening *e, const struct oas_regex_node *node,
                                        uint64_t length)
{
    struct oas_regex_span span = oas_regex_span_of(node);
    struct even_choices choices = {NULL, NULL};
    if (length < span.min || length > span.max || e->failed)
        return NULL;
    if (is_even(node))
        return even_copy(e, node);
    switch (node->kind) {
    case OAS_REGEX_REPEAT:
        return repeat_of_length(e, node->inner, node->min, node->max, length);
    case OAS_REGEX_SEQUENCE:
        return list_of_length(e, node->inner, length);
    case OAS_REGEX_CHOICE:
        for (const struct oas_regex_node *at = node->inner; at; at = at->next)
            add_choice(&choices, of_length(e, at, length));
        return choice_of(e, choices.first);
    case OAS_REGEX_GROUP:
        return of_length(e, node->inner, length);
    case OAS_REGEX_SET:
    case OAS_REGEX_REFERENCE:
    case OAS_REGEX_START:
    case OAS_REGEX_END:
    case OAS_REGEX_BOUNDARY:
    case OAS_REGEX_LOOK:
        break;
    }
    return even_copy(e, node);
}

bool oas_regex_is_referred(const struct oas_regex_node *node)
{
    bool referred = node->kind == OAS_REGEX_GROUP && node->referred;
    for (const struct oas_regex_node *at = node->inner; at && !referred; at = at->next)
        referred = oas_regex_is_referred(at);
    return referred;
}

static bool even_look(struct evening *e, struct oas_regex_node *look)
{
    struct even_choices choices = {NULL, NULL};
    e->look = look;
    if (is_even_behind(look->inner))
        return true;
    if (oas_regex_is_referred(look->inner)) /* it would be in several alternatives */
        return false;
    even_trim(look->inner);
    struct oas_regex_span span = oas_regex_span_of(look->inner);
    if (span.max > EVEN_LENGTH)
        return false;
    for (uint64_t n = span.min; n <= span.max && !is_even_behind(look->inner); n++)
        add_choice(&choices, of_length(e, look->inner, n));
    if (choices.first)
        look->inner = choice_of(e, choices.first);
    return true;
}

static bool even_all(struct evening *e, struct oas_regex_node *node)
{
    for (struct oas_regex_node *at = node->inner; at; at = at->next)
        if (!even_all(e, at))
            return false;
    return node->kind != OAS_REGEX_LOOK || !node->behind || even_look(e, node);
}

bool oas_regex_even(struct oas_regex_tree *tree, oas_arena *mem)
{
    struct evening e = {.mem = mem};
    return even_all(&e, tree->root) && !e.failed;
}
