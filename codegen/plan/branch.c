/* Branches: their rows, and what one of them says of its members. */
#include "plan/branch.h"

#include "plan/constant.h"
#include "plan/rows.h"
#include "schema/keyword.h"

uint32_t branch_rows(struct planner *planner, struct schema *const *schemas, size_t count)
{
    uint32_t first = planner->branches.count;
    struct oas_branch_row *rows =
        rows_add(planner, &planner->branches, sizeof *rows, (uint32_t)count);
    for (size_t i = 0; rows && i < count; i++) {
        rows[i].use = plan_use(planner, schemas[i]);
        rows[i].jtypes = plan_known(planner, schemas[i])->jtypes;
    }
    return first;
}

/* ---- what a branch says of one of its members ---- */

static void add_part(struct branch_parts *parts, const struct schema *schema)
{
    for (size_t i = 0; i < parts->count; i++)
        if (parts->at[i] == schema)
            return;
    if (parts->count < BRANCH_PARTS)
        parts->at[parts->count++] = schema;
}

struct branch_parts branch_parts(const struct schema *branch)
{
    struct branch_parts parts = {.count = 0};
    add_part(&parts, branch);
    for (size_t i = 0; i < parts.count; i++)
        for (const struct clause *clause = parts.at[i]->clauses; clause; clause = clause->next)
            if (keyword_takes_in(clause->keyword))
                for (size_t j = 0; j < clause->count; j++)
                    add_part(&parts, clause->schemas[j]);
    return parts;
}

const struct schema *branch_property(const struct schema *schema, oas_str name)
{
    const struct clause *properties = schema_clause(schema, OAS_KEYWORD_PROPERTIES);
    const struct member *member = properties ? node_member(properties->value, name) : NULL;
    return member ? properties->schemas[member - properties->value->members] : NULL;
}

bool branch_declares(const struct schema *schema, oas_str name)
{
    return branch_property(schema, name) != NULL;
}

bool branch_has_union(const struct branch_parts *parts)
{
    bool found = parts->count == BRANCH_PARTS;
    for (size_t i = 0; !found && i < parts->count; i++)
        found = schema_clause(parts->at[i], OAS_KEYWORD_ONE_OF) ||
                schema_clause(parts->at[i], OAS_KEYWORD_ANY_OF);
    return found;
}

bool branch_may_have(const struct branch_parts *parts, oas_str name)
{
    bool may = branch_has_union(parts);
    for (size_t i = 0; !may && i < parts->count; i++)
        may = branch_declares(parts->at[i], name);
    return may;
}

bool branch_requires(const struct branch_parts *parts, oas_str name)
{
    for (size_t i = 0; i < parts->count; i++) {
        const struct clause *required = schema_clause(parts->at[i], OAS_KEYWORD_REQUIRED);
        for (size_t j = 0; required && j < required->count; j++)
            if (oas_str_equal(required->names[j], name))
                return true;
    }
    return false;
}

/* What all parts of a branch say of one of its members. */
struct said {
    const struct clause *constants; /* a const, else an enum */
    unsigned jtypes;                /* what `type` leaves */
    bool escapes;                   /* it may be missing in one direction, or null: whatever else */
    bool excludes;                  /* some values, by a `not` */
};

static void add_said(struct said *said, const struct schema *schema)
{
    const struct clause *constants = constant_of(schema);
    if (constants && (!said->constants || constants->keyword == OAS_KEYWORD_CONST))
        said->constants = constants;
    said->jtypes &= schema->jtypes;
    said->escapes |= schema->read_only || schema->write_only || schema->nullable;
    said->excludes |= schema_clause(schema, OAS_KEYWORD_NOT) != NULL;
}

static struct said said_of(const struct branch_parts *branch, oas_str name)
{
    struct said said = {.jtypes = OAS_JTYPE_ANY};
    for (size_t i = 0; i < branch->count; i++) {
        const struct schema *property = branch_property(branch->at[i], name);
        if (!property)
            continue;
        struct branch_parts parts = branch_parts(property);
        for (size_t j = 0; j < parts.count; j++)
            add_said(&said, parts.at[j]);
    }
    return said;
}

const struct clause *branch_constants(const struct branch_parts *branch, oas_str name)
{
    struct said said = said_of(branch, name);
    return said.escapes ? NULL : said.constants;
}

/* Leaves those values that other lists of the member's schemas have as well. */
static size_t common_values(const struct branch_parts *branch, oas_str name,
                            const struct node **values, size_t count)
{
    for (size_t i = 0; i < branch->count; i++) {
        const struct schema *property = branch_property(branch->at[i], name);
        struct branch_parts parts = {.count = 0};
        if (property)
            parts = branch_parts(property);
        for (size_t j = 0; j < parts.count; j++) {
            const struct clause *constants = constant_of(parts.at[j]);
            count = constants ? constant_common(values, count, constants) : count;
        }
    }
    return count;
}

const struct node *const *branch_values(struct planner *planner, const struct branch_parts *branch,
                                        oas_str name, size_t *count)
{
    struct said said = said_of(branch, name);
    if (said.escapes)
        return NULL;
    if (!said.constants)
        return constant_of_types(said.jtypes, count);
    const struct node *const *all = schema_clause_constants(said.constants, count);
    const struct node **values = OAS_ARENA_NEW(planner->mem, const struct node *, *count + 1);
    planner->diags->no_memory |= !values;
    if (!values)
        return NULL;
    size_t typed = 0;
    for (size_t i = 0; i < *count; i++)
        if (node_jtypes(all[i]) & said.jtypes)
            values[typed++] = all[i];
    size_t common = common_values(branch, name, values, typed);
    *count = common ? common : *count;
    return common ? values : all;
}

bool branch_waives(const struct branch_parts *branch, oas_str name)
{
    return said_of(branch, name).escapes;
}

bool branch_excludes(const struct branch_parts *branch, oas_str name)
{
    return said_of(branch, name).excludes;
}

unsigned branch_member_jtypes(const struct branch_parts *branch, oas_str name)
{
    return said_of(branch, name).jtypes;
}

bool branch_has_constants(const struct schema *property)
{
    struct branch_parts parts = branch_parts(property);
    unsigned jtypes = OAS_JTYPE_ANY;
    bool has = false;
    for (size_t i = 0; i < parts.count; i++) {
        has |= constant_of(parts.at[i]) != NULL;
        jtypes &= parts.at[i]->jtypes;
    }
    size_t count;
    return has || constant_of_types(jtypes, &count);
}

size_t branch_work(const struct branch_parts *parts)
{
    size_t work = 16;
    for (size_t i = 0; i < parts->count; i++) {
        const struct clause *properties = schema_clause(parts->at[i], OAS_KEYWORD_PROPERTIES);
        const struct clause *required = schema_clause(parts->at[i], OAS_KEYWORD_REQUIRED);
        work += (properties ? properties->count : 0) + (required ? required->count : 0);
    }
    return work;
}
