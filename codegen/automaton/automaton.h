/* automaton.h - the stage automaton/: patterns that are plain regular languages as deterministic
 * automata, which the runtime follows in linear time without memory (automaton_match.c).
 *
 * In comes a pattern of ECMA-262; out come rows of states and steps (oas/rows.def), or that it
 * needs more: look-around, back references, word boundaries, ends of lines, or more states than are
 * worth it. A short pattern can ask for any number of them, so work and rows are counted; a
 * document has one budget for all patterns that ask for much. The least automaton: what a text is
 * searched for is decided as soon as it can be. */
#ifndef AUTOMATON_AUTOMATON_H
#define AUTOMATON_AUTOMATON_H

#include <oas/arena.h>
#include <oas/program.h>
#include <oas/regex_tree.h>

/* The first state begins. A state's steps stand in `steps`, by their first characters. */
struct automaton {
    struct oas_state_row *states;
    uint32_t state_count;
    struct oas_step_row *steps;
    uint32_t step_count;
};

enum automaton_outcome {
    AUTOMATON_MADE,
    AUTOMATON_NOT_REGULAR, /* look-around, back references, \b, ends of lines; or no pattern */
    AUTOMATON_TOO_LARGE,   /* for any document */
    AUTOMATON_BEYOND,      /* it would take more than the budget has left */
    AUTOMATON_MACHINE,     /* PCRE2 cannot match it either, but the machine beside it */
    AUTOMATON_NO_MEMORY
};

/* What a pattern may have, 12 bytes a step, 8 a state, and how many steps of some 3 ns may be spent
 * on it. */
enum { AUTOMATON_MOST_STATES = 1000, AUTOMATON_MOST_STEPS = 2000, AUTOMATON_MOST_WORK = 10000000 };

/* What several may take together: steps of work, rows that stay. */
struct automaton_budget {
    uint64_t work, rows;
};

/* What every pattern may take, so that all together take no more than a multiple of the patterns'
 * length: what asks for more has to share. */
struct automaton_budget automaton_allowance(oas_str pattern);

/* Takes from the budget what it costs, whether one comes out or not. NULL: its own limits alone. */
enum automaton_outcome automaton_of_tree(const struct oas_regex_tree *tree,
                                         struct automaton_budget *budget, oas_arena *mem,
                                         struct automaton *automaton);
enum automaton_outcome automaton_make(oas_str pattern, struct automaton_budget *budget,
                                      oas_arena *mem, struct automaton *automaton);

#endif
