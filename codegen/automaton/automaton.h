/* automaton.h - the stage automaton/: patterns that are plain regular languages as deterministic
 * automata, which the runtime follows in linear time without memory (automaton_match.c).
 *
 * In comes a pattern of ECMA-262; out come rows of states and steps (oas/rows.def), or that it
 * needs more: look-around, back references, word boundaries, ends of lines, or more states than are
 * worth it. The least automaton: what a text is searched for is decided as soon as it can be. */
#ifndef AUTOMATON_AUTOMATON_H
#define AUTOMATON_AUTOMATON_H

#include <oas/arena.h>
#include <oas/program.h>

/* The first state begins. A state's steps stand in `steps`, by their first characters. */
struct automaton {
    struct oas_state_row *states;
    uint32_t state_count;
    struct oas_step_row *steps;
    uint32_t step_count;
};

enum automaton_outcome {
    AUTOMATON_MADE,
    AUTOMATON_NONE, /* the pattern is none, or too large, or no pattern at all */
    AUTOMATON_NO_MEMORY
};

/* What a pattern may have: 12 bytes a step, 8 a state. */
enum { AUTOMATON_MOST_STATES = 1000, AUTOMATON_MOST_STEPS = 2000 };

enum automaton_outcome automaton_make(oas_str pattern, oas_arena *mem, struct automaton *automaton);

#endif
