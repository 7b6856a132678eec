/* beyond.c - why a valid value may not fit its C type. There is no other reason than these. */
#include <math.h>

#include "json/jtype.h"
#include "json/skim.h"
#include "message/error_place.h"
#include "number/double.h"
#include "trip.h"
#include "value/row.h"

/* The row that holds the value. */
static const struct oas_layout_row *row_of(const oas_errors *errs, const oas_error *error)
{
    const oas_layout *layout = errs->program->layout;
    const struct oas_layout_row *row = &layout->rows[error->fault];
    while (row->shape == OAS_SHAPE_OPTION || row->shape == OAS_SHAPE_POINTER)
        row = &layout->rows[row->item];
    return row;
}

static oas_json value_of(const oas_errors *errs, const oas_error *error)
{
    struct oas_reader r;
    oas_json none = {NULL, 0};
    return oas_error_value(errs, error, &r) ? oas_json_of(oas_skim_text(&r)) : none;
}

/* A number that has not the range or the fraction of its C type. */
static bool is_number_beyond(const struct oas_layout_row *row, oas_json value)
{
    int64_t i;
    uint64_t u;
    double d;
    if (oas_json_type_of(value) != OAS_JSON_NUMBER)
        return false;
    unsigned spare = row->size < 8 ? 64 - 8 * row->size : 0;
    if (row->shape == OAS_SHAPE_SIGNED)
        return oas_json_get_int64(value, &i) != OAS_OK || i > INT64_MAX >> spare ||
               i < -(INT64_MAX >> spare) - 1;
    if (row->shape == OAS_SHAPE_UNSIGNED)
        return oas_json_get_uint64(value, &u) != OAS_OK || u > UINT64_MAX >> spare;
    return row->shape == OAS_SHAPE_DOUBLE && oas_json_get_double(value, &d) != OAS_OK;
}

/* A number that is another one as a double, and valid no more. */
static bool is_rounded(const struct oas_layout_row *row, oas_json value)
{
    double d;
    char digits[OAS_DOUBLE_SIZE];
    return row->shape == OAS_SHAPE_DOUBLE && oas_json_get_double(value, &d) == OAS_OK &&
           !oas_json_equal(value, oas_json_of(oas_str_of(digits, oas_double_write(d, digits))));
}

/* Members that the schema leaves open, and that are judged nevertheless. */
static bool is_left_out(const oas_errors *errs, const struct oas_layout_row *row, oas_json value)
{
    struct oas_layout_walk in = {.program = errs->program, .layout = errs->program->layout};
    if (row->shape != OAS_SHAPE_STRUCT || oas_json_type_of(value) != OAS_JSON_OBJECT)
        return false;
    oas_json_iter each = oas_json_each(value);
    while (oas_json_next(&each)) {
        struct oas_token key = oas_skim_token(oas_str_of(each.key.at, each.key.len));
        if (oas_member_find(&in, row, OAS_KIND_ANY, &key) == OAS_NONE)
            return true;
    }
    return false;
}

/* The innermost object around a place in the text of `value` that is in no scalar. */
static oas_json object_around(oas_json value, const char *at)
{
    oas_json object = {NULL, 0};
    for (bool within = true; within;) {
        if (oas_json_type_of(value) == OAS_JSON_OBJECT)
            object = value;
        within = false;
        oas_json_iter each = oas_json_each(value);
        while (!within && oas_json_next(&each))
            within = each.value.at <= at && at < each.value.at + each.value.len;
        if (within)
            value = each.value;
    }
    return object;
}

/* A member that is there again: `required` alone names it, so it is not declared. */
static bool is_member_again(const oas_errors *errs, const oas_error *error)
{
    size_t count = 0;
    oas_str key = oas_error_key(errs, error);
    if (key.len == 0)
        return false;
    oas_json_iter each =
        oas_json_each(object_around(oas_json_of(errs->json), errs->json.at + error->offset));
    while (oas_json_next(&each))
        count += oas_json_equal(each.key, oas_json_of(key));
    return count > 1;
}

/* A value of a JSON type that its schema forgot to rule out, or that only a branch which does not
 * apply would: types of the runtime, lists and maps do not say for which schema they stand. */
static bool is_type_forgotten(const oas_errors *errs, const oas_error *error,
                              const struct oas_layout_row *row, oas_json value)
{
    static const unsigned holds[] = {
#define OAS_SHAPE(symbol, name, spelling, list, holds, words, short) OAS_JTYPE_##holds,
#include <oas/shapes.def>
#undef OAS_SHAPE
    };
    bool any = row->schema == 0 || errs->program->schemas[error->schema].jtypes == OAS_JTYPE_ANY;
    bool fits = row->shape != OAS_SHAPE_UNION && holds[row->shape] & oas_jtypes_of(value.at[0]);
    return any && !fits;
}

