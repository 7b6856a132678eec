/* The schema of a node, made once. */
#include "schema/intern.h"

#include "schema/place.h"

/* Behind all others. */
static void append(struct graph *graph, struct schema *schema)
{
    schema->id = graph->count++;
    schema->next = NULL;
    *graph->last = schema;
    graph->last = &schema->next;
}

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
    append(graph, schema);
    if (!graph->unread)
        graph->unread = schema;
    return schema;
}

struct schema *intern_schema(struct graph *graph, struct node *node, enum dialect dialect)
{
    void **slot = pointer_map_put(&graph->schemas, graph->mem, node);
    struct schema *schema = slot ? *slot : NULL;
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
    if (node->kind == NODE_BOOLEAN && !place_may_be_boolean(node, dialect))
        diag_lenient(graph->diags, LENIENCY_LATER_FORM, node->place,
                     "%s has no booleans as schemas here; it is taken as in later versions",
                     dialect_name(dialect));
    return schema;
}

static struct clause *copy_clauses(struct graph *graph, const struct clause *from)
{
    struct clause *first = NULL, **end = &first;
    for (; from; from = from->next) {
        struct clause *clause = OAS_ARENA_NEW(graph->mem, struct clause, 1);
        graph->diags->no_memory |= !clause;
        if (!clause)
            break;
        *clause = *from;
        *end = clause;
        end = &clause->next;
    }
    *end = NULL;
    return first;
}

struct schema *intern_anew(struct graph *graph, struct schema *alone)
{
    struct schema *schema = OAS_ARENA_NEW(graph->mem, struct schema, 1);
    graph->diags->no_memory |= !schema;
    if (!schema)
        return NULL;
    *schema = *alone;
    schema->alone = alone;
    schema->clauses = copy_clauses(graph, alone->clauses);
    append(graph, schema);
    return schema;
}
