/* Arrays as lists. */
#include "model/array.h"

#include "model/ctype.h"
#include "model/either.h"
#include "model/element.h"
#include "model/items.h"
#include "model/shape_of.h"

/* Tuples: a list, if all places have one type. */
static struct ctype *tuple_type(struct modeller *m, const struct schema_set *set, oas_str name)
{
    const struct clause *prefix = schema_set_clause(set, OAS_KEYWORD_PREFIX_ITEMS, NULL);
    const struct clause *items = schema_set_clause(set, OAS_KEYWORD_ITEMS, NULL);
    struct ctype *type = NULL;
    for (size_t i = 0; i < prefix->count; i++) {
        const struct schema *schema = prefix->schemas[i];
        struct ctype *one = element_type(m, &schema, 1, name);
        type = i ? either_of(m, type, one) : one;
    }
    const struct schema *rest = items ? items->schemas[0] : NULL;
    if (!rest || !type)
        return m->json;
    if (rest->is_boolean && !rest->verdict)
        return type;
    type = either_of(m, type, element_type(m, &rest, 1, name));
    return type ? type : m->json;
}

/* What the schemas that always hold say of all items. */
static const struct schema **items_of(struct modeller *m, const struct schema_set *set,
                                      size_t *count)
{
    const struct schema **items = MODELLER_NEW(m, const struct schema *, set->count);
    *count = 0;
    for (size_t i = 0; items && i < set->count; i++) {
        const struct clause *clause = schema_clause(set->at[i], OAS_KEYWORD_ITEMS);
        if (clause)
            items[(*count)++] = clause->schemas[0];
    }
    return items;
}

struct ctype *array_item(struct modeller *m, const struct schema_set *set, oas_str name)
{
    oas_str item_name = name_joined(m, name, OAS_STR("item"));
    struct items maybe = {0};
    size_t count;
    if (schema_set_clause(set, OAS_KEYWORD_PREFIX_ITEMS, NULL))
        return set->maybe_count ? m->json : tuple_type(m, set, item_name);
    const struct schema **given = items_of(m, set, &count);
    items_gather_maybe(m, &maybe, set);
    const struct value_shape *shape = NULL;
    if (set->possible && count == 1)
        shape = shape_of_possible(m, given[0], item_name);
    else if (count)
        shape = shape_of_maybe(m, given, count, maybe.at, maybe.count, item_name);
    return shape ? element_of_shape(m, shape, item_name) : m->json;
}

struct ctype *array_type(struct modeller *m, const struct schema_set *set, oas_str name)
{
    return ctype_list(m, array_item(m, set, name), name);
}
