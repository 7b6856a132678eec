/* Members and items: the rows of objects and arrays. */
#include "plan/object.h"

#include "load/text.h"
#include "plan/branch.h"
#include "plan/order.h"
#include "plan/rows.h"

struct fields {
    uint32_t first;
    uint32_t count;
    uint32_t slots;
    uint32_t mask;
};

oas_str object_field_name(const struct planner *planner, uint32_t row)
{
    return rows_text_at(planner, object_field(planner, row)->name);
}

static void add_property(struct planner *planner, const struct clause *clause, size_t i)
{
    const struct schema *schema = clause->schemas[i];
    oas_text name = rows_text(planner, clause->names[i]);
    struct oas_field_row *row = rows_add(planner, &planner->fields, sizeof *row, 1);
    if (!row)
        return;
    row->name = name;
    row->use = plan_use(planner, schema);
    row->order = order_of(planner, clause->value->members[i].place);
    row->flags = plan_known(planner, schema)->direction;
    if (text_needs_escape(clause->names[i]))
        row->flags |= OAS_FIELD_ESCAPED;
}

/* A required name that no property declares: noted as seen, judged like any undeclared member. */
static void add_undeclared(struct planner *planner, oas_str name, uint32_t order)
{
    oas_text text = rows_text(planner, name);
    struct oas_field_row *row = rows_add(planner, &planner->fields, sizeof *row, 1);
    if (!row)
        return;
    row->name = text;
    row->required_order = order;
    row->flags = OAS_FIELD_REQUIRED | OAS_FIELD_UNDECLARED;
    if (text_needs_escape(name))
        row->flags |= OAS_FIELD_ESCAPED;
}

static void add_required(struct planner *planner, const struct clause *required,
                         const struct fields *declared)
{
    uint32_t order = order_of(planner, required->member->place);
    for (size_t i = 0; i < required->count; i++) {
        uint32_t row = declared->count
                           ? rows_find(planner, object_field_name, declared->first, declared->slots,
                                       declared->mask, required->names[i])
                           : OAS_NONE;
        if (row == OAS_NONE) {
            add_undeclared(planner, required->names[i], order);
        } else {
            object_field(planner, row)->flags |= OAS_FIELD_REQUIRED;
            object_field(planner, row)->required_order = order;
        }
    }
}

static struct fields plan_fields(struct planner *planner, const struct schema *schema)
{
    const struct clause *properties = schema_clause(schema, OAS_KEYWORD_PROPERTIES);
    const struct clause *required = schema_clause(schema, OAS_KEYWORD_REQUIRED);
    struct fields fields = {planner->fields.count, 0, 0, 0};
    for (size_t i = 0; properties && i < properties->count; i++)
        add_property(planner, properties, i);
    fields.count = planner->fields.count - fields.first;
    if (required && fields.count)
        rows_table(planner, object_field_name, fields.first, fields.count, &fields.slots,
                   &fields.mask);
    if (required)
        add_required(planner, required, &fields);
    fields.count = planner->fields.count - fields.first;
    if (fields.count)
        rows_table(planner, object_field_name, fields.first, fields.count, &fields.slots,
                   &fields.mask);
    return fields;
}

uint32_t object_add(struct planner *planner, const struct schema *schema)
{
    const struct clause *rest = schema_clause(schema, OAS_KEYWORD_ADDITIONAL_PROPERTIES);
    const struct clause *names = schema_clause(schema, OAS_KEYWORD_PROPERTY_NAMES);
    const struct clause *patterns = schema_clause(schema, OAS_KEYWORD_PATTERN_PROPERTIES);
    bool counted = schema_clause(schema, OAS_KEYWORD_MIN_PROPERTIES) ||
                   schema_clause(schema, OAS_KEYWORD_MAX_PROPERTIES);
    if (!rest && !names && !patterns && !counted &&
        !schema_clause(schema, OAS_KEYWORD_PROPERTIES) &&
        !schema_clause(schema, OAS_KEYWORD_REQUIRED))
        return 0;
    struct fields fields = plan_fields(planner, schema);
    struct oas_object_row object = {.fields = fields.first,
                                    .field_count = fields.count,
                                    .slots = fields.slots,
                                    .mask = fields.mask,
                                    .rest = rest ? plan_use(planner, rest->schemas[0]) : OAS_ANY,
                                    .names =
                                        names ? plan_use(planner, names->schemas[0]) : OAS_ANY};
    if (rest)
        object.rest_order = order_of(planner, rest->member->place);
    if (names)
        object.names_order = order_of(planner, names->member->place);
    for (uint32_t i = 0; i < fields.count; i++)
        object.required_count +=
            object_field(planner, fields.first + i)->flags & OAS_FIELD_REQUIRED;
    uint32_t index;
    struct oas_object_row *row = rows_add_named(planner, &planner->objects, sizeof *row, &index);
    if (row)
        *row = object;
    return index;
}

/* The keyword as the document spells it: older drafts say items where 2020-12 has prefixItems. */
static uint32_t spelled(const struct clause *clause)
{
    if (!clause)
        return OAS_KEYWORD_ITEMS;
    if (oas_str_is(clause->member->key, "additionalItems"))
        return OAS_KEYWORD_ADDITIONAL_ITEMS;
    return oas_str_is(clause->member->key, "items") ? OAS_KEYWORD_ITEMS : OAS_KEYWORD_PREFIX_ITEMS;
}

uint32_t object_add_array(struct planner *planner, const struct schema *schema)
{
    const struct clause *items = schema_clause(schema, OAS_KEYWORD_ITEMS);
    const struct clause *prefix = schema_clause(schema, OAS_KEYWORD_PREFIX_ITEMS);
    if (!items && !prefix)
        return 0;
    struct oas_array_row array = {
        .items = OAS_ANY, .prefix_keyword = spelled(prefix), .items_keyword = spelled(items)};
    if (items) {
        array.items = plan_use(planner, items->schemas[0]);
        array.items_order = order_of(planner, items->member->place);
    }
    if (prefix) {
        array.prefix = branch_rows(planner, prefix->schemas, prefix->count);
        array.prefix_count = (uint32_t)prefix->count;
    }
    uint32_t index;
    struct oas_array_row *row = rows_add_named(planner, &planner->arrays, sizeof *row, &index);
    if (row)
        *row = array;
    return index;
}
