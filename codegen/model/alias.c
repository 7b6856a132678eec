/* Schemas that are only another one, or a stricter one. */
#include "model/alias.h"

#include "load/jtype.h"
#include "schema/keyword.h"

static bool is_silent(oas_keyword keyword)
{
    return keyword_info(keyword)->shape == SHAPE_SILENT;
}

/* What the schema takes in, if that and silent keywords are all it has. */
static const struct schema *only_base(const struct schema *schema, bool silent)
{
    const struct schema *base = NULL;
    if (schema->opened)
        return NULL;
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next) {
        bool takes =
            keyword_refers(clause->keyword) || (silent && clause->keyword == OAS_KEYWORD_ALL_OF);
        bool note = is_silent(clause->keyword) && keyword_info(clause->keyword)->role == ROLE_CORE;
        if (takes && clause->count == 1 && !base)
            base = clause->schemas[0];
        else if (takes || !(silent ? is_silent(clause->keyword) : note))
            return NULL;
    }
    return base;
}

static const struct schema *target_once(const struct modeller *m, const struct schema *schema)
{
    (void)m;
    return only_base(schema, false);
}

typedef const struct schema *one_step(const struct modeller *m, const struct schema *schema);

/* Where `once` leads to from the schema on. Each on the way remembers the end, so that a long chain
 * is walked once for all of them. */
static const struct schema *follow(const struct modeller *m, const struct schema **ends,
                                   const struct schema *schema, one_step *once)
{
    const struct schema *end = schema, *next = schema;
    for (; next && !ends[next->id]; next = once(m, next))
        end = next;
    end = next ? ends[next->id] : end;
    for (next = schema; next && !ends[next->id]; next = once(m, next))
        ends[next->id] = end;
    return end;
}

const struct schema *alias_target(const struct modeller *m, const struct schema *schema)
{
    return follow(m, m->targets, schema, target_once);
}

bool alias_has_heirs(const struct modeller *m, const struct schema *schema)
{
    unsigned jtypes = modeller_jtypes(m, schema) & JTYPE_NOT_NULL;
    return schema->heir_count > 0 && (jtypes == OAS_JTYPE_OBJECT || jtypes == JTYPE_NOT_NULL);
}

/* What has this one's values but for types that it does not take; NULL: none. */
static const struct schema *base_of(const struct modeller *m, const struct schema *schema)
{
    const struct schema *base = only_base(schema, true);
    unsigned more =
        base ? modeller_jtypes(m, base) & ~modeller_jtypes(m, schema) & JTYPE_NOT_NULL : 0;
    return more ? NULL : base;
}

/* Up to what has heirs, or extends something itself. */
static const struct schema *extended_once(const struct modeller *m, const struct schema *schema)
{
    bool ends = alias_has_heirs(m, schema) || schema_clause(schema, OAS_KEYWORD_ALL_OF);
    return ends ? NULL : base_of(m, schema);
}

const struct schema *alias_extended(const struct modeller *m, const struct schema *schema)
{
    bool extends = !schema->is_heir && schema_clause(schema, OAS_KEYWORD_ALL_OF);
    const struct schema *base = extends ? base_of(m, schema) : NULL;
    const struct schema *end = base ? follow(m, m->extended, base, extended_once) : NULL;
    return end && alias_has_heirs(m, end) ? end : NULL;
}

/* What the base is, this one is: unless this one extends it, and so has the base's own members
 * alone. */
static const struct schema *stripped_once(const struct modeller *m, const struct schema *schema)
{
    bool extends = schema->is_heir && schema_clause(schema, OAS_KEYWORD_ALL_OF);
    return extends || alias_extended(m, schema) ? NULL : base_of(m, schema);
}

const struct schema *alias_strip(const struct modeller *m, const struct schema *schema)
{
    return follow(m, m->stripped, schema, stripped_once);
}

const struct schema *alias_file(const struct modeller *m, const struct schema *schema)
{
    const struct schema *base = only_base(schema, false);
    bool elsewhere =
        base && (base->node->place.source != schema->node->place.source || base->alone);
    return elsewhere && !schema->nullable ? alias_target(m, base) : NULL;
}

/* True if `b` has all the clauses of `a` that limit values. */
static bool has_limits(const struct schema *a, const struct schema *b)
{
    for (const struct clause *clause = a->clauses; clause; clause = clause->next) {
        bool silent =
            clause->keyword == OAS_KEYWORD_TYPE ||
            (!keyword_refers(clause->keyword) && keyword_info(clause->keyword)->role == ROLE_CORE);
        const struct clause *other = silent ? clause : schema_clause(b, clause->keyword);
        if (!other || !node_equal(clause->value, other->value))
            return false;
    }
    return !a->opened || (b->opened && node_equal(a->opened->value, b->opened->value));
}

bool alias_says_same(const struct modeller *m, const struct schema *a, const struct schema *b)
{
    a = alias_target(m, a);
    b = alias_target(m, b);
    unsigned differ = a->jtypes ^ b->jtypes;
    return a == b || (!(differ & ~(unsigned)OAS_JTYPE_NULL) && oas_str_equal(a->base, b->base) &&
                      has_limits(a, b) && has_limits(b, a));
}
