/* A value of the wrong kind, in words. */
#include "schema/expect.h"

void expect_kind(struct graph *graph, const struct node *value, const char *what,
                 const char *expected)
{
    diag_at(graph->diags, DIAG_ERROR, value->place, "%s must be %s, not %s", what, expected,
            node_noun(value));
}
