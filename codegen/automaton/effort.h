/* effort.h - private to automaton/: what the making of an automaton may still take. */
#ifndef AUTOMATON_EFFORT_H
#define AUTOMATON_EFFORT_H

#include <stdbool.h>
#include <stdint.h>

/* In steps of some 3 ns. */
struct effort {
    uint64_t left;
};

/* False, and nothing is left, when it is more than that. */
static inline bool effort_take(struct effort *effort, uint64_t steps)
{
    bool enough = steps <= effort->left;
    effort->left = enough ? effort->left - steps : 0;
    return enough;
}

#endif
