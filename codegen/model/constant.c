/* Constants: one of them is no storage at all, several texts are an enum. */
#include "model/constant.h"

#include "model/ctype.h"

const struct clause *constant_clause(const struct schema_set *set)
{
    const struct clause *clause = schema_set_clause(set, OAS_KEYWORD_CONST, NULL);
    return clause ? clause : schema_set_clause(set, OAS_KEYWORD_ENUM, NULL);
}

const oas_str *constant_texts(struct modeller *m, const struct schema_set *set, size_t *count)
{
    const struct clause *clause = constant_clause(set);
    struct map seen = {NULL};
    size_t all;
    *count = 0;
    if (!clause || !(set->jtypes & OAS_JTYPE_STRING))
        return NULL;
    const struct node *const *nodes = schema_clause_constants(clause, &all);
    oas_str *texts = MODELLER_NEW(m, oas_str, all);
    for (size_t i = 0; texts && i < all; i++) {
        if (nodes[i]->kind == NODE_NULL)
            continue;
        if (nodes[i]->kind != NODE_STRING)
            return NULL;
        void **slot = map_put(&seen, m->mem, nodes[i]->text);
        if (slot && !*slot) {
            *slot = texts;
            texts[(*count)++] = nodes[i]->text;
        }
    }
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
    if (only)
        return ctype_const(m, only, set->at[0]);
    const oas_str *texts = constant_texts(m, set, &count);
    return texts && count ? ctype_enum(m, texts, count, set->at[0], name) : NULL;
}
