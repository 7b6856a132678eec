/* graph.h - the way into schema/: from a node to its schema and all that it refers to. */
#ifndef SCHEMA_GRAPH_H
#define SCHEMA_GRAPH_H

#include "schema/schema.h"
#include "spec/spec.h"

struct graph;

/* The dialect of a document's schemas that name none themselves. False when the document names one
 * that is not known: then it is what would be without. */
bool graph_dialect(const struct api *api, const struct schema_options *options,
                   enum dialect *dialect);

struct graph *graph_new(struct registry *registry, const struct api *api,
                        const struct schema_options *options);

/* The schema at `node` and all it refers to; the same node gives the same schema. NULL after a
 * diagnostic. */
struct schema *graph_read(struct graph *graph, struct node *node);

/* When all roots are read: the heirs of schemas (heirs.h), and what they refer to. */
void graph_inherit(struct graph *graph);

/* Reads what was made and is not read yet. */
void graph_drain(struct graph *graph);

/* When all is read: what only matters where unevaluatedProperties or unevaluatedItems look at it.
 */
void graph_observe(struct graph *graph);

/* All that were read, in order of reading (follow ->next). */
struct schema *graph_schemas(const struct graph *graph);

#endif
