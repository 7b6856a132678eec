/* A pattern's automaton, from its tree to its rows. */
#include "automaton/automaton.h"

#include "automaton/minimal.h"
#include "load/array.h"
#include "load/map.h"

#define LAST_CODE UINT32_C(0x10ffff)

struct making {
    const struct dfa *dfa;
    const struct alphabet *alphabet;
    oas_arena *work;
    struct automaton *automaton;
    struct map lists; /* the first row of equal steps, plus 1, by their bytes */
    size_t state_cap, step_cap;
    bool no_memory;
};

static bool add_step(struct making *m, struct oas_step_row step)
{
    struct automaton *a = m->automaton;
    struct oas_step_row *steps =
        array_room(m->work, a->steps, a->step_count, 1, &m->step_cap, sizeof *steps);
    if (!steps) {
        m->no_memory = true;
        return false;
    }
    a->steps = steps;
    steps[a->step_count++] = step;
    return a->step_count <= AUTOMATON_MOST_STEPS;
}

static struct oas_state_row *add_state(struct making *m, unsigned flags)
{
    struct automaton *a = m->automaton;
    struct oas_state_row *states =
        array_room(m->work, a->states, a->state_count, 1, &m->state_cap, sizeof *states);
    if (!states) {
        m->no_memory = true;
        return NULL;
    }
    a->states = states;
    struct oas_state_row *state = &states[a->state_count++];
    *state = (struct oas_state_row){.first = a->step_count, .flags = (uint16_t)flags};
    return state;
}

/* Atoms that lead to one state are one step. */
static bool add_steps(struct making *m, uint32_t number)
{
    const struct alphabet *alphabet = m->alphabet;
    const int32_t *ways = &m->dfa->ways[(size_t)number * m->dfa->class_count];
    uint32_t first_step = m->automaton->step_count;
    for (size_t i = 0; i < alphabet->atom_count;) {
        int32_t to = ways[alphabet->atoms[i].class_of];
        uint32_t first = alphabet->atoms[i].first;
        while (i < alphabet->atom_count && ways[alphabet->atoms[i].class_of] == to)
            i++;
        uint32_t last = i < alphabet->atom_count ? alphabet->atoms[i].first - 1 : LAST_CODE;
        if (to == DFA_DEAD || first > LAST_CODE)
            continue;
        int32_t delta = to == DFA_ALL ? OAS_STEP_ALL : to - (int32_t)number;
        if (!add_step(m, (struct oas_step_row){first, last < LAST_CODE ? last : LAST_CODE, delta}))
            return false;
    }
    m->automaton->states[number].count = (uint16_t)(m->automaton->step_count - first_step);
    return true;
}

/* States that have the same steps share them. */
static bool share_steps(struct making *m, uint32_t number)
{
    struct automaton *a = m->automaton;
    struct oas_state_row *state = &a->states[number];
    if (state->count == 0)
        return true;
    oas_str key = {(const char *)&a->steps[state->first], state->count * sizeof *a->steps};
    void *known = map_get(&m->lists, key);
    if (known) {
        a->step_count = state->first;
        state->first = (uint32_t)((uintptr_t)known - 1);
        return true;
    }
    oas_str kept = oas_arena_copy(m->work, key);
    void **slot = kept.at ? map_put(&m->lists, m->work, kept) : NULL;
    m->no_memory |= !slot;
    if (slot)
        *slot = (void *)((uintptr_t)state->first + 1);
    return slot != NULL;
}

/* A pattern that takes everything or nothing has one state. */
static bool make_rows(struct making *m)
{
    const struct dfa *dfa = m->dfa;
    if (dfa->start < 0)
        return add_state(m, dfa->start == DFA_ALL ? OAS_STATE_ALL : 0) != NULL;
    if (dfa->count > AUTOMATON_MOST_STATES)
        return false;
    for (uint32_t i = 0; i < dfa->count; i++)
        if (!add_state(m, dfa->accepts[i] ? OAS_STATE_ACCEPTS : 0) || !add_steps(m, i) ||
            !share_steps(m, i))
            return false;
    return true;
}

/* ---- what it may cost ---- */

struct automaton_budget automaton_allowance(oas_str pattern)
{
    return (struct automaton_budget){20000 + 100 * (uint64_t)pattern.len,
                                     100 + 8 * (uint64_t)pattern.len};
}

