/* A pattern's tree as a nondeterministic automaton (Thompson's construction), from its end to its
 * beginning: what comes behind a node is there before the node itself. */
#include "automaton/nfa.h"

#include "load/array.h"

struct building {
    struct nfa *nfa;
    struct effort *effort;
    oas_arena *mem;
    enum nfa_outcome outcome;
};

static bool take(struct building *b, uint64_t steps)
{
    if (!effort_take(b->effort, steps) && b->outcome == NFA_MADE)
        b->outcome = NFA_TOO_LARGE;
    return b->outcome == NFA_MADE;
}

static uint32_t add(struct building *b, struct nfa_node node)
{
    struct nfa *nfa = b->nfa;
    if (b->outcome == NFA_MADE && nfa->count == NFA_MOST)
        b->outcome = NFA_TOO_LARGE;
    if (b->outcome != NFA_MADE)
        return 0;
    struct nfa_node *nodes =
        array_room(b->mem, nfa->nodes, nfa->count, 1, &nfa->cap, sizeof *nodes);
    if (!nodes) {
        b->outcome = NFA_NO_MEMORY;
        return 0;
    }
    nfa->nodes = nodes;
    nodes[nfa->count] = node;
    return nfa->count++;
}

static bool same_ranges(const struct nfa_set *set, const struct oas_regex_node *node)
{
    return set->count == node->range_count &&
           (set->count == 0 ||
            memcmp(set->ranges, node->ranges, set->count * sizeof *set->ranges) == 0);
}

static uint32_t set_of(struct building *b, const struct oas_regex_node *node)
{
    struct nfa *nfa = b->nfa;
    if (!take(b, nfa->set_count + node->range_count))
        return 0;
    for (uint32_t i = 0; i < nfa->set_count; i++)
        if (same_ranges(&nfa->sets[i], node))
            return i;
    if (nfa->set_count == NFA_MOST_SETS)
        b->outcome = NFA_TOO_LARGE;
    if (b->outcome != NFA_MADE)
        return 0;
    struct nfa_set *sets =
        array_room(b->mem, nfa->sets, nfa->set_count, 1, &nfa->set_cap, sizeof *sets);
    if (!sets) {
        b->outcome = NFA_NO_MEMORY;
        return 0;
    }
    nfa->sets = sets;
    sets[nfa->set_count] = (struct nfa_set){node->ranges, node->range_count};
    return nfa->set_count++;
}

static uint32_t build(struct building *b, const struct oas_regex_node *node, uint32_t next);

/* The last one first. */
static uint32_t build_sequence(struct building *b, const struct oas_regex_node *first,
                               uint32_t next)
{
    size_t count = 0;
    for (const struct oas_regex_node *at = first; at; at = at->next)
        count++;
    if (!take(b, 4 * (uint64_t)count)) /* memory is as bounded as work is */
        return 0;
    const struct oas_regex_node **items =
        OAS_ARENA_NEW(b->mem, const struct oas_regex_node *, count + 1);
    if (!items) {
        b->outcome = NFA_NO_MEMORY;
        return 0;
    }
    for (const struct oas_regex_node *at = first; at; at = at->next)
        *items++ = at;
    for (; count > 0; count--)
        next = build(b, *--items, next);
    return next;
}

static uint32_t build_choice(struct building *b, const struct oas_regex_node *first, uint32_t next)
{
    uint32_t entry = build(b, first, next);
    for (const struct oas_regex_node *at = first->next; at && b->outcome == NFA_MADE; at = at->next)
        entry = add(b, (struct nfa_node){NFA_SPLIT, entry, build(b, at, next), 0});
    return entry;
}

/* x{2,4} is xx(x(x)?)?, x{2,} is xxx*. */
static uint32_t build_repeat(struct building *b, const struct oas_regex_node *node, uint32_t next)
{
    uint32_t entry = next;
    if (node->max == OAS_REGEX_ENDLESS) {
        entry = add(b, (struct nfa_node){NFA_SPLIT, next, next, 0});
        uint32_t inner = build(b, node->inner, entry);
        if (b->outcome == NFA_MADE)
            b->nfa->nodes[entry].to = inner;
    } else {
        for (uint64_t i = node->min; i < node->max && b->outcome == NFA_MADE; i++)
            entry = add(b, (struct nfa_node){NFA_SPLIT, build(b, node->inner, entry), next, 0});
    }
    uint32_t before = b->nfa->count;
    for (uint64_t i = 0; i < node->min && b->outcome == NFA_MADE; i++) {
        entry = build(b, node->inner, entry);
        if (b->nfa->count == before)
            break; /* it is empty, however often */
    }
    return entry;
}

static uint32_t build_anchor(struct building *b, const struct oas_regex_node *node, uint32_t next)
{
    enum nfa_kind kind = node->kind == OAS_REGEX_START ? NFA_START : NFA_END;
    if (node->multiline && b->outcome == NFA_MADE)
        b->outcome = NFA_NOT_REGULAR;
    return add(b, (struct nfa_node){kind, next, 0, 0});
}

/* The entry to `node` with `next` behind it. */
static uint32_t build(struct building *b, const struct oas_regex_node *node, uint32_t next)
{
    if (!take(b, 1))
        return 0;
    switch (node->kind) {
    case OAS_REGEX_SET:
        return add(b, (struct nfa_node){NFA_SET, next, 0, set_of(b, node)});
    case OAS_REGEX_SEQUENCE:
        return build_sequence(b, node->inner, next);
    case OAS_REGEX_CHOICE:
        return build_choice(b, node->inner, next);
    case OAS_REGEX_REPEAT:
        return build_repeat(b, node, next);
    case OAS_REGEX_GROUP:
        return build(b, node->inner, next);
    case OAS_REGEX_START:
    case OAS_REGEX_END:
        return build_anchor(b, node, next);
    case OAS_REGEX_REFERENCE:
    case OAS_REGEX_BOUNDARY:
    case OAS_REGEX_LOOK:
        break;
    }
    b->outcome = NFA_NOT_REGULAR;
    return 0;
}

enum nfa_outcome nfa_build(const struct oas_regex_tree *tree, struct effort *effort, oas_arena *mem,
                           struct nfa *nfa)
{
    struct building b = {nfa, effort, mem, NFA_MADE};
    *nfa = (struct nfa){0};
    nfa->entry = build(&b, tree->root, add(&b, (struct nfa_node){NFA_FINAL, 0, 0, 0}));
    return b.outcome;
}
