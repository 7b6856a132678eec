/* An enum that is no limit takes every text. So does whatever applies it, and that is all as long
 * as accepting more only ever accepts more: through members, items, `allOf`, `$ref`, `then`. Where
 * it could turn a verdict round, or choose another branch, enums stay as they are:
 *   not, if, contains   what they apply is asked for its verdict, whichever it is
 *   propertyNames       a name is no value that C has an enum for
 *   oneOf, anyOf        of a JSON type that several branches take; unless a tag decides, which then
 *                       stays closed itself, between objects
 * So what is noted for each schema is a set of JSON types: of values for which its verdict must
 * stay what it is. */
#include "plan/open.h"

#include "load/jtype.h"
#include "plan/branch.h"
#include "plan/union.h"
#include "schema/keyword.h"

struct opening {
    struct planner *planner;
    uint8_t *fixed;            /* by schema->id: OAS_JTYPE_* */
    const struct clause **why; /* by schema->id: the first that asked for it */
    const struct schema **changed;
    size_t changed_count;
    bool *waits; /* by schema->id: it is one of those */
};

static void fix(struct opening *o, const struct schema *schema, unsigned jtypes,
                const struct clause *why)
{
    if (!(jtypes & ~(unsigned)o->fixed[schema->id]))
        return;
    o->fixed[schema->id] |= (uint8_t)jtypes;
    if (!o->why[schema->id])
        o->why[schema->id] = why;
    if (!o->waits[schema->id])
        o->changed[o->changed_count++] = schema;
    o->waits[schema->id] = true;
}

static void fix_all(struct opening *o, const struct clause *clause)
{
    for (size_t i = 0; i < clause->count; i++)
        fix(o, clause->schemas[i], OAS_JTYPE_ANY, clause);
}

/* ---- unions ---- */

/* The constants by which the branches are told apart. */
static void fix_tag(struct opening *o, const struct schema *holder, oas_str name,
                    const struct clause *clause)
{
    struct branch_parts parts = branch_parts(holder);
    for (size_t i = 0; i < parts.count; i++) {
        const struct schema *tag = branch_property(parts.at[i], name);
        if (tag)
            fix(o, tag, OAS_JTYPE_ANY, clause);
    }
}

static void fix_union(struct opening *o, const struct schema *schema, const struct clause *clause)
{
    unsigned once = 0, shared = 0;
    oas_str tag;
    bool decided = union_is_decided(o->planner, schema, clause, &tag);
    for (size_t i = 0; i < clause->count; i++) {
        unsigned jtypes = plan_known(o->planner, clause->schemas[i])->jtypes;
        shared |= once & jtypes;
        once |= jtypes;
    }
    if (decided)
        shared &= ~(unsigned)OAS_JTYPE_OBJECT;
    if (tag.len)
        fix_tag(o, schema, tag, clause);
    for (size_t i = 0; i < clause->count; i++) {
        const struct schema *branch = clause->schemas[i];
        fix(o, branch, shared & plan_known(o->planner, branch)->jtypes, clause);
        if (tag.len)
            fix_tag(o, branch, tag, clause);
    }
}

/* ---- what each keyword asks for, and what follows below it ---- */

static void ask(struct opening *o, const struct schema *schema)
{
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next)
        switch ((int)clause->keyword) {
        case OAS_KEYWORD_ONE_OF:
        case OAS_KEYWORD_ANY_OF:
            fix_union(o, schema, clause);
            break;
        case OAS_KEYWORD_NOT:
        case OAS_KEYWORD_IF:
        case OAS_KEYWORD_CONTAINS:
        case OAS_KEYWORD_PROPERTY_NAMES:
            fix_all(o, clause);
            break;
        default:
            break;
        }
}

static void spread(struct opening *o)
{
    while (o->changed_count) {
        const struct schema *schema = o->changed[--o->changed_count];
        unsigned fixed = o->fixed[schema->id];
        o->waits[schema->id] = false;
        for (const struct clause *clause = schema->clauses; clause; clause = clause->next) {
            const struct keyword_info *info = keyword_info(clause->keyword);
            bool below = info->place == PLACE_BELOW;
            unsigned jtypes = !below ? fixed : fixed & info->judges ? OAS_JTYPE_ANY : 0;
            for (size_t i = 0; clause->schemas && i < clause->count; i++)
                fix(o, clause->schemas[i], jtypes, o->why[schema->id]);
        }
    }
}

/* ---- the enums ---- */

/* Several texts, and null; one alone is a constant. */
static bool is_of_texts(const struct clause *clause, bool *null)
{
    size_t count, texts = 0;
    const struct node *const *values = schema_clause_constants(clause, &count);
    *null = false;
    for (size_t i = 0; i < count; i++) {
        texts += values[i]->kind == NODE_STRING;
        *null |= values[i]->kind == NODE_NULL;
    }
    return texts > 1 && texts + *null == count;
}

/* What the enum said of JSON types stays said. */
static void narrow(struct planner *planner, struct schema *schema, const struct clause *clause,
                   bool null)
{
    unsigned jtypes = OAS_JTYPE_STRING | (null || schema->nullable ? OAS_JTYPE_NULL : 0u);
    schema->jtypes &= (uint8_t)jtypes;
    if (schema_clause(schema, OAS_KEYWORD_TYPE))
        return;
    struct clause *type = OAS_ARENA_NEW(planner->mem, struct clause, 1);
    planner->diags->no_memory |= !type;
    if (!type)
        return;
    *type = (struct clause){.keyword = OAS_KEYWORD_TYPE,
                            .member = clause->member,
                            .value = clause->value,
                            .next = schema->clauses};
    schema->clauses = type;
}

static void open_enum(struct opening *o, struct schema *schema)
{
    struct clause **at = &schema->clauses;
    bool null;
    while (*at && !(*at)->may_open)
        at = &(*at)->next;
    struct clause *clause = *at;
    if (!clause || !(plan_known(o->planner, schema)->jtypes & OAS_JTYPE_STRING) ||
        !is_of_texts(clause, &null))
        return;
    if (o->fixed[schema->id] & OAS_JTYPE_STRING) {
        schema->closed_by = o->why[schema->id];
        return;
    }
    *at = clause->next;
    clause->next = NULL;
    schema->opened = clause;
    narrow(o->planner, schema, clause, null);
}

static bool any_may_open(const struct planner *planner)
{
    for (size_t i = 0; i < planner->known_count; i++) {
        const struct schema *schema = planner->known[i].schema;
        const struct clause *clause = schema ? schema_clause(schema, OAS_KEYWORD_ENUM) : NULL;
        if (clause && clause->may_open)
            return true;
    }
    return false;
}

void open_enums(struct planner *planner)
{
    size_t count = planner->known_count + 1;
    struct opening o = {.planner = planner};
    if (!any_may_open(planner))
        return;
    o.fixed = OAS_ARENA_NEW(planner->mem, uint8_t, count);
    o.why = OAS_ARENA_NEW(planner->mem, const struct clause *, count);
    o.changed = OAS_ARENA_NEW(planner->mem, const struct schema *, count);
    o.waits = OAS_ARENA_NEW(planner->mem, bool, count);
    if (!o.fixed || !o.why || !o.changed || !o.waits) {
        planner->diags->no_memory = true;
        return;
    }
    for (size_t i = 0; i < planner->known_count; i++)
        if (planner->known[i].schema)
            ask(&o, planner->known[i].schema);
    spread(&o);
    for (size_t i = 0; i < planner->known_count; i++)
        if (planner->known[i].schema)
            open_enum(&o, planner->known[i].schema);
    planner->tag_work = 0; /* the tags are looked for again */
}
