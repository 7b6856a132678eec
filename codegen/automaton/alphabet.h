/* alphabet.h - private to automaton/: characters in classes: all of one are in the same sets. */
#ifndef AUTOMATON_ALPHABET_H
#define AUTOMATON_ALPHABET_H

#include "automaton/nfa.h"

/* All characters from `first` up to the next atom's. */
struct alphabet_atom {
    uint32_t first;
    uint32_t class_of;
};

struct alphabet {
    struct alphabet_atom *atoms; /* by `first`, from 0 on */
    size_t atom_count;
    uint32_t class_count;
    /* The classes of each set, one set behind the other: those of set i end where those of the next
     * one begin, at starts[i + 1]. */
    uint32_t *classes;
    uint32_t *starts;
};

enum alphabet_outcome { ALPHABET_MADE, ALPHABET_TOO_LARGE, ALPHABET_NO_MEMORY };

enum alphabet_outcome alphabet_build(const struct nfa *nfa, struct effort *effort, oas_arena *mem,
                                     struct alphabet *alphabet);

#endif
