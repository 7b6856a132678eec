/* shapes.h - bytes as choices: a schema of what documents have, which the fast walk mostly knows, and
 * texts that mostly keep to it. */
#ifndef FUZZ_SHAPES_H
#define FUZZ_SHAPES_H

#include <oas/oas.h>

/* Choices: bytes, and behind their end the first of each, which are the plain ones. */
struct shape_feed {
    const uint8_t *at, *end;
};

enum { SHAPE_COUNT = 400, SHAPE_PARTS = 1200 };

typedef enum shape_kind {
    SHAPE_TEXT,
    SHAPE_INTEGER,
    SHAPE_RECORD,
    SHAPE_SERIES,
    SHAPE_UUID,
    SHAPE_TIME,
    SHAPE_CHOICE,
    SHAPE_NUMBER,
    SHAPE_BOOLEAN,
    SHAPE_FORK,   /* records told apart by a tag */
    SHAPE_FORMAT, /* a string that leaf checks judge */
    SHAPE_MAP,
    SHAPE_ANY,
    SHAPE_CONSTANT,
    SHAPE_EITHER, /* a union without a tag */
    SHAPE_AGAIN,  /* the whole once more */
    SHAPE_KINDS
} shape_kind;

/* A member, or an item, or a branch. */
struct shape_part {
    unsigned name; /* which one */
    unsigned shape;
    bool required;
    unsigned only; /* 1: readOnly, 2: writeOnly */
};

struct shape {
    shape_kind kind;
    unsigned how;   /* which of its limits */
    unsigned null;  /* 0: it takes none; 1: by its type; 2, 3: beside it, by oneOf or anyOf */
    bool closed;    /* of a record: no others */
    bool merged;    /* its first half comes by allOf */
    unsigned first; /* of the parts */
    unsigned count;
};

struct shapes {
    struct shape shapes[SHAPE_COUNT];
    struct shape_part parts[SHAPE_PARTS];
    unsigned shape_count, part_count;
};

/* The first shape is the whole. */
void shapes_choose(struct shapes *shapes, struct shape_feed *feed);

/* As a schema of OpenAPI 3.1. */
void shapes_schema(const struct shapes *shapes, oas_buf *out);

/* A text for it; one part in a few dozens is something else. *state as that of edge.h. */
void shapes_text(const struct shapes *shapes, uint64_t *state, oas_buf *out);

#endif
