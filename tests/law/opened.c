/* Every row twice: as it is, for what is only tried, and behind all of these open. */
#include "opened.h"

#include <stddef.h>
#include <string.h>

/* The rows while they are made; those of `from` stand first. */
struct opening {
    struct opened *to;
    const oas_program *from;
    struct oas_schema_row *schemas;
    struct oas_check_row *checks;
    struct oas_object_row *objects;
    struct oas_field_row *fields;
    struct oas_array_row *arrays;
    struct oas_branch_row *branches;
    uint32_t branch_count;
    bool good;
};

static bool is_never(const struct opening *o, oas_use use)
{
    return o->from->schemas[OAS_USE_ROW(use)].flags & OAS_SCHEMA_NEVER;
}

/* `count` rows of `size` bytes, `times` times over; the first ones are those at `from`. */
static void *take_rows(oas_arena *mem, const void *from, uint32_t count, size_t size, size_t times)
{
    char *at = oas_arena_zeroed(mem, (size_t)count * times + 1, size, _Alignof(max_align_t));
    for (size_t i = 0; at && count && i < 2; i++)
        memcpy(at + i * count * size, from, count * size);
    return at;
}

/* ---- unions ---- */

static uint32_t takers(const struct opening *o, const struct oas_check_row *check, uint32_t jtype)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < check->count; i++)
        count += (o->from->branches[check->first + i].jtypes & jtype) != 0;
    return count;
}

/* The JSON types of values that branches of the anyOf judge openly. */
static uint32_t open_types(const struct opening *o, const struct oas_check_row *check)
{
    bool decides = check->table && o->from->tags[check->table].decides;
    return (decides || takers(o, check, OAS_JTYPE_OBJECT) < 2 ? OAS_JTYPE_OBJECT : 0u) |
           (takers(o, check, OAS_JTYPE_ARRAY) < 2 ? OAS_JTYPE_ARRAY : 0u);
}

/* Branches by a tag keep their places; others become two each: open and not. */
static void open_any_of(struct opening *o, struct oas_check_row *check)
{
    uint32_t open = open_types(o, check), first = o->branch_count;
    uint32_t both = OAS_JTYPE_OBJECT | OAS_JTYPE_ARRAY;
    for (uint32_t i = 0; i < check->count; i++) {
        struct oas_branch_row row = o->from->branches[check->first + i], other = row;
        other.use = opened_use(o->to, row.use);
        if (check->table) {
            uint32_t its = row.jtypes & both;
            o->good &= (its & open) == 0 || (its & open) == its;
            o->branches[o->branch_count++] = its & open ? other : row;
            continue;
        }
        other.jtypes &= open;
        row.jtypes &= ~open;
        o->branches[o->branch_count++] = other;
        o->branches[o->branch_count++] = row;
    }
    check->first = first;
    check->count = o->branch_count - first;
}

/* ---- rows ---- */

static void open_branch(const struct opening *o, uint32_t row)
{
    struct oas_branch_row *branch = &o->branches[o->from->counts.branches + row];
    branch->use = opened_use(o->to, o->from->branches[row].use);
}

static void open_unevaluated(struct opening *o, struct oas_check_row *check)
{
    const struct oas_branch_row *branch = &o->from->branches[check->first];
    open_branch(o, check->first);
    check->table += o->to->schemas;
    if (check->keyword == OAS_KEYWORD_UNEVALUATED_PROPERTIES && is_never(o, branch->use))
        o->branches[o->from->counts.branches + check->first].use = OAS_ANY;
}

static void open_applicator(struct opening *o, struct oas_check_row *check)
{
    unsigned keyword = check->keyword;
    if (keyword == OAS_KEYWORD_ONE_OF || keyword == OAS_KEYWORD_NOT ||
        keyword == OAS_KEYWORD_CONTAINS)
        return;
    if (keyword == OAS_KEYWORD_ANY_OF) {
        open_any_of(o, check);
        return;
    }
    if (keyword == OAS_KEYWORD_UNEVALUATED_PROPERTIES || keyword == OAS_KEYWORD_UNEVALUATED_ITEMS)
        open_unevaluated(o, check);
    else if (keyword == OAS_KEYWORD_IF)
        for (uint32_t i = 1; i < 3; i++)
            open_branch(o, check->first + i);
    else
        for (uint32_t i = 0; i < check->count; i++)
            open_branch(o, check->first + i);
    check->first += o->from->counts.branches;
}

