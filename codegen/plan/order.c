/* The rank of every keyword in the documents: errors are sorted by it, and it leads back to the
 * place that declared what was broken. */
#include "plan/order.h"

#include <stdlib.h>

#include "plan/rows.h"

struct ranked {
    struct place place;
    size_t source; /* order of first use */
};

static size_t source_index(struct planner *planner, const struct source *source)
{
    for (size_t i = 0; i < planner->source_count; i++)
        if (planner->sources[i] == source)
            return i;
    const struct source **more =
        OAS_ARENA_NEW(planner->mem, const struct source *, planner->source_count + 1);
    if (!more) {
        planner->diags->no_memory = true;
        return 0;
    }
    if (planner->source_count)
        memcpy(more, planner->sources, planner->source_count * sizeof *more);
    more[planner->source_count] = source;
    planner->sources = more;
    return planner->source_count++;
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
    if (ranked)
        *ranked = (struct ranked){place, source_index(planner, place.source)};
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
    size_t source = 0, low = 0, high = planner->place_count;
    while (source < planner->source_count && planner->sources[source] != place.source)
        source++;
    while (low < high) {
        size_t middle = low + (high - low) / 2, its = 0;
        const struct place *found = &planner->places[middle];
        while (planner->sources[its] != found->source)
            its++;
        if (its < source || (its == source && found->offset < place.offset))
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}
