/* format.h - private to schema/: what the values of `format` mean. */
#ifndef SCHEMA_FORMAT_H
#define SCHEMA_FORMAT_H

#include "schema/intern.h"

/* Does `format` assert in this schema? */
bool format_asserts(const struct graph *graph, const struct schema *schema);

/* Settles what a `format` of the schema judges: clause->format or clause->bits, or neither. */
void format_read(struct graph *graph, struct schema *schema, struct clause *clause);

#endif
