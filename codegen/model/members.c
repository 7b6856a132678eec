/* Gathering what schemas say of members. */
#include "model/members.h"

#include <stdlib.h>

#include "load/array.h"
#include "load/pointer_order.h"
#include "model/snake.h"

enum { DEEPEST = 16 }; /* alternatives within alternatives */

void members_init(struct members *members, struct modeller *m)
{
    *members = (struct members){.m = m};
    members->last = &members->first;
}

static struct member_entry *entry_of(struct members *members, oas_str json)
{
    struct modeller *m = members->m;
    void **slot = map_put(&members->by_name, m->mem, json.at ? json : OAS_STR(""));
    if (slot && *slot)
        return *slot;
    struct member_entry *entry = MODELLER_NEW(m, struct member_entry, 1);
    if (!slot || !entry)
        return NULL;
    entry->json = json;
    entry->last = &entry->first;
    *members->last = entry;
    members->last = &entry->next;
    entry->index = members->count++;
    *slot = entry;
    return entry;
}

static void say(struct members *members, oas_str json, const struct schema *schema, size_t branch)
{
    struct member_entry *entry = entry_of(members, json);
    struct member_schema *said = MODELLER_NEW(members->m, struct member_schema, 1);
    if (!entry || !said)
        return;
    *said = (struct member_schema){schema, branch, NULL};
    *entry->last = said;
    entry->last = &said->next;
}

static void require(struct members *members, oas_str json, size_t branch)
{
    struct member_entry *entry = branch == BRANCH_MAYBE ? NULL : entry_of(members, json);
    if (!entry)
        return;
    if (branch == BRANCH_OWN)
        entry->required = true;
    else if (entry->last_required != branch)
        entry->required_in++;
    entry->last_required = branch;
}

static void gather_rest(struct members *members, const struct schema *rest)
{
    members->explicit_rest = true;
    if (rest->is_boolean) {
        members->closed |= !rest->verdict;
        return;
    }
    const struct schema **at = array_room(members->m->mem, members->rest, members->rest_count, 1,
                                          &members->rest_cap, sizeof *members->rest);
    members->m->diags->no_memory |= !at;
    if (!at)
        return;
    members->rest = at;
    members->rest[members->rest_count++] = rest;
}

static void gather_maybe(struct members *members, const struct schema *schema,
                         const struct clause *except, unsigned depth);

static void gather_schema(struct members *members, const struct schema *schema, size_t branch,
                          const struct clause *except, unsigned depth)
{
    /* First, wherever they stand: they give the members their order. */
    const struct clause *properties = schema_clause(schema, OAS_KEYWORD_PROPERTIES);
    for (size_t i = 0; properties && i < properties->count; i++)
        say(members, properties->names[i], properties->schemas[i], branch);
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next) {
        if (clause->keyword == OAS_KEYWORD_REQUIRED) {
            for (size_t i = 0; i < clause->count; i++)
                require(members, clause->names[i], branch);
        } else if (clause->keyword == OAS_KEYWORD_ADDITIONAL_PROPERTIES) {
            if (branch == BRANCH_OWN)
                gather_rest(members, clause->schemas[0]);
        } else if (clause->keyword == OAS_KEYWORD_MIN_PROPERTIES) {
            members->counted = true;
        }
    }
    gather_maybe(members, schema, except, depth);
}

static void gather_maybe(struct members *members, const struct schema *schema,
                         const struct clause *except, unsigned depth)
{
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next) {
        bool maybe = clause->keyword == OAS_KEYWORD_THEN || clause->keyword == OAS_KEYWORD_ELSE ||
                     clause->keyword == OAS_KEYWORD_ANY_OF || clause->keyword == OAS_KEYWORD_ONE_OF;
        if (!maybe || clause == except || depth >= DEEPEST)
            continue;
        for (size_t i = 0; i < clause->count; i++) {
            struct schema_set set =
                schema_set_of(members->m, (const struct schema *const *)&clause->schemas[i], 1);
            for (size_t j = 0; j < set.count; j++)
                gather_schema(members, set.at[j], BRANCH_MAYBE, NULL, depth + 1);
        }
    }
}

void members_gather(struct members *members, const struct schema_set *set, size_t branch,
                    const struct clause *except)
{
    for (size_t i = 0; i < set->count; i++)
        gather_schema(members, set->at[i], branch, except, 0);
}

static int compare(const void *a, const void *b)
{
    const struct member_entry *x = *(const struct member_entry *const *)a;
    const struct member_entry *y = *(const struct member_entry *const *)b;
    return x->plain == y->plain ? pointer_order(x->json, y->json) : x->plain ? -1 : 1;
}

struct member_entry **members_by_name(const struct members *members)
{
    struct member_entry **sorted = MODELLER_NEW(members->m, struct member_entry *, members->count);
    size_t count = 0;
    for (struct member_entry *entry = members->first; sorted && entry; entry = entry->next) {
        entry->plain = snake_is_plain(entry->json, false, &members->m->diags->no_memory);
        sorted[count++] = entry;
    }
    if (count)
        qsort(sorted, count, sizeof *sorted, compare);
    return sorted;
}

const struct schema **members_schemas(struct members *members, const struct member_entry *entry,
                                      size_t branch, size_t *count)
{
    size_t most = 0;
    *count = 0;
    for (const struct member_schema *said = entry->first; said; said = said->next)
        most++;
    const struct schema **schemas = MODELLER_NEW(members->m, const struct schema *, most);
    for (const struct member_schema *said = entry->first; schemas && said; said = said->next) {
        bool twice = false;
        for (size_t i = 0; i < *count && !twice; i++)
            twice = schemas[i] == said->schema;
        if (!twice && (said->branch == BRANCH_OWN || said->branch == branch))
            schemas[(*count)++] = said->schema;
    }
    return schemas;
}
