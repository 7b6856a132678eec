/* What the roots reach, in an order in which every schema stands behind those that it applies to
 * the same value; and what follows from that order: loops, JSON types, aliases. */
#include "plan/settle.h"

#include "plan/constant.h"
#include "schema/keyword.h"

static unsigned jtypes_of_branches(const struct planner *planner, const struct clause *clause,
                                   bool all)
{
    unsigned jtypes = all ? OAS_JTYPE_ANY : 0;
    for (size_t i = 0; i < clause->count; i++) {
        unsigned branch = plan_known(planner, clause->schemas[i])->jtypes;
        jtypes = all ? jtypes & branch : jtypes | branch;
    }
    return jtypes;
}

static unsigned jtypes_of_clause(const struct planner *planner, const struct clause *clause)
{
    switch ((int)clause->keyword) {
    case OAS_KEYWORD_CONST:
    case OAS_KEYWORD_ENUM:
        return constant_jtypes(clause);
    case OAS_KEYWORD_REF:
    case OAS_KEYWORD_DYNAMIC_REF:
    case OAS_KEYWORD_RECURSIVE_REF:
    case OAS_KEYWORD_ALL_OF:
        return jtypes_of_branches(planner, clause, true);
    case OAS_KEYWORD_ANY_OF:
    case OAS_KEYWORD_ONE_OF:
        return jtypes_of_branches(planner, clause, false);
    default:
        return OAS_JTYPE_ANY;
    }
}

/* A schema that says nothing is the any row; one that is nothing but a `$ref` is its target. */
static oas_use settle_use(const struct planner *planner, const struct schema *schema, uint32_t row)
{
    const struct clause *only = NULL;
    size_t count = 0;
    if (schema->is_boolean)
        return schema->verdict ? OAS_ANY : OAS_USE(row, 0);
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next)
        if (schema_clause_is_effective(schema, clause)) {
            only = clause;
            count++;
        }
    if (count == 0)
        return OAS_ANY;
    if (count > 1 || only->keyword != OAS_KEYWORD_REF)
        return OAS_USE(row, 0);
    oas_use target = plan_known(planner, only->schemas[0])->use;
    bool room = OAS_USE_REFS(target) < OAS_USE_MOST_REFS;
    return !room || OAS_USE_ROW(target) == OAS_ANY ? (room ? OAS_ANY : OAS_USE(row, 0))
                                                   : target + OAS_USE(0, 1);
}

/* What a schema says of a member that has it, or what it refers to or takes in. Only in OpenAPI
 * does that lift a demand. */
static unsigned settle_direction(const struct planner *planner, const struct schema *schema)
{
    if (!dialect_is_openapi(schema->dialect))
        return 0;
    unsigned flags = (schema->read_only ? OAS_FIELD_READ_ONLY : 0u) |
                     (schema->write_only ? OAS_FIELD_WRITE_ONLY : 0u);
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next)
        if (keyword_takes_in(clause->keyword))
            for (size_t i = 0; i < clause->count; i++)
                flags |= plan_known(planner, clause->schemas[i])->direction;
    return flags;
}

static void settle_one(struct planner *planner, struct schema *schema)
{
    struct known *known = plan_known(planner, schema);
    unsigned jtypes = schema->is_boolean && !schema->verdict ? 0 : schema->jtypes;
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next)
        jtypes &= jtypes_of_clause(planner, clause);
    if (schema->nullable)
        jtypes |= OAS_JTYPE_NULL;
    known->jtypes = (uint8_t)jtypes;
    known->use = settle_use(planner, schema, (uint32_t)schema->id + 1);
    known->direction = (uint8_t)settle_direction(planner, schema);
    known->settled = true;
    planner->settled[planner->settled_count++] = schema;
}

/* ---- the walk over in-place edges, on a list instead of the stack ---- */

struct visit {
    struct schema *schema;
    const struct clause *clause; /* where to go on */
    size_t next;                 /* its next schema */
};

static void report_loop(struct planner *planner, const struct visit *stack, size_t depth,
                        const struct schema *schema)
{
    const struct visit *last = &stack[depth - 1];
    planner->diags->from = last->schema->from;
    diag_at(planner->diags, DIAG_ERROR, last->clause->member->place,
            "%s leads back to a schema that is being applied to the same value: this never ends",
            oas_keyword_name(last->clause->keyword));
    diag_at(planner->diags, DIAG_NOTE, node_declared(schema->node), "the schema is this one");
    planner->diags->from = (struct place){0};
}

