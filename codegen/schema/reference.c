/* References between schemas. */
#include "schema/reference.h"

#include "resolve/registry.h"
#include "schema/identifier.h"
#include "schema/own_dialect.h"
#include "schema/place.h"

static bool leads_to_schema(struct graph *graph, enum dialect dialect, struct place from,
                            const struct node *target)
{
    oas_buf instead = {0};
    bool schema_there = place_is_schema(target, dialect, &instead);
    if (!schema_there) {
        diag_at(graph->diags, DIAG_ERROR, from,
                "the reference leads to " OAS_PRI ", not to a schema",
                OAS_ARG(oas_buf_str(&instead)));
        diag_at(graph->diags, DIAG_NOTE, node_declared(target), "this is where it leads");
    }
    graph->diags->no_memory |= instead.failed;
    oas_buf_free(&instead);
    return schema_there;
}

struct schema *reference_read(struct graph *graph, const struct schema *schema,
                              const struct clause *clause)
{
    struct node *target = registry_resolve(graph->registry, schema->base, clause->value->text,
                                           clause->value->place, NULL);
    if (!target)
        return NULL;
    enum dialect dialect = own_dialect_of(graph, target, schema->dialect);
    if (!leads_to_schema(graph, dialect, clause->value->place, target))
        return NULL;
    struct place from = graph->diags->from;
    if (target->place.source != clause->value->place.source)
        graph->diags->from = clause->value->place;
    identifiers_declare(graph, target, identifiers_base(graph, target), dialect);
    struct schema *found = intern_schema(graph, target, dialect);
    graph->diags->from = from;
    return found;
}
