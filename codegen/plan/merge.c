/* What a schema takes in by `$ref` and `allOf`, merged with it into one row, so that the verdict
 * reads the value once. Only the verdict runs merged rows: whoever explains wants to know which
 * schema it was. The merged row says the same because each part keeps its own rule for the members
 * that it does not declare. */
#include "plan/merge.h"

#include "plan/check.h"
#include "plan/object.h"
#include "plan/rows.h"
#include "plan/schema_row.h"
#include "schema/keyword.h"

enum { MOST_PARTS = 16 };

struct parts {
    uint32_t at[MOST_PARTS]; /* schema rows */
    size_t count;
    bool too_many;
};

static struct oas_schema_row *schema_at(const struct planner *planner, uint32_t row)
{
    return (struct oas_schema_row *)planner->schemas.at + row;
}

static const struct oas_object_row *object_at(const struct planner *planner, uint32_t row)
{
    return (const struct oas_object_row *)planner->objects.at + row;
}

static oas_use branch_use(const struct planner *planner, uint32_t row)
{
    return ((const struct oas_branch_row *)planner->branches.at + row)->use;
}

static bool takes_in(const struct oas_check_row *check)
{
    return keyword_takes_in((oas_keyword)check->keyword);
}

/* What a part takes in counts for all values or, where null is valid whatever it says, stays apart;
 * but the first part may be such a one, and then all of the merged row leaves null alone. */
static bool takes_part(const struct oas_check_row *check, size_t part)
{
    return takes_in(check) && (part == 0 || check->jtypes & OAS_JTYPE_NULL);
}

static bool leaves_null(const struct planner *planner, uint32_t row)
{
    const struct oas_schema_row *schema = schema_at(planner, row);
    for (uint32_t i = 0; i < schema->apply_count; i++) {
        const struct oas_check_row *check =
            check_at(planner, schema->checks + schema->leaf_count + i);
        if (takes_in(check) && !(check->jtypes & OAS_JTYPE_NULL))
            return true;
    }
    return false;
}

static void add_part(struct parts *parts, uint32_t row)
{
    for (size_t i = 0; i < parts->count; i++)
        if (parts->at[i] == row)
            return;
    if (row == OAS_ANY)
        return;
    parts->too_many |= parts->count == MOST_PARTS;
    if (!parts->too_many)
        parts->at[parts->count++] = row;
}

static struct parts parts_of(const struct planner *planner, uint32_t row)
{
    struct parts parts = {.count = 0};
    add_part(&parts, row);
    for (size_t i = 0; i < parts.count; i++) {
        const struct oas_schema_row *schema = schema_at(planner, parts.at[i]);
        for (uint32_t j = 0; j < schema->apply_count; j++) {
            const struct oas_check_row *check =
                check_at(planner, schema->checks + schema->leaf_count + j);
            for (uint32_t k = 0; takes_part(check, i) && k < check->count; k++)
                add_part(&parts, OAS_USE_ROW(branch_use(planner, check->first + k)));
        }
    }
    return parts;
}

static bool has_patterns(const struct planner *planner, const struct oas_schema_row *schema)
{
    return schema->object && object_at(planner, schema->object)->pattern_count;
}

/* Two lists of items, or two ideas of an integer, have no single row that says both; nor have
 * patterns of names, which say for which members the rule for the others holds. */
static bool can_merge(const struct planner *planner, const struct parts *parts)
{
    uint32_t arrays = 0;
    unsigned strict = schema_at(planner, parts->at[0])->flags & OAS_SCHEMA_STRICT_INTEGER;
    if (parts->count < 2 || parts->too_many)
        return false;
    for (size_t i = 0; i < parts->count; i++) {
        const struct oas_schema_row *schema = schema_at(planner, parts->at[i]);
        arrays += schema->array > 0;
        if (schema->flags & OAS_SCHEMA_NEVER || has_patterns(planner, schema) ||
            (schema->flags & OAS_SCHEMA_STRICT_INTEGER) != strict)
            return false;
    }
    return arrays <= 1;
}

/* ---- several schemas for one value ---- */

struct uses {
    oas_use at[MOST_PARTS];
    uint32_t count;
};

static void add_use(struct uses *uses, oas_use use)
{
    uint32_t row = OAS_USE_ROW(use);
    for (uint32_t i = 0; i < uses->count; i++)
        if (uses->at[i] == row)
            return;
    if (row != OAS_ANY && uses->count < MOST_PARTS)
        uses->at[uses->count++] = row;
}

