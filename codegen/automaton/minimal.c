/* Equal states made one (Moore's algorithm): states are in one group as long as nothing tells them
 * apart, first of all how far the next match is, and the last one. */
#include "automaton/minimal.h"

#include "load/map.h"

struct grouping {
    struct dfa *dfa;
    oas_arena *mem;
    uint32_t *groups; /* one a state */
    uint32_t *next;   /* those of the next round */
    uint32_t *key;    /* a state's group, and where its ways lead */
    uint32_t count;
    struct effort *effort;
};

enum { NO_WAY = 0, ALL_WAY = 1, FIRST_GROUP = 2 };
enum { ENDLESS = DFA_MOST + 1 }; /* more characters than any text without a loop has */
#define FAR UINT32_MAX

static int32_t way_of(const struct dfa *dfa, uint32_t state, uint32_t c)
{
    return dfa->ways[(size_t)state * dfa->class_count + c];
}

/* What looking at all ways once takes. */
static bool take_round(struct grouping *g)
{
    return effort_take(g->effort, (uint64_t)g->dfa->count * (g->dfa->class_count + 1));
}

/* How many characters a match is away at least, by one more pass over the states. */
static bool bring_nearer(const struct dfa *dfa, uint32_t *distance)
{
    bool changed = false;
    for (uint32_t i = dfa->count; i-- > 0;)
        for (uint32_t c = 0; c < dfa->class_count; c++) {
            int32_t to = way_of(dfa, i, c);
            uint32_t of = to >= 0 ? distance[to] : to == DFA_ALL ? 0 : FAR;
            if (of == FAR || of + 1 >= distance[i])
                continue;
            distance[i] = of + 1;
            changed = true;
        }
    return changed;
}

/* Ways to where nothing matches lead nowhere. False: too much work. */
static bool cut_dead(struct grouping *g)
{
    struct dfa *dfa = g->dfa;
    uint32_t *distance = g->groups;
    for (uint32_t i = 0; i < dfa->count; i++)
        distance[i] = dfa->accepts[i] ? 0 : FAR;
    do
        if (!take_round(g))
            return false;
    while (bring_nearer(dfa, distance));
    size_t ways = (size_t)dfa->count * dfa->class_count;
    for (size_t i = 0; i < ways; i++)
        if (dfa->ways[i] >= 0 && distance[dfa->ways[i]] == FAR)
            dfa->ways[i] = DFA_DEAD;
    if (dfa->start >= 0 && distance[dfa->start] == FAR)
        dfa->start = DFA_DEAD;
    return true;
}

/* The longest text that still leads to a match has one character more than that of where it leads;
 * ENDLESS as long as some way has none yet. */
static uint32_t length_from(const struct dfa *dfa, const uint32_t *lengths, uint32_t state)
{
    uint32_t most = 0;
    for (uint32_t c = 0; c < dfa->class_count; c++) {
        int32_t to = way_of(dfa, state, c);
        uint32_t of = to == DFA_DEAD  ? 0
                      : to == DFA_ALL ? ENDLESS
                                      : lengths[to] + (lengths[to] < ENDLESS);
        most = of > most ? of : most;
    }
    return most;
}

/* Equal states have the same longest match: of what has an end, that tells nearly all apart at once,
 * as for ^.{0,500}$. Ways mostly lead to later states, so one pass is mostly enough. */
static bool cut_lengths(struct grouping *g)
{
    const struct dfa *dfa = g->dfa;
    uint32_t *lengths = g->next;
    bool changed = true;
    for (uint32_t i = 0; i < dfa->count; i++)
        lengths[i] = ENDLESS;
    while (changed) {
        changed = false;
        if (!take_round(g))
            return false;
        for (uint32_t i = dfa->count; i-- > 0;) {
            uint32_t length = lengths[i] == ENDLESS ? length_from(dfa, lengths, i) : ENDLESS;
            if (length == ENDLESS)
                continue;
            lengths[i] = length;
            changed = true;
        }
    }
    for (uint32_t i = 0; i < dfa->count; i++)
        if (g->groups[i] != FAR)
            g->groups[i] = g->groups[i] * (ENDLESS + 1) + lengths[i];
    return true;
}

static uint32_t *key_of(struct grouping *g, uint32_t state, size_t *len)
{
    const struct dfa *dfa = g->dfa;
    g->key[0] = g->groups[state];
    for (uint32_t c = 0; c < dfa->class_count; c++) {
        int32_t to = way_of(dfa, state, c);
        g->key[c + 1] = to >= 0 ? g->groups[to] + FIRST_GROUP : to == DFA_ALL ? ALL_WAY : NO_WAY;
    }
    *len = (dfa->class_count + 1u) * sizeof *g->key;
    return g->key;
}

