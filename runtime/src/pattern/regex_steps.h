/* regex_steps.h - what PCRE2 has no words for, by a machine of our own: back references to groups
 * that a loop forgets, lookbehinds of any length, counts of any size.
 *
 * The machine backtracks exactly as ECMA-262 section 22.2.2 says: its steps are those of the
 * closures that the standard makes of a pattern. Registers hold what its State and its closures
 * hold: the ends of captures, how many turns of a loop there were and where the last one began. */
#ifndef OAS_PATTERN_REGEX_STEPS_H
#define OAS_PATTERN_REGEX_STEPS_H

#include <oas/regex_tree.h>

typedef enum oas_move {
    OAS_MOVE_MATCHED,
    OAS_MOVE_SET,      /* a character of `count` ranges from `first` on */
    OAS_MOVE_SAME,     /* the texts that `count` groups have captured, at meant[first] on */
    OAS_MOVE_START,    /* `flag`: of a line as well */
    OAS_MOVE_END,      /* likewise */
    OAS_MOVE_BOUNDARY, /* of words, whose characters are ranges as in SET; `flag`: at none */
    OAS_MOVE_MARK,     /* register `first` is the place */
    OAS_MOVE_GO,       /* on at `to` */
    OAS_MOVE_FORK,     /* on; later at `to` */
    OAS_MOVE_ENTER,  /* a loop: no turns yet, in register `first`; behind it, where a turn began */
    OAS_MOVE_LOOP,   /* another turn, which is the next step, or on at `to`; `flag`: lazy */
    OAS_MOVE_TURN,   /* begins; it forgets the `count` registers from `to` on */
    OAS_MOVE_AGAIN,  /* ends; on at `to`. `flag`: see oas_steps_make() */
    OAS_MOVE_LOOK,   /* a look begins: how much is to be undone, and the place, from `first` on */
    OAS_MOVE_LOOKED, /* it matched: back to that place, with what it captured */
    OAS_MOVE_NOT,    /* a negative one, and if it does not match, on at `to` */
    OAS_MOVE_NOT_LOOKED /* it matched */
} oas_move;

struct oas_machine_step {
    uint16_t move; /* oas_move */
    bool back;     /* SET, SAME: towards the start of the text */
    bool flag;     /* SAME: case does not count */
    uint32_t to;
    uint32_t first;
    uint32_t count;
    uint64_t min, max; /* turns */
};

struct oas_steps {
    const oas_regex_range *ranges;
    const uint32_t *meant; /* the registers of groups that are referred to */
    uint32_t captures;     /* registers of captures, two a group; they come first */
    uint32_t registers;    /* all */
    uint64_t shortest;     /* no text that is shorter matches */
    bool anchored;         /* at the start of the text or nowhere */
    size_t size;           /* in bytes, with all that stands behind it */
    struct oas_machine_step at[];
};

/* The steps of a tree; NULL when there is no memory. */
struct oas_steps *oas_steps_make(const struct oas_regex_tree *tree, const oas_allocator *from);
void oas_steps_free(struct oas_steps *steps, const oas_allocator *from);

/* As oas_regex_match(), with as many steps and as many bytes of heap at most. */
oas_status oas_steps_match(const struct oas_steps *steps, oas_str text, uint64_t work, size_t heap,
                           const oas_allocator *from);

#endif
