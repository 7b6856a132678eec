/* Keywords that see a value whole. Members that are left open are judged by the schema that leaves
 * them open, which takes anything; but `if`, `not`, a union, a constant or `uniqueItems` around
 * them sees whether they are there. */
#include "model/judged.h"

#include "load/jtype.h"
#include "model/branch.h"

/* A branch that is part of the same C type. */
static bool has_judged_branch(struct modeller *m, const struct clause *clause)
{
    for (size_t i = 0; i < clause->count; i++) {
        const struct schema *branch = clause->schemas[i];
        struct schema_set set = schema_set_of(m, &branch, 1);
        if (judged_set(m, &set))
            return true;
    }
    return false;
}

/* Branches that exclude each other by their JSON type or by their tag do so, whatever is left out.
 */
static bool is_told_apart(const struct modeller *m, const struct schema *owner,
                          const struct clause *clause)
{
    const struct oas_tag_row *tag = branches_tag(m, owner, clause);
    unsigned seen = 0;
    if (tag && tag->decides)
        return true;
    for (size_t i = 0; i < clause->count; i++) {
        unsigned jtypes = modeller_jtypes(m, clause->schemas[i]);
        if (seen & jtypes & (OAS_JTYPE_OBJECT | OAS_JTYPE_ARRAY))
            return false;
        seen |= jtypes;
    }
    return true;
}

static bool has_containers(const struct clause *clause)
{
    size_t count;
    const struct node *const *nodes = schema_clause_constants(clause, &count);
    for (size_t i = 0; i < count; i++)
        if (nodes[i]->kind == NODE_OBJECT || nodes[i]->kind == NODE_ARRAY)
            return true;
    return false;
}

static bool looks(struct modeller *m, const struct schema *owner, const struct clause *clause)
{
    oas_keyword keyword = clause->keyword;
    if (schema_clause_is_union(clause))
        return !is_told_apart(m, owner, clause) || has_judged_branch(m, clause);
    if (keyword == OAS_KEYWORD_ENUM || keyword == OAS_KEYWORD_CONST)
        return has_containers(clause);
    if (keyword == OAS_KEYWORD_DEPENDENT_SCHEMAS)
        return has_judged_branch(m, clause);
    if (keyword == OAS_KEYWORD_CONTAINS)
        return true;
    if (keyword == OAS_KEYWORD_UNIQUE_ITEMS)
        return clause->value->boolean;
    return keyword == OAS_KEYWORD_IF || keyword == OAS_KEYWORD_NOT;
}

bool judged_set(struct modeller *m, const struct schema_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        for (const struct clause *clause = set->at[i]->clauses; clause; clause = clause->next)
            if (looks(m, set->at[i], clause))
                return true;
    return false;
}
