/* appliers.h - private to schema/: from each schema to those that apply it. */
#ifndef SCHEMA_APPLIERS_H
#define SCHEMA_APPLIERS_H

#include "schema/intern.h"

/* The appliers of `schema` are at[first[schema->id]] up to at[first[schema->id + 1]]. */
struct appliers {
    size_t *first; /* by schema->id, one more at the end */
    struct schema **at;
};

/* Which clauses count. */
typedef bool appliers_applies(const struct schema *schema, const struct clause *clause);

/* Of all schemas of the graph. False when memory ran out. */
bool appliers_list(const struct graph *graph, appliers_applies *applies, struct appliers *appliers);

#endif