/* A row that applies all of them: they are its allOf. */
static oas_use use_of_all(struct planner *planner, const struct uses *uses)
{
    if (uses->count < 2)
        return uses->count ? uses->at[0] : OAS_ANY;
    for (uint32_t i = 0; i < uses->count; i++)
        if (schema_at(planner, uses->at[i])->flags & OAS_SCHEMA_NEVER)
            return uses->at[i];
    uint32_t branches = planner->branches.count, check = planner->checks.count;
    uint32_t schema = planner->schemas.count;
    struct oas_branch_row *branch =
        rows_add(planner, &planner->branches, sizeof *branch, uses->count);
    struct oas_check_row *all = rows_add(planner, &planner->checks, sizeof *all, 1);
    struct oas_schema_row *row = rows_add(planner, &planner->schemas, sizeof *row, 1);
    if (!branch || !all || !row)
        return OAS_ANY;
    for (uint32_t i = 0; i < uses->count; i++)
        branch[i] = (struct oas_branch_row){uses->at[i], OAS_JTYPE_ANY};
    *all = (struct oas_check_row){.keyword = OAS_KEYWORD_ALL_OF,
                                  .jtypes = OAS_JTYPE_ANY,
                                  .flags = OAS_CHECK_APART,
                                  .first = branches,
                                  .count = uses->count};
    *row = (struct oas_schema_row){
        .checks = check, .apply_count = 1, .jtypes = OAS_JTYPE_ANY, .flags = OAS_SCHEMA_LEAD};
    return schema;
}

/* ---- members ---- */

static uint32_t find_field(const struct planner *planner, const struct oas_object_row *object,
                           oas_text name)
{
    if (object->field_count == 0)
        return OAS_NONE;
    return rows_find(planner, object_field_name, object->fields, object->slots, object->mask,
                     rows_text_at(planner, name));
}

/* What all parts say of one name. A required member may be missing in one direction if one of them
 * says so. */
static struct oas_field_row merge_field(struct planner *planner, const struct parts *parts,
                                        const struct oas_field_row *from)
{
    struct oas_field_row merged = {.name = from->name};
    struct uses uses = {.count = 0};
    uint32_t copied =
        OAS_FIELD_REQUIRED | OAS_FIELD_ESCAPED | OAS_FIELD_READ_ONLY | OAS_FIELD_WRITE_ONLY;
    bool declared = false;
    for (size_t i = 0; i < parts->count; i++) {
        uint32_t row = schema_at(planner, parts->at[i])->object;
        if (!row)
            continue;
        const struct oas_object_row *object = object_at(planner, row);
        uint32_t found = find_field(planner, object, from->name);
        uint32_t flags =
            found == OAS_NONE ? OAS_FIELD_UNDECLARED : object_field(planner, found)->flags;
        bool its = !(flags & OAS_FIELD_UNDECLARED);
        declared |= its;
        add_use(&uses, its ? object_field(planner, found)->use : object->rest);
        merged.flags |= flags & copied;
    }
    merged.flags |= declared ? 0 : OAS_FIELD_UNDECLARED;
    merged.use = use_of_all(planner, &uses);
    return merged;
}

/* True if an earlier part has the name, whose field is then made already. */
static bool is_made(const struct planner *planner, const struct parts *parts, size_t before,
                    oas_text name)
{
    for (size_t i = 0; i < before; i++) {
        uint32_t row = schema_at(planner, parts->at[i])->object;
        if (row && find_field(planner, object_at(planner, row), name) != OAS_NONE)
            return true;
    }
    return false;
}

static void merge_fields(struct planner *planner, const struct parts *parts,
                         struct oas_object_row *merged)
{
    for (size_t i = 0; i < parts->count; i++) {
        uint32_t row = schema_at(planner, parts->at[i])->object;
        if (!row)
            continue;
        struct oas_object_row object = *object_at(planner, row);
        for (uint32_t j = 0; j < object.field_count; j++) {
            struct oas_field_row from = *object_field(planner, object.fields + j);
            if (is_made(planner, parts, i, from.name))
                continue;
            struct oas_field_row field = merge_field(planner, parts, &from);
            struct oas_field_row *added = rows_add(planner, &planner->fields, sizeof field, 1);
            if (added)
                *added = field;
            merged->required_count += field.flags & OAS_FIELD_REQUIRED;
        }
    }
}

