/* References between schemas. */
#include "schema/reference.h"

#include "resolve/registry.h"
#include "resolve/uri.h"
#include "schema/identifier.h"
#include "schema/own_dialect.h"
#include "schema/place.h"

static bool leads_to_schema(struct graph *graph, enum dialect dialect, struct place from,
                            const struct node *target)
{
    oas_buf instead = {0};
    bool schema_there = place_is_schema(target, dialect, &instead);
    if (!schema_there && place_is_any_json(target, dialect)) {
        schema_there = true;
        diag_lenient(graph->diags, LENIENCY_REFERENCE_VALUE, from,
                     "the reference leads to " OAS_PRI "; it is read as a schema",
                     OAS_ARG(oas_buf_str(&instead)));
    } else if (!schema_there) {
        diag_at(graph->diags, DIAG_ERROR, from,
                "the reference leads to " OAS_PRI ", not to a schema",
                OAS_ARG(oas_buf_str(&instead)));
        diag_at(graph->diags, DIAG_NOTE, node_declared(target), "this is where it leads");
    }
    graph->diags->no_memory |= instead.failed;
    oas_buf_free(&instead);
    return schema_there;
}

/* The name of the dynamic anchor that a reference begins with; NULL: it is none, and the reference
 * is as $ref. Only what the reference leads to at first has a say in that: section 8.2.3.2, 2019-09
 * section 8.2.4.2.1. */
static oas_str dynamic_name(struct graph *graph, const struct clause *clause,
                            const struct node *target)
{
    oas_str ignored, fragment = {0}, name = {0};
    size_t bad;
    if (clause->keyword == OAS_KEYWORD_RECURSIVE_REF)
        name = OAS_STR("");
    else if (clause->keyword == OAS_KEYWORD_DYNAMIC_REF)
        uri_split(clause->value->text, &ignored, &fragment);
    if (fragment.len)
        (void)uri_decode(graph->mem, fragment, &name, &bad);
    oas_str base = identifiers_base(graph, target);
    return name.at && identifiers_dynamic(graph, base, name) == target ? name : (oas_str){0};
}

static void read_dynamic(struct graph *graph, struct clause *clause, const struct node *target,
                         struct schema *meant)
{
    clause->dynamic = dynamic_name(graph, clause, target);
    clause->meant = meant;
    graph->dynamic |= clause->dynamic.at != NULL;
}

/* 2019-09 section 8.2.4.2.1: "#" is the only value that has a meaning. */
static bool is_recursive(struct graph *graph, const struct clause *clause)
{
    if (clause->keyword != OAS_KEYWORD_RECURSIVE_REF || oas_str_is(clause->value->text, "#"))
        return true;
    diag_at(graph->diags, DIAG_ERROR, clause->value->place, "$recursiveRef must be \"#\"");
    return false;
}

struct schema *reference_read(struct graph *graph, const struct schema *schema,
                              struct clause *clause)
{
    if (!is_recursive(graph, clause))
        return NULL;
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
    read_dynamic(graph, clause, target, found);
    return found;
}
