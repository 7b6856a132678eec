/* JSON as a body, which is read again: what does not come back as the same value is refused. */
#include "base/arena_memory.h"
#include "base/compiler.h"
#include "base/put.h"
#include "http/body_heads.h"
#include "http/body_list.h"
#include "http/body_write_form.h"
#include "http/body_write_parts.h"
#include "http/media.h"
#include "json/bounds.h"

/* ---- one text ---- */

static oas_status write_text_body(struct oas_body_writing *w, oas_json value)
{
    oas_str text;
    oas_json_type type = oas_json_type_of(value);
    if (type == OAS_JSON_ARRAY || type == OAS_JSON_OBJECT)
        return OAS_UNREPRESENTABLE;
    oas_status status = oas_written_text(w, value, &text);
    if (status == OAS_OK)
        oas_buf_put(&w->out, text);
    return status;
}

static oas_status write_octets(struct oas_body_writing *w, oas_json value)
{
    oas_str text;
    if (oas_json_type_of(value) != OAS_JSON_STRING)
        return OAS_UNREPRESENTABLE;
    oas_status status = oas_written_text(w, value, &text);
    if (status == OAS_OK)
        status = oas_write_octets(w->mem, text, &text);
    if (status == OAS_OK)
        oas_buf_put(&w->out, text);
    return status;
}

/* ---- sequences ---- */

/* Line ends of the text are blanks: none stands in a string. */
static void put_on_one_line(oas_buf *out, oas_str text)
{
    for (size_t i = 0; i < text.len; i++)
        oas_put_byte(out, text.at[i] == '\n' || text.at[i] == '\r' ? ' ' : text.at[i]);
}

/* None at all would be no body. */
static oas_status write_items(struct oas_body_writing *w, oas_json value)
{
    bool marked = oas_media_is_marked(oas_str_from(w->media->media_type));
    if (oas_json_type_of(value) != OAS_JSON_ARRAY || oas_json_count(value) == 0)
        return OAS_UNREPRESENTABLE;
    for (oas_json_iter it = oas_json_each(value); oas_json_next(&it);) {
        if (marked)
            oas_put_byte(&w->out, 0x1E);
        put_on_one_line(&w->out, oas_json_text(it.value));
        oas_put_byte(&w->out, '\n');
    }
    return OAS_OK;
}

/* ---- the body ---- */

OAS_NOINLINE static oas_status write_form(struct oas_body_writing *w, oas_json value)
{
    bool range = strchr(w->media->media_type, '*') != NULL;
    bool parts = w->given.count && w->media->form != OAS_FORM_MULTIPART;
    oas_buf_puts(&w->type, w->media->media_type);
    if (range || parts)
        return OAS_UNREPRESENTABLE;
    switch (w->media->form) {
    case OAS_FORM_JSON:
        oas_buf_put(&w->out, oas_json_text(value));
        return OAS_OK;
    case OAS_FORM_TEXT:
        return write_text_body(w, value);
    case OAS_FORM_URLENCODED:
        return oas_write_urlencoded(w, value);
    case OAS_FORM_MULTIPART:
        return oas_write_multipart(w, value);
    case OAS_FORM_BYTES:
        return write_octets(w, value);
    case OAS_FORM_SEQUENCE:
        return write_items(w, value);
    case OAS_FORM_COUNT:
        break;
    }
    return OAS_UNREPRESENTABLE;
}

static size_t count_of_others(const struct oas_given *given)
{
    size_t count = 0;
    for (size_t i = 0; i < given->count; i++)
        count += !given->taken[i];
    return count;
}

/* Parts that are no item's stand behind the items. */
static oas_json without_last(struct oas_body_writing *w, oas_json read, size_t others)
{
    oas_allocator from = oas_arena_memory(w->mem);
    oas_buf rest = {.from = &from};
    size_t count = oas_json_count(read);
    oas_put_byte(&rest, '[');
    for (oas_json_iter it = oas_json_each(read); oas_json_next(&it) && it.index + others < count;) {
        if (it.index)
            oas_put_byte(&rest, ',');
        oas_buf_put(&rest, oas_json_text(it.value));
    }
    oas_put_byte(&rest, ']');
    return rest.failed ? (oas_json){.at = NULL} : oas_json_of(oas_buf_str(&rest));
}

