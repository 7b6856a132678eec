/* fast_put.h - private to the room: the walk that writes, while it runs, and its way to the full
 * ones. */
#ifndef OAS_FAST_FAST_PUT_H
#define OAS_FAST_FAST_PUT_H

#include <oas/fast.h>

#include "value/write.h"
#include "walk/walk.h"

/* What can be written from a member's or item's place on: what stands before a value, and a leaf in
 * blocks. A text of up to OAS_FAST_SHORT bytes fits as well; for a longer one room is asked for. */
#define OAS_FAST_ROOM  128u
#define OAS_FAST_SHORT 48u

/* Bytes of a member or item at most, but for the texts in it. It has two at least. */
#define OAS_FAST_MOST 80u

/* Places are pointers to where the text is written, NULL is no answer. What only judges writes
 * nothing: its places are all the same, and the text is counted. */
struct oas_fast_put {
    struct oas_walk *w; /* judges what is handed over */
    const struct oas_fast *fast;
    const struct oas_property_row *properties; /* of these rows, as they are asked for most */
    const struct oas_bound_row *bounds;
    struct oas_write *write; /* writes that, to the same buffer */
    const oas_options *options;
    char *hot;         /* up to there as many bytes can be written; NULL: nothing is */
    unsigned levels;   /* of objects and arrays, at most */
    uint32_t demanded; /* where a record row has the members that have to be there */
    size_t most;       /* judging: bytes of the text so far, at most */
    bool charged;      /* the full walk has counted the applicator around the value */
    bool no_memory;    /* the allocator had none */
};

/* Bytes of the text so far, at most. */
static inline size_t oas_fast_put_size(const struct oas_fast_put *f, const char *to)
{
    return f->hot ? (size_t)(to - f->write->out->at) - f->write->start : f->most;
}

/* Room for `more` bytes and as many as the walk writes at once. NULL: there is none, or the text
 * is too long. */
char *oas_fast_put_room(struct oas_fast_put *f, char *to, size_t more);

/* Work for an applicator around a value whose text began there. */
bool oas_fast_put_charge(struct oas_fast_put *f, size_t start, const char *to);

/* ---- by the full walks; each gives the place behind, or NULL ---- */

/* The value of a property, its presence included: written, then judged. `base`: of the struct that
 * it lies in; `depth`: of the value, the level of its applicator included. */
char *oas_fast_put_over(struct oas_fast_put *f, const struct oas_property_row *property,
                        const char *base, char *to, unsigned depth);

/* The key of a property that is longer than its row, and the colon. */
char *oas_fast_put_key(struct oas_fast_put *f, const struct oas_property_row *property, char *to);

/* A string that is not plain ASCII, or whose length is to be counted in characters. */
char *oas_fast_put_text(struct oas_fast_put *f, const struct oas_property_row *property,
                        oas_str text, char *to);

/* Do the leaf checks of its schema take the plain text? */
bool oas_fast_put_checked(struct oas_fast_put *f, const struct oas_property_row *property,
                          oas_str text);

/* Does the struct hold members that the record does not name? */
bool oas_fast_put_others(const struct oas_fast_put *f, const struct oas_record_row *record,
                         const char *from);

#endif
