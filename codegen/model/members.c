/* Gathering what schemas say of members. */
#include "model/members.h"

#include <stdlib.h>

#include "load/array.h"
#include "load/pointer_order.h"
#include "model/sealed.h"
#include "model/snake.h"
#include "plan/branch.h"
#include "plan/patterns.h"

enum { DEEPEST = 16 }; /* alternatives within alternatives */

void members_init(struct members *members, struct modeller *m)
{
    *members = (struct members){.m = m};
    members->last = &members->first;
    members->last_rest = &members->rests;
}

static struct member_entry *entry_of(struct members *members, oas_str json)
{
    struct modeller *m = members->m;
    void **slot = modeller_slot(m, &members->by_name, json);
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
    struct member_entry *entry = entry_of(members, json);
    if (!entry)
        return;
    entry->asked = true;
    if (branch == BRANCH_MAYBE)
        return;
    if (branch == BRANCH_OWN)
        entry->required = true;
    else if (entry->last_required != branch)
        entry->required_in++;
    entry->last_required = branch;
}

static void note_rest(struct members *members, const struct schema *owner,
                      const struct schema *schema, size_t branch)
{
    struct member_rest *rest = MODELLER_NEW(members->m, struct member_rest, 1);
    bool anything =
        schema->is_boolean ? schema->verdict : !schema->clauses && schema->jtypes == OAS_JTYPE_ANY;
    if (!rest || anything)
        return;
    *rest = (struct member_rest){owner, schema, branch, NULL};
    *members->last_rest = rest;
    members->last_rest = &rest->next;
}

static bool is_matched(struct members *members, const struct clause *pattern, oas_str name)
{
    struct modeller *m = members->m;
    oas_status status = patterns_match(m->model->plan, pattern, name, 0);
    m->diags->no_memory |= status == OAS_NO_MEMORY;
    return status == OAS_OK;
}

/* What patterns say of a member that some schema declares, or the rule for what they do not match.
 */
static void spread_patterns(struct members *members, const struct member_entry *entry,
                            const struct member_patterns *by, bool own)
{
    const struct clause *patterns = schema_clause(by->owner, OAS_KEYWORD_PATTERN_PROPERTIES);
    const struct clause *rest = schema_clause(by->owner, OAS_KEYWORD_ADDITIONAL_PROPERTIES);
    bool spoken = branch_declares(by->owner, entry->json);
    if (by->branch != BRANCH_OWN && by->branch != BRANCH_MAYBE && !own)
        return;
    for (size_t i = 0; i < patterns->count; i++)
        if (is_matched(members, &patterns->lists[i], entry->json)) {
            spoken = true;
            if (!patterns->schemas[i]->is_boolean)
                say(members, entry->json, patterns->schemas[i], by->branch);
        }
    if (!spoken && rest && !rest->schemas[0]->is_boolean)
        say(members, entry->json, rest->schemas[0], by->branch);
}

void members_spread(struct members *members)
{
    for (struct member_entry *entry = members->first; entry; entry = entry->next) {
        bool own = entry->first && entry->first->branch == BRANCH_OWN;
        for (const struct member_patterns *by = members->patterns; entry->first && by;
             by = by->next)
            spread_patterns(members, entry, by, own);
        for (const struct member_rest *rest = members->rests; entry->first && rest;
             rest = rest->next) {
            bool always = rest->branch == BRANCH_OWN || rest->branch == BRANCH_MAYBE;
            if (!rest->schema->is_boolean && (always || own) &&
                !branch_declares(rest->owner, entry->json))
                say(members, entry->json, rest->schema, rest->branch);
        }
    }
}

