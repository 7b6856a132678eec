#include "doors.h"

#include "value/row.h"

static oas_str file_of(oas_str place)
{
    const char *hash = place.len ? memchr(place.at, '#', place.len) : NULL;
    size_t start = hash ? (size_t)(hash - place.at) : 0;
    while (start > 0 && place.at[start - 1] != '/')
        start--;
    return oas_str_of(place.at + start, place.len - start);
}

/* One error in all its words. */
static void put_error(const oas_errors *errs, const oas_error *error, oas_buf *out)
{
    oas_buf schema = {0};
    oas_buf_puts(out, oas_code_name(error->code));
    oas_buf_putc(out, ' ');
    oas_buf_puts(out, oas_keyword_name(error->keyword));
    oas_buf_putc(out, ' ');
    oas_buf_put_u64(out, error->offset);
    oas_buf_puts(out, " at ");
    oas_error_instance(errs, error, out);
    oas_buf_puts(out, " by ");
    oas_buf_put(out, error->keyword_path);
    oas_buf_puts(out, " in ");
    oas_error_schema(errs, error, &schema);
    oas_buf_put(out, file_of(oas_buf_str(&schema)));
    oas_buf_puts(out, ": ");
    oas_error_message(errs, error, out);
    oas_buf_puts(out, " / ");
    oas_error_expected(errs, error, out);
    oas_buf_puts(out, " / ");
    oas_error_received(errs, error, out);
    oas_buf_putc(out, '\n');
    oas_buf_free(&schema);
}

/* What each branch says of a union that none took. */
static void put_alternatives(oas_errors *errs, const oas_error *error, oas_buf *out)
{
    oas_alternative at[OAS_ERROR_ALTERNATIVES];
    oas_arena mem = {0};
    size_t count;
    oas_status status = oas_error_alternatives(errs, error, NULL, &mem, at, &count);
    if (status != OAS_OK)
        oas_buf_puts(out, oas_status_name(status));
    for (size_t i = 0; i < count; i++) {
        oas_buf_puts(out, "  ");
        oas_buf_put(out, at[i].keyword_path);
        oas_buf_putc(out, '\n');
        for (size_t j = 0; j < oas_errors_kept(&at[i].errors); j++)
            put_error(&at[i].errors, &at[i].errors.at[j], out);
    }
    oas_arena_free(&mem);
}

void doors_errors(oas_errors *errs, oas_buf *out)
{
    for (size_t i = 0; i < oas_errors_kept(errs); i++) {
        put_error(errs, &errs->at[i], out);
        put_alternatives(errs, &errs->at[i], out);
    }
}

void doors_codes(const oas_errors *errs, oas_buf *out)
{
    for (size_t i = 0; i < oas_errors_kept(errs); i++) {
        oas_buf_puts(out, oas_code_name(errs->at[i].code));
        oas_buf_putc(out, '\n');
    }
}

static bool same_rounded(oas_json a, oas_json b);

static bool same_numbers(oas_json a, oas_json b)
{
    double first, second;
    return oas_json_get_double(a, &first) == OAS_OK && oas_json_get_double(b, &second) == OAS_OK &&
           memcmp(&first, &second, sizeof first) == 0;
}

static bool same_items(oas_json a, oas_json b)
{
    oas_json_iter first = oas_json_each(a), second = oas_json_each(b);
    bool same = oas_json_count(a) == oas_json_count(b);
    while (same && oas_json_next(&first) && oas_json_next(&second))
        same = same_rounded(first.value, second.value);
    return same;
}

static bool same_members(oas_json a, oas_json b)
{
    oas_arena mem = {0};
    oas_json_iter each = oas_json_each(a);
    bool same = oas_json_count(a) == oas_json_count(b);
    while (same && oas_json_next(&each)) {
        oas_str name;
        same = oas_json_get_string(each.key, &mem, &name) == OAS_OK &&
               same_rounded(each.value, oas_json_member(b, name));
    }
    oas_arena_free(&mem);
    return same;
}

/* Equal, or different numbers that are the same double: that is what a C double can hold. */
static bool same_rounded(oas_json a, oas_json b)
{
    if (oas_json_equal(a, b))
        return true;
    if (oas_json_type_of(a) != oas_json_type_of(b))
        return false;
    if (oas_json_type_of(a) == OAS_JSON_OBJECT)
        return same_members(a, b);
    if (oas_json_type_of(a) == OAS_JSON_ARRAY)
        return same_items(a, b);
    return same_numbers(a, b);
}

bool doors_same_json(oas_str a, oas_str b)
{
    return oas_json_equal(oas_json_of(a), oas_json_of(b));
}

bool doors_same_rounded(oas_str a, oas_str b)
{
    return same_rounded(oas_json_of(a), oas_json_of(b));
}

/* ---- C values ---- */

static bool same_text(const void *a, const void *b)
{
    oas_str first, second;
    memcpy(&first, a, sizeof first);
    memcpy(&second, b, sizeof second);
    return oas_str_equal(first, second);
}