static uint32_t merge_objects(struct planner *planner, const struct parts *parts)
{
    struct oas_object_row merged = {.fields = planner->fields.count};
    struct uses rest = {.count = 0}, names = {.count = 0};
    bool any = false;
    for (size_t i = 0; i < parts->count; i++) {
        uint32_t row = schema_at(planner, parts->at[i])->object;
        if (!row)
            continue;
        add_use(&rest, object_at(planner, row)->rest);
        add_use(&names, object_at(planner, row)->names);
        any = true;
    }
    if (!any)
        return 0;
    merge_fields(planner, parts, &merged);
    merged.field_count = planner->fields.count - merged.fields;
    merged.rest = use_of_all(planner, &rest);
    merged.names = use_of_all(planner, &names);
    if (merged.field_count)
        rows_table(planner, object_field_name, merged.fields, merged.field_count, &merged.slots,
                   &merged.mask);
    uint32_t index;
    struct oas_object_row *added =
        rows_add_named(planner, &planner->objects, sizeof merged, &index);
    if (added)
        *added = merged;
    return index;
}

/* ---- checks ---- */

/* Copies of the parts' leaves, or of their applicators but those that took the parts in. */
static uint16_t merge_checks(struct planner *planner, const struct parts *parts, unsigned jtypes,
                             bool leaves)
{
    uint32_t before = planner->checks.count;
    for (size_t i = 0; i < parts->count; i++) {
        const struct oas_schema_row schema = *schema_at(planner, parts->at[i]);
        uint32_t first = schema.checks + (leaves ? 0 : schema.leaf_count);
        uint32_t count = leaves ? schema.leaf_count : schema.apply_count;
        for (uint32_t j = 0; j < count; j++) {
            struct oas_check_row check = *check_at(planner, first + j);
            struct oas_check_row *added =
                takes_part(&check, i) ? NULL : rows_add(planner, &planner->checks, sizeof check, 1);
            check.jtypes &= (uint8_t)jtypes;
            if (added)
                *added = check;
        }
    }
    return (uint16_t)(planner->checks.count - before);
}

static void merge_type(struct planner *planner, uint32_t row)
{
    struct parts parts = parts_of(planner, row);
    struct oas_schema_row merged = *schema_at(planner, row);
    unsigned null = leaves_null(planner, row) ? OAS_JTYPE_NULL : 0;
    if (!can_merge(planner, &parts))
        return;
    merged.flags &= OAS_SCHEMA_STRICT_INTEGER;
    merged.array = 0;
    merged.judged = 0;
    for (size_t i = 0; i < parts.count; i++) {
        const struct oas_schema_row *part = schema_at(planner, parts.at[i]);
        merged.jtypes &= part->jtypes;
        merged.judged |= part->judged;
        merged.array = part->array ? part->array : merged.array;
    }
    merged.jtypes |= (uint8_t)null;
    merged.judged &= (uint8_t)~null;
    merged.object = merge_objects(planner, &parts);
    merged.checks = planner->checks.count;
    merged.leaf_count = merge_checks(planner, &parts, ~null, true);
    merged.apply_count = merge_checks(planner, &parts, ~null, false);
    if (schema_row_may_lead(planner, &merged))
        merged.flags |= OAS_SCHEMA_LEAD;
    uint32_t index = planner->schemas.count;
    struct oas_schema_row *added = rows_add(planner, &planner->schemas, sizeof merged, 1);
    if (!added)
        return;
    *added = merged;
    schema_at(planner, row)->merged = index;
}

/* Many schemas that take in the same large one would multiply its fields: there is an end to it. */
void merge_types(struct planner *planner)
{
    uint32_t schemas = planner->schemas.count;
    uint64_t most = (uint64_t)planner->fields.count * 4 + 1000;
    for (uint32_t row = 1; row < schemas && planner->fields.count < most; row++) {
        const struct oas_schema_row *schema = schema_at(planner, row);
        bool takes = false;
        for (uint32_t i = 0; i < schema->apply_count; i++)
            takes |= takes_in(check_at(planner, schema->checks + schema->leaf_count + i));
        if (takes)
            merge_type(planner, row);
    }
}
