/* What possible schemas add to a C type. Mostly that is nothing: they say more of members that it
 * has anyway, and the type stays the one that it is elsewhere. */
#include "model/maybe.h"

#include <stdlib.h>

#include "model/alias.h"
#include "model/constant.h"
#include "model/items.h"
#include "model/members.h"

/* Values within values that are compared, and how many for one question: what is beyond may add. */
enum { DEEPEST = 8, MOST = 1000 };

static bool adds(struct modeller *m, const struct schema_set *own, const struct schema_set *maybe,
                 unsigned depth);

static bool one_adds(struct modeller *m, const struct schema *const *given, size_t count,
                     const struct schema *maybe, unsigned depth)
{
    struct schema_set own = schema_set_of(m, given, count);
    maybe = alias_target(m, maybe);
    struct schema_set set = schema_set_of(m, &maybe, 1);
    return adds(m, &own, &set, depth);
}

static bool is_within(const struct schema_set *own, const struct schema_set *maybe)
{
    for (size_t i = 0; i < maybe->count; i++) {
        bool found = false;
        for (size_t j = 0; j < own->count && !found; j++)
            found = own->at[j] == maybe->at[i];
        if (!found)
            return false;
    }
    return true;
}

/* ---- objects ---- */

static void gather(struct modeller *m, const struct schema_set *set, struct members *members)
{
    members_init(members, m);
    members_gather(members, set, BRANCH_OWN, NULL);
    members_spread(members);
}

/* A C type that takes any object holds all of it. */
static bool is_any(const struct members *own)
{
    for (const struct member_entry *entry = own->first; entry; entry = entry->next)
        if (entry->first)
            return false;
    return !own->closed && own->rest_count == 0 && !own->patterned;
}

/* Does one of the schemas that speak of a member add to its type, or has it no place? */
static bool member_adds(struct members *own, const struct member_entry *entry,
                        const struct schema *maybe, unsigned depth)
{
    struct modeller *m = own->m;
    if (!entry || !entry->first)
        return !own->closed && (!own->patterned || own->rest_count) &&
               (own->rest_count == 0 || one_adds(m, own->rest, own->rest_count, maybe, depth));
    size_t always;
    const struct schema **given = members_schemas(own, entry, BRANCH_OWN, &always);
    if (always)
        return one_adds(m, given, always, maybe, depth);
    for (const struct member_schema *said = entry->first; said; said = said->next)
        if (one_adds(m, &said->schema, 1, maybe, depth))
            return true;
    return false;
}

static bool members_add(struct modeller *m, const struct schema_set *own_set,
                        const struct schema_set *maybe_set, unsigned depth)
{
    struct members own, maybe;
    gather(m, own_set, &own);
    if (is_any(&own))
        return false;
    gather(m, maybe_set, &maybe);
    if (maybe.patterned && !own.patterned && !own.closed && own.rest_count == 0)
        return true;
    for (const struct member_entry *entry = maybe.first; entry; entry = entry->next)
        for (const struct member_schema *said = entry->first; said; said = said->next)
            if (member_adds(&own, members_find(&own, entry->json), said->schema, depth + 1))
                return true;
    for (const struct member_rest *rest = maybe.rests; rest; rest = rest->next)
        if (!rest->schema->is_boolean && member_adds(&own, NULL, rest->schema, depth + 1))
            return true;
    return false;
}

/* ---- arrays ---- */

/* An array without items of a type holds any. */
static bool items_add(struct modeller *m, const struct schema_set *own,
                      const struct schema_set *maybe, unsigned depth)
{
    struct items always = {0}, others = {0};
    for (size_t i = 0; i < own->count; i++)
        items_gather(m, &always, own->at[i]);
    for (size_t i = 0; i < maybe->count; i++)
        items_gather(m, &others, maybe->at[i]);
    for (size_t i = 0; i < always.count; i++)
        for (size_t j = 0; j < others.count; j++)
            if (one_adds(m, &always.at[i], 1, others.at[j], depth + 1))
                return true;
    return false;
}

/* ---- any value ---- */

/* To a union is added what is added to one of its branches. */
static bool branches_add(struct modeller *m, const struct clause *clause,
                         const struct schema_set *maybe, unsigned depth)
{
    for (size_t i = 0; i < clause->count; i++) {
        const struct schema *branch = clause->schemas[i];
        struct schema_set own = schema_set_of(m, &branch, 1);
        if (adds(m, &own, maybe, depth + 1))
            return true;
    }
    return false;
}

static bool in_place_adds(struct modeller *m, const struct schema_set *own,
                          const struct schema_set *maybe, unsigned depth)
{
    unsigned jtypes = own->jtypes & maybe->jtypes;
    const struct clause *clause = schema_set_union(own, NULL);
    if (clause && !schema_set_has_members(own) && !schema_set_has_items(own))
        return branches_add(m, clause, maybe, depth);
    if (jtypes & OAS_JTYPE_OBJECT && members_add(m, own, maybe, depth))
        return true;
    return jtypes & OAS_JTYPE_ARRAY && items_add(m, own, maybe, depth);
}

static bool adds(struct modeller *m, const struct schema_set *own, const struct schema_set *maybe,
                 unsigned depth)
{
    if (is_within(own, maybe) || schema_set_constants(own))
        return false;
    if (depth > DEEPEST || m->comparisons++ > MOST)
        return true;
    return in_place_adds(m, own, maybe, depth);
}

static int compare_ids(const void *a, const void *b)
{
    size_t x = (*(const struct schema *const *)a)->id, y = (*(const struct schema *const *)b)->id;
    return (x > y) - (x < y);
}

/* Each once and in one order, whoever asks: so that types that refer to themselves come to an end.
 */
const struct schema **maybe_adding(struct modeller *m, const struct schema *const *given,
                                   size_t count, const struct schema *const *maybe,
                                   size_t maybe_count, size_t *adding)
{
    const struct schema **found = MODELLER_NEW(m, const struct schema *, maybe_count);
    size_t kept = 0;
    *adding = 0;
    if (!found || !maybe_count)
        return NULL;
    memcpy(found, maybe, maybe_count * sizeof *found);
    m->comparisons = 0;
    qsort(found, maybe_count, sizeof *found, compare_ids);
    for (size_t i = 0; i < maybe_count; i++)
        if ((kept == 0 || found[kept - 1] != found[i]) && one_adds(m, given, count, found[i], 0))
            found[kept++] = found[i];
    *adding = kept;
    return found;
}
