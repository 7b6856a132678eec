/* The subsets of a nondeterministic automaton's nodes that a text can lead to, as states. */
#include "automaton/dfa.h"

#include <stdlib.h>

#include "load/array.h"
#include "load/map.h"

/* Sorted node numbers: those that wait for a character or for the end of the text. */
struct subset {
    uint32_t *at;
    uint32_t count;
};

struct subsets {
    const struct nfa *nfa;
    const struct alphabet *alphabet;
    struct effort *effort;
    oas_arena *mem;
    struct dfa *dfa;
    size_t way_cap, accept_cap, subset_cap;
    struct subset *subsets; /* one a state */
    struct map numbers;     /* by a subset's bytes, the state's number plus 1 */
    struct subset restart;  /* what a search that begins anew waits for */
    bool restart_final;     /* it has matched at once */
    /* While one subset is collected */
    uint32_t *stack;
    uint32_t *seen; /* by node, the round in which it was */
    uint32_t round;
    uint32_t *found;
    uint32_t found_count;
    bool final;
    enum dfa_outcome outcome;
};

static void fail(struct subsets *s, enum dfa_outcome outcome)
{
    s->outcome = s->outcome == DFA_MADE ? outcome : s->outcome;
}

/* What an entry that stays weighs in steps: memory is as bounded as work is. */
enum { KEPT_STEPS = 4 };

static bool take(struct subsets *s, uint64_t steps)
{
    if (!effort_take(s->effort, steps))
        fail(s, DFA_TOO_LARGE);
    return s->outcome == DFA_MADE;
}

/* ---- what is reached without a character ---- */

static void begin_subset(struct subsets *s)
{
    s->round++;
    s->found_count = 0;
    s->final = false;
}

static void push(struct subsets *s, uint32_t *depth, uint32_t node)
{
    if (s->seen[node] == s->round)
        return;
    s->seen[node] = s->round;
    s->stack[(*depth)++] = node;
}

/* All that `from` leads to, at the text's start or end or neither. */
static void collect(struct subsets *s, uint32_t from, bool at_start, bool at_end)
{
    uint32_t depth = 0;
    push(s, &depth, from);
    while (depth > 0 && take(s, 1)) {
        uint32_t at = s->stack[--depth];
        const struct nfa_node *node = &s->nfa->nodes[at];
        switch (node->kind) {
        case NFA_SET:
            s->found[s->found_count++] = at;
            break;
        case NFA_SPLIT:
            push(s, &depth, node->to);
            push(s, &depth, node->other);
            break;
        case NFA_START:
            if (at_start)
                push(s, &depth, node->to);
            break;
        case NFA_END:
            s->found[s->found_count++] = at;
            if (at_end)
                push(s, &depth, node->to);
            break;
        case NFA_FINAL:
            s->final = true;
            break;
        }
    }
}

