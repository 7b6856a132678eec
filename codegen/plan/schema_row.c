/* The row of one schema. */
#include "plan/schema_row.h"

#include "load/slots.h"
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

/* ---- places ---- */

static oas_str uri_of(const void *user, uint32_t i)
{
    const struct known *known = &((const struct planner *)user)->known[i];
    return known->own ? known->schema->uri : oas_str_of(NULL, 0);
}

/* Of equal ones the first: there may be many, read for one dynamic scope each. */
void schema_row_places(struct planner *planner)
{
    uint32_t count = (uint32_t)planner->known_count;
    planner->place_size = slots_size(count);
    planner->place_slots = OAS_ARENA_NEW(planner->mem, uint32_t, planner->place_size);
    planner->diags->no_memory |= !planner->place_slots;
    for (uint32_t i = 0; planner->place_slots && i < count; i++) {
        oas_str uri = uri_of(planner, i);
        uint32_t *slot =
            uri.len ? slots_find(planner->place_slots, planner->place_size, uri, uri_of, planner)
                    : NULL;
        if (slot && *slot == 0)
            *slot = i + 1;
    }
}

/* The row of the schema in the same document whose pointer is the longest part of this one's, and
 * the length of its URI; 0: there is none. */
static uint32_t find_above(const struct planner *planner, oas_str uri, size_t *len)
{
    const char *hash = uri.len ? memchr(uri.at, '#', uri.len) : NULL;
    size_t least = hash ? (size_t)(hash - uri.at) : uri.len;
    for (*len = uri.len; *len > least && planner->place_slots;) {
        --*len;
        if (uri.at[*len] != '/' && *len != least)
            continue;
        uint32_t found = *slots_find(planner->place_slots, planner->place_size,
                                     oas_str_of(uri.at, *len), uri_of, planner);
        if (found)
            return OAS_USE_ROW(planner->known[found - 1].use);
    }
    *len = 0;
    return 0;
}

static void set_place(struct planner *planner, oas_str uri, struct oas_schema_row *row)
{
    size_t len;
    row->above = find_above(planner, uri, &len);
    if (uri.len > len)
        row->place = rows_text(planner, oas_str_of(uri.at + len, uri.len - len));
}

void schema_row_fill(struct planner *planner, const struct schema *schema)
{
    const struct clause *type = schema_clause(schema, OAS_KEYWORD_TYPE);
    struct oas_schema_row row = {
        .order = order_of(planner, type ? type->member->place : node_declared(schema->node)),
        .checks = planner->checks.count,
        .jtypes = schema->jtypes};
    set_place(planner, schema->uri, &row);
    if (schema->is_boolean && !schema->verdict) {
        row.jtypes = 0;
        row.flags = OAS_SCHEMA_NEVER;
    }
    if (schema->strict_integer)
        row.flags |= OAS_SCHEMA_STRICT_INTEGER;
    row.leaf_count = (uint16_t)plan_role(planner, schema, true);
    row.apply_count = (uint16_t)plan_role(planner, schema, false);
    check_add_limits(planner, schema, row.checks + row.leaf_count, row.apply_count);
    if (row.leaf_count + row.apply_count == 0)
        row.checks = 0;
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
