/* What a schema says and nothing enforces, in the order in which it was found. */
#include "schema/left_out.h"

struct left_out *left_out_add(struct graph *graph, struct schema *schema,
                              const struct member *member)
{
    struct left_out *added = OAS_ARENA_NEW(graph->mem, struct left_out, 1);
    struct left_out **last = &schema->left_out;
    graph->diags->no_memory |= !added;
    if (!added)
        return NULL;
    while (*last)
        last = &(*last)->next;
    added->member = member;
    *last = added;
    return added;
}

void left_out_note(struct graph *graph, struct schema *schema, const struct member *member)
{
    if (!graph->diags->allow_unsupported)
        return;
    (void)left_out_add(graph, schema, member);
    schema->wide = true;
    graph->any_wide = true;
}