/* The next schema that the visit's schema applies in place; NULL when all were visited. */
static struct schema *next_in_place(struct visit *visit)
{
    for (; visit->clause; visit->clause = visit->clause->next, visit->next = 0)
        if (keyword_info(visit->clause->keyword)->place == PLACE_IN_PLACE &&
            visit->next < visit->clause->count)
            return visit->clause->schemas[visit->next++];
    return NULL;
}

static bool settle_from(struct planner *planner, struct visit *stack, struct schema *start)
{
    size_t depth = 0;
    bool good = true;
    if (plan_known(planner, start)->settled)
        return true;
    stack[depth++] = (struct visit){start, start->clauses, 0};
    while (depth) {
        struct visit *visit = &stack[depth - 1];
        struct schema *next = next_in_place(visit);
        if (!next) {
            settle_one(planner, visit->schema);
            depth--;
        } else if (plan_known(planner, next)->settled) {
            continue;
        } else if (plan_known(planner, next)->reached) { /* and not settled: it is being visited */
            report_loop(planner, stack, depth, next);
            good = false;
        } else {
            plan_known(planner, next)->reached = true;
            stack[depth++] = (struct visit){next, next->clauses, 0};
        }
    }
    return good;
}

/* ---- all that is reached ---- */

static size_t count_schemas(struct schema *const *roots, size_t count)
{
    size_t most = 0; /* all schemas of the graph follow each other to the last one */
    for (const struct schema *schema = count ? roots[0] : NULL; schema; schema = schema->next)
        most = schema->id >= most ? schema->id + 1 : most;
    return most;
}

/* Until here a use names a schema by its id, plus 1. Only those that others can refer to have a
 * row. */
static bool number_rows(struct planner *planner)
{
    uint32_t *rows = OAS_ARENA_NEW(planner->mem, uint32_t, planner->known_count + 1), count = 0;
    for (size_t i = 0; rows && i < planner->known_count; i++) {
        struct known *known = &planner->known[i];
        known->own = known->reached && OAS_USE_ROW(known->use) == i + 1;
        if (known->own)
            rows[i + 1] = ++count;
    }
    for (size_t i = 0; rows && i < planner->known_count; i++) {
        struct known *known = &planner->known[i];
        known->use = OAS_USE(rows[OAS_USE_ROW(known->use)], OAS_USE_REFS(known->use));
    }
    planner->row_count = count + 1;
    return rows != NULL;
}

/* Each once. */
static void wait_for(struct schema **queue, size_t *queued, bool *in_queue, struct schema *schema)
{
    if (in_queue[schema->id])
        return;
    in_queue[schema->id] = true;
    queue[(*queued)++] = schema;
}

bool plan_settle(struct planner *planner, struct schema *const *roots, size_t count)
{
    size_t total = count_schemas(roots, count), queued = 0;
    if (total >= (UINT32_C(1) << OAS_USE_BITS) - 1) {
        diag_at(planner->diags, DIAG_UNSUPPORTED, (struct place){0},
                "more than %u schemas in one program", (1u << OAS_USE_BITS) - 2);
        return false;
    }
    planner->known = OAS_ARENA_NEW(planner->mem, struct known, total + 1);
    planner->known_count = total;
    planner->settled = OAS_ARENA_NEW(planner->mem, struct schema *, total + 1);
    struct schema **queue = OAS_ARENA_NEW(planner->mem, struct schema *, total + 1);
    struct visit *stack = OAS_ARENA_NEW(planner->mem, struct visit, total + 1);
    bool *in_queue = OAS_ARENA_NEW(planner->mem, bool, total + 1);
    if (!planner->known || !planner->settled || !queue || !stack || !in_queue)
        return false;
    for (size_t i = 0; i < count; i++)
        wait_for(queue, &queued, in_queue, roots[i]);
    bool good = true;
    for (size_t i = 0; i < queued; i++) {
        plan_known(planner, queue[i])->reached = true;
        plan_known(planner, queue[i])->schema = queue[i];
        good &= settle_from(planner, stack, queue[i]);
        for (const struct clause *clause = queue[i]->clauses; clause; clause = clause->next)
            for (size_t j = 0; clause->schemas && j < clause->count; j++)
                wait_for(queue, &queued, in_queue, clause->schemas[j]);
        for (size_t j = 0; j < queue[i]->heir_count; j++)
            wait_for(queue, &queued, in_queue, queue[i]->heirs[j].schema);
    }
    return good && number_rows(planner);
}
