/* The C shape of a value that a set of schemas describes. */
#include "load/jtype.h"
#include "model/alias.h"
#include "model/array.h"
#include "model/beside.h"
#include "model/constant.h"
#include "model/ctype.h"
#include "model/inherit.h"
#include "model/jtypes.h"
#include "model/judged.h"
#include "model/maybe.h"
#include "model/object.h"
#include "model/place_name.h"
#include "model/promise.h"
#include "model/scalar.h"
#include "model/shape_of.h"
#include "model/share.h"
#include "model/union.h"

enum { DEEPEST = 200 }; /* schemas within schemas; what is deeper is kept as JSON */

static struct ctype *find_item(struct modeller *m, void *set, oas_str name)
{
    return array_item(m, set, name);
}

static void array_shape(struct modeller *m, const struct schema_set *set, oas_str name,
                        struct value_shape *shape)
{
    struct schema_set of = *set;
    shape->type = promise_make(m, shape, OAS_SHAPE_LIST, name, find_item, &of);
}

static void shape_jtype(struct modeller *m, const struct schema_set *set, unsigned jtypes,
                        oas_str name, struct value_shape *shape)
{
    if (jtypes & OAS_JTYPE_OBJECT)
        object_shape(m, set, name, shape);
    else if (jtypes & OAS_JTYPE_ARRAY)
        array_shape(m, set, name, shape);
    else
        shape->type = scalar_type(m, set, jtypes);
}

/* Without `type`: what the schema speaks of must be meant. */
static void shape_untyped(struct modeller *m, const struct schema_set *set, oas_str name,
                          struct value_shape *shape)
{
    bool members = schema_set_has_members(set), items = schema_set_has_items(set);
    shape->null_apart = shape->nullable = false;
    if (members && !items)
        object_shape(m, set, name, shape);
    else if (items && !members)
        array_shape(m, set, name, shape);
    else
        shape->type = set->count == 1 && m->octets[set->at[0]->id] ? m->string : m->json;
}

/* What is demanded beside the branches, of all objects, may be open to each of them. */
static void shape_union(struct modeller *m, const struct schema_set *set,
                        const struct clause *clause, const struct schema *owner, oas_str name,
                        struct value_shape *shape)
{
    union_shape(m, set, clause, owner, name, shape);
    if (shape->type && shape->type->shape >= OAS_SHAPE_LIST)
        shape->type->judged |= schema_set_clause(set, OAS_KEYWORD_REQUIRED, NULL) ||
                               schema_set_clause(set, OAS_KEYWORD_MIN_PROPERTIES, NULL);
}

/* `parent`: the one schema given, whose heirs count; NULL: none. */
static void find_shape(struct modeller *m, const struct schema_set *set,
                       const struct schema *parent, oas_str name, struct value_shape *shape)
{
    unsigned jtypes = set->jtypes & JTYPE_NOT_NULL;
    const struct schema *owner = NULL;
    if (jtypes == 0) {
        shape->null_apart = shape->nullable = false;
        shape->type = ctype_const(m, NULL, set->at[0]);
        return;
    }
    shape->type = constant_type(m, set, name);
    if (shape->type)
        return;
    if (parent && inherit_shape(m, set, parent, name, shape))
        return;
    const struct clause *clause = schema_set_union(set, &owner);
    if (clause && set->maybe_count == 0 && beside_shape(m, set, name, shape))
        return;
    bool is_union = clause && !schema_set_has_members(set) && !schema_set_has_items(set);
    bool more = is_union && beside_says_more(m, set, clause);
    if (more && jtype_is_one(jtypes))
        is_union = false;
    if (is_union && (more || set->maybe_count)) /* variants would need more than they have */
        shape->type = m->json;
    else if (is_union)
        shape_union(m, set, clause, owner, name, shape);
    else if (jtype_is_one(jtypes))
        shape_jtype(m, set, jtypes, name, shape);
    else if (jtypes == JTYPE_NOT_NULL)
        shape_untyped(m, set, name, shape);
    else
        jtypes_shape(m, set, name, shape);
}

/* ---- each set once ---- */

static void put_ids(oas_buf *key, char before, const struct schema *const *schemas, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        oas_buf_putc(key, i ? ' ' : before);
        oas_buf_put_u64(key, schemas[i]->id);
    }
}

