/* Deep copies. The bytes of a value are copied as they are; then all that they lead to is replaced
 * by copies of its own, by the layout's rows, and so on in these. */
#include <oas/struct.h>

#include "base/compiler.h"
#include "json/bounds.h"
#include "value/share.h"

struct copying {
    struct oas_layout_walk in;
    oas_arena *mem;
    size_t left; /* bytes that may be taken yet */
    unsigned max_depth;
};

static oas_status own(struct copying *c, const struct oas_layout_row *row, char *at,
                      unsigned depth);

static oas_status charge_bytes(struct copying *c, size_t count, size_t size)
{
    if (size && count > c->left / size)
        return OAS_TOO_LARGE;
    c->left -= count * size;
    return c->mem ? OAS_OK : OAS_NO_MEMORY;
}

/* The pointer at `at` leads to `count` things of `size` bytes: to a copy of them then. */
OAS_NOINLINE static oas_status own_target(struct copying *c, char *at, size_t count, size_t size,
                                          size_t align)
{
    const char *from = oas_pointer_at(at);
    oas_status status = charge_bytes(c, count, size);
    if (status != OAS_OK)
        return status;
    void *to = oas_arena_take(c->mem, count * size, align);
    if (!to)
        return OAS_NO_MEMORY;
    if (count * size > 0)
        memcpy(to, from, count * size);
    memcpy(at, &to, sizeof to);
    return OAS_OK;
}

/* Of any JSON, too, which lies in memory as a text does. */
OAS_NOINLINE static oas_status own_text(struct copying *c, char *at)
{
    oas_str text = oas_str_at(at);
    if (!text.at)
        return OAS_OK;
    oas_status status = charge_bytes(c, text.len, 1);
    if (status != OAS_OK)
        return status;
    text = oas_arena_copy(c->mem, text);
    memcpy(at, &text, sizeof text);
    return text.at ? OAS_OK : OAS_NO_MEMORY;
}

/* ---- lists, maps and structs ---- */

/* The items of the list or map at `at`, of `size` bytes each. *items is what is there to go on
 * with: nothing where it only counts items and has none, which stays as it is. */
OAS_NOINLINE static oas_status own_items(struct copying *c, char *at, size_t size, size_t align,
                                         struct oas_run *items)
{
    struct oas_run run = oas_run_at(at);
    oas_status status = OAS_OK;
    if (run.items && run.count && size) {
        status = own_target(c, at, run.count, size, align);
    } else {
        void *none = NULL;
        memcpy(at, &none, sizeof none);
    }
    *items = oas_run_at(at);
    if (!items->items)
        items->count = 0;
    return status;
}

/* A constant's text is the program's, wherever it lay before. */
static oas_status own_open(struct copying *c, const struct oas_layout_row *row, char *at)
{
    uint32_t label = oas_label_of(&c->in, row, oas_enum_load(at, row->entry));
    if (label == OAS_NONE)
        return own_text(c, at + row->at);
    oas_str text = oas_layout_text(&c->in, c->in.layout->labels[label].text);
    memcpy(at + row->at, &text, sizeof text);
    return OAS_OK;
}

/* Nothing of it leads anywhere. */
static bool leads_nowhere(const struct oas_layout_row *row)
{
    return row->shape == OAS_SHAPE_BOOLEAN || row->shape == OAS_SHAPE_SIGNED ||
           row->shape == OAS_SHAPE_UNSIGNED || row->shape == OAS_SHAPE_DOUBLE ||
           row->shape == OAS_SHAPE_NUMBERED || row->shape == OAS_SHAPE_ENUM ||
           row->shape == OAS_SHAPE_CONST;
}

static oas_status own_list(struct copying *c, const struct oas_layout_row *row, char *at,
                           unsigned depth)
{
    const struct oas_layout_row *item = oas_layout_row_at(&c->in, row->item);
    struct oas_run items;
    oas_status status = own_items(c, at, item->size, item->align, &items);
    char *each = items.items;
    for (size_t i = 0; status == OAS_OK && i < items.count && !leads_nowhere(item); i++)
        status = own(c, item, each + i * item->size, depth + 1);
    return status;
}

static oas_status own_map(struct copying *c, const struct oas_layout_row *map, char *at,
                          unsigned depth)
{
    const struct oas_layout_row *value = oas_layout_row_at(&c->in, map->item);
    struct oas_run entries;
    oas_status status = own_items(c, at, map->entry, oas_entry_align(value), &entries);
    char *entry = entries.items;
    for (size_t i = 0; status == OAS_OK && i < entries.count; i++, entry += map->entry) {
        status = own_text(c, entry);
        if (status == OAS_OK && !leads_nowhere(value))
            status = own(c, value, entry + map->at, depth + 1);
    }
    return status;
}

