/* dfa.h - private to automaton/: a deterministic automaton: one way for each class of characters.
 */
#ifndef AUTOMATON_DFA_H
#define AUTOMATON_DFA_H

#include "automaton/alphabet.h"

/* Where a character leads, beside the number of a state. */
enum {
    DFA_DEAD = -1, /* nothing will match any more */
    DFA_ALL = -2   /* it has matched, whatever follows */
};

/* How many states there may be before equal ones are made one, and ways of all of them: 8 MB. */
enum { DFA_MOST = 4000, DFA_MOST_WAYS = 2000000 };

struct dfa {
    int32_t *ways; /* class_count a state; the first state begins */
    bool *accepts; /* at the end of the text */
    uint32_t count;
    uint32_t class_count;
    int32_t start; /* a state, DFA_DEAD or DFA_ALL */
};

enum dfa_outcome { DFA_MADE, DFA_TOO_LARGE, DFA_NO_MEMORY };

/* Some part of the text is to match: the search begins at each character anew. */
enum dfa_outcome dfa_build(const struct nfa *nfa, const struct alphabet *alphabet,
                           struct effort *effort, oas_arena *mem, struct dfa *dfa);

#endif
