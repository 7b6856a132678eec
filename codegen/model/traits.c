/* What every object of a schema has, and what none has: of all schemas that hold of it together the
 * sum, of the branches of a union what they have in common. */
#include "model/traits.h"

#include "load/array.h"
#include "model/schema_set.h"
#include "model/sealed.h"
#include "plan/branch.h"
#include "plan/constant.h"
#include "plan/tag.h"

enum {
    DEEPEST = 6 /* unions within unions */
};

const struct trait *traits_find(const struct traits *traits, oas_str name)
{
    return map_get(&traits->by_name, name);
}

bool traits_exclude(const struct traits *traits, oas_str name)
{
    const struct trait *trait = traits_find(traits, name);
    return trait ? trait->never : traits->closed;
}

static bool has_value(const struct trait *trait, const struct node *value)
{
    for (size_t i = 0; i < trait->value_count; i++)
        if (node_equal(trait->values[i], value))
            return true;
    return false;
}

bool trait_differs(const struct trait *a, const struct trait *b)
{
    if (!a || !b || !a->constant || !b->constant)
        return false;
    for (size_t i = 0; i < a->value_count; i++)
        if (has_value(b, a->values[i]))
            return false;
    return true;
}

static struct trait *trait_at(struct modeller *m, struct traits *traits, oas_str name)
{
    void **slot = modeller_slot(m, &traits->by_name, name);
    if (!slot)
        return NULL;
    if (!*slot) {
        struct trait *trait = MODELLER_NEW(m, struct trait, 1);
        if (!trait)
            return NULL;
        trait->name = name;
        trait->jtypes = OAS_JTYPE_ANY;
        *traits->last = trait;
        traits->last = &trait->next;
        *slot = trait;
    }
    return *slot;
}

static struct traits *traits_new(struct modeller *m)
{
    struct traits *traits = MODELLER_NEW(m, struct traits, 1);
    if (traits)
        traits->last = &traits->first;
    return traits;
}

/* ---- constants ---- */

/* A growing list of constants. */
struct values {
    const struct node **at;
    size_t count, cap;
    bool unsought; /* there are others, which no value is found by */
};

static bool add_value(struct modeller *m, struct values *values, const struct node *value)
{
    const struct node **at =
        array_room(m->mem, values->at, values->count, 1, &values->cap, sizeof *values->at);
    m->diags->no_memory |= !at;
    if (!at)
        return false;
    values->at = at;
    values->at[values->count++] = value;
    return true;
}

static bool add_values(struct modeller *m, struct values *values, const struct schema *property,
                       unsigned depth);

/* Those of all branches, if each has some. */
static bool add_union(struct modeller *m, struct values *values, const struct clause *clause,
                      unsigned depth)
{
    bool good = clause && clause->count > 0 && depth < DEEPEST;
    for (size_t i = 0; good && i < clause->count; i++)
        good = modeller_jtypes(m, clause->schemas[i]) == 0 ||
               add_values(m, values, clause->schemas[i], depth + 1);
    return good;
}

static bool add_all(struct modeller *m, struct values *values, const struct node *const *of,
                    size_t count)
{
    bool good = of != NULL;
    for (size_t i = 0; good && i < count; i++)
        good = add_value(m, values, of[i]);
    return good;
}

/* What all lists of constants in the set have in common. False: there is none. */
static bool list_common(struct modeller *m, struct values *common, const struct schema_set *set)
{
    const oas_keyword keywords[] = {OAS_KEYWORD_CONST, OAS_KEYWORD_ENUM};
    bool any = false;
    for (size_t i = 0; i < 2 * set->count; i++) {
        const struct clause *clause = schema_clause(set->at[i / 2], keywords[i % 2]);
        size_t count = 0;
        const struct node *const *listed = clause ? schema_clause_constants(clause, &count) : NULL;
        if (any && clause)
            common->count = constant_common(common->at, common->count, clause);
        if (!any && clause)
            (void)add_all(m, common, listed, count);
        any |= clause != NULL;
    }
    return any;
}

