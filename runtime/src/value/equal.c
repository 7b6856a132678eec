/* Two C values compared, by the layout's rows. */
#include <oas/json.h>
#include <oas/struct.h>

#include "base/compiler.h"
#include "base/scratch.h"
#include "base/sort.h"
#include "json/bounds.h"
#include "value/share.h"

struct comparing {
    struct oas_layout_walk in;
    struct oas_scratch scratch;
    size_t left; /* values that may be compared yet */
    unsigned max_depth;
};

static bool same(struct comparing *c, const struct oas_layout_row *row, const char *a,
                 const char *b, unsigned depth);

/* ---- values without values in them ---- */

static bool same_text(const char *a, const char *b)
{
    oas_str text = oas_str_at(a), other = oas_str_at(b);
    if (text.len != other.len || text.at == other.at || text.len == 0)
        return text.len == other.len;
    return text.at && other.at && memcmp(text.at, other.at, text.len) == 0;
}

OAS_NOINLINE static bool same_json(const char *a, const char *b)
{
    oas_json value, other;
    memcpy(&value, a, sizeof value);
    memcpy(&other, b, sizeof other);
    if (!value.at || !other.at)
        return !value.at && !other.at;
    return same_text(a, b) || oas_json_equal(value, other);
}

static bool same_double(const char *a, const char *b)
{
    double number, other;
    memcpy(&number, a, sizeof number);
    memcpy(&other, b, sizeof other);
    bool ordered = number < other || number > other;
    return !ordered && (number != number) == (other != other);
}

static bool same_boolean(const char *a, const char *b)
{
    return (*a != 0) == (*b != 0);
}

/* ---- lists ---- */

static bool same_list(struct comparing *c, const struct oas_layout_row *row, const char *a,
                      const char *b, unsigned depth)
{
    struct oas_run run = oas_run_at(a), other = oas_run_at(b);
    const struct oas_layout_row *item = oas_layout_row_at(&c->in, row->item);
    const char *at = run.items, *bt = other.items;
    if (run.count != other.count || item->size == 0 || at == bt)
        return run.count == other.count;
    if (run.count && (!at || !bt))
        return false;
    for (size_t i = 0; i < run.count; i++, at += item->size, bt += item->size)
        if (!same(c, item, at, bt, depth + 1))
            return false;
    return true;
}

/* ---- maps ---- */

/* Entries by number, in the order of their keys; of one key, the first comes first. */
struct key_order {
    const char *entries;
    size_t size; /* of each */
};

static int compare_keys(void *user, uint64_t a, uint64_t b)
{
    const struct key_order *in = user;
    oas_str key = oas_str_at(in->entries + (size_t)a * in->size);
    oas_str other = oas_str_at(in->entries + (size_t)b * in->size);
    key.len = key.at ? key.len : 0;
    other.len = other.at ? other.len : 0;
    int order = oas_str_compare(key, other);
    return order ? order : (a > b) - (a < b);
}

OAS_NOINLINE static void sort_entries(uint64_t *numbers, const char *entries, size_t size,
                                      size_t from, size_t count)
{
    struct key_order order = {entries, size};
    for (size_t i = 0; i < count; i++)
        numbers[i] = from + i;
    oas_sort(numbers, count, compare_keys, &order);
}

static bool same_entry(struct comparing *c, const struct oas_layout_row *map, const char *a,
                       const char *b, unsigned depth)
{
    const struct oas_layout_row *value = oas_layout_row_at(&c->in, map->item);
    return same_text(a, b) && same(c, value, a + map->at, b + map->at, depth + 1);
}

/* From the entry `from` on, in any order. */
static bool same_sorted(struct comparing *c, const struct oas_layout_row *map, struct oas_run a,
                        struct oas_run b, size_t from, unsigned depth)
{
    size_t count = a.count - from;
    const char *at = a.items, *bt = b.items;
    struct oas_scratch_mark mark = oas_scratch_mark(&c->scratch);
    uint64_t *numbers = count <= SIZE_MAX / (2 * sizeof *numbers)
                            ? oas_scratch_take(&c->scratch, 2 * count * sizeof *numbers)
                            : NULL;
    bool all = numbers;
    if (numbers) {
        sort_entries(numbers, at, map->entry, from, count);
        sort_entries(numbers + count, bt, map->entry, from, count);
    }
    for (size_t i = 0; all && i < count; i++)
        all = same_entry(c, map, at + (size_t)numbers[i] * map->entry,
                         bt + (size_t)numbers[count + i] * map->entry, depth);
    oas_scratch_release(&c->scratch, mark);
    return all;
}

/* Side by side for as long as both have the same keys: so many of one key are then behind both. */
static bool same_map(struct comparing *c, const struct oas_layout_row *map, const char *a,
                     const char *b, unsigned depth)
{
    struct oas_run run = oas_run_at(a), other = oas_run_at(b);
    const char *at = run.items, *bt = other.items;
    if (run.count != other.count || at == bt)
        return run.count == other.count;
    if (run.count && (!at || !bt))
        return false;
    for (size_t i = 0; i < run.count; i++, at += map->entry, bt += map->entry) {
        if (!same_text(at, bt))
            return same_sorted(c, map, run, other, i, depth);
        if (!same_entry(c, map, at, bt, depth))
            return false;
    }
    return true;
}

