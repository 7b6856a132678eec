/* Where each schema stands in another. */
#include "model/holder.h"

#include "schema/keyword.h"

static bool is_known(const struct modeller *m, const struct schema *schema)
{
    return m->marks[schema->id] == m->gathering;
}

static void meet(struct modeller *m, const struct schema **met, size_t *count,
                 const struct schema *schema)
{
    if (is_known(m, schema))
        return;
    m->marks[schema->id] = m->gathering;
    met[(*count)++] = schema;
}

/* Parameters are roots, and keep the names that they have as such. */
static void hold(struct modeller *m, const struct schema *schema, const struct clause *clause)
{
    for (size_t i = 0; !schema->joined && !keyword_refers(clause->keyword) && i < clause->count;
         i++)
        m->holders[clause->schemas[i]->id] = (struct holder){schema, clause, i};
}

/* All that the roots reach, or those of JSON alone, in any order. */
static const struct schema **reach(struct modeller *m, const struct wanted *wanted, size_t count,
                                   bool json, size_t *reached)
{
    const struct schema **met =
        MODELLER_NEW(m, const struct schema *, m->model->plan->schema_count + 1);
    m->gathering++;
    for (size_t i = 0; met && i < count; i++)
        if (!json || !wanted[i].subject || wanted[i].subject->json)
            meet(m, met, reached, wanted[i].schema);
    for (size_t i = 0; met && i < *reached; i++) {
        for (size_t j = 0; j < met[i]->heir_count; j++)
            meet(m, met, reached, met[i]->heirs[j].schema);
        for (const struct clause *clause = met[i]->clauses; clause; clause = clause->next) {
            if (!clause->schemas)
                continue;
            hold(m, met[i], clause);
            for (size_t j = 0; j < clause->count; j++)
                meet(m, met, reached, clause->schemas[j]);
        }
    }
    return met;
}

/* Every schema, but those that JSON reaches. */
static void find_beyond_json(struct modeller *m, const struct wanted *wanted, size_t count)
{
    size_t all = m->model->plan->schema_count, reached = 0;
    m->beyond_json = MODELLER_NEW(m, bool, all + 1);
    const struct schema **met = reach(m, wanted, count, true, &reached);
    for (size_t i = 0; m->beyond_json && i < all; i++)
        m->beyond_json[i] = true;
    for (size_t i = 0; m->beyond_json && met && i < reached; i++)
        m->beyond_json[met[i]->id] = false;
}

void holders_find(struct modeller *m, const struct wanted *wanted, size_t count)
{
    size_t reached = 0;
    m->holders = MODELLER_NEW(m, struct holder, m->model->plan->schema_count + 1);
    m->schemas = MODELLER_NEW(m, const struct schema *, m->model->plan->schema_count + 1);
    m->place_names = MODELLER_NEW(m, oas_str, m->model->plan->schema_count + 1);
    if (!m->holders || !m->schemas || !m->place_names)
        return;
    find_beyond_json(m, wanted, count);
    const struct schema **met = reach(m, wanted, count, false, &reached);
    m->schema_count = 0;
    m->gathering++;
    for (size_t i = 0; met && i < reached; i++)
        if (!m->holders[met[i]->id].schema)
            meet(m, m->schemas, &m->schema_count, met[i]);
    for (size_t i = 0; i < m->schema_count; i++)
        for (const struct clause *clause = m->schemas[i]->clauses; clause; clause = clause->next)
            for (size_t j = 0;
                 clause->schemas && !keyword_refers(clause->keyword) && j < clause->count; j++)
                meet(m, m->schemas, &m->schema_count, clause->schemas[j]);
}

bool holder_has_name(const struct modeller *m, const struct schema *schema)
{
    const struct holder *holder = &m->holders[schema->id];
    bool member = holder->schema && holder->clause->keyword == OAS_KEYWORD_PROPERTIES;
    return member || schema_clause(schema, OAS_KEYWORD_CONST);
}
