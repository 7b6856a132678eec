/* The passes from the graph to the program, and the row of one schema. */
#include "plan/planner.h"

oas_use use_of(const struct planner *planner, const struct schema *schema)
{
    return known_of(planner, schema)->use;
}

static bool is_leaf(const struct schema *schema, const struct clause *clause)
{
    oas_keyword keyword = clause->keyword;
    return keyword_info(keyword)->role == ROLE_ASSERT && keyword != OAS_KEYWORD_TYPE &&
           keyword != OAS_KEYWORD_REQUIRED && is_effective(schema, clause);
}

/* The checks of one role in the order of keywords.def: cheap ones first. */
static uint32_t plan_role(struct planner *planner, const struct schema *schema, bool leaves)
{
    uint32_t before = planner->checks.count;
    for (int keyword = 1; keyword < OAS_KEYWORD_COUNT; keyword++) {
        const struct clause *clause = schema_clause(schema, (oas_keyword)keyword);
        if (!clause)
            continue;
        bool apply = keyword_info(clause->keyword)->role == ROLE_APPLY &&
                     clause->keyword != OAS_KEYWORD_THEN && clause->keyword != OAS_KEYWORD_ELSE;
        if (leaves ? is_leaf(schema, clause) : apply && is_effective(schema, clause))
            plan_check(planner, schema, clause);
    }
    return planner->checks.count - before;
}

static const struct oas_check_row *check_at(const struct planner *planner, uint32_t row)
{
    return (const struct oas_check_row *)planner->checks.at + row;
}

/* With nothing of its own to check, a schema leaves the reading to its first applicator, if that
 * reads the whole value whenever it accepts it. */
bool may_lead(const struct planner *planner, const struct oas_type_row *type)
{
    if (type->kinds != OAS_KIND_ANY || type->leaf_count || type->object != OAS_NONE ||
        type->array != OAS_NONE || type->apply_count == 0)
        return false;
    uint8_t keyword = check_at(planner, type->checks)->keyword;
    return keyword == OAS_KEYWORD_REF || keyword == OAS_KEYWORD_ALL_OF ||
           keyword == OAS_KEYWORD_ANY_OF || keyword == OAS_KEYWORD_ONE_OF;
}

void plan_type(struct planner *planner, const struct schema *schema)
{
    const struct clause *type = schema_clause(schema, OAS_KEYWORD_TYPE);
    struct oas_type_row row = {
        .place = text_add(planner, schema->uri),
        .order = order_of(planner, type ? type->member->place : node_declared(schema->node)),
        .checks = planner->checks.count,
        .object = OAS_NONE,
        .array = OAS_NONE,
        .kinds = schema->kinds};
    if (schema->is_boolean && !schema->verdict) {
        row.kinds = 0;
        row.flags = OAS_TYPE_NEVER;
    }
    if (schema->strict_integer)
        row.flags |= OAS_TYPE_STRICT_INTEGER;
    row.leaf_count = (uint16_t)plan_role(planner, schema, true);
    row.apply_count = (uint16_t)plan_role(planner, schema, false);
    row.object = plan_object(planner, schema);
    row.array = plan_array(planner, schema);
    for (uint32_t i = 0; i < row.leaf_count; i++)
        row.judged |= check_at(planner, row.checks + i)->kinds;
    if (may_lead(planner, &row))
        row.flags |= OAS_TYPE_LEAD;
    struct oas_type_row *rows = planner->types.at;
    rows[schema->id + 1] = row;
}

static void plan_rows(struct planner *planner)
{
    struct oas_type_row *rows =
        rows_add(planner, &planner->types, sizeof *rows, (uint32_t)planner->known_count + 1);
    if (!rows)
        return;
    for (size_t i = 0; i <= planner->known_count; i++) {
        rows[i].object = rows[i].array = OAS_NONE;
        rows[i].kinds = OAS_KIND_ANY;
    }
    for (size_t i = 0; i < planner->known_count; i++) {
        const struct known *known = &planner->known[i];
        if (known->reached && OAS_USE_ROW(known->use) == i + 1)
            plan_type(planner, known->schema);
    }
}

static oas_counts counts_of(const struct planner *planner)
{
    oas_counts counts = {.types = planner->types.count,
                         .checks = planner->checks.count,
                         .branches = planner->branches.count,
                         .tags = planner->tags.count,
                         .values = planner->values.count,
                         .objects = planner->objects.count,
                         .arrays = planner->arrays.count,
                         .fields = planner->fields.count,
                         .patterns = planner->patterns.count,
                         .slots = planner->slots.count,
                         .text = planner->text.count};
    return counts;
}

static oas_program program_of(const struct planner *planner)
{
    oas_program program = {.abi = OAS_ABI,
                           .text = planner->text.at,
                           .types = planner->types.at,
                           .checks = planner->checks.at,
                           .branches = planner->branches.at,
                           .tags = planner->tags.at,
                           .values = planner->values.at,
                           .objects = planner->objects.at,
                           .arrays = planner->arrays.at,
                           .fields = planner->fields.at,
                           .patterns = planner->patterns.at,
                           .slots = planner->slots.at,
                           .counts = counts_of(planner),
                           .format = planner->any_format ? oas_program_format : NULL,
                           .match = planner->patterns.count ? oas_program_match : NULL,
                           .compiled = planner->compiled};
    return program;
}

static struct plan *finish(struct planner *planner, struct schema *const *roots, size_t count)
{
    struct plan *plan = OAS_ARENA_NEW(planner->mem, struct plan, 1);
    oas_type *types = OAS_ARENA_NEW(planner->mem, oas_type, count + 1);
    struct planned *planned = OAS_ARENA_NEW(planner->mem, struct planned, planner->known_count + 1);
    if (!plan || !types || !planned)
        return NULL;
    plan->program = program_of(planner);
    plan->schemas = planned;
    plan->schema_count = planner->known_count;
    for (size_t i = 0; i < planner->known_count; i++) {
        const struct known *known = &planner->known[i];
        if (known->reached)
            planned[i] = (struct planned){known->use, known->kinds, true};
    }
    plan->roots = types;
    plan->root_count = count;
    plan->places = planner->places;
    plan->place_count = planner->place_count;
    for (size_t i = 0; i < count; i++)
        types[i] = (oas_type){&plan->program, use_of(planner, roots[i]), 0};
    return plan;
}

struct plan *plan_build(oas_arena *mem, struct diags *diags, struct schema *const *roots,
                        size_t count)
{
    struct planner planner = {.mem = mem, .diags = diags};
    size_t before = diags->totals[DIAG_ERROR] + diags->totals[DIAG_UNSUPPORTED];
    struct plan *plan = NULL;
    if (settle(&planner, roots, count)) {
        order_places(&planner);
        plan_rows(&planner);
        plan_merged(&planner);
        plan = finish(&planner, roots, count);
    }
    bool good = plan && !diags->no_memory &&
                diags->totals[DIAG_ERROR] + diags->totals[DIAG_UNSUPPORTED] == before;
    for (uint32_t i = 0; !good && i < planner.patterns.count; i++)
        oas_regex_free(planner.compiled[i]);
    return good ? plan : NULL;
}
