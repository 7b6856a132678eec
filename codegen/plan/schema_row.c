/* The row of one schema. */
#include "plan/schema_row.h"

#include "plan/check.h"
#include "plan/object.h"
#include "plan/order.h"
#include "plan/patterned.h"
#include "plan/rows.h"
#include "plan/union.h"
#include "schema/keyword.h"

/* An applicator of its own: `if` brings the other two with it. */
static bool applies(oas_keyword keyword)
{
    const struct keyword_info *info = keyword_info(keyword);
    bool judges = info->place == PLACE_IN_PLACE || keyword == OAS_KEYWORD_CONTAINS ||
                  keyword == OAS_KEYWORD_UNEVALUATED_PROPERTIES ||
                  keyword == OAS_KEYWORD_UNEVALUATED_ITEMS;
    return info->role == ROLE_APPLY && judges && keyword != OAS_KEYWORD_THEN &&
           keyword != OAS_KEYWORD_ELSE;
}

/* The checks of leaves or applicators in the order of keywords.def: cheap ones first. */
static uint32_t plan_role(struct planner *planner, const struct schema *schema, bool leaves)
{
    uint32_t before = planner->checks.count;
    oas_keyword last = OAS_KEYWORD_NONE;
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next) {
        bool wanted =
            leaves ? keyword_info(clause->keyword)->role == ROLE_LEAF : applies(clause->keyword);
        if (wanted && clause->keyword != last && schema_clause_is_effective(schema, clause))
            check_add(planner, schema, clause);
        last = clause->keyword;
    }
    return planner->checks.count - before;
}

/* With nothing of its own to check, a schema leaves the reading to its first applicator, if that
 * reads the whole value whenever it accepts it. */
bool schema_row_may_lead(const struct planner *planner, const struct oas_schema_row *type)
{
    if (type->jtypes != OAS_JTYPE_ANY || type->leaf_count || type->object || type->array ||
        type->apply_count == 0)
        return false;
    oas_keyword keyword = (oas_keyword)check_at(planner, type->checks)->keyword;
    return keyword_takes_in(keyword) || keyword == OAS_KEYWORD_ANY_OF ||
           keyword == OAS_KEYWORD_ONE_OF;
}

void schema_row_fill(struct planner *planner, const struct schema *schema)
{
    const struct clause *type = schema_clause(schema, OAS_KEYWORD_TYPE);
    struct oas_schema_row row = {
        .place = rows_text(planner, schema->uri),
        .order = order_of(planner, type ? type->member->place : node_declared(schema->node)),
        .checks = planner->checks.count,
        .jtypes = schema->jtypes};
    if (schema->is_boolean && !schema->verdict) {
        row.jtypes = 0;
        row.flags = OAS_SCHEMA_NEVER;
    }
    if (schema->strict_integer)
        row.flags |= OAS_SCHEMA_STRICT_INTEGER;
    row.leaf_count = (uint16_t)plan_role(planner, schema, true);
    row.apply_count = (uint16_t)plan_role(planner, schema, false);
    check_add_limits(planner, schema, row.checks + row.leaf_count, row.apply_count);
    row.object = object_add(planner, schema);
    if (row.object)
        patterned_add(planner, schema, row.object);
    row.array = object_add_array(planner, schema);
    for (uint32_t i = 0; i < row.leaf_count; i++)
        row.judged |= check_at(planner, row.checks + i)->jtypes;
    if (schema_row_may_lead(planner, &row))
        row.flags |= OAS_SCHEMA_LEAD;
    union_check_discriminator(planner, schema);
    struct oas_schema_row *rows = planner->schemas.at;
    rows[OAS_USE_ROW(plan_use(planner, schema))] = row;
}
