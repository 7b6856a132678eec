/* Tuples: lists all the same, whose items say what they are. */
#include "model/tuple.h"

#include "load/jtype.h"
#include "load/text.h"
#include "model/constant.h"
#include "model/ctype.h"
#include "model/either.h"
#include "model/element.h"
#include "model/place_name.h"
#include "model/shape_of.h"

/* All schemas that an item may have to keep to. */
struct places {
    const struct schema **at;
    size_t count;
    bool open; /* anything may stand behind them */
};

static bool is_never(const struct modeller *m, const struct clause *clause)
{
    return clause && modeller_jtypes(m, clause->schemas[0]) == 0;
}

/* Nothing but places evaluates items. */
static bool is_plain(const struct schema_set *set)
{
    bool plain = set->count == 1 && set->maybe_count == 0;
    const struct clause *clause = plain ? set->at[0]->clauses : NULL;
    for (; plain && clause; clause = clause->next)
        plain = !clause_is_possible(clause) && clause->keyword != OAS_KEYWORD_IF &&
                clause->keyword != OAS_KEYWORD_CONTAINS;
    return plain;
}

/* Can no item stand behind the places? */
static bool is_closed(const struct modeller *m, const struct schema_set *set, size_t count)
{
    const struct clause *last = schema_set_clause(set, OAS_KEYWORD_UNEVALUATED_ITEMS, NULL);
    const struct clause *most = schema_set_clause(set, OAS_KEYWORD_MAX_ITEMS, NULL);
    int64_t number;
    if (is_never(m, schema_set_clause(set, OAS_KEYWORD_ITEMS, NULL)))
        return true;
    if (most && text_int64(most->value->text, &number) && number >= 0 && (size_t)number <= count)
        return true;
    return is_never(m, last) && is_plain(set);
}

static struct places places_of(struct modeller *m, const struct schema_set *set)
{
    const struct clause *prefix = schema_set_clause(set, OAS_KEYWORD_PREFIX_ITEMS, NULL);
    const struct clause *items = schema_set_clause(set, OAS_KEYWORD_ITEMS, NULL);
    const struct clause *last = schema_set_clause(set, OAS_KEYWORD_UNEVALUATED_ITEMS, NULL);
    struct places places = {.at = MODELLER_NEW(m, const struct schema *, prefix->count + 1)};
    for (size_t i = 0; places.at && i < prefix->count; i++)
        places.at[places.count++] = prefix->schemas[i];
    if (is_closed(m, set, prefix->count))
        return places;
    if (!items && last && !last->schemas[0]->is_boolean && is_plain(set))
        items = last; /* it is of the same items then */
    places.open = !items;
    if (places.at && items)
        places.at[places.count++] = items->schemas[0];
    return places;
}

/* ---- by JSON type ---- */

static const unsigned groups[] = {OAS_JTYPE_STRING, OAS_JTYPE_NUMBER, OAS_JTYPE_BOOLEAN,
                                  OAS_JTYPE_OBJECT, OAS_JTYPE_ARRAY};
enum { GROUPS = sizeof groups / sizeof *groups };

/* What items of one group are held by. */
struct part_of {
    struct ctype *type;
    unsigned jtypes; /* 0: none is of it */
};

struct tuple {
    struct modeller *m;
    struct part_of by[GROUPS];
    bool nullable;
    bool mixed;    /* some type is of several groups */
    unsigned rest; /* JSON types that are kept as JSON */
};

/* The only group of these, from 1; 0: there are several, or none. */
static size_t group_of(unsigned jtypes)
{
    for (size_t i = 0; i < GROUPS; i++)
        if (jtypes && !(jtypes & ~groups[i]))
            return i + 1;
    return 0;
}

static void add_type(struct tuple *tuple, struct ctype *type, unsigned jtypes)
{
    size_t group = group_of(jtypes);
    if (!group) {
        tuple->mixed = true;
        return;
    }
    struct part_of *part = &tuple->by[group - 1];
    type = part->jtypes ? either_of(tuple->m, part->type, type) : type;
    part->type = type ? type : tuple->m->json;
    part->jtypes |= jtypes;
}

