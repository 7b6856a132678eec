/* complete.h - the last of schema/: what can only be said when all roots were read. */
#ifndef SCHEMA_COMPLETE_H
#define SCHEMA_COMPLETE_H

#include "schema/schema.h"

struct graph;

/* Completes what graph_read() gave for the roots, of which some may be NULL: schemas get their
 * heirs, dynamic references their targets, and what is not built takes with it what hangs on it.
 * Behind this the graph is read no more. */
void complete_graph(struct graph *graph, struct schema *const *roots, size_t count);

#endif
