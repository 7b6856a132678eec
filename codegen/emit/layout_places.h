/* layout_places.h - private to emit/: where the rows of each type of the layout stand. */
#ifndef EMIT_LAYOUT_PLACES_H
#define EMIT_LAYOUT_PLACES_H

#include "emit/emitter.h"
#include "load/slots.h"

/* Where the rows of a type begin. */
struct places {
    uint32_t parts; /* UNION: variants */
    uint32_t signs;
    uint32_t shares; /* STRUCT: of members by patterns */
    uint32_t slots;
    uint32_t mask;
    const struct labels *labels; /* of the enum, or of the tag; NULL: none */
};

/* The labels of an enum, which several types may share. */
struct labels {
    const struct cenum *of;
    uint32_t first;
    uint32_t slots;
    uint32_t mask;
    struct labels *next;
};

struct tables {
    struct emitter *e;
    struct places *places; /* by row */
    uint32_t labels, variants, signs, marks, shares;
    struct map shared;    /* the first of equal tables of slots, by their bytes */
    struct map enums;     /* tag to struct labels */
    struct labels *first; /* all of them in order */
    struct labels **last;
    uint32_t *slots;
    uint32_t slot_count;
    size_t slot_cap;
};

/* The tables of a model, before any of their rows is printed; NULL: no memory. */
struct tables *layout_places(struct emitter *e);

/* A hash table as the program's are: see oas_object_row. */
void layout_slots(struct tables *t, const void *user, uint32_t count, slots_name *name_of,
                  uint32_t *first, uint32_t *mask);

#endif
