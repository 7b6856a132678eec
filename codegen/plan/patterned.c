/* Patterns of names as check rows, tried on the names that are known. */
#include "plan/patterned.h"

#include "plan/check.h"
#include "plan/object.h"
#include "plan/order.h"
#include "plan/rows.h"

static void add_pattern(struct planner *planner, const struct clause *clause, size_t i)
{
    struct oas_check_row row = {.keyword = OAS_KEYWORD_PATTERN_PROPERTIES,
                                .jtypes = OAS_JTYPE_OBJECT,
                                .order = order_of(planner, clause->member->place),
                                .count = plan_use(planner, clause->schemas[i])};
    check_pattern(planner, &clause->lists[i], &row);
    struct oas_check_row *added = rows_add(planner, &planner->checks, sizeof *added, 1);
    if (added)
        *added = row;
}

/* What gives no answer here might match. */
static bool may_match(const struct planner *planner, const struct oas_object_row *object,
                      oas_str name)
{
    for (uint32_t i = 0; i < object->pattern_count; i++) {
        const struct oas_check_row *check =
            (const struct oas_check_row *)planner->checks.at + object->patterns + i;
        if (check_match(planner, check->first, name) != OAS_INVALID)
            return true;
    }
    return false;
}

void patterned_add(struct planner *planner, const struct schema *schema, uint32_t row)
{
    const struct clause *clause = schema_clause(schema, OAS_KEYWORD_PATTERN_PROPERTIES);
    struct oas_object_row *object = (struct oas_object_row *)planner->objects.at + row;
    if (!clause || planner->diags->no_memory)
        return;
    object->patterns = planner->checks.count;
    for (size_t i = 0; i < clause->count; i++)
        add_pattern(planner, clause, i);
    object->pattern_count = planner->checks.count - object->patterns;
    for (uint32_t i = 0; !planner->diags->no_memory && i < object->field_count; i++)
        if (may_match(planner, object, object_field_name(planner, object->fields + i)))
            object_field(planner, object->fields + i)->flags |= OAS_FIELD_MATCHED;
}
