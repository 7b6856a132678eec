/* routes.h - the routes of a table of operations (oas/operation.h). */
#ifndef PLAN_ROUTES_H
#define PLAN_ROUTES_H

#include <oas/arena.h>
#include <oas/operation.h>

/* Those of all operations but webhooks: with the base path of each of their servers, and without.
 * NULL where there are none: paths of more than OAS_ROUTE_DEPTH segments, or a great many together;
 * or memory ran out, and *no_memory is set. What is made is in `mem`. */
const oas_routes *routes_build(oas_arena *mem, const oas_operations *operations, bool *no_memory);

/* How many nodes there are, without the one at the end. */
size_t routes_nodes(const oas_routes *routes);

#endif
