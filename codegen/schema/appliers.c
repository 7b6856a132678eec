/* Who applies whom, by counting first: `first` of a schema is where its own end, then moves down.
 */
#include "schema/appliers.h"

static void count(const struct schema *schema, appliers_applies *applies, size_t *first)
{
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next)
        for (size_t i = 0; clause->schemas && applies(schema, clause) && i < clause->count; i++)
            first[clause->schemas[i]->id]++;
}

static void place(struct schema *schema, appliers_applies *applies, struct appliers *appliers)
{
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next)
        for (size_t i = 0; clause->schemas && applies(schema, clause) && i < clause->count; i++)
            appliers->at[--appliers->first[clause->schemas[i]->id]] = schema;
}

bool appliers_list(const struct graph *graph, appliers_applies *applies, struct appliers *appliers)
{
    size_t edges = 0;
    appliers->first = OAS_ARENA_NEW(graph->mem, size_t, graph->count + 1);
    if (!appliers->first)
        return false;
    for (const struct schema *schema = graph->first; schema; schema = schema->next)
        count(schema, applies, appliers->first);
    for (size_t i = 0; i <= graph->count; i++)
        appliers->first[i] = edges += appliers->first[i];
    appliers->at = OAS_ARENA_NEW(graph->mem, struct schema *, edges + 1);
    for (struct schema *schema = graph->first; schema && appliers->at; schema = schema->next)
        place(schema, applies, appliers);
    return appliers->at != NULL;
}
