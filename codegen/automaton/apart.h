/* apart.h - is there a text that two patterns match? Told by their automata, as a program has them.
 */
#ifndef AUTOMATON_APART_H
#define AUTOMATON_APART_H

#include <oas/arena.h>
#include <oas/program.h>

/* So many pairs of states are looked at; beyond them nothing is proved. */
enum { APART_MOST_PAIRS = 20000 };

/* True if no text matches both of the automata that begin at the state rows `a` and `b`: proved,
 * not guessed. *no_memory is set for want of memory. */
bool automaton_apart(const oas_program *program, uint32_t a, uint32_t b, bool *no_memory);

#endif
