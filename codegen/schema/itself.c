/* All of what it is, and more: that much is true of every value. */
#include "schema/itself.h"

#include "schema/intern.h"

static bool is_reference_to(const struct schema *item, const struct schema *schema)
{
    const struct clause *clause = item->clauses;
    return clause && !clause->next && clause->keyword == OAS_KEYWORD_REF &&
           clause->schemas[0] == schema;
}

static void let_go_of(struct graph *graph, struct schema *item)
{
    diag_lenient(graph->diags, LENIENCY_ALL_OF_ITSELF, item->clauses->member->place,
                 "this leads back to the schema whose allOf it stands in, and says nothing new; "
                 "what stands beside it counts");
    item->clauses = NULL;
}

void itself_let_go(struct graph *graph, struct schema *first)
{
    for (struct schema *schema = first; schema; schema = schema->next) {
        const struct clause *all = schema_clause(schema, OAS_KEYWORD_ALL_OF);
        if (!all || (all->count < 2 && !schema->clauses->next))
            continue;
        for (size_t i = 0; i < all->count; i++)
            if (is_reference_to(all->schemas[i], schema))
                let_go_of(graph, all->schemas[i]);
    }
}
