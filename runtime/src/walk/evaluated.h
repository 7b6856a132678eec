/* evaluated.h - which members or items of a value its schema has evaluated, for
 * unevaluatedProperties and unevaluatedItems (JSON Schema Core 2020-12 section 11): those that
 * `properties`, `items` and the like speak of, in the schema itself and in what holds of the same
 * value in place. The value is known to be valid by all other keywords, or it is refused anyway.
 *
 * Who collects asks for verdicts and judges what is left; a list of its own takes the place of the
 * stack, whose frames must stay small:
 *     while (w->program->evaluate(w, e)) e->status = what e->want says; */
#ifndef OAS_WALK_EVALUATED_H
#define OAS_WALK_EVALUATED_H

#include "walk/walk.h"

/* A schema that holds of the value, while what it applies in place is looked at. */
struct oas_visit {
    struct oas_visit *up; /* NULL: the one that has the keyword */
    struct oas_scratch_mark mark;
    const struct oas_schema_row *schema;
    uint32_t check;   /* of its applicators */
    uint32_t branch;  /* of that one; of `if` what follows: 2 is then, 3 else */
    const char *item; /* of contains */
    uint32_t index;
};

struct oas_evaluation {
    struct oas_evaluation *up;
    struct oas_scratch_mark mark;
    const struct oas_schema_row *schema;
    const struct oas_check_row *check;
    const char *start;
    const struct oas_step *path;
    struct oas_step step; /* for who explains */
    unsigned depth;       /* of the value */
    uint64_t size;        /* of its text, which is read again whenever something is marked */
    uint64_t *marks;      /* a bit for each member or item: it is evaluated. NULL at first */
    struct oas_visit *visit;
    bool undecided, duplicate_met; /* as they were before a verdict was asked for */
    uint32_t strict;
    unsigned rereads;
    struct oas_stop stop;
    const char *at; /* the next member's key, or item; NULL: there is none */
    uint32_t index; /* which one that is */
    /* What is to be done next, with the cursor at the value. */
    enum {
        OAS_WANT_NOTHING,
        OAS_WANT_VERDICT, /* of `use`, at below_depth */
        OAS_WANT_JUDGING, /* the same, told where it is no */
        OAS_WANT_REFUSAL  /* of the member or item at `key` */
    } want;
    oas_use use;
    unsigned below_depth;
    const char *key;
    oas_status status; /* OAS_OK, or what ended it */
};

/* Of the object or array at `start`, which was read before; w->evaluation is then it. OAS_OK or
 * OAS_NO_MEMORY. */
oas_status oas_evaluation_begin(struct oas_walk *w, const struct oas_schema_row *schema,
                                const struct oas_check_row *check, const char *start,
                                unsigned depth, const struct oas_step *path);

/* Gives its memory back; returns its status. */
oas_status oas_evaluation_end(struct oas_walk *w, struct oas_evaluation *e);

#endif