/* ---- structs ---- */

static bool same_struct(struct comparing *c, const struct oas_layout_row *row, const char *a,
                        const char *b, unsigned depth)
{
    uint64_t kind = oas_row_kind(row, a);
    bool all = kind == oas_row_kind(row, b);
    for (uint32_t i = 0; all && i < row->part_count; i++) {
        const struct oas_property_row *place = oas_member_place(&c->in, row, i);
        const struct oas_layout_row *part = oas_layout_row_at(&c->in, place->layout);
        bool out = oas_member_is_out(&c->in, row, i, kind, a);
        all = out == oas_member_is_out(&c->in, row, i, kind, b);
        if (all && !out)
            all = same(c, part, a + place->presence, b + place->presence, depth + 1);
    }
    for (uint32_t i = 0; all && i < oas_share_count(row); i++) {
        uint32_t at = oas_share_offset(&c->in, row, i);
        all = same_map(c, oas_share_map(&c->in, row, i), a + at, b + at, depth);
    }
    return all;
}

/* ---- any value ---- */

/* One step into two presences, pointers or unions: false if they differ; *row is NULL when there is
 * no more to compare. */
OAS_NOINLINE static bool same_around(struct comparing *c, const struct oas_layout_row **row,
                                     const char **a, const char **b)
{
    const struct oas_layout_row *whole = *row;
    bool alike, inside;
    *row = NULL;
    if (whole->shape == OAS_SHAPE_OPTION) {
        uint64_t presence = oas_presence_at(*a);
        alike = presence == oas_presence_at(*b);
        inside = presence == OAS_VALUE;
    } else if (whole->shape == OAS_SHAPE_POINTER) {
        const char *target = oas_pointer_at(*a), *other = oas_pointer_at(*b);
        alike = target == other || (target && other);
        inside = target != other;
    } else {
        alike = oas_row_kind(whole, *a) == oas_row_kind(whole, *b);
        inside = oas_union_holds(whole, *a);
    }
    if (alike && inside) {
        (void)oas_row_inward(&c->in, whole, b);
        *row = oas_row_inward(&c->in, whole, a);
    }
    return alike;
}

/* As they are written. */
static bool same_open(const struct comparing *c, const struct oas_layout_row *row, const char *a,
                      const char *b)
{
    oas_str text = oas_open_text(&c->in, row, a), other = oas_open_text(&c->in, row, b);
    if (!text.at || !other.at)
        return !text.at && !other.at &&
               oas_enum_load(a, row->entry) == oas_enum_load(b, row->entry);
    return oas_str_equal(text, other);
}

static bool same_entered(struct comparing *c, const struct oas_layout_row *row, const char *a,
                         const char *b, unsigned depth)
{
    switch ((oas_shape)row->shape) {
    case OAS_SHAPE_JSON:
        return same_json(a, b);
    case OAS_SHAPE_STRING:
        return same_text(a, b);
    case OAS_SHAPE_OPEN:
        return same_open(c, row, a, b);
    case OAS_SHAPE_BOOLEAN:
        return same_boolean(a, b);
    case OAS_SHAPE_DOUBLE:
        return same_double(a, b);
    case OAS_SHAPE_LIST:
        return depth < c->max_depth && same_list(c, row, a, b, depth);
    case OAS_SHAPE_MAP:
        return depth < c->max_depth && same_map(c, row, a, b, depth);
    case OAS_SHAPE_STRUCT:
        return depth < c->max_depth && same_struct(c, row, a, b, depth);
    case OAS_SHAPE_CONST:
        return true;
    case OAS_SHAPE_SIGNED:
    case OAS_SHAPE_UNSIGNED:
    case OAS_SHAPE_NUMBERED:
    case OAS_SHAPE_ENUM:
    case OAS_SHAPE_OPTION:
    case OAS_SHAPE_POINTER:
    case OAS_SHAPE_UNION:
        break;
    }
    return memcmp(a, b, row->size) == 0;
}

static bool same(struct comparing *c, const struct oas_layout_row *row, const char *a,
                 const char *b, unsigned depth)
{
    bool alike = c->left > 0;
    c->left -= alike;
    while (alike && row && oas_row_is_around(row))
        alike = same_around(c, &row, &a, &b);
    return alike && (!row || same_entered(c, row, a, b, depth));
}

bool oas_equal(oas_type type, const void *a, const void *b, const oas_options *options)
{
    uint64_t first[OAS_SCRATCH_SIZE / sizeof(uint64_t)];
    options = oas_options_or_none(options);
    struct comparing c = {.in = oas_layout_walk_of(type, NULL),
                          .left = oas_bound_bytes(options),
                          .max_depth = oas_bound_depth(options)};
    oas_scratch_init(&c.scratch, first, options->allocator);
    return a == b || same(&c, oas_layout_row_at(&c.in, type.layout), a, b, 0);
}
