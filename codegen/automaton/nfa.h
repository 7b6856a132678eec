/* nfa.h - private to automaton/: a pattern as states between which it may choose. */
#ifndef AUTOMATON_NFA_H
#define AUTOMATON_NFA_H

#include <oas/regex_tree.h>

#include "automaton/effort.h"

enum nfa_kind {
    NFA_SET,   /* a character of `set`, then `to` */
    NFA_SPLIT, /* `to` or `other` */
    NFA_START, /* at the text's start: `to` */
    NFA_END,   /* at its end: `to` */
    NFA_FINAL  /* the pattern has matched */
};

struct nfa_node {
    enum nfa_kind kind;
    uint32_t to;
    uint32_t other; /* SPLIT */
    uint32_t set;   /* SET: an index of nfa->sets */
};

struct nfa_set {
    const oas_regex_range *ranges;
    size_t count;
};

struct nfa {
    struct nfa_node *nodes;
    uint32_t count;
    size_t cap;
    struct nfa_set *sets; /* each once */
    uint32_t set_count;
    size_t set_cap;
    uint32_t entry;
};

enum nfa_outcome {
    NFA_MADE,
    NFA_NOT_REGULAR, /* look-around, references, \b, ends of lines */
    NFA_TOO_LARGE,   /* for what it may have, or take */
    NFA_NO_MEMORY
};

/* How many nodes there may be, once all counts are written out, and different sets. */
enum { NFA_MOST = 8192, NFA_MOST_SETS = 512 };

enum nfa_outcome nfa_build(const struct oas_regex_tree *tree, struct effort *effort, oas_arena *mem,
                           struct nfa *nfa);

#endif
