/* A pattern's automaton, from its tree to its rows. */
#include "automaton/automaton.h"

#include "automaton/minimal.h"
#include "load/array.h"

#define LAST_CODE UINT32_C(0x10ffff)

struct making {
    const struct dfa *dfa;
    const struct alphabet *alphabet;
    oas_arena *mem;
    struct automaton *automaton;
    size_t state_cap, step_cap;
    bool no_memory;
};

static bool add_step(struct making *m, struct oas_step_row step)
{
    struct automaton *a = m->automaton;
    struct oas_step_row *steps =
        array_room(m->mem, a->steps, a->step_count, 1, &m->step_cap, sizeof *steps);
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
        array_room(m->mem, a->states, a->state_count, 1, &m->state_cap, sizeof *states);
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
static void share_steps(struct automaton *a, uint32_t number)
{
    struct oas_state_row *state = &a->states[number];
    size_t size = state->count * sizeof *a->steps;
    for (uint32_t i = 0; i < number; i++)
        if (a->states[i].count == state->count &&
            memcmp(&a->steps[a->states[i].first], &a->steps[state->first], size) == 0) {
            a->step_count = state->first;
            state->first = a->states[i].first;
            return;
        }
}

/* A pattern that takes everything or nothing has one state. */
static bool make_rows(struct making *m)
{
    const struct dfa *dfa = m->dfa;
    if (dfa->start < 0)
        return add_state(m, dfa->start == DFA_ALL ? OAS_STATE_ALL : 0) != NULL;
    if (dfa->count > AUTOMATON_MOST_STATES)
        return false;
    for (uint32_t i = 0; i < dfa->count; i++) {
        if (!add_state(m, dfa->accepts[i] ? OAS_STATE_ACCEPTS : 0) || !add_steps(m, i))
            return false;
        share_steps(m->automaton, i);
    }
    return true;
}

static enum automaton_outcome outcome_of(enum dfa_outcome outcome)
{
    return outcome == DFA_MADE        ? AUTOMATON_MADE
           : outcome == DFA_TOO_LARGE ? AUTOMATON_NONE
                                      : AUTOMATON_NO_MEMORY;
}

/* What is needed on the way lies in `work`. */
static enum automaton_outcome make(const struct oas_regex_tree *tree, oas_arena *work,
                                   oas_arena *mem, struct automaton *automaton)
{
    struct nfa nfa;
    struct alphabet alphabet;
    struct dfa dfa;
    enum nfa_outcome regular = nfa_build(tree, work, &nfa);
    if (regular != NFA_MADE)
        return regular == NFA_NO_MEMORY ? AUTOMATON_NO_MEMORY : AUTOMATON_NONE;
    if (!alphabet_build(&nfa, work, &alphabet))
        return AUTOMATON_NO_MEMORY;
    enum dfa_outcome outcome = dfa_build(&nfa, &alphabet, work, &dfa);
    if (outcome == DFA_MADE)
        outcome = minimal_make(&dfa, work);
    if (outcome != DFA_MADE)
        return outcome_of(outcome);
    struct making m = {.dfa = &dfa, .alphabet = &alphabet, .mem = mem, .automaton = automaton};
    bool good = make_rows(&m);
    return m.no_memory ? AUTOMATON_NO_MEMORY : good ? AUTOMATON_MADE : AUTOMATON_NONE;
}

enum automaton_outcome automaton_make(oas_str pattern, oas_arena *mem, struct automaton *automaton)
{
    oas_arena work = {0};
    oas_regex_fault fault;
    const struct oas_regex_tree *tree = oas_regex_read(pattern, 0, &work, &fault);
    bool no_memory = !tree && oas_str_is(oas_str_from(fault.message), "out of memory");
    *automaton = (struct automaton){0};
    enum automaton_outcome outcome = no_memory ? AUTOMATON_NO_MEMORY
                                     : !tree   ? AUTOMATON_NONE
                                               : make(tree, &work, mem, automaton);
    oas_arena_free(&work);
    return outcome;
}