static int by_number(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

/* A copy of what was found, in its order. */
static bool keep(struct subsets *s, struct subset *subset)
{
    if (!take(s, (uint64_t)KEPT_STEPS * s->found_count))
        return false;
    uint32_t *at = OAS_ARENA_NEW(s->mem, uint32_t, s->found_count + 1u);
    if (!at) {
        fail(s, DFA_NO_MEMORY);
        return false;
    }
    memcpy(at, s->found, s->found_count * sizeof *at);
    *subset = (struct subset){at, s->found_count};
    return true;
}

static oas_str bytes_of(const uint32_t *nodes, uint32_t count)
{
    return oas_str_of((const char *)nodes, count * sizeof *nodes);
}

/* ---- states ---- */

static bool has_room(struct subsets *s)
{
    struct dfa *dfa = s->dfa;
    struct subset *subsets =
        array_room(s->mem, s->subsets, dfa->count, 1, &s->subset_cap, sizeof *subsets);
    bool *accepts =
        array_room(s->mem, dfa->accepts, dfa->count, 1, &s->accept_cap, sizeof *accepts);
    int32_t *ways = array_room(s->mem, dfa->ways, (size_t)dfa->count * dfa->class_count,
                               dfa->class_count, &s->way_cap, sizeof *ways);
    if (!subsets || !accepts || !ways) {
        fail(s, DFA_NO_MEMORY);
        return false;
    }
    s->subsets = subsets;
    dfa->accepts = accepts;
    dfa->ways = ways;
    return true;
}

static int32_t add_state(struct subsets *s)
{
    struct subset subset;
    uint64_t ways = (uint64_t)(s->dfa->count + 1) * s->dfa->class_count;
    if (s->dfa->count == DFA_MOST || ways > DFA_MOST_WAYS)
        fail(s, DFA_TOO_LARGE);
    if (!take(s, s->dfa->class_count) || !keep(s, &subset))
        return DFA_DEAD;
    void **number = map_put(&s->numbers, s->mem, bytes_of(subset.at, subset.count));
    if (!number || !has_room(s)) {
        fail(s, DFA_NO_MEMORY);
        return DFA_DEAD;
    }
    s->subsets[s->dfa->count] = subset;
    *number = (void *)((uintptr_t)s->dfa->count + 1);
    return (int32_t)s->dfa->count++;
}

/* The state of what was collected. */
static int32_t state_of_found(struct subsets *s)
{
    if (!take(s, s->found_count + 1u))
        return DFA_DEAD;
    if (s->final)
        return DFA_ALL;
    if (s->found_count == 0)
        return DFA_DEAD;
    qsort(s->found, s->found_count, sizeof *s->found, by_number);
    void *number = map_get(&s->numbers, bytes_of(s->found, s->found_count));
    return number ? (int32_t)((uintptr_t)number - 1) : add_state(s);
}

/* Does the text match if it ends here? */
static bool accepts_end(struct subsets *s, const struct subset *subset)
{
    begin_subset(s);
    for (uint32_t i = 0; i < subset->count; i++)
        if (s->nfa->nodes[subset->at[i]].kind == NFA_END)
            collect(s, s->nfa->nodes[subset->at[i]].to, false, true);
    return s->final;
}

/* ---- from state to state ---- */

/* The search begins anew behind each character. */
static bool find_restart(struct subsets *s)
{
    begin_subset(s);
    collect(s, s->nfa->entry, false, false);
    s->restart_final = s->final;
    qsort(s->found, s->found_count, sizeof *s->found, by_number);
    return keep(s, &s->restart);
}

static void add_restart(struct subsets *s)
{
    s->final |= s->restart_final;
    if (!take(s, s->restart.count))
        return;
    for (uint32_t i = 0; i < s->restart.count; i++) {
        uint32_t node = s->restart.at[i];
        if (s->seen[node] != s->round)
            s->found[s->found_count++] = node;
        s->seen[node] = s->round;
    }
}

/* The nodes that wait for a character of each class: lists, by the index of their first link. */
struct waiting {
    uint32_t *first; /* by class, plus 1; 0: none */
    struct link {
        uint32_t node, next;
    } * links;
    uint32_t count;
    size_t cap;
};

static bool list_waiting(struct subsets *s, const struct subset *subset, struct waiting *waiting)
{
    const struct alphabet *alphabet = s->alphabet;
    memset(waiting->first, 0, alphabet->class_count * sizeof *waiting->first);
    waiting->count = 0;
    for (uint32_t i = 0; i < subset->count; i++) {
        const struct nfa_node *node = &s->nfa->nodes[subset->at[i]];
        uint32_t begin = node->kind == NFA_SET ? alphabet->starts[node->set] : 0;
        uint32_t end = node->kind == NFA_SET ? alphabet->starts[node->set + 1] : 0;
        if (!take(s, KEPT_STEPS * (uint64_t)(end - begin)))
            return false;
        struct link *links = array_room(s->mem, waiting->links, waiting->count, end - begin,
                                        &waiting->cap, sizeof *links);
        if (!links) {
            fail(s, DFA_NO_MEMORY);
            return false;
        }
        waiting->links = links;
        for (; begin < end; begin++) {
            uint32_t *first = &waiting->first[alphabet->classes[begin]];
            links[waiting->count] = (struct link){node->to, *first};
            *first = ++waiting->count;
        }
    }
    return take(s, alphabet->class_count);
}

static void add_ways(struct subsets *s, uint32_t state, struct waiting *waiting)
{
    struct subset subset = s->subsets[state];
    if (!list_waiting(s, &subset, waiting))
        return;
    for (uint32_t c = 0; c < s->dfa->class_count && s->outcome == DFA_MADE; c++) {
        begin_subset(s);
        for (uint32_t i = waiting->first[c]; i > 0; i = waiting->links[i - 1].next)
            collect(s, waiting->links[i - 1].node, false, false);
        add_restart(s);
        int32_t to = state_of_found(s);
        if (s->outcome == DFA_MADE)
            s->dfa->ways[(size_t)state * s->dfa->class_count + c] = to;
    }
    s->dfa->accepts[state] |= accepts_end(s, &subset);
}

static bool open(struct subsets *s, struct waiting *waiting)
{
    size_t count = s->nfa->count;
    s->stack = OAS_ARENA_NEW(s->mem, uint32_t, count + 1);
    s->seen = OAS_ARENA_NEW(s->mem, uint32_t, count + 1);
    s->found = OAS_ARENA_NEW(s->mem, uint32_t, count + 1);
    waiting->first = OAS_ARENA_NEW(s->mem, uint32_t, s->alphabet->class_count + 1u);
    return s->stack && s->seen && s->found && waiting->first;
}

enum dfa_outcome dfa_build(const struct nfa *nfa, const struct alphabet *alphabet,
                           struct effort *effort, oas_arena *mem, struct dfa *dfa)
{
    struct subsets s = {.nfa = nfa, .alphabet = alphabet, .effort = effort, .mem = mem, .dfa = dfa};
    struct waiting waiting = {0};
    *dfa = (struct dfa){.class_count = alphabet->class_count};
    if (!open(&s, &waiting))
        return DFA_NO_MEMORY;
    /* The empty text begins and ends at once. */
    begin_subset(&s);
    collect(&s, nfa->entry, true, true);
    bool empty = s.final;
    begin_subset(&s);
    collect(&s, nfa->entry, true, false);
    dfa->start = state_of_found(&s);
    if (dfa->start == 0) {
        /* It differs from a later one of the same nodes, where no text begins. */
        oas_str key = {(const char *)s.subsets[0].at, s.subsets[0].count * sizeof(uint32_t)};
        *map_put(&s.numbers, mem, key) = NULL;
        dfa->accepts[0] = empty;
    }
    if (!find_restart(&s))
        return s.outcome;
    for (uint32_t i = 0; i < dfa->count && s.outcome == DFA_MADE; i++)
        add_ways(&s, i, &waiting);
    return s.outcome;
}