static bool same_span(const void *a, const void *b)
{
    oas_json first, second;
    memcpy(&first, a, sizeof first);
    memcpy(&second, b, sizeof second);
    if (!first.at || !second.at)
        return first.at == second.at;
    return doors_same_json(oas_str_of(first.at, first.len), oas_str_of(second.at, second.len));
}

static bool same_list(const oas_program *program, uint32_t item, const void *a, const void *b)
{
    struct oas_run first, second;
    memcpy(&first, a, sizeof first);
    memcpy(&second, b, sizeof second);
    size_t size = program->layout->rows[item].size;
    bool same = first.count == second.count;
    for (size_t i = 0; same && i < first.count; i++)
        same = doors_same(program, item, (const char *)first.items + i * size,
                          (const char *)second.items + i * size);
    return same;
}

static bool same_map(const oas_program *program, const struct oas_layout_row *row, const void *a,
                     const void *b)
{
    struct oas_run first, second;
    memcpy(&first, a, sizeof first);
    memcpy(&second, b, sizeof second);
    bool same = first.count == second.count;
    for (size_t i = 0; same && i < first.count; i++) {
        const char *one = (const char *)first.items + i * row->entry;
        const char *other = (const char *)second.items + i * row->entry;
        same =
            same_text(one, other) && doors_same(program, row->item, one + row->at, other + row->at);
    }
    return same;
}

static bool same_struct(const oas_program *program, const struct oas_layout_row *row, const char *a,
                        const char *b)
{
    bool same = row->entry == 0 || memcmp(a + row->kind, b + row->kind, row->entry) == 0;
    const struct oas_layout_walk in = {.program = program, .layout = program->layout};
    bool apart = row->flags & OAS_LAYOUT_APART;
    uint64_t kind = apart ? oas_enum_load(a + row->kind, row->entry) : 0;
    for (uint32_t i = 0; same && i < row->part_count; i++) {
        const struct oas_property_row *place = oas_member_place(&in, row, i);
        same = (apart && !oas_kind_declares(&in, row, i, kind)) ||
               doors_same(program, place->layout, a + place->presence, b + place->presence);
    }
    for (uint32_t i = 0; same && i < row->share_count; i++) {
        const struct oas_share_row *share = &program->layout->shares[row->shares + i];
        same = same_map(program, &program->layout->rows[share->layout], a + share->offset,
                        b + share->offset);
    }
    if (same && row->item)
        same = same_map(program, &program->layout->rows[row->item], a + row->at, b + row->at);
    return same;
}

static bool same_option(const oas_program *program, const struct oas_layout_row *row, const char *a,
                        const char *b)
{
    oas_presence first, second;
    memcpy(&first, a, sizeof first);
    memcpy(&second, b, sizeof second);
    return first == second &&
           (first != OAS_VALUE || doors_same(program, row->item, a + row->at, b + row->at));
}

static bool same_union(const oas_program *program, const struct oas_layout_row *row, const char *a,
                       const char *b)
{
    uint64_t first = oas_enum_load(a + row->kind, row->entry);
    uint64_t second = oas_enum_load(b + row->kind, row->entry);
    if (first != second || first == 0 || first > row->part_count)
        return first == second;
    uint32_t variant = program->layout->variants[row->parts + (uint32_t)first - 1].layout;
    return doors_same(program, variant, a + row->at, b + row->at);
}

static bool same_target(const oas_program *program, uint32_t item, const void *a, const void *b)
{
    const void *first, *second;
    memcpy(&first, a, sizeof first);
    memcpy(&second, b, sizeof second);
    return first && second ? doors_same(program, item, first, second) : first == second;
}

bool doors_same(const oas_program *program, uint32_t index, const void *a, const void *b)
{
    const struct oas_layout_row *row = &program->layout->rows[index];
    switch ((oas_shape)row->shape) {
    case OAS_SHAPE_CONST:
        return true;
    case OAS_SHAPE_JSON:
        return same_span(a, b);
    case OAS_SHAPE_STRING:
        return same_text(a, b);
    case OAS_SHAPE_OPEN:
        return memcmp(a, b, row->entry) == 0 &&
               same_text((const char *)a + row->at, (const char *)b + row->at);
    case OAS_SHAPE_LIST:
        return same_list(program, row->item, a, b);
    case OAS_SHAPE_MAP:
        return same_map(program, row, a, b);
    case OAS_SHAPE_STRUCT:
        return same_struct(program, row, a, b);
    case OAS_SHAPE_OPTION:
        return same_option(program, row, a, b);
    case OAS_SHAPE_UNION:
        return same_union(program, row, a, b);
    case OAS_SHAPE_POINTER:
        return same_target(program, row->item, a, b);
    case OAS_SHAPE_BOOLEAN:
    case OAS_SHAPE_SIGNED:
    case OAS_SHAPE_UNSIGNED:
    case OAS_SHAPE_DOUBLE:
    case OAS_SHAPE_NUMBERED:
    case OAS_SHAPE_ENUM:
        break;
    }
    return memcmp(a, b, row->size) == 0;
}
