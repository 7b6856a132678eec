/* The schema of a node, made once. */
#include "schema/intern.h"

struct schema *intern_schema(struct graph *graph, struct node *node, enum dialect dialect)
{
    void **slot = pointer_map_put(&graph->schemas, graph->mem, node);
    if (slot && *slot)
        return *slot;
    struct schema *schema = slot ? OAS_ARENA_NEW(graph->mem, struct schema, 1) : NULL;
    if (!schema) {
        graph->diags->no_memory = true;
        return NULL;
    }
    schema->node = node;
    schema->dialect = dialect;
    schema->jtypes = OAS_JTYPE_ANY;
    schema->from = graph->diags->from;
    schema->id = graph->count++;
    *slot = schema;
    *graph->last = schema;
    graph->last = &schema->next;
    if (!graph->unread)
        graph->unread = schema;
    return schema;
}
