/* reference.h - private to schema/: where $ref leads. */
#ifndef SCHEMA_REFERENCE_H
#define SCHEMA_REFERENCE_H

#include "schema/intern.h"

/* The schema that the reference in `clause` means, or NULL after a diagnostic. */
struct schema *reference_read(struct graph *graph, const struct schema *schema,
                              const struct clause *clause);

#endif
