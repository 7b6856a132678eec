/* Arrays as lists. */
#include "model/array.h"

#include "model/ctype.h"
#include "model/either.h"
#include "model/element.h"

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

struct ctype *array_item(struct modeller *m, const struct schema_set *set, oas_str name)
{
    const struct schema **given = MODELLER_NEW(m, const struct schema *, set->count);
    oas_str item_name = name_joined(m, name, OAS_STR("item"));
    size_t count = 0;
    if (schema_set_clause(set, OAS_KEYWORD_PREFIX_ITEMS, NULL))
        return tuple_type(m, set, item_name);
    for (size_t i = 0; given && i < set->count; i++) {
        const struct clause *items = schema_clause(set->at[i], OAS_KEYWORD_ITEMS);
        if (items)
            given[count++] = items->schemas[0];
    }
    return count ? element_type(m, given, count, item_name) : m->json;
}

struct ctype *array_type(struct modeller *m, const struct schema_set *set, oas_str name)
{
    return ctype_list(m, array_item(m, set, name), name);
}
