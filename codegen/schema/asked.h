/* asked.h - private to schema/: which dynamic anchors are asked for from each schema on. */
#ifndef SCHEMA_ASKED_H
#define SCHEMA_ASKED_H

#include "schema/intern.h"

struct asked {
    oas_str *names; /* of the anchors; $recursiveAnchor is one without a name */
    size_t count;
    struct map numbers; /* of the names, private to asked.c */
    bool *from;         /* by schema->id * count + the name's number: a reference that the schema
                           leads to asks for it */
};

/* Finds all that are asked for, and reads what they may mean. False when there is nothing to be
 * asked, or after a diagnostic. */
bool asked_find(struct graph *graph, struct asked *asked);

/* The number of the name that a clause asks for. */
size_t asked_number(const struct asked *asked, const struct clause *clause);

/* True if the name is asked for from the schema on. */
static inline bool asked_from(const struct asked *asked, const struct schema *schema, size_t name)
{
    return asked->from[schema->id * asked->count + name];
}

/* The schema that has the anchor in the resource of `schema`; NULL: none has. */
struct schema *asked_meant(struct graph *graph, const struct asked *asked,
                           const struct schema *schema, size_t name);

#endif
