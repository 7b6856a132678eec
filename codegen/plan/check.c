/* Assertions as check rows. */
#include "plan/check.h"

#include <oas/regex.h>

#include "automaton/automaton.h"
#include "load/text.h"
#include "plan/branch.h"
#include "plan/constant.h"
#include "plan/dependent.h"
#include "plan/match.h"
#include "plan/order.h"
#include "plan/rows.h"
#include "plan/union.h"
#include "schema/keyword.h"

/* So many constants that are no strings are compared one after the other; more have a table. */
enum { MOST_IN_TURN = 8 };

/* Where null is valid all the same it is one of them, so that messages say so. */
static void plan_values(struct planner *planner, const struct schema *schema,
                        const struct clause *clause, struct oas_check_row *row)
{
    bool null = schema->nullable && clause->keyword == OAS_KEYWORD_ENUM;
    size_t count, texts = 0;
    const struct node *const *values = schema_clause_constants(clause, &count);
    row->first = planner->values.count;
    for (size_t i = 0; i < count; i++) {
        texts += values[i]->kind == NODE_STRING;
        constant_add(planner, values[i], 0);
    }
    if (null)
        (void)constant_put(planner, OAS_JTYPE_NULL, OAS_STR("null"), 0);
    row->count = planner->values.count - row->first;
    row->first = rows_shared(planner, &planner->value_lists, &planner->values,
                             sizeof(struct oas_value_row), row->first);
    bool hashed = row->count - texts > MOST_IN_TURN;
    if (hashed)
        constant_table(planner, row->first, row->count, &row->table, &row->mask);
    else if (texts)
        rows_table(planner, constant_text, row->first, row->count, &row->table, &row->mask);
    row->flags =
        (uint16_t)((texts == row->count ? OAS_CHECK_TEXTS : 0) | (hashed ? OAS_CHECK_HASHED : 0) |
                   (clause->keyword == OAS_KEYWORD_CONST ? OAS_CHECK_CONST : 0));
}

static void plan_number(struct planner *planner, const struct clause *clause,
                        struct oas_check_row *row)
{
    row->text = rows_text(planner, clause->value->text);
    if (!text_int64(clause->value->text, &row->number))
        row->flags = OAS_CHECK_BIG;
}

/* ---- patterns ---- */

/* Steps that other states have as well stand once. */
static uint32_t plan_steps(struct planner *planner, const struct oas_step_row *steps,
                           uint32_t count)
{
    oas_str key = {(const char *)steps, count * sizeof *steps};
    if (count == 0)
        return 0;
    void **known = map_put(&planner->step_lists, planner->mem, key);
    planner->diags->no_memory |= !known;
    if (!known || *known)
        return known ? (uint32_t)((uintptr_t)*known - 1) : 0;
    uint32_t first = planner->steps.count;
    struct oas_step_row *rows = rows_add(planner, &planner->steps, sizeof *rows, count);
    if (!rows)
        return 0;
    memcpy(rows, steps, count * sizeof *rows);
    *known = (void *)((uintptr_t)first + 1);
    return first;
}

static void plan_automaton(struct planner *planner, const struct automaton *automaton,
                           struct oas_pattern_row *pattern)
{
    pattern->native = OAS_NATIVE_AUTOMATON;
    pattern->start = planner->states.count;
    for (uint32_t i = 0; i < automaton->state_count && !planner->diags->no_memory; i++) {
        struct oas_state_row state = automaton->states[i];
        state.first = plan_steps(planner, &automaton->steps[state.first], state.count);
        struct oas_state_row *row = rows_add(planner, &planner->states, sizeof *row, 1);
        if (row)
            *row = state;
    }
}

/* How the pattern is matched, and why not by an automaton. What PCRE2 is to match is compiled when it
 * is first matched. What is wrong with it was told when it was read. */
static enum automaton_outcome plan_matcher(struct planner *planner, const struct clause *clause,
                                           struct oas_pattern_row *row)
{
    struct automaton automaton = clause->known->automaton;
    enum automaton_outcome outcome = clause->known->outcome;
    row->native = (uint32_t)oas_regex_native(clause->pattern);
    if (row->native != OAS_NATIVE_NONE)
        return AUTOMATON_MADE;
    if (outcome == AUTOMATON_BEYOND)
        outcome = automaton_make(clause->pattern, &planner->automata, planner->mem, &automaton);
    planner->diags->no_memory |= outcome == AUTOMATON_NO_MEMORY;
    if (outcome == AUTOMATON_MADE)
        plan_automaton(planner, &automaton, row);
    else if (clause->known->fault.own)
        outcome = AUTOMATON_MACHINE;
    return outcome;
}

