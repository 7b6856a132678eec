/* regex_scan.h - a pattern while it is read: the cursor, what is known of it so far, its faults. */
#ifndef OAS_ECMA_REGEX_SCAN_H
#define OAS_ECMA_REGEX_SCAN_H

#include "ecma/regex_set.h"
#include "ecma/regex_tree.h"

struct oas_ecma_flags {
    bool caseless;  /* i */
    bool multiline; /* m */
    bool dotall;    /* s */
};

/* One alternative of one group: two groups of the same name must stand in two of the same group. */
struct oas_ecma_place {
    const struct oas_ecma_place *up; /* the alternative that the group stands in */
    unsigned depth;                  /* of the group; 0: the whole pattern */
    unsigned group, alternative;     /* numbers of their own */
};

/* A group that is open, or the whole pattern. */
struct oas_ecma_frame {
    struct oas_regex_node *wrap;         /* GROUP or LOOK; NULL: it only holds together */
    struct oas_regex_node *alternatives; /* those before this one */
    struct oas_regex_node **next_alternative;
    struct oas_regex_node *items; /* of this alternative */
    struct oas_regex_node **next_item;
    struct oas_regex_node **last; /* where the last item hangs */
    struct oas_ecma_flags flags;  /* outside of it */
    const struct oas_ecma_place *place;
    unsigned group;
    size_t offset;
};

/* A reference, before all groups are known. */
struct oas_ecma_reference {
    struct oas_ecma_reference *next;
    struct oas_regex_node *node;
    unsigned number; /* 0: by name */
    oas_str name;
};

/* A group that captures. */
struct oas_ecma_group {
    struct oas_regex_node *node;
    const struct oas_ecma_place *place;
    /* Of the first one of a name: all of that name, once some reference is to it. */
    struct oas_regex_node **alike;
    size_t alike_count;
};

struct oas_ecma {
    const char *start;
    const char *at;
    const char *end;
    oas_arena *mem;
    oas_regex_fault *fault;
    bool strict;
    bool repeatable; /* a quantifier may follow */
    struct oas_ecma_flags flags;
    struct oas_ecma_set set;        /* the one that is being collected */
    struct oas_ecma_set own, other; /* of an escape; for a complement */
    unsigned depth;
    unsigned serial; /* groups of any kind so far */
    unsigned captures;
    struct oas_ecma_reference *references;
    struct oas_ecma_frame stack[OAS_ECMA_DEPTH + 1]; /* [0]: the whole pattern */
    size_t ranges;                                   /* of all sets */
    struct oas_ecma_group groups[OAS_ECMA_CAPTURES];
};

/* Says what is wrong; false. */
bool oas_ecma_fail(struct oas_ecma *t, const char *at, bool unsupported, const char *message);
bool oas_ecma_no_memory(oas_regex_fault *fault);

/* True if `text` stands at the cursor. */
bool oas_ecma_starts(const struct oas_ecma *t, const char *text);

/* A group's name behind its `<`: past the `>`. */
bool oas_ecma_read_name(struct oas_ecma *t, oas_str *name);

/* \u{1F600}, \uD83D\uDE00, \u00e9, behind the u; `from` is where a fault is told. */
bool oas_ecma_read_unit(struct oas_ecma *t, const char *from, uint32_t *code);

/* A new node that begins at `from`; NULL after a fault. */
struct oas_regex_node *oas_ecma_node(struct oas_ecma *t, oas_regex_kind kind, const char *from);

#endif