/* Another constant than the one that stands for it: a branch that does not apply has it. */
static bool is_other_constant(const oas_errors *errs, const struct oas_layout_row *row,
                              oas_json value)
{
    oas_str text = oas_str_of(errs->program->layout->text + row->text.at, row->text.len);
    return row->shape == OAS_SHAPE_CONST && !oas_json_equal(value, oas_json_of(text));
}

/* What its C type was made of refuses the value: another schema made it valid, where a
 * discriminator leads astray, beside `then` or a branch that does not apply. */
static bool is_led_astray(const oas_errors *errs, const oas_error *error, oas_json value)
{
    oas_type own = {errs->program, error->schema, 0};
    return oas_validate(own, oas_str_of(value.at, value.len), NULL, NULL) != OAS_OK;
}

/* The same of what is around the value, whose types are `index` and so on: several schemas may speak
 * of one value, and its row names the first alone. */
static bool is_way_astray(const oas_errors *errs, uint32_t index, oas_json value, const char *at)
{
    const oas_layout *layout = errs->program->layout;
    oas_error of = {.fault = index};
    const struct oas_layout_row *row = row_of(errs, &of);
    for (uint32_t i = 0; row->shape == OAS_SHAPE_UNION && i < row->part_count; i++)
        if (is_way_astray(errs, layout->variants[row->parts + i].layout, value, at))
            return true;
    of.schema = row->schema;
    if (row->schema && row->shape != OAS_SHAPE_UNION && is_led_astray(errs, &of, value))
        return true;
    oas_json_iter each = oas_json_each(value);
    while (oas_json_next(&each)) {
        if (at < each.value.at || at >= each.value.at + each.value.len)
            continue;
        uint32_t next = row->item;
        if (row->shape == OAS_SHAPE_STRUCT) {
            struct oas_layout_walk in = {.program = errs->program, .layout = layout};
            struct oas_token key = oas_skim_token(oas_str_of(each.key.at, each.key.len));
            uint32_t member = oas_member_find(&in, row, OAS_KIND_ANY, &key);
            next = member == OAS_NONE ? 0 : oas_member_place(&in, row, member)->layout;
        }
        return next && is_way_astray(errs, next, each.value, at);
    }
    return false;
}

/* The tag only chooses the kind, and it is as another one that the object is valid. */
static bool is_of_another_kind(const struct oas_layout_row *row)
{
    return row->shape == OAS_SHAPE_STRUCT && row->flags & OAS_LAYOUT_CHOSEN;
}

/* How many alternatives of a union take the object. */
static size_t count_takers(const oas_errors *errs, const struct oas_layout_row *row, oas_json value)
{
    const oas_layout *layout = errs->program->layout;
    size_t count = 0;
    for (uint32_t i = 0; i < row->part_count; i++) {
        uint32_t schema = layout->rows[layout->variants[row->parts + i].layout].schema;
        oas_type part = {errs->program, schema, 0};
        count +=
            schema && oas_validate(part, oas_str_of(value.at, value.len), NULL, NULL) == OAS_OK;
    }
    return count;
}

/* The object is of several alternatives, and nothing says which is meant. */
static bool is_of_several(const oas_errors *errs, const struct oas_layout_row *row, oas_json value)
{
    return row->shape == OAS_SHAPE_UNION && row->sign_count &&
           oas_json_type_of(value) == OAS_JSON_OBJECT && count_takers(errs, row, value) > 1;
}

const char *trip_beyond(oas_type type, const oas_errors *errs, const oas_error *error)
{
    const struct oas_layout_row *row = row_of(errs, error);
    oas_json value = value_of(errs, error);
    if (error->code != OAS_CODE_UNREPRESENTABLE)
        return NULL;
    if (is_number_beyond(row, value))
        return "a number is beyond its C type";
    if (is_rounded(row, value))
        return "a number is another one as a double, and valid no more";
    if (is_left_out(errs, row, value))
        return "members that the schema leaves open are judged nevertheless";
    if (is_member_again(errs, error))
        return "a member that only `required` names is there twice";
    if (is_type_forgotten(errs, error, row, value))
        return "the schema forgot to say `type`, or only a branch that does not apply says it";
    if (is_other_constant(errs, row, value))
        return "only a branch that does not apply has the constant";
    if (is_of_another_kind(row))
        return "the value is valid as another kind than the one that its tag names";
    if (is_of_several(errs, row, value))
        return "the object is of several alternatives of a union";
    if (is_led_astray(errs, error, value) ||
        is_way_astray(errs, type.layout, oas_json_of(errs->json), errs->json.at + error->offset))
        return "what its C type was made of refuses the value";
    return NULL;
}