/* A place that is a union by JSON type itself adds its alternatives. */
static void add_place(struct tuple *tuple, const struct schema *schema, oas_str name)
{
    struct modeller *m = tuple->m;
    const struct value_shape *shape = shape_of(m, &schema, 1, name);
    struct ctype *type = shape->type ? shape->type : m->json;
    unsigned jtypes = modeller_jtypes(m, schema);
    tuple->nullable |= jtypes & OAS_JTYPE_NULL;
    if (type->shape == OAS_SHAPE_UNION && type->told == TOLD_TYPE)
        for (size_t i = 0; i < type->part_count; i++)
            add_type(tuple, type->parts[i].type, type->parts[i].jtypes);
    else if (jtypes & JTYPE_NOT_NULL)
        add_type(tuple, constant_stored(m, type, place_name(m, schema, name)),
                 jtypes & JTYPE_NOT_NULL);
}

/* Are there several groups, none of them anything? */
static bool are_several(const struct modeller *m, const struct places *places)
{
    unsigned seen = 0;
    for (size_t i = 0; i < places->count; i++)
        seen |= modeller_jtypes(m, places->at[i]) & JTYPE_NOT_NULL;
    return seen != JTYPE_NOT_NULL && !group_of(seen);
}

static void add_variant(struct modeller *m, struct ctype *type, struct names *scope,
                        const struct part_of *of, oas_str words)
{
    struct part *part = &type->parts[type->part_count++];
    *part = (struct part){.type = of->type, .jtypes = of->jtypes, .required = true};
    if (part->type->shape != OAS_SHAPE_CONST)
        part->name = name_taken(m, scope, name_joined(m, oas_str_of(NULL, 0), words));
    branch_add_kind(m, type, words);
}

static struct ctype *union_of(struct tuple *tuple, const struct schema *schema, oas_str name)
{
    struct modeller *m = tuple->m;
    struct names scope = member_names(m);
    struct ctype *type = branch_union_by_type(m, schema, name, GROUPS + 1);
    for (size_t i = 0; type->parts && i < GROUPS; i++)
        if (tuple->by[i].jtypes)
            add_variant(m, type, &scope, &tuple->by[i], branch_jtype_word(tuple->by[i].jtypes));
    struct part_of rest = {m->json, tuple->rest};
    if (type->parts && rest.jtypes)
        add_variant(m, type, &scope, &rest, OAS_STR("json"));
    return tuple->nullable ? ctype_nullable(m, type, name) : type;
}

/* NULL: JSON types do not tell them apart. */
static struct ctype *type_by_group(struct modeller *m, const struct schema_set *set,
                                   const struct places *places, oas_str name)
{
    struct tuple tuple = {.m = m};
    if (!are_several(m, places))
        return NULL;
    for (size_t i = 0; i < places->count; i++)
        add_place(&tuple, places->at[i], name);
    return tuple.mixed ? NULL : union_of(&tuple, set->at[0], name);
}

/* ---- open ends ---- */

/* What holds any value of the group's JSON type, as what stands behind the places may be, and those
 * of the places in no worse a type; NULL: nothing does. */
static struct ctype *widest(const struct modeller *m, const struct part_of *of)
{
    if (!of->jtypes)
        return NULL;
    if (of->jtypes & OAS_JTYPE_STRING)
        return of->type == m->json ? NULL : m->string;
    return of->type->shape == OAS_SHAPE_BOOLEAN || of->type->shape == OAS_SHAPE_DOUBLE ? of->type
                                                                                       : NULL;
}

/* Texts and the like as what they are, all else as JSON. */
static struct ctype *type_beside_json(struct modeller *m, const struct schema_set *set,
                                      const struct places *places, oas_str name)
{
    struct tuple tuple = {.m = m};
    unsigned held = 0;
    for (size_t i = 0; i < places->count; i++)
        add_place(&tuple, places->at[i], name);
    for (size_t i = 0; i < GROUPS; i++) {
        struct part_of *of = &tuple.by[i];
        struct ctype *type = tuple.mixed ? NULL : widest(m, of);
        *of = (struct part_of){type, type ? groups[i] : 0};
        held |= of->jtypes;
    }
    if (!held)
        return m->json;
    tuple.nullable = false; /* null is a JSON text like others */
    tuple.rest = OAS_JTYPE_ANY & ~held;
    return union_of(&tuple, set->at[0], name);
}

/* ---- */

struct ctype *tuple_item(struct modeller *m, const struct schema_set *set, oas_str name)
{
    struct places places = places_of(m, set);
    struct ctype *type = NULL;
    if (places.count == 0)
        return m->json;
    if (places.open)
        return type_beside_json(m, set, &places, name);
    type = type_by_group(m, set, &places, name);
    if (type)
        return type;
    for (size_t i = 0; i < places.count; i++) {
        struct ctype *one = element_type(m, &places.at[i], 1, name);
        type = i ? either_of(m, type, one) : one;
    }
    return type ? type : m->json;
}
