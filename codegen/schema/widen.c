/* What is left out of a schema only ever widens it. Left out, a keyword accepts more than it says,
 * and so does whatever applies its schema: it is *wide*. Where accepting more would refuse more,
 * what a wide schema says is not asked for:
 *
 * - `not` does not judge.
 * - `then`, behind a wide `if`, does not judge, since the condition may be false; where even the
 *   wide one is false, so is the true one, and `else` judges.
 * - `oneOf`: one of its schemas must accept; that only one does is not asked for.
 * - `additionalProperties`, beside patternProperties, does not judge: it would not judge what those
 *   match. */
#include "schema/widen.h"

#include "schema/appliers.h"
#include "schema/keyword.h"
#include "schema/left_out.h"

/* ---- what is wide ---- */

static bool applies(const struct schema *schema, const struct clause *clause)
{
    return schema_clause_is_effective(schema, clause);
}

static bool spread_wide(struct graph *graph)
{
    struct appliers appliers = {0};
    size_t count = 0;
    struct schema **told = OAS_ARENA_NEW(graph->mem, struct schema *, graph->count + 1);
    if (!told || !appliers_list(graph, applies, &appliers))
        return false;
    for (struct schema *schema = graph->first; schema; schema = schema->next)
        if (schema->wide)
            told[count++] = schema;
    while (count) {
        const struct schema *wide = told[--count];
        for (size_t i = appliers.first[wide->id]; i < appliers.first[wide->id + 1]; i++) {
            struct schema *applier = appliers.at[i];
            if (!applier->wide)
                told[count++] = applier;
            applier->wide = true;
        }
    }
    return true;
}

/* ---- what goes with it ---- */

static bool is_left_out(const struct schema *schema, const char *name)
{
    for (const struct left_out *out = schema->left_out; out; out = out->next)
        if (oas_str_is(out->member->key, name))
            return true;
    return false;
}

static bool holds_wide(const struct clause *clause)
{
    for (size_t i = 0; clause && i < clause->count; i++)
        if (clause->schemas[i]->wide)
            return true;
    return false;
}

static bool refuses_more(const struct schema *schema, const struct clause *clause)
{
    switch ((int)clause->keyword) {
    case OAS_KEYWORD_NOT:
    case OAS_KEYWORD_ONE_OF:
        return holds_wide(clause);
    case OAS_KEYWORD_THEN:
        return holds_wide(schema_clause(schema, OAS_KEYWORD_IF));
    case OAS_KEYWORD_ADDITIONAL_PROPERTIES:
        return is_left_out(schema, "patternProperties");
    case OAS_KEYWORD_UNEVALUATED_PROPERTIES:
    case OAS_KEYWORD_UNEVALUATED_ITEMS: /* what is left out might evaluate more */
        return schema->wide;
    default:
        return false;
    }
}

static void tell(struct graph *graph, const struct clause *clause)
{
    const char *what = clause->loose ? "enforced as anyOf is" : "not enforced";
    const char *why = "not all that it applies is";
    if (clause->keyword == OAS_KEYWORD_THEN)
        why = "not all of the if beside it is";
    if (clause->keyword == OAS_KEYWORD_ADDITIONAL_PROPERTIES)
        why = "patternProperties beside it is not";
    diag_about(graph->diags, DIAG_UNSUPPORTED, clause->member->key, clause->member->place,
               "%s is %s, because %s", keyword_info(clause->keyword)->name, what, why);
}

/* Out of the list; of a oneOf its second half only. */
static void loosen(struct graph *graph, struct schema *schema, struct clause **at)
{
    struct clause *clause = *at;
    struct left_out *out = left_out_add(graph, schema, clause->member);
    clause->loose = clause->keyword == OAS_KEYWORD_ONE_OF;
    if (out)
        out->partly = clause->loose;
    if (!clause->loose)
        *at = clause->next;
    tell(graph, clause);
}

void widen_graph(struct graph *graph)
{
    if (!graph->any_wide)
        return;
    if (!spread_wide(graph)) {
        graph->diags->no_memory = true;
        return;
    }
    for (struct schema *schema = graph->first; schema; schema = schema->next)
        for (struct clause **at = &schema->clauses; *at;) {
            struct clause *clause = *at;
            if (!clause->loose && refuses_more(schema, clause))
                loosen(graph, schema, at);
            at = *at == clause ? &clause->next : at;
        }
}