/* What is needed on the way lies in m->work. */
static enum automaton_outcome make(const struct oas_regex_tree *tree, struct effort *effort,
                                   struct making *m)
{
    struct nfa nfa;
    struct alphabet alphabet;
    struct dfa dfa;
    enum nfa_outcome regular = nfa_build(tree, effort, m->work, &nfa);
    if (regular != NFA_MADE)
        return regular == NFA_NO_MEMORY   ? AUTOMATON_NO_MEMORY
               : regular == NFA_TOO_LARGE ? AUTOMATON_TOO_LARGE
                                          : AUTOMATON_NOT_REGULAR;
    enum alphabet_outcome cut = alphabet_build(&nfa, effort, m->work, &alphabet);
    if (cut != ALPHABET_MADE)
        return cut == ALPHABET_NO_MEMORY ? AUTOMATON_NO_MEMORY : AUTOMATON_TOO_LARGE;
    enum dfa_outcome outcome = dfa_build(&nfa, &alphabet, effort, m->work, &dfa);
    if (outcome == DFA_MADE)
        outcome = minimal_make(&dfa, effort, m->work);
    if (outcome != DFA_MADE)
        return outcome == DFA_NO_MEMORY ? AUTOMATON_NO_MEMORY : AUTOMATON_TOO_LARGE;
    m->dfa = &dfa;
    m->alphabet = &alphabet;
    bool good = make_rows(m);
    return m->no_memory ? AUTOMATON_NO_MEMORY : good ? AUTOMATON_MADE : AUTOMATON_TOO_LARGE;
}

/* The one that was made, by whose rows the budget is smaller from now on. */
static enum automaton_outcome keep(const struct automaton *made, struct automaton_budget *budget,
                                   oas_arena *mem, struct automaton *automaton)
{
    uint64_t rows = (uint64_t)made->state_count + made->step_count;
    if (rows > budget->rows)
        return AUTOMATON_BEYOND;
    struct oas_state_row *states = OAS_ARENA_NEW(mem, struct oas_state_row, made->state_count);
    struct oas_step_row *steps = OAS_ARENA_NEW(mem, struct oas_step_row, made->step_count + 1u);
    if (!states || !steps)
        return AUTOMATON_NO_MEMORY;
    memcpy(states, made->states, made->state_count * sizeof *states);
    if (made->step_count)
        memcpy(steps, made->steps, made->step_count * sizeof *steps);
    budget->rows -= rows;
    *automaton = (struct automaton){states, made->state_count, steps, made->step_count};
    return AUTOMATON_MADE;
}

enum automaton_outcome automaton_of_tree(const struct oas_regex_tree *tree,
                                         struct automaton_budget *budget, oas_arena *mem,
                                         struct automaton *automaton)
{
    oas_arena work = {0};
    struct automaton made = {0};
    struct automaton_budget own = {AUTOMATON_MOST_WORK, UINT64_MAX};
    budget = budget ? budget : &own;
    bool scarce = budget->work < AUTOMATON_MOST_WORK;
    struct effort effort = {scarce ? budget->work : AUTOMATON_MOST_WORK};
    struct making m = {.work = &work, .automaton = &made};
    uint64_t before = effort.left;
    enum automaton_outcome outcome = make(tree, &effort, &m);
    budget->work -= before - effort.left;
    if (outcome == AUTOMATON_TOO_LARGE && scarce && effort.left == 0)
        outcome = AUTOMATON_BEYOND;
    *automaton = (struct automaton){0};
    if (outcome == AUTOMATON_MADE)
        outcome = keep(&made, budget, mem, automaton);
    oas_arena_free(&work);
    return outcome;
}

enum automaton_outcome automaton_make(oas_str pattern, struct automaton_budget *budget,
                                      oas_arena *mem, struct automaton *automaton)
{
    oas_arena work = {0};
    oas_regex_fault fault;
    const struct oas_regex_tree *tree = oas_regex_read(pattern, 0, &work, &fault);
    bool no_memory = !tree && oas_str_is(oas_str_from(fault.message), "out of memory");
    *automaton = (struct automaton){0};
    enum automaton_outcome outcome = no_memory ? AUTOMATON_NO_MEMORY
                                     : !tree   ? AUTOMATON_NOT_REGULAR
                                               : automaton_of_tree(tree, budget, mem, automaton);
    oas_arena_free(&work);
    return outcome;
}
