/* clauses.h - private to schema/: the keywords of one schema. */
#ifndef SCHEMA_CLAUSES_H
#define SCHEMA_CLAUSES_H

#include "schema/intern.h"

/* Reads the keywords of one schema. */
void clauses_read(struct graph *graph, struct schema *schema);

#endif
