/* The schema of a node, made once. */
#include "schema/intern.h"

static struct schema *make(struct graph *graph, struct node *node, enum dialect dialect)
{
    struct schema *schema = OAS_ARENA_NEW(graph->mem, struct schema, 1);
    graph->diags->no_memory |= !schema;
    if (!schema)
        return NULL;
    schema->node = node;
    schema->dialect = dialect;
    schema->asked = dialect;
    schema->jtypes = OAS_JTYPE_ANY;
    schema->from = graph->diags->from;
    schema->id = graph->count++;
    *graph->last = schema;
    graph->last = &schema->next;
    if (!graph->unread)
        graph->unread = schema;
    return schema;
}

struct schema *intern_schema(struct graph *graph, struct node *node, enum dialect dialect)
{
    void **slot = pointer_map_put(&graph->schemas, graph->mem, node);
    struct schema *schema = slot ? *slot : NULL;
    dialect = dialect_named_by(node, dialect);
    graph->diags->no_memory |= !slot;
    if (!slot)
        return NULL;
    while (schema && schema->asked != dialect)
        schema = schema->other;
    if (schema)
        return schema;
    schema = make(graph, node, dialect);
    if (!schema)
        return NULL;
    schema->other = *slot;
    *slot = schema;
    return schema;
}