void check_pattern(struct planner *planner, const struct clause *clause, struct oas_check_row *row)
{
    oas_str pattern = clause->pattern;
    oas_text text = rows_text(planner, pattern);
    if (!oas_str_equal(pattern, clause->value->text))
        row->text = rows_text(planner, clause->value->text);
    void **known = map_put(&planner->pattern_rows, planner->mem, pattern);
    planner->diags->no_memory |= !known;
    row->first = known && *known ? (uint32_t)((uintptr_t)*known - 1) : planner->patterns.count;
    if (!known || *known)
        return;
    struct oas_pattern_row made = {.text = text};
    enum automaton_outcome outcome = plan_matcher(planner, clause, &made);
    *known = (void *)((uintptr_t)row->first + 1);
    void **compiled = rows_add(planner, &planner->compiled, sizeof *compiled, 1);
    enum automaton_outcome *kept = rows_add(planner, &planner->outcomes, sizeof *kept, 1);
    struct oas_pattern_row *added = rows_add(planner, &planner->patterns, sizeof *added, 1);
    if (!compiled || !kept || !added)
        return;
    *kept = outcome;
    *added = made;
}

oas_status check_match(const struct planner *planner, uint32_t pattern, oas_str text)
{
    oas_program program = {.patterns = planner->patterns.at,
                           .states = planner->states.at,
                           .steps = planner->steps.at,
                           .text = planner->text.at,
                           .compiled = planner->compiled.at,
                           .match = oas_program_match};
    return match_row(&program, pattern, text, 0);
}

static void need_format(struct planner *planner, oas_format format)
{
    static const oas_format_test tests[] = {
        NULL,
#define OAS_FORMAT(symbol, name, noun, function, clause) oas_is_##function,
#include <oas/formats.def>
#undef OAS_FORMAT
    };
    if (!planner->formats)
        planner->formats = OAS_ARENA_NEW(planner->mem, oas_format_test, OAS_FORMAT_COUNT);
    planner->diags->no_memory |= !planner->formats;
    if (planner->formats)
        planner->formats[format] = tests[format];
}

static void plan_format(struct planner *planner, const struct clause *clause,
                        struct oas_check_row *row)
{
    row->text = rows_text(planner, clause->value->text);
    row->first = clause->format;
    row->number = clause->range;
    if (clause->range != OAS_RANGE_NONE)
        row->jtypes = OAS_JTYPE_NUMBER;
    else
        need_format(planner, clause->format);
}

/* No payload has as many as do not fit; messages say the document's own number. */
static void plan_count(struct planner *planner, const struct clause *clause,
                       struct oas_check_row *row)
{
    if (clause->number <= INT64_MAX) {
        row->number = (int64_t)clause->number;
        return;
    }
    row->flags = OAS_CHECK_BIG;
    row->number = INT64_MAX;
    row->text = rows_text(planner, clause->value->text);
}

/* Three branches: if, then, else; one that is not there takes everything. */
static uint32_t plan_if(struct planner *planner, const struct schema *schema,
                        const struct clause *clause)
{
    const struct clause *then = schema_clause(schema, OAS_KEYWORD_THEN);
    const struct clause *otherwise = schema_clause(schema, OAS_KEYWORD_ELSE);
    uint32_t first = branch_rows(planner, clause->schemas, 1);
    struct oas_branch_row *rows = rows_add(planner, &planner->branches, sizeof *rows, 2);
    if (rows) {
        rows[0].use = then ? plan_use(planner, then->schemas[0]) : OAS_ANY;
        rows[1].use = otherwise ? plan_use(planner, otherwise->schemas[0]) : OAS_ANY;
        rows[0].jtypes = rows[1].jtypes = OAS_JTYPE_ANY;
    }
    return first;
}

static void plan_unevaluated(struct planner *planner, const struct schema *schema,
                             struct oas_check_row *row)
{
    row->table = OAS_USE_ROW(plan_use(planner, schema));
    planner->any_unevaluated = true;
}

