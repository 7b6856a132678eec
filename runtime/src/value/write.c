/* The writing walk: a C value as JSON text. What only a struct can have wrong
 * is noted, and a null stands in its place, so that the text is always a whole
 * one and every place in it can be told. */
#include "value/write.h"

#include "base/bytes.h"
#include "base/compiler.h"
#include "value/choose.h"
#include "value/share.h"
#include "value/write_leaf.h"

/* ---- lists, maps and structs ---- */

OAS_NOINLINE static oas_status write_list(struct oas_write *w, const struct oas_layout_row *row,
                                          const char *from, unsigned depth)
{
    struct oas_run list = oas_run_at(from);
    const struct oas_layout_row *item = oas_layout_row_at(&w->in, row->item);
    if (!list.items && list.count && item->size)
        return oas_write_instead(w, row, OAS_CODE_UNSET, from);
    if (depth >= w->max_depth)
        return oas_write_too_deep(w);
    const char *at = list.items;
    oas_put_byte(w->out, '[');
    for (size_t i = 0; i < list.count; i++) {
        oas_write_separator(w, i == 0, depth + 1);
        oas_status status = oas_write_row(w, item, at, depth + 1);
        if (status != OAS_OK)
            return status;
        at = item->size ? at + item->size : at;
    }
    if (list.count)
        oas_write_break(w, depth);
    oas_put_byte(w->out, ']');
    return OAS_OK;
}

/* An object that is being written: members may be in several maps. */
struct written_object {
    const struct oas_layout_row *row; /* STRUCT; NULL: a map that stands alone */
    uint32_t share;                   /* the map whose turn it is */
    bool first;                       /* it has no members yet */
};

/* Is the name another map's? What was only kept may have any. */
static bool is_misplaced(const struct oas_write *w, const struct written_object *in, oas_str key)
{
    const struct oas_layout_row *row = in->row;
    bool kept = row && in->share == row->share_count && row->flags & OAS_LAYOUT_KEEP;
    const struct oas_token name = {.raw = key};
    return row && row->share_count > 0 && !kept && oas_share_of(&w->in, row, &name) != in->share;
}

/* A key that its pattern does not match would be read back into another map. */
OAS_NOINLINE static oas_status note_misplaced(struct oas_write *w, const struct written_object *in)
{
    uint32_t share =
        in->share < in->row->share_count ? in->row->shares + in->share : (uint32_t)OAS_NONE;
    return oas_layout_error(&w->in, OAS_CODE_INVALID_KEY, share, w->out->len - w->start);
}

/* A key of a map; an empty one in the place of one at fault, or words. */
OAS_NOINLINE static oas_status write_key(struct oas_write *w, const struct oas_layout_row *map,
                                         const struct written_object *in, const char *from)
{
    oas_str key = oas_str_at(from);
    oas_status status = OAS_OK;
    if (key.at && key.len > w->max_bytes)
        return OAS_TOO_LARGE;
    oas_code code = oas_write_text_fault(key);
    if (code != OAS_CODE_NONE) {
        status = oas_write_note(w, map, code);
        key.len = 0;
    } else if (is_misplaced(w, in, key)) {
        status = note_misplaced(w, in);
    }
    if (code != OAS_CODE_NONE && w->say)
        w->say(w, map, code, from);
    else
        oas_buf_put_json(w->out, key);
    oas_write_colon(w);
    return status;
}

/* The map's members, into an object that is open. */
static oas_status write_entries(struct oas_write *w, const struct oas_layout_row *map,
                                struct written_object *in, struct oas_run run, unsigned depth)
{
    const char *entry = run.items;
    for (size_t i = 0; i < run.count; i++, entry += map->entry) {
        oas_write_separator(w, in->first, depth + 1);
        in->first = false;
        oas_status status = write_key(w, map, in, entry);
        if (status == OAS_OK)
            status =
                oas_write_row(w, oas_layout_row_at(&w->in, map->item), entry + map->at, depth + 1);
        if (status != OAS_OK)
            return status;
    }
    return OAS_OK;
}

