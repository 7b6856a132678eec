/* In this order: heirs may be read for the first time, and what is made anew for a dynamic scope
 * can be wide, too. */
#include "schema/complete.h"

#include "schema/graph.h"
#include "schema/scope.h"
#include "schema/widen.h"

void complete_graph(struct graph *graph, struct schema *const *roots, size_t count)
{
    graph_inherit(graph);
    scope_bind(graph, roots, count);
    widen_graph(graph);
    graph_observe(graph);
}