/* Without the members that parts were given for and the value has not. */
static oas_json without_parts(struct oas_body_writing *w, oas_json read)
{
    size_t others = count_of_others(&w->given);
    oas_allocator from = oas_arena_memory(w->mem);
    oas_buf rest = {.from = &from};
    oas_str name;
    if (others && oas_json_type_of(read) == OAS_JSON_ARRAY)
        return without_last(w, read, others);
    if (others == 0 || oas_json_type_of(read) != OAS_JSON_OBJECT)
        return read;
    oas_put_byte(&rest, '{');
    for (oas_json_iter it = oas_json_each(read); oas_json_next(&it);) {
        if (oas_json_get_string(it.key, w->mem, &name) != OAS_OK)
            return (oas_json){.at = NULL};
        if (oas_given_left(&w->given, name))
            continue;
        if (rest.len > 1)
            oas_put_byte(&rest, ',');
        oas_buf_put(&rest, oas_json_text(it.key));
        oas_put_byte(&rest, ':');
        oas_buf_put(&rest, oas_json_text(it.value));
    }
    oas_put_byte(&rest, '}');
    return rest.failed ? (oas_json){.at = NULL} : oas_json_of(oas_buf_str(&rest));
}

static const oas_wire_limits no_limits = {SIZE_MAX, SIZE_MAX};

static oas_status read_back(struct oas_body_writing *w, oas_json value, const oas_body **out)
{
    oas_body *again = OAS_ARENA_NEW(w->mem, oas_body, 1);
    *out = again;
    if (!again)
        return OAS_NO_MEMORY;
    oas_status status = oas_body_read(w->media, oas_buf_str(&w->type), oas_buf_str(&w->out), again,
                                      w->mem, w->options, &no_limits);
    if (status == OAS_NO_MEMORY || status == OAS_TOO_LARGE)
        return status;
    oas_json same = again->value.json;
    if (same.at)
        same = without_parts(w, same);
    return same.at && oas_json_equal(same, value) ? status : OAS_UNREPRESENTABLE;
}

static oas_status give(const oas_buf *text, oas_buf *to)
{
    if (to)
        oas_buf_put(to, oas_buf_str(text));
    return to && to->failed ? OAS_NO_MEMORY : OAS_OK;
}

oas_status oas_write_body(const oas_media *media, oas_json value, const oas_body_part *parts,
                          size_t part_count, oas_buf *content_type, oas_buf *out,
                          const oas_body **again, oas_arena *mem, const oas_options *options)
{
    struct oas_body_writing *w = oas_begin_writing(media, mem, options);
    if (!w || !oas_given_begin(&w->given, parts, part_count, mem))
        return OAS_NO_MEMORY;
    oas_status status = oas_json_check(oas_json_text(value), w->options);
    if (status == OAS_OK)
        status = write_form(w, value);
    if (status == OAS_OK)
        status = w->out.failed || w->type.failed ? OAS_NO_MEMORY : read_back(w, value, again);
    if (status == OAS_OK)
        status = give(&w->out, out);
    return status == OAS_OK ? give(&w->type, content_type) : status;
}

oas_status oas_body_write(const oas_media *media, oas_json value, const oas_body_part *parts,
                          size_t part_count, oas_buf *content_type, oas_buf *out, oas_arena *mem,
                          const oas_options *options)
{
    const size_t type_before = content_type ? content_type->len : 0, before = out ? out->len : 0;
    const oas_body *again;
    oas_status status =
        oas_write_body(media, value, parts, part_count, content_type, out, &again, mem, options);
    if (status != OAS_OK)
        return status;
    status = oas_heads_judge(media, oas_str_from(media->media_type), again, mem, options);
    if (status == OAS_OK)
        return status;
    if (content_type)
        content_type->len = type_before;
    if (out)
        out->len = before;
    return status == OAS_MALFORMED ? OAS_INVALID : status;
}