static void close_object(struct oas_write *w, bool first, unsigned depth)
{
    if (!first)
        oas_write_break(w, depth);
    oas_put_byte(w->out, '}');
}

OAS_NOINLINE static oas_status write_map(struct oas_write *w, const struct oas_layout_row *row,
                                         const char *from, unsigned depth)
{
    struct oas_run run = oas_run_at(from);
    struct written_object in = {.first = true};
    if (!run.items && run.count)
        return oas_write_instead(w, row, OAS_CODE_UNSET, from);
    if (depth >= w->max_depth)
        return oas_write_too_deep(w);
    oas_put_byte(w->out, '{');
    oas_status status = write_entries(w, row, &in, run, depth);
    if (status == OAS_OK)
        close_object(w, in.first, depth);
    return status;
}

/* What stands before a member's value. In the short form there is mostly room
 * for all of it. */
static void put_name(struct oas_write *w, const struct oas_layout_row *row, uint32_t i, bool first,
                     unsigned depth)
{
    oas_str name = oas_member_name(&w->in, row, i);
    if (w->indent || oas_member_field(&w->in, row, i)->flags & OAS_FIELD_ESCAPED ||
        !oas_put_room(w->out, name.len + 4)) {
        oas_write_separator(w, first, depth);
        oas_buf_put_json(w->out, name);
        oas_write_colon(w);
        return;
    }
    char *start = w->out->at + w->out->len, *to = start;
    *to = ',';
    to += !first;
    *to++ = '"';
    to = oas_bytes_copy(to, name.at, name.len);
    to[0] = '"';
    to[1] = ':';
    w->out->len += (size_t)(to + 2 - start);
}

static oas_status write_member(struct oas_write *w, const struct oas_layout_row *row, uint32_t i,
                               const char *from, unsigned depth, bool *first)
{
    const struct oas_property_row *place = oas_member_place(&w->in, row, i);
    put_name(w, row, i, *first, depth + 1);
    *first = false;
    return oas_write_row(w, oas_layout_row_at(&w->in, place->layout), from + place->presence,
                         depth + 1);
}

/* One that has lost its entries was told of where the object began. */
static oas_status write_share(struct oas_write *w, struct written_object *in, const char *from,
                              unsigned depth)
{
    const struct oas_layout_row *map = oas_share_map(&w->in, in->row, in->share);
    from += oas_share_offset(&w->in, in->row, in->share);
    struct oas_run run = oas_run_at(from);
    if (run.items || run.count == 0)
        return write_entries(w, map, in, run, depth);
    if (w->say)
        w->say(w, map, OAS_CODE_UNSET, from);
    return OAS_OK;
}

/* Maps that count entries and have none: told at the object. */
static oas_status note_lost(struct oas_write *w, const struct oas_layout_row *row, const char *from)
{
    oas_status status = OAS_OK;
    for (uint32_t i = 0; status == OAS_OK && i < oas_share_count(row); i++) {
        struct oas_run run = oas_run_at(from + oas_share_offset(&w->in, row, i));
        if (!run.items && run.count)
            status = oas_write_note(w, oas_share_map(&w->in, row, i), OAS_CODE_UNSET);
    }
    return status;
}

OAS_NOINLINE static oas_status write_members(struct oas_write *w, const struct oas_layout_row *row,
                                             const char *from, unsigned depth)
{
    struct written_object in = {.row = row, .first = true};
    if (depth >= w->max_depth)
        return oas_write_too_deep(w);
    oas_status status = note_lost(w, row, from);
    oas_put_byte(w->out, '{');
    for (uint32_t i = 0; status == OAS_OK && i < row->part_count; i++)
        if (!oas_member_is_out(&w->in, row, i, oas_row_kind(row, from), from))
            status = write_member(w, row, i, from, depth, &in.first);
    for (; status == OAS_OK && in.share < oas_share_count(row); in.share++)
        status = write_share(w, &in, from, depth);
    if (status == OAS_OK)
        close_object(w, in.first, depth);
    return status;
}

/* ---- tags ---- */