static void open_object(const struct opening *o, uint32_t row)
{
    struct oas_object_row *object = &o->objects[o->from->counts.objects + row];
    uint32_t checks = o->from->counts.checks;
    object->rest = is_never(o, object->rest) ? OAS_ANY : opened_use(o->to, object->rest);
    for (uint32_t i = 0; i < object->field_count; i++) {
        struct oas_field_row *field = &o->fields[o->from->counts.fields + object->fields + i];
        field->use = opened_use(o->to, o->from->fields[object->fields + i].use);
    }
    for (uint32_t i = 0; i < object->pattern_count; i++) {
        struct oas_check_row *check = &o->checks[checks + object->patterns + i];
        check->count = opened_use(o->to, o->from->checks[object->patterns + i].count);
    }
    object->fields += o->from->counts.fields;
    object->patterns += checks;
}

static void open_array(const struct opening *o, uint32_t row)
{
    struct oas_array_row *array = &o->arrays[o->from->counts.arrays + row];
    array->items = opened_use(o->to, array->items);
    for (uint32_t i = 0; i < array->prefix_count; i++)
        open_branch(o, array->prefix + i);
    array->prefix += o->from->counts.branches;
}

static void open_schema(struct opening *o, uint32_t row)
{
    struct oas_schema_row *schema = &o->schemas[o->to->schemas + row];
    for (uint32_t i = 0; i < schema->apply_count; i++)
        open_applicator(
            o, &o->checks[o->from->counts.checks + schema->checks + schema->leaf_count + i]);
    schema->checks += o->from->counts.checks;
    schema->object += schema->object ? o->from->counts.objects : 0;
    schema->array += schema->array ? o->from->counts.arrays : 0;
    schema->merged = 0;
}

/* As many branches as all anyOf become at most. */
static size_t count_split(const oas_program *from)
{
    size_t count = 0;
    for (uint32_t i = 0; i < from->counts.checks; i++)
        count += from->checks[i].keyword == OAS_KEYWORD_ANY_OF ? 2 * from->checks[i].count : 0;
    return count;
}

bool opened_make(struct opened *opened, const oas_program *program, oas_arena *mem)
{
    const oas_counts *counts = &program->counts;
    size_t times = 2 + (count_split(program) / (counts->branches + 1)) + 1;
    *opened = (struct opened){.program = *program, .schemas = counts->schemas};
    struct opening o = {
        .to = opened,
        .from = program,
        .schemas = take_rows(mem, program->schemas, counts->schemas, sizeof *o.schemas, 2),
        .checks = take_rows(mem, program->checks, counts->checks, sizeof *o.checks, 2),
        .objects = take_rows(mem, program->objects, counts->objects, sizeof *o.objects, 2),
        .fields = take_rows(mem, program->fields, counts->fields, sizeof *o.fields, 2),
        .arrays = take_rows(mem, program->arrays, counts->arrays, sizeof *o.arrays, 2),
        .branches = take_rows(mem, program->branches, counts->branches, sizeof *o.branches, times),
        .branch_count = 2 * counts->branches,
        .good = true};
    if (!o.schemas || !o.checks || !o.objects || !o.fields || !o.arrays || !o.branches)
        return false;
    for (uint32_t i = 1; i < counts->objects; i++)
        open_object(&o, i);
    for (uint32_t i = 1; i < counts->arrays; i++)
        open_array(&o, i);
    for (uint32_t i = 1; i < counts->schemas; i++)
        open_schema(&o, i);
    opened->program.schemas = o.schemas;
    opened->program.checks = o.checks;
    opened->program.objects = o.objects;
    opened->program.fields = o.fields;
    opened->program.arrays = o.arrays;
    opened->program.branches = o.branches;
    opened->program.layout = NULL;
    return o.good;
}
