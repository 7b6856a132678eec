/* References between schemas. */
#include "schema/reference.h"

#include "resolve/registry.h"
#include "schema/identifier.h"
#include "spec/place.h"

struct schema *reference_read(struct graph *graph, const struct schema *schema,
                              const struct clause *clause)
{
    struct node *target = registry_resolve(graph->registry, schema->base, clause->value->text,
                                           clause->value->place, NULL);
    if (!target)
        return NULL;
    bool boolean = target->kind == NODE_BOOLEAN && !dialect_is_old(schema->dialect);
    if ((target->kind != NODE_OBJECT && !boolean) || !place_may_be_schema(target)) {
        diag_at(graph->diags, DIAG_ERROR, clause->value->place,
                "the reference leads to %s that is no schema", node_noun(target));
        diag_at(graph->diags, DIAG_NOTE, node_declared(target), "this is where it leads");
        return NULL;
    }
    struct place from = graph->diags->from;
    if (target->place.source != clause->value->place.source)
        graph->diags->from = clause->value->place;
    identifiers_declare(graph, target, identifiers_base(graph, target), schema->dialect);
    struct schema *found = intern_schema(graph, target, schema->dialect);
    graph->diags->from = from;
    return found;
}