static void gather_rest(struct members *members, const struct schema *rest)
{
    members->explicit_rest = true;
    if (rest->is_boolean) {
        members->closed |= !rest->verdict && !members->possible;
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

/* What is not declared may match a pattern, whatever additionalProperties says beside it. */
static void gather_patterns(struct members *members, const struct schema *schema, size_t branch,
                            bool own)
{
    bool alone = own && !members->patterned;
    struct member_patterns *by = MODELLER_NEW(members->m, struct member_patterns, 1);
    if (!by)
        return;
    *by = (struct member_patterns){schema, branch, members->patterns};
    members->patterns = by;
    members->pattern_owner = alone ? schema : NULL;
    members->patterned = true;
    members->explicit_rest |= own;
}

/* Which of them it judges may hang on the object: then all are kept, as any JSON. */
static void gather_unevaluated(struct members *members, const struct schema *owner,
                               const struct schema *rest)
{
    if (owner == members->last_word) {
        gather_rest(members, rest);
        return;
    }
    members->pattern_owner = NULL;
    members->patterned = true;
    members->explicit_rest = true;
}

/* What asks whether members are there, and for others beside them. */
static void ask_dependents(struct members *members, const struct clause *clause)
{
    for (size_t i = 0; i < clause->count; i++) {
        require(members, clause->names[i], BRANCH_MAYBE);
        const struct clause *list = clause->lists ? &clause->lists[i] : NULL;
        for (size_t k = 0; list && k < list->count; k++)
            require(members, list->names[k], BRANCH_MAYBE);
    }
}

static bool is_dependent(const struct clause *clause)
{
    return clause->keyword == OAS_KEYWORD_DEPENDENT_REQUIRED ||
           clause->keyword == OAS_KEYWORD_DEPENDENT_SCHEMAS;
}

static bool is_condition(const struct clause *clause)
{
    return clause->keyword == OAS_KEYWORD_IF || clause->keyword == OAS_KEYWORD_NOT;
}

static bool has_patterns(const struct schema *schema)
{
    const struct clause *clause = schema_clause(schema, OAS_KEYWORD_PATTERN_PROPERTIES);
    return clause && clause->count;
}

static void gather_maybe(struct members *members, const struct schema *schema,
                         const struct clause *except, unsigned depth);

static void gather_schema(struct members *members, const struct schema *schema, size_t branch,
                          const struct clause *except, unsigned depth)
{
    bool own = branch == BRANCH_OWN || (members->possible && depth == 0);
    /* First, wherever they stand: they give the members their order. */
    const struct clause *properties = schema_clause(schema, OAS_KEYWORD_PROPERTIES);
    for (size_t i = 0; properties && i < properties->count; i++)
        say(members, properties->names[i], properties->schemas[i], branch);
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next) {
        if (clause->keyword == OAS_KEYWORD_REQUIRED) {
            for (size_t i = 0; i < clause->count; i++)
                require(members, clause->names[i], branch);
        } else if (clause->keyword == OAS_KEYWORD_PATTERN_PROPERTIES && clause->count) {
            gather_patterns(members, schema, branch, own);
        } else if (clause->keyword == OAS_KEYWORD_UNEVALUATED_PROPERTIES &&
                   !clause->schemas[0]->is_boolean) {
            gather_unevaluated(members, schema, clause->schemas[0]);
        } else if (clause->keyword == OAS_KEYWORD_ADDITIONAL_PROPERTIES && !has_patterns(schema)) {
            note_rest(members, schema, clause->schemas[0], branch);
            if (own)
                gather_rest(members, clause->schemas[0]);
        } else if (clause->keyword == OAS_KEYWORD_MIN_PROPERTIES) {
            members->counted = true;
        } else if (is_dependent(clause)) {
            ask_dependents(members, clause);
        }
    }
    gather_maybe(members, schema, except, depth);
}

static bool counts(const struct clause *clause)
{
    return clause->keyword == OAS_KEYWORD_MIN_PROPERTIES ||
           clause->keyword == OAS_KEYWORD_MAX_PROPERTIES ||
           clause->keyword == OAS_KEYWORD_PROPERTY_NAMES ||
           clause->keyword == OAS_KEYWORD_PATTERN_PROPERTIES ||
           clause->keyword == OAS_KEYWORD_ADDITIONAL_PROPERTIES;
}

/* What a condition asks of members: of some by their names, or of all that there are. */
static void gather_asked(struct members *members, const struct schema *schema, unsigned depth)
{
    struct schema_set set = schema_set_of(members->m, &schema, 1);
    for (size_t i = 0; i < set.count && depth < DEEPEST; i++)
        for (const struct clause *clause = set.at[i]->clauses; clause; clause = clause->next) {
            bool names = clause->keyword == OAS_KEYWORD_REQUIRED ||
                         clause->keyword == OAS_KEYWORD_PROPERTIES;
            members->counted |= counts(clause);
            for (size_t j = 0; names && j < clause->count; j++)
                require(members, clause->names[j], BRANCH_MAYBE);
            if (is_dependent(clause))
                ask_dependents(members, clause);
            bool inner = is_condition(clause) || clause_is_possible(clause);
            for (size_t j = 0; inner && j < clause->count; j++)
                gather_asked(members, clause->schemas[j], depth + 1);
        }
}

static void gather_maybe(struct members *members, const struct schema *schema,
                         const struct clause *except, unsigned depth)
{
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next) {
        if (is_condition(clause))
            gather_asked(members, clause->schemas[0], depth);
        if (!clause_is_possible(clause) || clause == except || depth >= DEEPEST)
            continue;
        for (size_t i = 0; i < clause->count; i++) {
            struct schema_set set =
                schema_set_of(members->m, (const struct schema *const *)&clause->schemas[i], 1);
            for (size_t j = 0; j < set.count; j++)
                gather_schema(members, set.at[j], BRANCH_MAYBE, NULL, depth + 1);
        }
    }
}

