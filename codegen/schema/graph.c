#include "schema/graph.h"

static size_t hash_of(const void *pointer, size_t capacity)
{
    uintptr_t bits = (uintptr_t)pointer >> 4;
    return (size_t)(bits * (uintptr_t)0x9E3779B1u) & (capacity - 1);
}

static struct schema **slot_of(struct graph *graph, const struct node *node)
{
    size_t i = hash_of(node, graph->capacity);
    while (graph->by_node[i] && graph->by_node[i]->node != node)
        i = (i + 1) & (graph->capacity - 1);
    return &graph->by_node[i];
}

static bool grow(struct graph *graph)
{
    size_t capacity = graph->capacity ? graph->capacity * 2 : 256;
    graph->by_node = OAS_ARENA_NEW(graph->mem, struct schema *, capacity);
    if (!graph->by_node) {
        graph->diags->no_memory = true;
        return false;
    }
    graph->capacity = capacity;
    for (struct schema *schema = graph->first; schema; schema = schema->next)
        *slot_of(graph, schema->node) = schema;
    return true;
}

struct schema *graph_schema(struct graph *graph, struct node *node, enum dialect dialect)
{
    if (graph->count * 2 >= graph->capacity && !grow(graph))
        return NULL;
    struct schema **slot = slot_of(graph, node);
    if (*slot)
        return *slot;
    struct schema *schema = OAS_ARENA_NEW(graph->mem, struct schema, 1);
    if (!schema) {
        graph->diags->no_memory = true;
        return NULL;
    }
    schema->node = node;
    schema->dialect = dialect;
    schema->kinds = OAS_KIND_ANY;
    schema->from = graph->diags->from;
    schema->id = graph->count++;
    *slot = schema;
    *graph->last = schema;
    graph->last = &schema->next;
    if (!graph->unread)
        graph->unread = schema;
    return schema;
}

static enum dialect dialect_of_api(const struct api *api, const struct schema_options *options,
                                   struct diags *diags)
{
    enum dialect dialect = options->dialect;
    if (api->version == API_3_0)
        return DIALECT_OPENAPI_3_0;
    if (api->version != API_SCHEMA)
        dialect = DIALECT_OPENAPI_3_1;
    if (api->dialect.len && !dialect_of_uri(api->dialect, &dialect)) {
        const char *name = api->version == API_SCHEMA ? "$schema" : "jsonSchemaDialect";
        const struct node *node = node_get(api->document->root, name);
        diag_at(diags, DIAG_UNSUPPORTED, node ? node->place : (struct place){0},
                "%s names a dialect that is not known: " OAS_PRI, name, OAS_ARG(api->dialect));
    }
    return dialect;
}

/* Documents declare their identifiers when they are opened: a reference may come before the schema
 * that it names. */
static void document_opened(void *user, struct registry *registry, struct document *document)
{
    (void)registry;
    struct graph *graph = user;
    struct node *root = document->root;
    if (!node_get(root, "openapi")) {
        identifiers_declare(graph, root, document->uri, graph->dialect);
        return;
    }
    const struct node *schemas = node_get(node_get(root, "components"), "schemas");
    for (size_t i = 0; schemas && schemas->kind == NODE_OBJECT && i < schemas->count; i++)
        identifiers_declare(graph, schemas->members[i].value, document->uri, graph->dialect);
}

struct graph *graph_new(struct registry *registry, const struct api *api,
                        const struct schema_options *options)
{
    struct graph *graph = OAS_ARENA_NEW(registry->mem, struct graph, 1);
    if (!graph)
        return NULL;
    graph->mem = registry->mem;
    graph->diags = registry->diags;
    graph->registry = registry;
    graph->dialect = dialect_of_api(api, options, registry->diags);
    graph->formats = options->formats;
    graph->last = &graph->first;
    registry->on_document = document_opened;
    registry->user = graph;
    for (struct document *document = registry->documents; document; document = document->next)
        document_opened(graph, registry, document);
    return graph;
}

struct schema *graph_read(struct graph *graph, struct node *node)
{
    size_t before = graph->diags->totals[DIAG_ERROR];
    identifiers_declare(graph, node, identifiers_base(graph, node), graph->dialect);
    struct schema *schema = graph_schema(graph, node, graph->dialect);
    while (graph->unread) {
        struct schema *next = graph->unread;
        graph->diags->from = next->from;
        schema_read(graph, next);
        graph->unread = next->next;
    }
    graph->diags->from = (struct place){0};
    return graph->diags->totals[DIAG_ERROR] == before ? schema : NULL;
}

struct schema *graph_schemas(const struct graph *graph)
{
    return graph->first;
}

const struct clause *schema_clause(const struct schema *schema, oas_keyword keyword)
{
    const struct clause *clause = schema->clauses;
    while (clause && clause->keyword != keyword)
        clause = clause->next;
    return clause;
}
