/* route.h - the operations that a path may be of, by the table's routes. */
#ifndef OAS_HTTP_ROUTE_H
#define OAS_HTTP_ROUTE_H

#include <oas/operation.h>

/* A node and where the path goes on behind it. */
struct oas_route_place {
    uint32_t node;
    const char *at; /* NULL: the path ends there */
};

/* A walk along all ways that the path may take; each of them ends at one node at most. */
struct oas_route_walk {
    const oas_routes *routes;
    const char *end;
    size_t open; /* ways that were left out so far: one for each node on this one */
    struct oas_route_place ways[OAS_ROUTE_DEPTH + 1];
};

/* The path is that which is to be split at '/'. */
void oas_route_begin(struct oas_route_walk *walk, const oas_routes *routes, oas_str path);

/* The next operations, of which the path may be one's: places in the table, ascending. False when
 * there are no more. */
bool oas_route_next(struct oas_route_walk *walk, const uint32_t **operations, size_t *count);

#endif
