/* Constants: one of them is no storage at all, several texts are an enum. */
#include "model/constant.h"

#include "model/ctype.h"

const struct clause *constant_clause(const struct schema_set *set)
{
    const struct clause *clause = schema_set_clause(set, OAS_KEYWORD_CONST, NULL);
    return clause ? clause : schema_set_clause(set, OAS_KEYWORD_ENUM, NULL);
}

static bool is_constants(const struct clause *clause)
{
    return clause->keyword == OAS_KEYWORD_CONST || clause->keyword == OAS_KEYWORD_ENUM;
}

/* Notes the texts of a clause that all `before` it have: how many clauses have each. */
static void note_texts(struct modeller *m, struct map *seen, const struct clause *clause,
                       size_t before)
{
    size_t count;
    const struct node *const *nodes = schema_clause_constants(clause, &count);
    for (size_t i = 0; i < count; i++) {
        if (nodes[i]->kind != NODE_STRING)
            continue;
        void **slot = map_put(seen, m->mem, nodes[i]->text);
        if (slot && *slot == (void *)(uintptr_t)before)
            *slot = (void *)(uintptr_t)(before + 1);
    }
}

/* The texts that every const and enum of the set allows, each once; NULL when they are not all
 * texts. allOf makes an enum smaller. */
static const struct node **common_texts(struct modeller *m, const struct schema_set *set,
                                        size_t *count)
{
    const struct clause *first = constant_clause(set);
    struct map seen = {NULL};
    size_t clauses = 0, all;
    *count = 0;
    if (!first || !(set->jtypes & OAS_JTYPE_STRING))
        return NULL;
    for (size_t i = 0; i < set->count; i++)
        for (const struct clause *clause = set->at[i]->clauses; clause; clause = clause->next)
            if (is_constants(clause))
                note_texts(m, &seen, clause, clauses++);
    const struct node *const *nodes = schema_clause_constants(first, &all);
    const struct node **texts = MODELLER_NEW(m, const struct node *, all);
    for (size_t i = 0; texts && i < all; i++) {
        if (nodes[i]->kind == NODE_NULL || !(node_jtypes(nodes[i]) & set->jtypes))
            continue;
        if (nodes[i]->kind != NODE_STRING)
            return NULL;
        void **slot = map_put(&seen, m->mem, nodes[i]->text);
        if (slot && *slot == (void *)(uintptr_t)clauses) {
            *slot = NULL;
            texts[(*count)++] = nodes[i];
        }
    }
    return texts;
}

const oas_str *constant_texts(struct modeller *m, const struct schema_set *set, size_t *count)
{
    const struct node **nodes = common_texts(m, set, count);
    oas_str *texts = nodes ? MODELLER_NEW(m, oas_str, *count) : NULL;
    for (size_t i = 0; texts && i < *count; i++)
        texts[i] = nodes[i]->text;
    return texts;
}

/* The single value that is allowed beside null, or NULL. */
static const struct node *only_constant(const struct schema_set *set)
{
    const struct clause *clause = constant_clause(set);
    const struct node *only = NULL;
    size_t count;
    if (!clause)
        return NULL;
    const struct node *const *nodes = schema_clause_constants(clause, &count);
    for (size_t i = 0; i < count; i++) {
        if (nodes[i]->kind == NODE_NULL)
            continue;
        if (only)
            return NULL;
        only = nodes[i];
    }
    return only;
}

struct ctype *constant_type(struct modeller *m, const struct schema_set *set, oas_str name)
{
    size_t count;
    const struct node *only = only_constant(set);
    const struct node **nodes = only ? NULL : common_texts(m, set, &count);
    if (only || (nodes && count == 1))
        return ctype_const(m, only ? only : nodes[0], set->at[0]);
    const oas_str *texts = nodes ? constant_texts(m, set, &count) : NULL;
    return texts && count ? ctype_enum(m, texts, count, set->at[0], name) : NULL;
}
