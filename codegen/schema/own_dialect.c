/* A whole document is read in its own dialect, a part of one in that of who refers to it. */
#include "schema/own_dialect.h"

#include "resolve/openapi.h"
#include "schema/expect.h"
#include "schema/vocabulary.h"

bool own_dialect_named(struct graph *graph, const struct node *named, enum dialect *dialect)
{
    if (named->kind != NODE_STRING)
        return false;
    const struct meta_schema *meta = vocabulary_meta(graph, named);
    if (!meta)
        return dialect_of_uri(named->text, dialect);
    *dialect = meta->dialect;
    return true;
}

enum dialect own_dialect_within(struct graph *graph, const struct node *schema,
                                enum dialect dialect)
{
    const struct node *named = node_get(schema, "$schema");
    if (dialect != DIALECT_OPENAPI_3_0 && named)
        (void)own_dialect_named(graph, named, &dialect);
    return dialect;
}

void own_dialect_read(struct graph *graph, const struct node *named, const char *what,
                      enum dialect *dialect)
{
    if (named->kind != NODE_STRING) {
        expect_kind(graph, named, what, "a string");
    } else if (own_dialect_named(graph, named, dialect)) {
        return;
    } else if (graph->dialect_given) {
        *dialect = graph->unnamed;
    } else if (dialect_is_latest(named->text)) {
        *dialect = graph->unnamed;
        diag_lenient(graph->diags, LENIENCY_SCHEMA_LATEST, named->place,
                     "%s names no draft; it is taken as the newest, %s (--dialect for another)",
                     what, dialect_name(*dialect));
    } else if (graph->bare && dialect_is_foreign(named->text)) {
        *dialect = graph->unnamed;
        diag_lenient(graph->diags, LENIENCY_SCHEMA_FOREIGN, named->place,
                     "%s names no draft, nor a meta-schema that --map serves: " OAS_PRI
                     "; it is taken as %s (--dialect for another)",
                     what, OAS_ARG(named->text), dialect_name(*dialect));
    } else {
        diag_at(graph->diags, DIAG_UNSUPPORTED, named->place,
                "%s names a dialect that is not known: " OAS_PRI "%s", what, OAS_ARG(named->text),
                graph->bare ? " (--dialect)" : "");
    }
}

/* False for what is no OpenAPI document. */
static bool of_openapi(struct graph *graph, const struct node *root, enum dialect *dialect)
{
    const struct node *version = node_get(root, "openapi");
    const struct node *named = node_get(root, "jsonSchemaDialect");
    if (!version || version->kind == NODE_OBJECT)
        return false;
    int minor = openapi_minor(version);
    if (minor == 0)
        *dialect = DIALECT_OPENAPI_3_0;
    else if (minor == 1 || minor == 2)
        *dialect = DIALECT_OPENAPI_3_1;
    if (*dialect == DIALECT_OPENAPI_3_1 && named)
        (void)own_dialect_named(graph, named, dialect);
    return true;
}

enum dialect own_dialect_of(struct graph *graph, const struct node *node, enum dialect referrer)
{
    const struct node *root = node;
    enum dialect named = referrer, whole = referrer;
    bool is_named = false;
    for (const struct node *at = node; at; at = at->parent) {
        const struct node *schema = is_named ? NULL : node_get(at, "$schema");
        is_named |= schema && own_dialect_named(graph, schema, &named);
        root = at;
    }
    if (root == graph->registry->documents->root)
        whole = graph->dialect;
    else
        (void)of_openapi(graph, root, &whole);
    bool ignored = node_get(root, "openapi") && whole == DIALECT_OPENAPI_3_0;
    return is_named && !ignored ? named : whole;
}
