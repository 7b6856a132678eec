/* The graph from its first node on. */
#include "schema/graph.h"

#include "schema/clauses.h"
#include "schema/heirs.h"
#include "schema/identifier.h"
#include "schema/itself.h"
#include "schema/own_dialect.h"

bool graph_dialect(const struct api *api, const struct schema_options *options,
                   enum dialect *dialect)
{
    *dialect = options->dialect;
    if (api->version == API_3_0)
        *dialect = DIALECT_OPENAPI_3_0;
    else if (api->version != API_SCHEMA)
        *dialect = DIALECT_OPENAPI_3_1;
    return api->version == API_3_0 || !api->dialect.len || dialect_of_uri(api->dialect, dialect);
}

static void find_dialect(struct graph *graph, const struct api *api,
                         const struct schema_options *options)
{
    bool bare = api->version == API_SCHEMA;
    const char *name = bare ? "$schema" : "jsonSchemaDialect";
    const struct node *named = node_get(api->document->root, name);
    graph->bare = bare;
    graph->unnamed = bare ? options->dialect : DIALECT_2020_12;
    graph->dialect_given = bare && options->dialect_given;
    if (!graph_dialect(api, options, &graph->dialect) && named)
        own_dialect_read(graph, named, name, &graph->dialect);
}

/* Documents declare their identifiers when they are opened: a reference may come before the schema
 * that it names. */
static void document_opened(void *user, struct registry *registry, struct document *document)
{
    (void)registry;
    struct graph *graph = user;
    struct node *root = document->root;
    enum dialect dialect = own_dialect_of(graph, root, graph->dialect);
    if (!node_get(root, "openapi")) {
        identifiers_declare(graph, root, document->uri, dialect);
        return;
    }
    const struct node *schemas = node_get(node_get(root, "components"), "schemas");
    for (size_t i = 0; schemas && schemas->kind == NODE_OBJECT && i < schemas->count; i++)
        identifiers_declare(graph, schemas->members[i].value, document->uri, dialect);
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
    find_dialect(graph, api, options);
    graph->formats = options->formats;
    graph->strict_nullable = options->strict_nullable;
    graph->judging = options->judging;
    graph->open_enums = options->open_enums;
    graph->last = &graph->first;
    registry->on_document = document_opened;
    registry->user = graph;
    for (struct document *document = registry->documents; document; document = document->next)
        document_opened(graph, registry, document);
    return graph;
}

void graph_drain(struct graph *graph)
{
    struct schema *first = graph->unread;
    while (graph->unread) {
        struct schema *next = graph->unread;
        graph->diags->from = next->from;
        clauses_read(graph, next);
        graph->unread = next->next;
    }
    itself_let_go(graph, first);
    graph->diags->from = (struct place){0};
}

struct schema *graph_read(struct graph *graph, struct node *node)
{
    size_t before = graph->diags->totals[DIAG_ERROR];
    enum dialect dialect = own_dialect_of(graph, node, graph->dialect);
    identifiers_declare(graph, node, identifiers_base(graph, node), dialect);
    struct schema *schema = intern_schema(graph, node, dialect);
    graph_drain(graph);
    return graph->diags->totals[DIAG_ERROR] == before ? schema : NULL;
}

void graph_inherit(struct graph *graph)
{
    struct extends extends = {.graph = graph};
    if (graph->judging)
        return;
    while (heirs_find(&extends))
        graph_drain(graph);
    heirs_finish(&extends);
}

void graph_observe(struct graph *graph)
{
    for (struct schema *schema = graph->unevaluated ? graph->first : NULL; schema;
         schema = schema->next)
        for (struct clause *clause = schema->clauses; clause; clause = clause->next)
            clause->observed = clause->keyword == OAS_KEYWORD_IF;
}

struct schema *graph_schemas(const struct graph *graph)
{
    return graph->first;
}
