/* Two automata side by side: all pairs of states that one text leads to. They are apart if none of
 * these accepts in both. */
#include "automaton/apart.h"

#include "load/array.h"
#include "load/map.h"

/* The row behind all others: whatever follows, it has matched. */
static const struct oas_state_row apart_all = {.flags = OAS_STATE_ALL};

struct apart_pair {
    const struct oas_state_row *a, *b;
};

struct apart_search {
    const oas_program *program;
    oas_arena mem;
    struct apart_pair
        *pairs; /* in order of first mention; those from `next` on are to be looked at */
    size_t count, cap;
    struct map seen;
    size_t *left; /* how many more may be looked at */
    bool meet;    /* a text leads to both, or too much would have to be looked at */
    bool no_memory;
};

static bool apart_accepts(const struct oas_state_row *state)
{
    return state->flags & (OAS_STATE_ACCEPTS | OAS_STATE_ALL);
}

static void apart_add(struct apart_search *s, struct apart_pair pair)
{
    void **slot = NULL;
    oas_str key = oas_arena_copy(&s->mem, oas_str_of((const char *)&pair, sizeof pair));
    if (key.at)
        slot = map_put(&s->seen, &s->mem, key);
    s->no_memory |= !slot;
    if (!slot || *slot)
        return;
    *slot = s;
    s->meet |= (apart_accepts(pair.a) && apart_accepts(pair.b)) || s->count >= APART_MOST_PAIRS ||
               *s->left == 0;
    *s->left -= *s->left > 0;
    struct apart_pair *pairs =
        array_room(&s->mem, s->pairs, s->count, 1, &s->cap, sizeof *s->pairs);
    s->no_memory |= !pairs;
    if (!pairs)
        return;
    s->pairs = pairs;
    s->pairs[s->count++] = pair;
}

/* Where a step leads; one that has matched stays where it is. */
static const struct oas_state_row *apart_next(const struct oas_state_row *from,
                                              const struct oas_step_row *step)
{
    if (!step)
        return from;
    return step->delta == OAS_STEP_ALL ? &apart_all : from + step->delta;
}

/* The steps of both for the characters that both have some for. A state that has matched, whatever
 * follows, has one for all: NULL. */
static void apart_follow(struct apart_search *s, struct apart_pair pair)
{
    const struct oas_step_row *a = &s->program->steps[pair.a->first], *b;
    b = &s->program->steps[pair.b->first];
    bool all_a = pair.a->flags & OAS_STATE_ALL, all_b = pair.b->flags & OAS_STATE_ALL;
    uint32_t i = 0, j = 0;
    while (!s->meet && !s->no_memory && (all_a || i < pair.a->count) &&
           (all_b || j < pair.b->count)) {
        bool apart = !all_a && !all_b && (a[i].last < b[j].first || b[j].last < a[i].first);
        if (!apart)
            apart_add(s, (struct apart_pair){apart_next(pair.a, all_a ? NULL : &a[i]),
                                             apart_next(pair.b, all_b ? NULL : &b[j])});
        bool further = all_b || (!all_a && a[i].last <= b[j].last);
        if (all_a && all_b)
            return;
        i += further;
        j += !further;
    }
}

bool automaton_apart(const oas_program *program, uint32_t a, uint32_t b, size_t *left,
                     bool *no_memory)
{
    struct apart_search search = {.program = program, .left = left};
    apart_add(&search, (struct apart_pair){&program->states[a], &program->states[b]});
    for (size_t i = 0; i < search.count && !search.meet && !search.no_memory; i++)
        apart_follow(&search, search.pairs[i]);
    oas_arena_free(&search.mem);
    *no_memory |= search.no_memory;
    return !search.meet && !search.no_memory;
}
