/* widen.h - what --allow-unsupported left out of a graph must only widen it. */
#ifndef SCHEMA_WIDEN_H
#define SCHEMA_WIDEN_H

struct graph;

/* When all is read: takes away, or loosens, what would refuse more because something else is left
 * out, and tells each such place. */
void widen_graph(struct graph *graph);

#endif
