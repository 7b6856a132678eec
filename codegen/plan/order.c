/* The rank of every keyword in the documents: errors are sorted by it, and it leads back to the
 * place that declared what was broken. */
#include "plan/order.h"

#include <stdlib.h>

#include "plan/rows.h"

struct ranked {
    struct place place;
    uint32_t source; /* order of first use */
};

static uint32_t source_index(const struct planner *planner, const struct source *source)
{
    const struct source *const *sources = planner->sources.at;
    uint32_t i = 0;
    while (i < planner->sources.count && sources[i] != source)
        i++;
    return i;
}

static int compare(const struct ranked *a, const struct ranked *b)
{
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    return (a->place.offset > b->place.offset) - (a->place.offset < b->place.offset);
}

static int compare_void(const void *a, const void *b)
{
    return compare(a, b);
}

static void add(struct planner *planner, struct rows *all, struct place place)
{
    struct ranked *ranked = rows_add(planner, all, sizeof *ranked, 1);
    uint32_t source = source_index(planner, place.source);
    const struct source **first = source == planner->sources.count
                                      ? rows_add(planner, &planner->sources, sizeof *first, 1)
                                      : NULL;
    if (first)
        *first = place.source;
    if (ranked)
        *ranked = (struct ranked){place, source};
}

static void add_schema(struct planner *planner, struct rows *all, const struct schema *schema)
{
    add(planner, all, node_declared(schema->node));
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next) {
        add(planner, all, clause->member->place);
        if (clause->keyword == OAS_KEYWORD_PROPERTIES)
            for (size_t i = 0; i < clause->count; i++)
                add(planner, all, clause->value->members[i].place);
    }
}

void order_places(struct planner *planner)
{
    struct rows all = {NULL, 0, 0};
    for (size_t i = 0; i < planner->settled_count; i++)
        add_schema(planner, &all, planner->settled[i]);
    struct ranked *ranked = all.at;
    planner->places = OAS_ARENA_NEW(planner->mem, struct place, all.count + 1);
    if (!planner->places || all.count == 0)
        return;
    qsort(ranked, all.count, sizeof *ranked, compare_void);
    for (uint32_t i = 0; i < all.count; i++)
        if (i == 0 || compare(&ranked[i - 1], &ranked[i]) != 0)
            planner->places[planner->place_count++] = ranked[i].place;
}

uint32_t order_of(const struct planner *planner, struct place place)
{
    uint32_t source = source_index(planner, place.source);
    size_t low = 0, high = planner->place_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct place *found = &planner->places[middle];
        uint32_t its = source_index(planner, found->source);
        if (its < source || (its == source && found->offset < place.offset))
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}