/* Nothing in it evaluates members whose names it does not say, or some in some objects only. */
static bool is_plain(const struct schema *schema)
{
    bool plain = true;
    for (const struct clause *clause = schema->clauses; plain && clause; clause = clause->next)
        plain = clause->keyword != OAS_KEYWORD_ADDITIONAL_PROPERTIES &&
                clause->keyword != OAS_KEYWORD_PATTERN_PROPERTIES && !is_condition(clause) &&
                !clause_is_possible(clause);
    return plain;
}

static bool has(const struct schema_set *set, const struct schema *schema)
{
    bool found = false;
    for (size_t i = 0; i < set->count && !found; i++)
        found = set->at[i] == schema;
    return found;
}

/* The one whose unevaluatedProperties is of all members that none of the set declares, as
 * additionalProperties would be that knew all of them; NULL: there is none. */
static const struct schema *last_word(struct modeller *m, const struct schema_set *set)
{
    const struct schema *owner = NULL;
    for (size_t i = 0; i < set->count; i++) {
        bool judges = schema_clause(set->at[i], OAS_KEYWORD_UNEVALUATED_PROPERTIES);
        if (!is_plain(set->at[i]) || (judges && owner))
            return NULL;
        owner = judges ? set->at[i] : owner;
    }
    if (!owner || set->maybe_count)
        return NULL;
    struct schema_set within = schema_set_of(m, &owner, 1);
    for (size_t i = 0; i < set->count; i++)
        if (schema_clause(set->at[i], OAS_KEYWORD_PROPERTIES) && !has(&within, set->at[i]))
            return NULL;
    return owner;
}

void members_gather(struct members *members, const struct schema_set *set, size_t branch,
                    const struct clause *except)
{
    bool own = branch == BRANCH_OWN || members->possible;
    members->last_word = own ? last_word(members->m, set) : NULL;
    for (size_t i = 0; i < set->count; i++) {
        gather_schema(members, set->at[i], branch, except, 0);
        members->sealed |= branch == BRANCH_OWN && sealed_is(members->m, set->at[i]);
    }
}

const struct member_entry *members_find(const struct members *members, oas_str json)
{
    return map_get(&members->by_name, json);
}

/* They come in any order: what is said of all members that a schema does not declare is added last.
 */
size_t members_branches(const struct member_entry *entry)
{
    size_t count = 0;
    for (const struct member_schema *said = entry->first; said; said = said->next) {
        const struct member_schema *first = entry->first;
        while (first->branch != said->branch)
            first = first->next;
        count += first == said && said->branch != BRANCH_OWN && said->branch != BRANCH_MAYBE;
    }
    return count;
}

static int compare(const void *a, const void *b)
{
    const struct member_entry *x = *(const struct member_entry *const *)a;
    const struct member_entry *y = *(const struct member_entry *const *)b;
    int order = (y->given.len > 0) - (x->given.len > 0);
    order = order ? order : y->plain - x->plain;
    return order ? order : pointer_order(x->json, y->json);
}

static void find_given(struct modeller *m, struct member_entry *entry)
{
    for (struct member_schema *said = entry->first; said && !entry->given.len; said = said->next) {
        entry->given_at = said->schema->node;
        entry->given = modeller_given(m, entry->given_at, false);
    }
}

struct member_entry **members_by_name(const struct members *members)
{
    struct member_entry **sorted = MODELLER_NEW(members->m, struct member_entry *, members->count);
    size_t count = 0;
    for (struct member_entry *entry = members->first; sorted && entry; entry = entry->next) {
        find_given(members->m, entry);
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
