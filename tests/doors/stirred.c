#include "stirred.h"

#include <math.h>

#include "value/row.h"
#include "value/share.h"

enum { MOST_DEPTH = 40 };

struct stirring {
    struct oas_layout_walk in;
    size_t rate;
    uint64_t *seed;
    oas_arena *mem;
};

static void stir_row(struct stirring *s, const struct oas_layout_row *row, char *at,
                     unsigned depth);

static size_t below(struct stirring *s, size_t end)
{
    *s->seed ^= *s->seed << 13;
    *s->seed ^= *s->seed >> 7;
    *s->seed ^= *s->seed << 17;
    return (size_t)(*s->seed % end);
}

static bool now(struct stirring *s)
{
    return below(s, s->rate) == 0;
}

static const struct oas_layout_row *row_at(const struct stirring *s, uint32_t index)
{
    return &s->in.layout->rows[index];
}

/* ---- leaves ---- */

static oas_str any_text(struct stirring *s)
{
    static const oas_str texts[] = {
        OAS_STR_INIT(""),
        OAS_STR_INIT("x"),
        OAS_STR_INIT("a\"b"),
        OAS_STR_INIT("\\"),
        OAS_STR_INIT("\x01"),
        OAS_STR_INIT("a\0b"),
        OAS_STR_INIT("\xc3"),
        OAS_STR_INIT("plain to the 16th byte \xc3\xa9"),
        OAS_STR_INIT("plain to the last byte of thirty-\xe2\x82"),
        OAS_STR_INIT("\xed\xa0\x80"),
        OAS_STR_INIT("2020-02-29T23:59:60Z"),
        OAS_STR_INIT("2021-01-01T00:00:00.123456789+01:00"),
        OAS_STR_INIT("00000000-0000-0000-0000-000000000000"),
        OAS_STR_INIT("6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
        OAS_STR_INIT("6ba7b810-9dad-f1d1-80b4-00c04fd430c8"),
        OAS_STR_INIT("https://example.org/a?b=c"),
        OAS_STR_INIT("A text of some length, with a \"quote\" and a \\ in it, and "
                     "gr\xc3\xbc\xc3\x9f"
                     "e as well: \xe2\x82\xac \xf0\x9f\x98\x80."),
        {NULL, 0},
        {NULL, 3}};
    return texts[below(s, sizeof texts / sizeof *texts)];
}

/* Another one, or the same with one byte that differs, or shorter. */
static void stir_text(struct stirring *s, char *at)
{
    oas_str text = oas_str_at(at);
    char *copy = text.at && text.len ? oas_arena_take(s->mem, text.len, 1) : NULL;
    if (!copy || below(s, 3) == 0) {
        text = any_text(s);
    } else {
        memcpy(copy, text.at, text.len);
        text.at = copy;
        if (below(s, 2))
            copy[below(s, text.len)] = (char)below(s, 256);
        else
            text.len = below(s, text.len);
    }
    memcpy(at, &text, sizeof text);
}

static void stir_json(struct stirring *s, char *at)
{
    static const char *const texts[] = {"null",
                                        "1.0",
                                        " [1, 2 ] ",
                                        "[1,",
                                        "{\"a\":",
                                        "\"\xc3\"",
                                        "{\"a\":{}, \"a\" :[]}",
                                        "\"x y\"",
                                        "true",
                                        "[[[[[[[[1]]]]]]]]"};
    oas_str text = oas_str_from(texts[below(s, sizeof texts / sizeof *texts)]);
    if (below(s, 8) == 0)
        text = oas_str_of(NULL, 0);
    memcpy(at, &text, sizeof text);
}

static void stir_double(struct stirring *s, char *at)
{
    static const double values[] = {0,
                                    -0.0,
                                    1,
                                    -1,
                                    0.1,
                                    1e300,
                                    5e-324,
                                    1e21,
                                    1e-7,
                                    123456,
                                    1.5,
                                    INFINITY,
                                    -INFINITY,
                                    NAN,
                                    90,
                                    -180,
                                    90.25,
                                    3.14159,
                                    9007199254740993.0};
    double value = values[below(s, sizeof values / sizeof *values)];
    if (below(s, 2)) {
        memcpy(&value, at, sizeof value);
        value += (double)below(s, 5) - 2;
    }
    memcpy(at, &value, sizeof value);
}

/* Of any size: near to what it is, near to 0, or all bits. */
static void stir_integer(struct stirring *s, char *at, size_t size)
{
    uint64_t value = oas_enum_load(at, size) + below(s, 5) - 2;
    size_t how = below(s, 4);
    if (how == 0)
        value = below(s, 12);
    else if (how == 1)
        value = UINT64_MAX >> below(s, 64);
    else if (how == 2)
        value = 0 - (uint64_t)below(s, 1000);
    if (size == 1)
        memcpy(at, &(uint8_t){(uint8_t)value}, 1);
    else if (size == 2)
        memcpy(at, &(uint16_t){(uint16_t)value}, 2);
    else if (size == 4)
        memcpy(at, &(uint32_t){(uint32_t)value}, 4);
    else
        memcpy(at, &value, sizeof value);
}

static void stir_leaf(struct stirring *s, const struct oas_layout_row *row, char *at)
{
    switch ((oas_shape)row->shape) {
    case OAS_SHAPE_JSON:
        stir_json(s, at);
        break;
    case OAS_SHAPE_BOOLEAN:
        *(unsigned char *)at = (unsigned char)below(s, 3);
        break;
    case OAS_SHAPE_SIGNED:
    case OAS_SHAPE_UNSIGNED:
    case OAS_SHAPE_NUMBERED:
        stir_integer(s, at, row->size);
        break;
    case OAS_SHAPE_DOUBLE:
        stir_double(s, at);
        break;
    case OAS_SHAPE_STRING:
        stir_text(s, at);
        break;
    case OAS_SHAPE_ENUM:
        oas_enum_store(at, row->size, (uint32_t)below(s, row->label_count + 2));
        break;
    case OAS_SHAPE_OPEN:
        oas_enum_store(at, row->entry, (uint32_t)below(s, row->label_count + 3));
        stir_text(s, at + row->at);
        break;
    case OAS_SHAPE_CONST:
    case OAS_SHAPE_OPTION:
    case OAS_SHAPE_POINTER:
    case OAS_SHAPE_LIST:
    case OAS_SHAPE_MAP:
    case OAS_SHAPE_STRUCT:
    case OAS_SHAPE_UNION:
        break;
    }
}

/* ---- what holds others ---- */

/* Of another length, or lost; `size`: of an item or entry. */
static struct oas_run stir_run(struct stirring *s, char *at, size_t size)
{
    struct oas_run run = oas_run_at(at);
    if (size && run.count && run.items && now(s)) {
        char *twice = oas_arena_zeroed(s->mem, 2 * run.count, size, _Alignof(max_align_t));
        if (twice && below(s, 2)) {
            memcpy(twice, run.items, run.count * size);
            memcpy(twice + run.count * size, run.items, run.count * size);
            run = (struct oas_run){twice, 2 * run.count};
        }
        run.count = below(s, run.count + 1);
        if (below(s, 6) == 0)
            run.items = NULL;
    } else if (size && !run.count && now(s)) {
        run = (struct oas_run){oas_arena_zeroed(s->mem, 1, size, _Alignof(max_align_t)), 1};
    }
    memcpy(at, &run, sizeof run);
    return run;
}

static void stir_list(struct stirring *s, const struct oas_layout_row *row, char *at,
                      unsigned depth)
{
    const struct oas_layout_row *item = row_at(s, row->item);
    struct oas_run run = stir_run(s, at, item->size);
    for (size_t i = 0; run.items && item->size && i < run.count; i++)
        stir_row(s, item, (char *)run.items + i * item->size, depth + 1);
}

static void stir_map(struct stirring *s, const struct oas_layout_row *row, char *at, unsigned depth)
{
    struct oas_run run = stir_run(s, at, row->entry);
    for (size_t i = 0; run.items && i < run.count; i++) {
        char *entry = (char *)run.items + i * row->entry;
        if (now(s))
            stir_text(s, entry);
        stir_row(s, row_at(s, row->item), entry + row->at, depth + 1);
    }
}

/* What lies in the place of another kind's members is zeroed. */
static void stir_kind(struct stirring *s, const struct oas_layout_row *row, char *at)
{
    if (!now(s))
        return;
    if (row->shape == OAS_SHAPE_UNION || row->flags & OAS_LAYOUT_APART)
        memset(at, 0, row->size);
    oas_enum_store(at + row->kind, row->entry, (uint32_t)below(s, row->part_count + 2));
}

static void stir_struct(struct stirring *s, const struct oas_layout_row *row, char *at,
                        unsigned depth)
{
    if (oas_row_has_kind(row))
        stir_kind(s, row, at);
    for (uint32_t i = 0; i < row->part_count; i++) {
        const struct oas_property_row *place = oas_member_place(&s->in, row, i);
        const struct oas_layout_row *inner = row_at(s, place->layout);
        uint64_t kind = oas_row_kind(row, at);
        bool apart = row->flags & OAS_LAYOUT_APART && !oas_kind_declares(&s->in, row, i, kind);
        bool itself = oas_row_has_kind(row) && place->presence == row->kind;
        if (!apart && !itself && inner->shape != OAS_SHAPE_CONST)
            stir_row(s, inner, at + place->presence, depth + 1);
    }
    for (uint32_t i = 0; i < oas_share_count(row); i++)
        stir_map(s, oas_share_map(&s->in, row, i), at + oas_share_offset(&s->in, row, i), depth);
}

static void stir_pointer(struct stirring *s, const struct oas_layout_row *row, char *at,
                         unsigned depth)
{
    char *target = oas_pointer_at(at);
    if (target && now(s) && below(s, 4) == 0)
        memset(at, 0, sizeof(void *));
    else if (target)
        stir_row(s, row_at(s, row->item), target, depth);
}

/* One that becomes a value is zeroed: what lies there may be anything. */
static void stir_option(struct stirring *s, const struct oas_layout_row *row, char *at,
                        unsigned depth)
{
    const struct oas_layout_row *inner = row_at(s, row->item);
    uint64_t is = oas_presence_at(at);
    oas_presence then = (oas_presence)below(s, below(s, 8) ? 3 : 4);
    if (now(s)) {
        if (is != OAS_VALUE && inner->size)
            memset(at + row->at, 0, inner->size);
        memcpy(at, &then, sizeof then);
    }
    if (oas_presence_at(at) == OAS_VALUE && inner->size)
        stir_row(s, inner, at + row->at, depth);
}

static void stir_union(struct stirring *s, const struct oas_layout_row *row, char *at,
                       unsigned depth)
{
    stir_kind(s, row, at);
    if (oas_union_holds(row, at)) {
        const struct oas_layout_row *inner = oas_layout_variant(&s->in, row, oas_row_kind(row, at));
        if (inner->size)
            stir_row(s, inner, at + row->at, depth);
    }
}

static void stir_row(struct stirring *s, const struct oas_layout_row *row, char *at, unsigned depth)
{
    if (depth > MOST_DEPTH)
        return;
    if (row->shape == OAS_SHAPE_OPTION)
        stir_option(s, row, at, depth);
    else if (row->shape == OAS_SHAPE_POINTER)
        stir_pointer(s, row, at, depth);
    else if (row->shape == OAS_SHAPE_LIST)
        stir_list(s, row, at, depth);
    else if (row->shape == OAS_SHAPE_MAP)
        stir_map(s, row, at, depth);
    else if (row->shape == OAS_SHAPE_STRUCT)
        stir_struct(s, row, at, depth);
    else if (row->shape == OAS_SHAPE_UNION)
        stir_union(s, row, at, depth);
    else if (now(s))
        stir_leaf(s, row, at);
}

void stirred_value(const oas_program *program, uint32_t row, void *value, size_t rate,
                   uint64_t *seed, oas_arena *mem)
{
    struct stirring s = {.in = {.program = program, .layout = program->layout},
                         .rate = rate,
                         .seed = seed,
                         .mem = mem};
    stir_row(&s, &program->layout->rows[row], value, 0);
}
