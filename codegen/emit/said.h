/* said.h - private to emit/: what a schema and all that it takes in say of one value. */
#ifndef EMIT_SAID_H
#define EMIT_SAID_H

#include "schema/keyword.h"
#include "schema/schema.h"

enum { SAID_MOST = 4 };

/* Of a keyword that counts as often as it is there. */
struct said_all {
    const struct clause *at[SAID_MOST];
    size_t count;
};

/* `if` with what follows from it, or NULL. */
struct said_if {
    const struct schema *condition;
    const struct schema *then;
    const struct schema *otherwise;
};

/* Of each keyword the clause that refuses the most: together they are what is checked. */
struct said {
    const struct clause *by[OAS_KEYWORD_COUNT];
    struct said_all patterns;
    struct said_all nots;
    struct said_all required;
    struct said_all unions;      /* anyOf and oneOf, but for "X or null" */
    struct said_all dependents;  /* dependentRequired and dependentSchemas */
    struct said_all items;       /* of lists, of tuples what stands behind their places: `items`, or
                                   `unevaluatedItems` where that is the same */
    struct said_all unevaluated; /* of items: where it hangs on the value which these are */
    struct said_all values;      /* `additionalProperties` */
    struct said_if ifs[SAID_MOST];
    size_t if_count; /* may be above SAID_MOST: the others are not there */
    bool ended;      /* nothing may stand behind the `places` of a tuple */
    uint64_t places;
    bool deprecated;
    unsigned seen;
};

void said_gather(struct said *said, const struct schema *schema);

/* Its own; NULL: it has none of the keyword. */
struct said_if said_if_of(const struct schema *schema);

/* What `type` says of a schema that is only a reference, too. */
unsigned said_jtypes(const struct schema *schema);

/* The limit of that sign on values of that JSON type, or NULL. */
const struct clause *said_limit(const struct said *said, unsigned judges, const char *sign);

/* How many items a tuple has room for; UINT64_MAX: any number. */
uint64_t said_places(const struct said *said);

/* How a format is checked. */
enum said_format { SAID_CHECKED, SAID_HINT, SAID_UNCHECKED };
enum said_format said_format(const struct clause *format);

#endif