/* Those of the JSON types that it can be; false where a value is not found by one of them. */
static bool add_common(struct modeller *m, struct values *values, const struct values *common,
                       unsigned jtypes)
{
    for (size_t i = 0; i < common->count; i++) {
        if (!(node_jtypes(common->at[i]) & jtypes))
            continue;
        const struct node *node = tag_node(m->mem, common->at[i], &m->diags->no_memory);
        values->unsought |= !node;
        if (!node || !add_value(m, values, node))
            return false;
    }
    return true;
}

/* Adds the only values that the property can have, if a runtime can find them all: none of its
 * values is missing, whatever else says that some of them are none. */
static bool add_values(struct modeller *m, struct values *values, const struct schema *property,
                       unsigned depth)
{
    struct schema_set set = schema_set_of(m, &property, 1);
    struct values common = {0};
    unsigned jtypes = modeller_jtypes(m, property);
    size_t before = values->count, count = 0;
    const struct node *const *all = constant_of_types(jtypes, &count);
    bool nullable = false;
    m->apart_work += set.count * 16;
    for (size_t i = 0; i < set.count; i++)
        nullable |= set.at[i]->nullable;
    if (list_common(m, &common, &set)) {
        if (!add_common(m, values, &common, jtypes))
            return false;
    } else if (!add_union(m, values, schema_set_union(&set, NULL), depth)) {
        values->count = before;
        return add_all(m, values, all, count);
    }
    if (!nullable || !(jtypes & OAS_JTYPE_NULL))
        return true;
    return add_all(m, values, constant_of_types(OAS_JTYPE_NULL, &count), 1);
}

/* The smaller of two lists: each holds. */
static void limit(struct trait *trait, const struct node *const *values, size_t count)
{
    if (trait->constant && trait->value_count <= count)
        return;
    trait->constant = true;
    trait->values = values;
    trait->value_count = count;
}

/* ---- one schema ---- */

static void say(struct modeller *m, struct traits *traits, oas_str name,
                const struct schema *property)
{
    struct trait *trait = trait_at(m, traits, name);
    struct values values = {0};
    if (!trait)
        return;
    trait->declared = true;
    trait->never |= modeller_jtypes(m, property) == 0;
    trait->jtypes &= modeller_jtypes(m, property);
    if (add_values(m, &values, property, 0))
        limit(trait, values.at, values.count);
    else
        trait->unsought |= values.unsought;
}

/* Only these members, and none by a pattern. */
static bool is_closed(const struct modeller *m, const struct schema *schema)
{
    const struct clause *rest = schema_clause(schema, OAS_KEYWORD_ADDITIONAL_PROPERTIES);
    return rest && modeller_jtypes(m, rest->schemas[0]) == 0 &&
           !node_get(schema->node, "patternProperties");
}

static void close_by(struct modeller *m, struct traits *traits, const struct schema *schema)
{
    bool sealed = !is_closed(m, schema);
    for (struct trait *trait = traits->first; trait; trait = trait->next)
        trait->never |=
            sealed ? !sealed_says(m, schema, trait->name) : !branch_declares(schema, trait->name);
    traits->closed = true;
}

/* ---- several ---- */

static void take_schema(struct modeller *m, struct traits *traits, const struct schema *schema)
{
    const struct clause *properties = schema_clause(schema, OAS_KEYWORD_PROPERTIES);
    const struct clause *required = schema_clause(schema, OAS_KEYWORD_REQUIRED);
    for (size_t i = 0; properties && i < properties->count; i++)
        say(m, traits, properties->names[i], properties->schemas[i]);
    for (size_t i = 0; required && i < required->count; i++) {
        struct trait *trait = trait_at(m, traits, required->names[i]);
        if (trait)
            trait->required = true;
    }
}

static struct traits *gather(struct modeller *m, const struct schema *schema, unsigned depth);

