/* Objects that unevaluatedProperties closes. It looks through $ref, allOf, branches and conditions,
 * where additionalProperties knows its own schema alone (JSON Schema 2020-12, core, section 11.3).
 */
#include "model/sealed.h"

#include "plan/branch.h"

enum {
    DEEPEST = 6 /* branches within branches */
};

/* What is in place is evaluated if it holds; `not` evaluates nothing (section 7.7.1.1). */
static bool is_in_place(const struct clause *clause)
{
    return clause_is_possible(clause) || clause->keyword == OAS_KEYWORD_IF;
}

static bool is_never(const struct modeller *m, const struct clause *clause)
{
    return clause && modeller_jtypes(m, clause->schemas[0]) == 0;
}

/* Evaluates members by more than their names; the patterns of `known` are none of that. */
static bool says_more(const struct modeller *m, const struct schema *schema,
                      const struct schema *known)
{
    const struct clause *patterns = schema_clause(schema, OAS_KEYWORD_PATTERN_PROPERTIES);
    const struct clause *rest = schema_clause(schema, OAS_KEYWORD_ADDITIONAL_PROPERTIES);
    const struct clause *last = schema_clause(schema, OAS_KEYWORD_UNEVALUATED_PROPERTIES);
    return schema->wide || (schema != known && patterns && patterns->count) ||
           (rest && !is_never(m, rest)) || (last && !is_never(m, last));
}

static bool says_names_alone(struct modeller *m, const struct schema *schema,
                             const struct schema *known, unsigned depth)
{
    struct schema_set set = schema_set_of(m, &schema, 1);
    bool names = depth < DEEPEST && set.count;
    for (size_t i = 0; names && i < set.count; i++) {
        names = !says_more(m, set.at[i], known);
        for (const struct clause *clause = set.at[i]->clauses; names && clause;
             clause = clause->next)
            for (size_t j = 0; names && is_in_place(clause) && j < clause->count; j++)
                names = says_names_alone(m, clause->schemas[j], known, depth + 1);
    }
    return names;
}

bool sealed_is(struct modeller *m, const struct schema *schema)
{
    return is_never(m, schema_clause(schema, OAS_KEYWORD_UNEVALUATED_PROPERTIES)) &&
           says_names_alone(m, schema, NULL, 0);
}

bool sealed_has_patterns(struct modeller *m, const struct schema *schema)
{
    return is_never(m, schema_clause(schema, OAS_KEYWORD_UNEVALUATED_PROPERTIES)) &&
           says_names_alone(m, schema, schema, 0);
}

static bool says(struct modeller *m, const struct schema *schema, oas_str name, unsigned depth)
{
    struct schema_set set = schema_set_of(m, &schema, 1);
    bool found = false;
    for (size_t i = 0; !found && i < set.count; i++) {
        found = branch_declares(set.at[i], name);
        for (const struct clause *clause = set.at[i]->clauses; !found && clause;
             clause = clause->next)
            for (size_t j = 0; is_in_place(clause) && depth < DEEPEST && j < clause->count; j++)
                found |= says(m, clause->schemas[j], name, depth + 1);
    }
    return found;
}

bool sealed_says(struct modeller *m, const struct schema *schema, oas_str name)
{
    return says(m, schema, name, 0);
}