static struct value_shape *known_shape(struct modeller *m, const struct schema *const *given,
                                       size_t count, const struct schema *const *maybe,
                                       size_t maybe_count)
{
    oas_buf key = {0};
    put_ids(&key, '#', given, count);
    put_ids(&key, '?', maybe, maybe_count);
    oas_str kept = text_keep(m->mem, &key, &m->diags->no_memory);
    void **slot = kept.at ? modeller_slot(m, &m->shapes, kept) : NULL;
    if (slot && !*slot)
        *slot = MODELLER_NEW(m, struct value_shape, 1);
    return slot ? *slot : NULL;
}

/* A stricter one takes null if the base does, and one that is nullable in any case. */
static bool is_nullable(const struct modeller *m, const struct schema *schema,
                        const struct schema *base, const struct value_shape *inner)
{
    if (!(modeller_jtypes(m, schema) & OAS_JTYPE_NULL))
        return false;
    bool added = !(modeller_jtypes(m, base) & OAS_JTYPE_NULL);
    return inner->nullable || (added && inner->type != m->json);
}

/* The schemas that stand for the given ones; NULL where all stand for themselves. */
static const struct schema **firsts_of(struct modeller *m, const struct schema *const *given,
                                       size_t count)
{
    bool any = false;
    for (size_t i = 0; i < count; i++)
        any |= share_first(m, given[i]) != given[i];
    const struct schema **firsts = any ? MODELLER_NEW(m, const struct schema *, count) : NULL;
    for (size_t i = 0; firsts && i < count; i++)
        firsts[i] = share_first(m, given[i]);
    return firsts;
}

/* The type is that of the first; null belongs to the use. */
static void take_type(const struct value_shape *first, unsigned jtypes, struct value_shape *shape)
{
    shape->type = first->type;
    shape->null_apart = first->null_apart;
    shape->nullable = first->null_apart && jtypes & OAS_JTYPE_NULL;
}

static void take_shape(struct modeller *m, const struct schema *const *given,
                       const struct schema *const *firsts, size_t count, oas_str name,
                       struct value_shape *shape)
{
    const struct value_shape *first = shape_of(m, firsts, count, name);
    unsigned jtypes = OAS_JTYPE_ANY;
    for (size_t i = 0; i < count; i++)
        jtypes &= modeller_jtypes(m, given[i]);
    take_type(first, jtypes, shape);
}

static void make_shape(struct modeller *m, struct schema_set set, const struct schema *parent,
                       oas_str name, struct value_shape *shape)
{
    if (set.count == 0) /* no memory */
        return;
    if (scalar_constants_are_whole(&set))
        set.jtypes &= ~(unsigned)OAS_JTYPE_FRACTION;
    shape->null_apart = true;
    shape->nullable = set.jtypes & OAS_JTYPE_NULL; /* who comes back to it asks already */
    find_shape(m, &set, parent, name, shape);
    shape->null_apart &= shape->type != m->json; /* null is JSON like others */
    shape->nullable &= shape->null_apart;
}

/* What the schema is only a reference to, a stricter rule for or an extension of; NULL: none. */
static const struct schema *only_of(const struct modeller *m, const struct schema *schema)
{
    const struct schema *base = alias_strip(m, schema);
    return base != schema ? base : alias_extended(m, schema);
}

/* The type is that of `shape->only`. */
static void take_only(struct modeller *m, const struct schema *schema, oas_str name,
                      struct value_shape *shape)
{
    const struct schema *base = shape->only;
    const struct value_shape *inner = alias_extended(m, schema)
                                          ? shape_of_alone(m, base, place_name(m, base, name))
                                          : shape_of(m, &base, 1, name);
    shape->type = inner->type;
    shape->null_apart = inner->null_apart;
    shape->nullable = is_nullable(m, schema, base, inner);
}

/* To a shape that is being found: what is known of it by now. */
static void come_back(struct modeller *m, const struct schema *schema, struct value_shape *shape)
{
    if (shape->only)
        take_only(m, schema, oas_str_of(NULL, 0), shape);
    else
        shape->type = promise_take(m, shape);
}

/* Also by what is silent beside the schema that has the type: `not`, `uniqueItems`. */
static void note_judged(struct modeller *m, const struct schema *const *given, size_t count,
                        struct ctype *type)
{
    if (!type || type->shape < OAS_SHAPE_LIST || type->judged)
        return;
    /* What is nothing but a reference says nothing: chains of them are long. */
    const struct schema *only = count == 1 ? alias_target(m, given[0]) : NULL;
    struct schema_set set = only ? schema_set_of(m, &only, 1) : schema_set_of(m, given, count);
    type->judged = judged_set(m, &set);
}