/* What the keyword applies. */
static void plan_schemas(struct planner *planner, const struct schema *schema,
                         const struct clause *clause, struct oas_check_row *row)
{
    row->first = clause->keyword == OAS_KEYWORD_IF
                     ? plan_if(planner, schema, clause)
                     : branch_rows(planner, clause->schemas, clause->count);
    row->count = (uint32_t)clause->count;
    if (schema_clause_is_union(clause))
        row->table = union_tag(planner, schema, clause);
    if (clause->keyword == OAS_KEYWORD_DEPENDENT_SCHEMAS)
        row->table = dependent_names(planner, clause);
    row->flags = clause->loose ? OAS_CHECK_LOOSE : 0;
    if (clause->keyword == OAS_KEYWORD_UNEVALUATED_PROPERTIES ||
        clause->keyword == OAS_KEYWORD_UNEVALUATED_ITEMS)
        plan_unevaluated(planner, schema, row);
    if (clause->keyword == OAS_KEYWORD_CONTAINS && schema->dialect != DIALECT_2019_09)
        row->flags |= OAS_CHECK_EVALUATES;
}

void check_add(struct planner *planner, const struct schema *schema, const struct clause *clause)
{
    struct oas_check_row row = {.keyword = (uint8_t)clause->keyword,
                                .jtypes = keyword_info(clause->keyword)->judges,
                                .order = order_of(planner, clause->member->place)};
    switch (keyword_info(clause->keyword)->argument) {
    case ARG_VALUE:
    case ARG_VALUES:
        plan_values(planner, schema, clause, &row);
        break;
    case ARG_NUMBER:
    case ARG_POSITIVE:
        plan_number(planner, clause, &row);
        break;
    case ARG_COUNT:
        plan_count(planner, clause, &row);
        break;
    case ARG_FORMAT:
        plan_format(planner, clause, &row);
        break;
    case ARG_ENCODING:
    case ARG_MEDIA:
        row.text = rows_text(planner, clause->value->text);
        row.number = clause->encoding;
        break;
    case ARG_PATTERN:
        check_pattern(planner, clause, &row);
        break;
    case ARG_NAME_LISTS:
        dependent_required(planner, clause, &row);
        break;
    case ARG_BOOLEAN:
        break;
    case ARG_NOTHING:
    case ARG_TYPES:
    case ARG_STRING:
    case ARG_OBJECT:
    case ARG_NAMES:
    case ARG_SCHEMA:
    case ARG_SCHEMAS:
    case ARG_SCHEMA_MAP:
    case ARG_REFERENCE:
        plan_schemas(planner, schema, clause, &row);
        break;
    }
    if (oas_str_is(clause->member->key, "dependencies"))
        row.keyword = OAS_KEYWORD_DEPENDENCIES;
    if (schema->nullable) /* nothing judges null */
        row.jtypes &= (uint8_t) ~(unsigned)OAS_JTYPE_NULL;
    struct oas_check_row *added = rows_add(planner, &planner->checks, sizeof *added, 1);
    if (added)
        *added = row;
}

/* A check row that no schema row counts among its own: the rank and the number of a limit. */
static uint32_t add_limit(struct planner *planner, const struct clause *clause)
{
    struct oas_check_row row = {.keyword = (uint8_t)clause->keyword,
                                .jtypes = keyword_info(clause->keyword)->judges,
                                .order = order_of(planner, clause->member->place)};
    plan_count(planner, clause, &row);
    uint32_t index;
    struct oas_check_row *added = rows_add_named(planner, &planner->checks, sizeof *added, &index);
    if (added)
        *added = row;
    return index;
}

void check_add_limits(struct planner *planner, const struct schema *schema, uint32_t first,
                      uint32_t count)
{
    const struct clause *least = schema_clause(schema, OAS_KEYWORD_MIN_CONTAINS);
    const struct clause *most = schema_clause(schema, OAS_KEYWORD_MAX_CONTAINS);
    uint32_t least_row = least ? add_limit(planner, least) : 0;
    uint32_t most_row = most ? add_limit(planner, most) : 0;
    for (uint32_t i = 0; !planner->diags->no_memory && i < count; i++) {
        struct oas_check_row *check = (struct oas_check_row *)planner->checks.at + first + i;
        if (check->keyword != OAS_KEYWORD_CONTAINS)
            continue;
        check->number = least ? check_at(planner, least_row)->number : 1;
        check->table = least_row;
        check->mask = most_row;
    }
}