/* What one of two kinds of objects has: what both have. */
static void join_trait(struct modeller *m, struct trait *into, const struct traits *other)
{
    const struct trait *trait = traits_find(other, into->name);
    bool never = traits_exclude(other, into->name);
    into->required &= trait && trait->required;
    into->declared |= trait && trait->declared;
    if (never)
        return;
    into->unsought = (into->never || into->unsought) && trait && trait->unsought;
    into->jtypes = (into->never ? 0 : into->jtypes) | (trait ? trait->jtypes : OAS_JTYPE_ANY);
    if (into->never) {
        into->constant = trait && trait->constant;
        into->values = trait ? trait->values : NULL;
        into->value_count = trait ? trait->value_count : 0;
    } else if (into->constant && trait && trait->constant) {
        struct values both = {0};
        for (size_t i = 0; i < into->value_count; i++)
            (void)add_value(m, &both, into->values[i]);
        for (size_t i = 0; i < trait->value_count; i++)
            (void)add_value(m, &both, trait->values[i]);
        into->values = both.at;
        into->value_count = both.count;
    } else {
        into->constant = false;
    }
    into->never = false;
}

/* The traits that only `other` has begin as those of objects that do not speak of them. */
static void join(struct modeller *m, struct traits *into, const struct traits *other)
{
    for (const struct trait *trait = other->first; trait; trait = trait->next) {
        bool known = traits_find(into, trait->name);
        struct trait *made = trait_at(m, into, trait->name);
        if (made && !known)
            made->never = into->closed;
    }
    for (struct trait *trait = into->first; trait; trait = trait->next)
        join_trait(m, trait, other);
    into->closed &= other->closed;
}

static struct traits *common(struct modeller *m, const struct clause *clause, unsigned depth)
{
    struct traits *all = NULL;
    for (size_t i = 0; i < clause->count; i++) {
        if (!(modeller_jtypes(m, clause->schemas[i]) & OAS_JTYPE_OBJECT))
            continue;
        struct traits *one = gather(m, clause->schemas[i], depth + 1);
        if (!one)
            return NULL;
        if (all)
            join(m, all, one);
        else
            all = one;
    }
    return all;
}

/* What holds as well. */
static void meet(struct modeller *m, struct traits *into, const struct traits *other)
{
    for (const struct trait *trait = other->first; trait; trait = trait->next) {
        bool known = traits_find(into, trait->name);
        struct trait *made = trait_at(m, into, trait->name);
        if (!made)
            return;
        made->never |= !known && into->closed;
        made->declared |= trait->declared;
        made->required |= trait->required;
        made->unsought |= trait->unsought;
        made->jtypes &= trait->jtypes;
        if (trait->constant)
            limit(made, trait->values, trait->value_count);
    }
    for (struct trait *trait = into->first; trait; trait = trait->next)
        trait->never |= traits_exclude(other, trait->name);
    into->closed |= other->closed;
}

/* Required one way only is not required. */
static void waive(const struct modeller *m, struct traits *traits, const struct schema *schema)
{
    const struct clause *properties = schema_clause(schema, OAS_KEYWORD_PROPERTIES);
    for (size_t i = 0; properties && i < properties->count; i++)
        if (modeller_direction(m, properties->schemas[i]))
            ((struct trait *)map_get(&traits->by_name, properties->names[i]))->required = false;
}

static struct traits *gather(struct modeller *m, const struct schema *schema, unsigned depth)
{
    struct traits *traits = traits_new(m);
    if (!traits || m->apart_work > TRAITS_MOST_WORK)
        return traits;
    struct schema_set set = schema_set_of(m, &schema, 1);
    m->apart_work += set.count * 16;
    for (size_t i = 0; i < set.count; i++)
        take_schema(m, traits, set.at[i]);
    for (size_t i = 0; i < set.count; i++)
        if (is_closed(m, set.at[i]))
            close_by(m, traits, set.at[i]);
    for (size_t i = 0; i < set.count && depth < DEEPEST; i++)
        for (const struct clause *clause = set.at[i]->clauses; clause; clause = clause->next) {
            struct traits *all = schema_clause_is_union(clause) ? common(m, clause, depth) : NULL;
            if (all)
                meet(m, traits, all);
        }
    for (size_t i = 0; i < set.count; i++) /* which knows of members of branches */
        if (sealed_is(m, set.at[i]))
            close_by(m, traits, set.at[i]);
    for (size_t i = 0; i < set.count; i++)
        waive(m, traits, set.at[i]);
    return traits;
}

struct traits *traits_of(struct modeller *m, const struct schema *schema)
{
    return gather(m, schema, 0);
}