/* A constant has an offset that says nothing. */
static bool is_tag_itself(const struct oas_write *w, const struct oas_layout_row *row, uint32_t i)
{
    return oas_member_place(&w->in, row, i)->presence == row->kind &&
           oas_member_layout(&w->in, row, i)->shape == OAS_SHAPE_ENUM;
}

/* The tag itself is the kind: what is wrong with it is told at the member. */
static bool kind_is_member(const struct oas_write *w, const struct oas_layout_row *row)
{
    bool is = false;
    for (uint32_t i = 0; row->shape == OAS_SHAPE_STRUCT && !is && i < row->part_count; i++)
        is = is_tag_itself(w, row, i);
    return is;
}

/* The kind does not fit the text that was written. */
static oas_status bad_kind(struct oas_write *w, const struct oas_layout_row *row, const char *from,
                           oas_code code, uint32_t fault, const char *at)
{
    size_t offset = (size_t)(at - w->out->at) - w->start;
    if (w->say)
        w->say(w, row, OAS_CODE_INVALID_UNION, from);
    return oas_layout_error(&w->in, code, fault, offset);
}

/* Notes that the value at `start` is to be judged as what its kind says; false:
 * nothing judges it.
 */
OAS_NOINLINE static bool note_heir(struct oas_write *w, const struct oas_layout_row *row,
                                   uint64_t kind, size_t start)
{
    struct oas_written_heir heir = {.start = start - w->start, .tried = row->sign_count > 0};
    if (kind == 0 || kind > row->part_count)
        return false;
    heir.use = w->in.layout->variants[row->parts + (uint32_t)kind - 1].use;
    if (heir.use != OAS_ANY && w->heirs) {
        oas_buf_put(w->heirs, oas_str_of((const char *)&heir, sizeof heir));
        w->out->failed |= w->heirs->failed;
    }
    return heir.use != OAS_ANY;
}

/* The value at `start` was written for the kind at `from`: is it read back as
 * that one? */
static oas_status check_kind(struct oas_write *w, const struct oas_layout_row *row,
                             const char *from, size_t start)
{
    const char *at, *value = w->out->at + start;
    uint64_t kind = oas_row_kind(row, from);
    struct oas_reader r = oas_reader_over(oas_buf_str(w->out));
    uint32_t wanted = oas_label_of(&w->in, row, kind);
    if (kind_is_member(w, row))
        return OAS_OK;
    if (wanted == OAS_NONE && row->shape == OAS_SHAPE_STRUCT)
        return bad_kind(w, row, from, kind ? OAS_CODE_INVALID_VALUE : OAS_CODE_UNSET,
                        oas_write_row_index(w, row), value);
    r.at += start;
    uint32_t said = oas_choose(&w->in, row, r, NULL, &at);
    bool other =
        row->flags & OAS_LAYOUT_HEIRS && kind == oas_row_refused(row); /* whatever its tag is */
    if (said == kind || other)
        return OAS_OK;
    if (row->sign_count && note_heir(w, row, kind, start))
        return OAS_OK;
    if (said == 0 && !w->back)
        return OAS_OK;
    return bad_kind(w, row, from, OAS_CODE_INVALID_UNION, wanted, at ? at : value);
}

/* The value that stands at `start` has been written, on a way from `row` down
 * to its own. That way once more: does the text agree with the kind of each row
 * on it? */
OAS_NOINLINE static oas_status check_kinds(struct oas_write *w, const struct oas_layout_row *row,
                                           const char *from, size_t start)
{
    oas_status status = w->out->failed ? OAS_NO_MEMORY : OAS_OK;
    for (bool inside = true; status == OAS_OK && inside;) {
        if (row->schema)
            w->in.schema = row->schema;
        if (oas_row_has_kind(row))
            status = check_kind(w, row, from, start);
        if (row->flags & OAS_LAYOUT_HEIRS)
            (void)note_heir(w, row, oas_row_kind(row, from), start);
        inside = oas_row_is_around(row);
        if (inside)
            row = oas_row_inward(&w->in, row, &from);
    }
    return status;
}

/* ---- any value ---- */

/* What is wrong with a presence, pointer or union, so that there is no value in
 * it; *null: null is all of it. */
