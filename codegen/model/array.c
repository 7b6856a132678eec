/* Arrays as lists. */
#include "model/array.h"

#include "model/ctype.h"
#include "model/element.h"
#include "model/items.h"
#include "model/shape_of.h"
#include "model/tuple.h"

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
        return set->maybe_count ? m->json : tuple_item(m, set, item_name);
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
