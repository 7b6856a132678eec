/* encoded.h - the values of contentEncoding and contentMediaType, where they judge: in draft 7. */
#ifndef SCHEMA_ENCODED_H
#define SCHEMA_ENCODED_H

#include "schema/intern.h"

/* What the clause judges; what nobody here knows is told, and is an annotation. */
void encoded_read(struct graph *graph, const struct schema *schema, struct clause *clause);

#endif
