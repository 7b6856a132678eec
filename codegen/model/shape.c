/* The C shape of a value that a set of schemas describes. */
#include "load/jtype.h"
#include "model/alias.h"
#include "model/array.h"
#include "model/constant.h"
#include "model/ctype.h"
#include "model/jtypes.h"
#include "model/object.h"
#include "model/own_name.h"
#include "model/scalar.h"
#include "model/shape_of.h"
#include "model/union.h"

enum { DEEPEST = 200 }; /* schemas within schemas; what is deeper is kept as JSON */

static void shape_jtype(struct modeller *m, const struct schema_set *set, unsigned jtypes,
                        oas_str name, struct value_shape *shape)
{
    if (jtypes & OAS_JTYPE_OBJECT)
        object_shape(m, set, name, shape);
    else if (jtypes & OAS_JTYPE_ARRAY)
        shape->type = array_type(m, set, name);
    else
        shape->type = scalar_type(m, set, jtypes);
}

/* Without `type`: what the schema speaks of must be meant. */
static void shape_untyped(struct modeller *m, const struct schema_set *set, oas_str name,
                          struct value_shape *shape)
{
    bool members = schema_set_has_members(set), items = schema_set_has_items(set);
    shape->nullable = false;
    if (members && !items)
        object_shape(m, set, name, shape);
    else if (items && !members)
        shape->type = array_type(m, set, name);
    else
        shape->type = m->json;
}

static void find_shape(struct modeller *m, const struct schema_set *set, oas_str name,
                       struct value_shape *shape)
{
    unsigned jtypes = set->jtypes & JTYPE_NOT_NULL;
    const struct schema *owner = NULL;
    if (jtypes == 0) {
        shape->nullable = false;
        shape->type = ctype_const(m, NULL, set->at[0]);
        return;
    }
    shape->type = constant_type(m, set, name);
    if (shape->type)
        return;
    const struct clause *clause = schema_set_clause(set, OAS_KEYWORD_ONE_OF, &owner);
    if (!clause)
        clause = schema_set_clause(set, OAS_KEYWORD_ANY_OF, &owner);
    if (clause && !schema_set_has_members(set) && !schema_set_has_items(set))
        union_shape(m, set, clause, owner, name, shape);
    else if (jtype_is_one(jtypes))
        shape_jtype(m, set, jtypes, name, shape);
    else if (jtypes == JTYPE_NOT_NULL)
        shape_untyped(m, set, name, shape);
    else
        jtypes_shape(m, set, name, shape);
}

/* ---- each set once ---- */

static struct value_shape *known_shape(struct modeller *m, const struct schema *const *given,
                                       size_t count)
{
    oas_buf key = {0};
    for (size_t i = 0; i < count; i++) {
        oas_buf_putc(&key, i ? ' ' : '#');
        oas_buf_put_u64(&key, given[i]->id);
    }
    oas_str kept = text_keep(m->mem, &key, &m->diags->no_memory);
    void **slot = kept.at ? map_put(&m->shapes, m->mem, kept) : NULL;
    if (slot && !*slot)
        *slot = MODELLER_NEW(m, struct value_shape, 1);
    m->diags->no_memory |= !slot;
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

const struct value_shape *shape_of(struct modeller *m, const struct schema *const *given,
                                   size_t count, oas_str name)
{
    static const struct value_shape none = {NULL, false, false};
    struct value_shape *shape = known_shape(m, given, count);
    if (!shape || m->depth > DEEPEST)
        return &none;
    if (shape->type || shape->begun)
        return shape;
    shape->begun = true;
    m->depth++;
    const struct schema *base = count == 1 ? alias_strip(m, given[0]) : given[0];
    if (count == 1 && base != given[0]) {
        const struct value_shape *inner = shape_of(m, &base, 1, name);
        shape->type = inner->type;
        shape->nullable = is_nullable(m, given[0], base, inner);
    } else {
        oas_str proper = count == 1 ? own_name_of(m, base) : oas_str_of(NULL, 0);
        struct schema_set set = schema_set_of(m, given, count);
        if (set.count == 0) { /* no memory */
            m->depth--;
            return &none;
        }
        if (scalar_constants_are_whole(&set))
            set.jtypes &= ~(unsigned)OAS_JTYPE_FRACTION;
        shape->nullable = set.jtypes & OAS_JTYPE_NULL;
        find_shape(m, &set, proper.len ? proper : name, shape);
        shape->nullable &= shape->type != m->json; /* null is a JSON text like others */
    }
    m->depth--;
    return shape;
}