/* What the struct's kind does not have may lead anywhere: it is taken out. */
static oas_status own_struct(struct copying *c, const struct oas_layout_row *row, char *at,
                             unsigned depth)
{
    uint64_t kind = oas_row_kind(row, at);
    oas_status status = OAS_OK;
    for (uint32_t i = 0; status == OAS_OK && i < row->part_count; i++) {
        const struct oas_layout_row *part = oas_member_layout(&c->in, row, i);
        char *its = at + oas_member_place(&c->in, row, i)->presence;
        if (leads_nowhere(part))
            continue;
        bool declared = oas_kind_declares(&c->in, row, i, kind);
        if (!declared && row->flags & OAS_LAYOUT_APART) /* another lies in its place */
            continue;
        if (part->shape == OAS_SHAPE_OPTION || declared)
            status = own(c, part, its, depth + 1);
        else
            memset(its, 0, part->size);
    }
    for (uint32_t i = 0; status == OAS_OK && i < oas_share_count(row); i++)
        status =
            own_map(c, oas_share_map(&c->in, row, i), at + oas_share_offset(&c->in, row, i), depth);
    return status;
}

/* ---- any value ---- */

/* One step into a presence, pointer or union: *row is NULL when no value is in it. */
OAS_NOINLINE static oas_status step_inward(struct copying *c, const struct oas_layout_row **row,
                                           char **at)
{
    const struct oas_layout_row *whole = *row;
    const struct oas_layout_row *item = oas_layout_row_at(&c->in, whole->item);
    oas_status status = OAS_OK;
    *row = NULL;
    if (whole->shape == OAS_SHAPE_OPTION) {
        if (oas_presence_at(*at) == OAS_VALUE)
            *row = item;
        else if (item->size)
            memset(*at + whole->at, 0, item->size);
    } else if (whole->shape == OAS_SHAPE_POINTER) {
        if (!oas_pointer_at(*at))
            return OAS_OK;
        status = own_target(c, *at, 1, item->size, item->align);
        *row = item;
    } else if (oas_union_holds(whole, *at)) {
        *row = oas_layout_variant(&c->in, whole, oas_row_kind(whole, *at));
    } else {
        memset(*at + whole->at, 0, whole->size - whole->at);
    }
    if (status == OAS_OK && *row)
        *at = whole->shape == OAS_SHAPE_POINTER ? oas_pointer_at(*at) : *at + whole->at;
    return status;
}

/* Of the copy at `at`: all that it leads to. */
static oas_status own(struct copying *c, const struct oas_layout_row *row, char *at, unsigned depth)
{
    oas_status status = OAS_OK;
    while (status == OAS_OK && row && oas_row_is_around(row))
        status = step_inward(c, &row, &at);
    if (status != OAS_OK || !row)
        return status;
    switch ((oas_shape)row->shape) {
    case OAS_SHAPE_JSON:
    case OAS_SHAPE_STRING:
        return own_text(c, at);
    case OAS_SHAPE_OPEN:
        return own_open(c, row, at);
    case OAS_SHAPE_LIST:
        return depth < c->max_depth ? own_list(c, row, at, depth) : OAS_TOO_LARGE;
    case OAS_SHAPE_MAP:
        return depth < c->max_depth ? own_map(c, row, at, depth) : OAS_TOO_LARGE;
    case OAS_SHAPE_STRUCT:
        return depth < c->max_depth ? own_struct(c, row, at, depth) : OAS_TOO_LARGE;
    case OAS_SHAPE_BOOLEAN:
    case OAS_SHAPE_SIGNED:
    case OAS_SHAPE_UNSIGNED:
    case OAS_SHAPE_DOUBLE:
    case OAS_SHAPE_NUMBERED:
    case OAS_SHAPE_ENUM:
    case OAS_SHAPE_CONST:
    case OAS_SHAPE_OPTION:
    case OAS_SHAPE_POINTER:
    case OAS_SHAPE_UNION:
        break;
    }
    return OAS_OK;
}

oas_status oas_copy(oas_type type, void *to, const void *from, oas_arena *mem,
                    const oas_options *options)
{
    options = oas_options_or_none(options);
    struct copying c = {.in = oas_layout_walk_of(type, NULL),
                        .mem = mem,
                        .left = oas_bound_bytes(options),
                        .max_depth = oas_bound_depth(options)};
    const struct oas_layout_row *row = oas_layout_row_at(&c.in, type.layout);
    if (row->size == 0)
        return OAS_OK;
    memmove(to, from, row->size);
    oas_status status = own(&c, row, to, 0);
    if (status != OAS_OK)
        memset(to, 0, row->size);
    return status;
}
