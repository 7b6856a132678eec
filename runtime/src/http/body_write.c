/* JSON as a body, which is read again: what does not come back as the same value is refused. */
#include "base/arena_memory.h"
#include "base/compiler.h"
#include "base/put.h"
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
    bool parts = w->part_count && w->media->form != OAS_FORM_MULTIPART;
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

static bool is_part_name(const struct oas_body_writing *w, oas_str name)
{
    for (size_t i = 0; i < w->part_count; i++)
        if (oas_str_equal(w->parts[i].name, name))
            return true;
    return false;
}

/* Parts stand behind the items. */
static oas_json without_last(struct oas_body_writing *w, oas_json read)
{
    oas_allocator from = oas_arena_memory(w->mem);
    oas_buf rest = {.from = &from};
    size_t count = oas_json_count(read);
    oas_put_byte(&rest, '[');
    for (oas_json_iter it = oas_json_each(read);
         oas_json_next(&it) && it.index + w->part_count < count;) {
        if (it.index)
            oas_put_byte(&rest, ',');
        oas_buf_put(&rest, oas_json_text(it.value));
    }
    oas_put_byte(&rest, ']');
    return rest.failed ? (oas_json){.at = NULL} : oas_json_of(oas_buf_str(&rest));
}

/* Without the members that parts were given for. */
static oas_json without_parts(struct oas_body_writing *w, oas_json read)
{
    oas_allocator from = oas_arena_memory(w->mem);
    oas_buf rest = {.from = &from};
    oas_str name;
    if (w->part_count && oas_json_type_of(read) == OAS_JSON_ARRAY)
        return without_last(w, read);
    if (w->part_count == 0 || oas_json_type_of(read) != OAS_JSON_OBJECT)
        return read;
    oas_put_byte(&rest, '{');
    for (oas_json_iter it = oas_json_each(read); oas_json_next(&it);) {
        if (oas_json_get_string(it.key, w->mem, &name) != OAS_OK)
            return (oas_json){.at = NULL};
        if (is_part_name(w, name))
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

static oas_status read_back(struct oas_body_writing *w, oas_json value)
{
    static const oas_wire_limits none = {SIZE_MAX, SIZE_MAX};
    oas_body *again = OAS_ARENA_NEW(w->mem, oas_body, 1);
    if (!again)
        return OAS_NO_MEMORY;
    oas_status status = oas_body_read(w->media, oas_buf_str(&w->type), oas_buf_str(&w->out), again,
                                      w->mem, w->options, &none);
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

oas_status oas_body_write(const oas_media *media, oas_json value, const oas_body_part *parts,
                          size_t part_count, oas_buf *content_type, oas_buf *out, oas_arena *mem,
                          const oas_options *options)
{
    struct oas_body_writing *w = oas_begin_writing(media, mem, options);
    if (!w)
        return OAS_NO_MEMORY;
    w->parts = parts;
    w->part_count = part_count;
    oas_status status = oas_json_check(oas_json_text(value), w->options);
    if (status == OAS_OK)
        status = write_form(w, value);
    if (status == OAS_OK)
        status = w->out.failed || w->type.failed ? OAS_NO_MEMORY : read_back(w, value);
    if (status == OAS_OK)
        status = give(&w->out, out);
    return status == OAS_OK ? give(&w->type, content_type) : status;
}
