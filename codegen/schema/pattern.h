/* pattern.h - private to schema/: the value of `pattern`. */
#ifndef SCHEMA_PATTERN_H
#define SCHEMA_PATTERN_H

#include "schema/intern.h"

/* Settles what the clause matches, clause->pattern. False after a diagnostic. */
bool pattern_read(struct graph *graph, struct schema *schema, struct clause *clause);

#endif