/* One round: groups are cut by what tells their states apart. `*count` is how many there are. */
static bool cut_groups(struct grouping *g, uint32_t *count)
{
    struct map known = {0};
    oas_arena mem = {0};
    bool good = true;
    *count = 0;
    for (uint32_t i = 0; good && i < g->dfa->count; i++) {
        size_t len;
        const char *key = (const char *)key_of(g, i, &len);
        void **number = NULL;
        if (!map_get(&known, oas_str_of(key, len))) {
            oas_str kept = oas_arena_copy(&mem, oas_str_of(key, len));
            number = kept.at ? map_put(&known, &mem, kept) : NULL;
            if (number)
                *number = (void *)((uintptr_t)++ * count);
        }
        void *found = map_get(&known, oas_str_of(key, len));
        good = found != NULL;
        g->next[i] = (uint32_t)((uintptr_t)found - 1);
    }
    oas_arena_free(&mem);
    uint32_t *swap = g->groups;
    g->groups = g->next;
    g->next = swap;
    return good;
}

static enum dfa_outcome group(struct grouping *g)
{
    uint32_t before = 0;
    if (!cut_dead(g) || !cut_lengths(g))
        return DFA_TOO_LARGE;
    do {
        before = g->count;
        if (!take_round(g))
            return DFA_TOO_LARGE;
        if (!cut_groups(g, &g->count))
            return DFA_NO_MEMORY;
    } while (g->count != before);
    return DFA_MADE;
}

/* The groups in the order in which texts lead to them, as deep as they go first: what follows one
 * character after the other stands one behind the other. */
struct numbering {
    uint32_t *order;    /* a state of each group, by number */
    int64_t *number_of; /* by group; -1: not yet */
    uint32_t *stack;
    uint32_t count;
};

static bool number_groups(struct grouping *g, struct numbering *n)
{
    const struct dfa *dfa = g->dfa;
    size_t room = (size_t)dfa->count * dfa->class_count + 1;
    n->order = OAS_ARENA_NEW(g->mem, uint32_t, g->count + 1u);
    n->number_of = OAS_ARENA_NEW(g->mem, int64_t, g->count + 1u);
    n->stack = OAS_ARENA_NEW(g->mem, uint32_t, room);
    if (!n->order || !n->number_of || !n->stack)
        return false;
    for (uint32_t i = 0; i < g->count; i++)
        n->number_of[i] = -1;
    size_t depth = 0;
    n->stack[depth++] = (uint32_t)dfa->start;
    while (depth > 0) {
        uint32_t state = n->stack[--depth];
        if (n->number_of[g->groups[state]] >= 0)
            continue;
        n->number_of[g->groups[state]] = n->count;
        n->order[n->count++] = state;
        for (uint32_t c = dfa->class_count; c-- > 0;) {
            int32_t to = way_of(dfa, state, c);
            if (to >= 0 && n->number_of[g->groups[to]] < 0 && depth < room)
                n->stack[depth++] = (uint32_t)to;
        }
    }
    return true;
}

static bool rebuild(struct grouping *g)
{
    struct dfa *dfa = g->dfa;
    struct numbering n = {0};
    if (dfa->start < 0) {
        dfa->count = 0;
        return true;
    }
    if (!number_groups(g, &n))
        return false;
    int32_t *ways = OAS_ARENA_NEW(g->mem, int32_t, (size_t)n.count * dfa->class_count + 1);
    bool *accepts = OAS_ARENA_NEW(g->mem, bool, n.count + 1u);
    if (!ways || !accepts)
        return false;
    for (uint32_t i = 0; i < n.count; i++) {
        accepts[i] = dfa->accepts[n.order[i]];
        for (uint32_t c = 0; c < dfa->class_count; c++) {
            int32_t to = way_of(dfa, n.order[i], c);
            ways[(size_t)i * dfa->class_count + c] =
                to >= 0 ? (int32_t)n.number_of[g->groups[to]] : to;
        }
    }
    dfa->ways = ways;
    dfa->accepts = accepts;
    dfa->count = n.count;
    dfa->start = 0;
    return true;
}

enum dfa_outcome minimal_make(struct dfa *dfa, struct effort *effort, oas_arena *mem)
{
    struct grouping g = {.dfa = dfa, .mem = mem, .effort = effort};
    g.groups = OAS_ARENA_NEW(mem, uint32_t, dfa->count + 1u);
    g.next = OAS_ARENA_NEW(mem, uint32_t, dfa->count + 1u);
    g.key = OAS_ARENA_NEW(mem, uint32_t, dfa->class_count + 1u);
    if (!g.groups || !g.next || !g.key)
        return DFA_NO_MEMORY;
    enum dfa_outcome outcome = group(&g);
    return outcome == DFA_MADE && !rebuild(&g) ? DFA_NO_MEMORY : outcome;
}
