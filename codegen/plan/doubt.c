/* Three mistakes that no verdict shows until a payload is refused. */
#include "plan/doubt.h"

#include "load/pointer_order.h"
#include "load/scalar.h"
#include "plan/branch.h"

/* ---- closed, and extended ---- */

/* The clause by which the schema allows no member but its own; NULL: it does. */
static const struct clause *closing(const struct schema *schema)
{
    const struct clause *rest = schema_clause(schema, OAS_KEYWORD_ADDITIONAL_PROPERTIES);
    bool closed = rest && rest->schemas[0]->is_boolean && !rest->schemas[0]->verdict;
    return closed && !node_get(schema->node, "patternProperties") ? rest : NULL;
}

struct foreign {
    const struct member *first; /* by its pointer */
    size_t count;
};

/* Adds the members that `other` declares and `closed` does not. */
static void add_foreign(struct foreign *foreign, const struct schema *closed,
                        const struct schema *other)
{
    const struct clause *own = schema_clause(closed, OAS_KEYWORD_PROPERTIES);
    const struct clause *properties = schema_clause(other, OAS_KEYWORD_PROPERTIES);
    for (size_t i = 0; properties && i < properties->count; i++) {
        const struct member *member = &properties->value->members[i];
        if (own && node_member(own->value, member->key))
            continue;
        if (!foreign->first || pointer_order(member->key, foreign->first->key) < 0)
            foreign->first = member;
        foreign->count++;
    }
}

static void check_closed_part(struct planner *planner, const struct branch_parts *parts,
                              const struct schema *closed)
{
    const struct clause *by = closing(closed);
    struct foreign foreign = {.count = 0};
    for (size_t i = 0; by && i < parts->count; i++) {
        const struct clause *properties = schema_clause(parts->at[i], OAS_KEYWORD_PROPERTIES);
        planner->doubt_work += properties ? properties->count : 0;
        add_foreign(&foreign, closed, parts->at[i]);
    }
    if (foreign.count == 0)
        return;
    diag_at(planner->diags, DIAG_WARNING, by->member->place,
            "additionalProperties refuses '" OAS_PRI "'%s, which a schema that holds of the same "
            "object declares",
            OAS_ARG(foreign.first->key), foreign.count > 1 ? " and others" : "");
    diag_at(planner->diags, DIAG_NOTE, foreign.first->place, "declared here");
}

static void check_closed(struct planner *planner, const struct schema *schema)
{
    struct branch_parts parts = branch_parts(schema);
    for (size_t i = 0; parts.count > 1 && i < parts.count; i++)
        check_closed_part(planner, &parts, parts.at[i]);
}

/* ---- discriminators ---- */

struct openness {
    size_t objects;
    size_t open; /* branches whose tag may be anything */
    bool declared;
};

static struct openness openness_of(const struct planner *planner, const struct clause *clause,
                                   oas_str name)
{
    struct openness found = {.objects = 0};
    for (size_t i = 0; i < clause->count; i++) {
        if (!(plan_known(planner, clause->schemas[i])->jtypes & OAS_JTYPE_OBJECT))
            continue;
        struct branch_parts parts = branch_parts(clause->schemas[i]);
        found.objects++;
        found.open += !branch_constants(&parts, name) && !branch_excludes(&parts, name) &&
                      branch_member_jtypes(&parts, name) != OAS_JTYPE_NULL &&
                      !branch_has_union(&parts);
        found.declared |= branch_may_have(&parts, name);
    }
    return found;
}

static void check_union(const struct planner *planner, const struct clause *discriminator,
                        const struct clause *clause)
{
    const struct node *name = node_get(discriminator->value, "propertyName");
    struct openness found = openness_of(planner, clause, name->text);
    if (found.objects > 1 && found.open && found.declared)
        diag_at(planner->diags, DIAG_WARNING, discriminator->member->place,
                "in %zu of %zu schemas of this %s '" OAS_PRI "' may be anything, so that a value "
                "may fit %s: a const or enum of it in each tells them apart",
                found.open, found.objects, oas_keyword_name(clause->keyword), OAS_ARG(name->text),
                clause->keyword == OAS_KEYWORD_ONE_OF ? "several, and is refused then"
                                                      : "another one than its tag says");
}

static void check_discriminator(const struct planner *planner, const struct schema *schema)
{
    const struct clause *discriminator = schema_clause(schema, OAS_KEYWORD_DISCRIMINATOR);
    const struct clause *one = schema_clause(schema, OAS_KEYWORD_ONE_OF);
    const struct clause *any = schema_clause(schema, OAS_KEYWORD_ANY_OF);
    if (discriminator && one)
        check_union(planner, discriminator, one);
    if (discriminator && any)
        check_union(planner, discriminator, any);
}

/* ---- values ---- */

static void check_value(const struct planner *planner, const struct node *node)
{
    const char *elsewhere = scalar_elsewhere(node);
    if (elsewhere)
        diag_at(planner->diags, DIAG_WARNING, node->place,
                "'" OAS_PRI "' is read as a text; %s: quotes make it clear", OAS_ARG(node->text),
                elsewhere);
    for (size_t i = 0; i < node->count; i++)
        check_value(planner, node->kind == NODE_ARRAY ? node->items[i] : node->members[i].value);
}

static void check_values(const struct planner *planner, const struct schema *schema)
{
    static const char *const keywords[] = {"enum", "const", "default", "example", "examples"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        const struct node *node = node_get(schema->node, keywords[i]);
        if (node)
            check_value(planner, node);
    }
}

void doubt_warn(struct planner *planner)
{
    for (size_t i = 0; i < planner->settled_count; i++) {
        const struct schema *schema = planner->settled[i];
        if (schema->is_boolean || planner->doubt_work > PLAN_MOST_DOUBT)
            continue;
        check_closed(planner, schema);
        check_discriminator(planner, schema);
        check_values(planner, schema);
    }
}
