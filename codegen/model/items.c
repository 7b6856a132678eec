/* Items that are described in branches. */
#include "model/items.h"

#include "load/array.h"

enum { DEEPEST = 16 }; /* alternatives within alternatives */

static void add_all(struct modeller *m, struct items *items, const struct clause *clause)
{
    const struct schema **at =
        array_room(m->mem, items->at, items->count, clause->count, &items->cap, sizeof *items->at);
    m->diags->no_memory |= !at;
    if (!at)
        return;
    items->at = at;
    for (size_t i = 0; i < clause->count; i++)
        items->at[items->count++] = clause->schemas[i];
}

/* `always`: also what the schemas of the set say themselves. */
static void gather(struct modeller *m, struct items *items, const struct schema_set *set,
                   bool always, unsigned depth)
{
    for (size_t i = 0; i < set->count && depth < DEEPEST; i++)
        for (const struct clause *clause = set->at[i]->clauses; clause; clause = clause->next) {
            bool said =
                clause->keyword == OAS_KEYWORD_ITEMS || clause->keyword == OAS_KEYWORD_PREFIX_ITEMS;
            if (said && always)
                add_all(m, items, clause);
            for (size_t j = 0; clause_is_possible(clause) && j < clause->count; j++) {
                const struct schema *branch = clause->schemas[j];
                struct schema_set inner = schema_set_of(m, &branch, 1);
                gather(m, items, &inner, true, depth + 1);
            }
        }
}

void items_gather(struct modeller *m, struct items *items, const struct schema *schema)
{
    struct schema_set set = schema_set_of(m, &schema, 1);
    gather(m, items, &set, true, 0);
}

void items_gather_maybe(struct modeller *m, struct items *items, const struct schema_set *set)
{
    gather(m, items, set, false, 0);
    for (size_t i = 0; i < set->maybe_count; i++)
        items_gather(m, items, set->maybe[i]);
}