/* A shape that is there already, or cannot be had. NULL: it is begun, and who asked finds it. */
static const struct value_shape *begin_shape(struct modeller *m, const struct schema *schema,
                                             struct value_shape *shape)
{
    static const struct value_shape none = {.type = NULL};
    if (!shape || m->depth > DEEPEST)
        return &none;
    if (shape->begun) {
        if (!shape->done)
            come_back(m, schema, shape);
        return shape;
    }
    shape->begun = true;
    m->depth++;
    return NULL;
}

static const struct value_shape *end_shape(struct modeller *m, const struct schema *const *given,
                                           size_t count, struct value_shape *shape)
{
    note_judged(m, given, count, shape->type);
    shape->done = true;
    m->depth--;
    return shape;
}

const struct value_shape *shape_of(struct modeller *m, const struct schema *const *given,
                                   size_t count, oas_str name)
{
    struct value_shape *shape = known_shape(m, given, count, NULL, 0);
    const struct value_shape *known = begin_shape(m, given[0], shape);
    if (known)
        return known;
    shape->only = count == 1 ? only_of(m, given[0]) : NULL;
    const struct schema **firsts = shape->only ? NULL : firsts_of(m, given, count);
    if (shape->only) {
        take_only(m, given[0], name, shape);
    } else if (firsts) {
        take_shape(m, given, firsts, count, name, shape);
    } else {
        name = count == 1 ? place_name(m, given[0], name) : name;
        make_shape(m, schema_set_of(m, given, count), count == 1 ? given[0] : NULL, name, shape);
    }
    return end_shape(m, given, count, shape);
}

/* One that is not of given schemas alone. */
static const struct value_shape *level_shape(struct modeller *m, struct schema_set set,
                                             oas_str name, struct value_shape *shape)
{
    m->level++;
    make_shape(m, set, NULL, name, shape);
    m->level--;
    return end_shape(m, set.at, set.count, shape);
}

const struct value_shape *shape_of_maybe(struct modeller *m, const struct schema *const *given,
                                         size_t count, const struct schema *const *maybe,
                                         size_t maybe_count, oas_str name)
{
    size_t adding = 0;
    maybe = maybe_count ? maybe_adding(m, given, count, maybe, maybe_count, &adding) : NULL;
    if (adding == 0)
        return shape_of(m, given, count, name);
    if (m->level >= MAYBE_LEVELS)
        return &m->any;
    struct value_shape *shape = known_shape(m, given, count, maybe, adding);
    const struct value_shape *known = begin_shape(m, given[0], shape);
    if (known)
        return known;
    struct schema_set set = schema_set_of(m, given, count);
    set.maybe = maybe;
    set.maybe_count = adding;
    return level_shape(m, set, name, shape);
}

const struct value_shape *shape_of_possible(struct modeller *m, const struct schema *schema,
                                            oas_str name)
{
    const struct schema *first = share_first(m, schema);
    struct value_shape *shape = alias_target(m, schema) == schema && m->depth <= DEEPEST
                                    ? known_shape(m, NULL, 0, &schema, 1)
                                    : NULL;
    if (!shape)
        return shape_of(m, &schema, 1, name);
    const struct value_shape *known = begin_shape(m, schema, shape);
    if (known)
        return known;
    if (first != schema) {
        take_type(shape_of_possible(m, first, name), modeller_jtypes(m, schema), shape);
        return end_shape(m, &schema, 1, shape);
    }
    struct schema_set set = schema_set_of(m, &first, 1);
    set.possible = true;
    return level_shape(m, set, name, shape);
}

const struct value_shape *shape_of_alone(struct modeller *m, const struct schema *schema,
                                         oas_str name)
{
    struct value_shape *shape = known_shape(m, NULL, 0, &schema, 1); /* as no other is asked for */
    const struct value_shape *known = begin_shape(m, schema, shape);
    if (known)
        return known;
    name = name_joined(m, name, OAS_STR("base"));
    make_shape(m, schema_set_of(m, &schema, 1), NULL, name, shape);
    return end_shape(m, &schema, 1, shape);
}
