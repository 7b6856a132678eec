/* The passes from the graph to the program. */
#include "plan/plan.h"

#include <oas/regex.h>

#include "plan/doubt.h"
#include "plan/fast.h"
#include "plan/merge.h"
#include "plan/never.h"
#include "plan/open.h"
#include "plan/order.h"
#include "plan/rows.h"
#include "plan/settle.h"
#include "plan/schema_row.h"

static void note_within(struct planner *planner, const struct schema *schema)
{
    const struct clause *all = schema_clause(schema, OAS_KEYWORD_ALL_OF);
    for (size_t i = 0; all && i < all->count; i++)
        planner->known[all->schemas[i]->id].within = schema;
}

static void plan_rows(struct planner *planner)
{
    for (size_t i = 0; i < planner->known_count; i++)
        if (planner->known[i].own)
            note_within(planner, planner->known[i].schema);
    struct oas_schema_row *rows =
        rows_add(planner, &planner->schemas, sizeof *rows, planner->row_count);
    if (!rows)
        return;
    *rows = (struct oas_schema_row){.jtypes = OAS_JTYPE_ANY};
    (void)rows_add(planner, &planner->fields, sizeof(struct oas_field_row), 1); /* row 0 is empty */
    schema_row_places(planner);
    for (size_t i = 0; i < planner->known_count; i++)
        if (planner->known[i].own)
            schema_row_fill(planner, planner->known[i].schema);
}

static oas_program program_of(const struct planner *planner)
{
    oas_program program = {.abi = OAS_ABI,
                           .text = planner->text.at ? planner->text.at : "",
                           .slots = planner->slots.at,
                           .counts = {.slots = planner->slots.count, .text = planner->text.count},
                           .formats = planner->formats,
                           .match = planner->patterns.count ? oas_program_match : NULL,
                           .compiled = planner->compiled.at,
                           .evaluate = planner->any_unevaluated ? oas_program_evaluate : NULL};
#define OAS_ROWS(row, rows)                                                                        \
    program.rows = planner->rows.at;                                                               \
    program.counts.rows = planner->rows.count;
#include <oas/rows.def>
    return program;
}

/* A second look at the rows that are there. */
static void add_fast(struct planner *planner, struct plan *plan)
{
    struct fast_made made;
    if (fast_make(&made, planner->mem, &plan->program, plan->roots, plan->root_count, NULL)) {
        plan->fast = made.fast;
        plan->program.fast = &plan->fast;
    } else {
        planner->diags->no_memory = true;
    }
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
            planned[i] = (struct planned){.use = known->use,
                                          .jtypes = known->jtypes,
                                          .direction = known->direction,
                                          .own = known->own,
                                          .reached = true};
    }
    plan->roots = types;
    plan->root_count = count;
    plan->places = planner->places;
    plan->place_count = planner->place_count;
    plan->pattern_rows = planner->pattern_rows;
    plan->outcomes = planner->outcomes.at;
    for (size_t i = 0; i < count; i++)
        types[i] = (oas_type){&plan->program, plan_use(planner, roots[i]), 0};
    if (!planner->diags->no_memory)
        add_fast(planner, plan);
    return plan;
}

struct plan *plan_build(oas_arena *mem, struct diags *diags, struct schema *const *roots,
                        size_t count)
{
    struct planner planner = {
        .mem = mem, .diags = diags, .automata = {PLAN_MOST_WORK, PLAN_MOST_ROWS}};
    size_t before = diags->totals[DIAG_ERROR] + diags->totals[DIAG_UNSUPPORTED];
    struct plan *plan = NULL;
    if (plan_settle(&planner, roots, count)) {
        open_enums(&planner);
        never_warn(&planner);
        doubt_warn(&planner);
        order_places(&planner);
        plan_rows(&planner);
        if (!diags->no_memory) /* it looks at rows that refer to others */
            merge_types(&planner);
        plan = finish(&planner, roots, count);
    }
    bool good = plan && !diags->no_memory &&
                diags->totals[DIAG_ERROR] + diags->totals[DIAG_UNSUPPORTED] == before;
    for (uint32_t i = 0; !good && i < planner.compiled.count; i++)
        oas_regex_free(((void **)planner.compiled.at)[i]);
    return good ? plan : NULL;
}
