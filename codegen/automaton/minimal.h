/* minimal.h - private to automaton/: the least automaton that gives the same answers. */
#ifndef AUTOMATON_MINIMAL_H
#define AUTOMATON_MINIMAL_H

#include "automaton/dfa.h"

/* Makes equal states one and drops those from which nothing matches; what is left is numbered in
 * the order in which a text leads to it. DFA_TOO_LARGE: that took too much work. */
enum dfa_outcome minimal_make(struct dfa *dfa, struct effort *effort, oas_arena *mem);

#endif
