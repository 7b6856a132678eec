/* apart.h - is there a text that two patterns match? Told by their automata, as a program has them.
 */
#ifndef AUTOMATON_APART_H
#define AUTOMATON_APART_H

#include <oas/arena.h>
#include <oas/program.h>

/* So many pairs of states are looked at, for two patterns and for all of a document; beyond them
 * nothing is proved. */
enum { APART_MOST_PAIRS = 20000, APART_MOST_PAIRS_OF_ALL = 1000000 };

/* True if no text matches both of the automata that begin at the state rows `a` and `b`: proved,
 * not guessed. `*left` says how many pairs may still be looked at, for this and others; *no_memory
 * is set for want of memory. */
bool automaton_apart(const oas_program *program, uint32_t a, uint32_t b, size_t *left,
                     bool *no_memory);

#endif
