/* What a set of schemas says of one value, all of them together. */
#include "model/schema_set.h"

#include "load/array.h"
#include "schema/keyword.h"

/* A growing list of schemas. */
struct list {
    const struct schema **at;
    size_t count;
    size_t cap;
};

static bool add(struct modeller *m, struct list *list, const struct schema *schema)
{
    const struct schema **at =
        array_room(m->mem, list->at, list->count, 1, &list->cap, sizeof *list->at);
    m->diags->no_memory |= !at;
    if (!at)
        return false;
    list->at = at;
    list->at[list->count++] = schema;
    return true;
}

static void reverse(const struct schema **at, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        const struct schema *first = at[i];
        at[i] = at[count - 1 - i];
        at[count - 1 - i] = first;
    }
}

/* What `schema` takes in waits for its turn; the last is the next. */
static bool wait_for_parts(struct modeller *m, struct list *waiting, const struct schema *schema)
{
    size_t from = waiting->count;
    bool good = true;
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next)
        if (keyword_takes_in(clause->keyword))
            for (size_t i = 0; i < clause->count && good; i++)
                good = add(m, waiting, clause->schemas[i]);
    if (waiting->count > from)
        reverse(waiting->at + from, waiting->count - from);
    return good;
}

/* Each with what it takes in before the next one: a base's members come before those that are added
 * to it. */
struct schema_set schema_set_of(struct modeller *m, const struct schema *const *given, size_t count)
{
    unsigned jtypes = OAS_JTYPE_ANY;
    struct list waiting = {0}, all = {0};
    m->gathering++;
    bool good = true;
    for (size_t i = count; i-- > 0 && good;) {
        good = add(m, &waiting, given[i]);
        jtypes &= modeller_jtypes(m, given[i]); /* with what it takes in */
    }
    while (good && waiting.count) {
        const struct schema *schema = waiting.at[--waiting.count];
        if (m->marks[schema->id] == m->gathering)
            continue;
        m->marks[schema->id] = m->gathering;
        good = add(m, &all, schema) && wait_for_parts(m, &waiting, schema);
    }
    return (struct schema_set){all.at, all.count, jtypes, NULL, 0, false};
}

const struct clause *schema_set_clause(const struct schema_set *set, oas_keyword keyword,
                                       const struct schema **owner)
{
    for (size_t i = 0; i < set->count; i++) {
        const struct clause *clause = schema_clause(set->at[i], keyword);
        if (clause) {
            if (owner)
                *owner = set->at[i];
            return clause;
        }
    }
    return NULL;
}

const struct clause *schema_set_constants(const struct schema_set *set)
{
    const struct clause *clause = schema_set_clause(set, OAS_KEYWORD_CONST, NULL);
    return clause ? clause : schema_set_clause(set, OAS_KEYWORD_ENUM, NULL);
}

const struct clause *schema_set_union(const struct schema_set *set, const struct schema **owner)
{
    const struct clause *clause = schema_set_clause(set, OAS_KEYWORD_ONE_OF, owner);
    return clause ? clause : schema_set_clause(set, OAS_KEYWORD_ANY_OF, owner);
}

bool schema_set_has_members(const struct schema_set *set)
{
    return schema_set_clause(set, OAS_KEYWORD_PROPERTIES, NULL) ||
           schema_set_clause(set, OAS_KEYWORD_PATTERN_PROPERTIES, NULL) ||
           schema_set_clause(set, OAS_KEYWORD_ADDITIONAL_PROPERTIES, NULL);
}

bool schema_set_has_items(const struct schema_set *set)
{
    return schema_set_clause(set, OAS_KEYWORD_ITEMS, NULL) ||
           schema_set_clause(set, OAS_KEYWORD_PREFIX_ITEMS, NULL);
}