static oas_code fault_around(const struct oas_layout_row *row, const char *from, bool *null)
{
    if (row->shape == OAS_SHAPE_POINTER)
        return oas_pointer_at(from) ? OAS_CODE_NONE : OAS_CODE_UNSET;
    if (row->shape == OAS_SHAPE_OPTION) {
        uint64_t presence = oas_presence_at(from);
        *null = presence == OAS_NULL;
        return *null || presence == OAS_VALUE ? OAS_CODE_NONE : OAS_CODE_UNSET;
    }
    uint64_t kind = oas_row_kind(row, from);
    if (kind > row->part_count)
        return OAS_CODE_INVALID_VALUE;
    return kind ? OAS_CODE_NONE : OAS_CODE_UNSET;
}

/* One step on from a presence, pointer or union: *row is NULL when the value
 * has been written. */
static oas_status enter_one(struct oas_write *w, const struct oas_layout_row **row,
                            const char **from)
{
    const struct oas_layout_row *whole = *row;
    bool null = false;
    oas_code code = fault_around(whole, *from, &null);
    *row = NULL;
    if (code != OAS_CODE_NONE)
        return oas_write_instead(w, whole, code, *from);
    if (null)
        OAS_PUT(w->out, "null");
    else
        *row = oas_row_inward(&w->in, whole, from);
    return OAS_OK;
}

/* To the row that holds the value; *kinds: one on the way has a kind that the
 * text must agree with.
 */
OAS_NOINLINE static oas_status enter_row(struct oas_write *w, const struct oas_layout_row **row,
                                         const char **from, bool *kinds)
{
    oas_status status = oas_write_room(w);
    while (status == OAS_OK && *row) {
        if ((*row)->schema)
            w->in.schema = (*row)->schema;
        *kinds |= oas_row_has_kind(*row);
        if (!oas_row_is_around(*row))
            return OAS_OK;
        status = enter_one(w, row, from);
    }
    return status;
}

static oas_status write_entered(struct oas_write *w, const struct oas_layout_row *row,
                                const char *from, unsigned depth)
{
    if (row->shape == OAS_SHAPE_STRUCT)
        return write_members(w, row, from, depth);
    if (row->shape == OAS_SHAPE_LIST)
        return write_list(w, row, from, depth);
    if (row->shape == OAS_SHAPE_MAP)
        return write_map(w, row, from, depth);
    return oas_write_leaf(w, row, from, depth);
}

/* On the way to the value there may be unions, pointers and presences at fault.
 */
OAS_NOINLINE static oas_status write_around(struct oas_write *w, const struct oas_layout_row *row,
                                            const char *from, unsigned depth)
{
    const struct oas_layout_row *whole = row;
    const char *start_from = from;
    size_t start = w->out->len;
    size_t found = w->in.found;
    bool kinds = false;
    oas_status status = enter_row(w, &row, &from, &kinds);
    if (status == OAS_OK && row) {
        status = write_entered(w, row, from, depth);
        if (status == OAS_OK && kinds && (!w->say || w->in.found == found))
            status = check_kinds(w, whole, start_from, start);
    }
    return status;
}

oas_status oas_write_row(struct oas_write *w, const struct oas_layout_row *row, const char *from,
                         unsigned depth)
{
    uint32_t schema = w->in.schema;
    oas_status status = oas_write_room(w);
    if (status != OAS_OK)
        return status;
    if (row->shape == OAS_SHAPE_OPTION && oas_presence_at(from) == OAS_VALUE) {
        w->in.schema = row->schema ? row->schema : schema;
        row = oas_row_inward(&w->in, row, &from);
    }
    if (oas_row_is_around(row) || oas_row_has_kind(row)) {
        status = write_around(w, row, from, depth);
    } else {
        w->in.schema = row->schema ? row->schema : w->in.schema;
        status = write_entered(w, row, from, depth);
    }
    w->in.schema = schema;
    return status;
}

oas_status oas_write_value(struct oas_write *w, uint32_t row, const void *from)
{
    oas_status status = oas_write_row(w, oas_layout_row_at(&w->in, row), from, 0);
    return status == OAS_OK ? oas_write_room(w) : status;
}
