/* reference.h - private to schema/: where $ref leads. */
#ifndef SCHEMA_REFERENCE_H
#define SCHEMA_REFERENCE_H

#include "schema/intern.h"

/* The schema that the reference in `clause` means, or NULL after a diagnostic. Of a dynamic one it
 * is what it means at first; the clause notes for what the scope is asked. */
struct schema *reference_read(struct graph *graph, const struct schema *schema,
                              struct clause *clause);

#endif
