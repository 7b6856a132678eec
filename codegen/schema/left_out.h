/* left_out.h - private to schema/: keywords of a schema that nothing enforces. */
#ifndef SCHEMA_LEFT_OUT_H
#define SCHEMA_LEFT_OUT_H

#include "schema/intern.h"

/* Notes that nothing enforces this keyword of the schema, if --allow-unsupported lets that pass.
 * The diagnostic is the caller's. */
void left_out_note(struct graph *graph, struct schema *schema, const struct member *member);

/* The same, for what goes with such a keyword; NULL when memory ran out. */
struct left_out *left_out_add(struct graph *graph, struct schema *schema,
                              const struct member *member);

#endif
