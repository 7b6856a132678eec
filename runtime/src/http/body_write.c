/* JSON as a body, which is read again: what does not come back as the same value is refused. */
#include <oas/body.h>

#include "base/arena_memory.h"
#include "base/compiler.h"
#include "base/put.h"
#include "http/wire_pass.h"
#include "http/words.h"
#include "json/bounds.h"

struct body_writing {
    const oas_media *media;
    oas_arena *mem;
    const oas_options *options;
    oas_buf out;
};

static const oas_media_encoding *encoding_named(const oas_media *media, oas_str name)
{
    for (uint32_t i = 0; i < media->encoding_count; i++)
        if (oas_str_is(name, media->encodings[i].name))
            return &media->encodings[i];
    return NULL;
}

static bool is_written_as_json(const oas_media_encoding *encoding, oas_json value)
{
    oas_json_type type = oas_json_type_of(value);
    if (encoding && encoding->media_type)
        return oas_media_form(oas_word_until(oas_str_from(encoding->media_type), ',')) ==
               OAS_FORM_JSON;
    return type == OAS_JSON_ARRAY || type == OAS_JSON_OBJECT;
}

/* ---- application/x-www-form-urlencoded ---- */

static oas_status put_pair(struct body_writing *w, const oas_media_encoding *encoding, oas_str name,
                           oas_json value)
{
    static const struct oas_coding coding = {.percent = true, .plus = true};
    oas_str text = oas_json_text(value);
    if (!is_written_as_json(encoding, value) && oas_json_type_of(value) == OAS_JSON_STRING) {
        oas_status status = oas_json_get_string(value, w->mem, &text);
        if (status != OAS_OK)
            return status;
    }
    if (w->out.len)
        oas_put_byte(&w->out, '&');
    oas_coding_write(&coding, name, "", &w->out);
    oas_put_byte(&w->out, '=');
    oas_coding_write(&coding, text, "", &w->out);
    return OAS_OK;
}

static oas_status put_styled(struct body_writing *w, const oas_media_encoding *encoding,
                             oas_json value)
{
    const oas_parameter parameter = {.name = encoding->name,
                                     .in = OAS_IN_QUERY,
                                     .style = encoding->style,
                                     .explode = encoding->explode,
                                     .allow_reserved = encoding->allow_reserved};
    if (w->out.len)
        oas_put_byte(&w->out, '&');
    return oas_wire_put(&parameter, value, &w->out, w->mem, w->options);
}

static oas_status write_field(struct body_writing *w, oas_str name, oas_json value)
{
    const oas_media_encoding *encoding = encoding_named(w->media, name);
    oas_status status = OAS_OK;
    if (encoding && encoding->style != OAS_STYLE_NONE)
        return put_styled(w, encoding, value);
    if (oas_json_type_of(value) != OAS_JSON_ARRAY)
        return put_pair(w, encoding, name, value);
    for (oas_json_iter it = oas_json_each(value); status == OAS_OK && oas_json_next(&it);)
        status = put_pair(w, encoding, name, it.value);
    return status;
}

static oas_status write_urlencoded(struct body_writing *w, oas_json value)
{
    oas_status status = OAS_OK;
    if (oas_json_type_of(value) != OAS_JSON_OBJECT)
        return OAS_UNREPRESENTABLE;
    for (oas_json_iter it = oas_json_each(value); status == OAS_OK && oas_json_next(&it);) {
        oas_str name;
        status = oas_json_get_string(it.key, w->mem, &name);
        if (status == OAS_OK)
            status = write_field(w, name, it.value);
    }
    return status == OAS_OK && w->out.len == 0 ? OAS_UNREPRESENTABLE : status;
}

/* ---- the body ---- */

static oas_status write_text_body(struct body_writing *w, oas_json value)
{
    oas_str text = oas_json_text(value);
    oas_json_type type = oas_json_type_of(value);
    oas_status status = OAS_OK;
    if (type == OAS_JSON_ARRAY || type == OAS_JSON_OBJECT)
        return OAS_UNREPRESENTABLE;
    if (type == OAS_JSON_STRING)
        status = oas_json_get_string(value, w->mem, &text);
    if (status == OAS_OK)
        oas_buf_put(&w->out, text);
    return status;
}

OAS_NOINLINE static oas_status write_form(struct body_writing *w, oas_json value)
{
    switch (w->media->form) {
    case OAS_FORM_JSON:
        oas_buf_put(&w->out, oas_json_text(value));
        return OAS_OK;
    case OAS_FORM_TEXT:
        return write_text_body(w, value);
    case OAS_FORM_URLENCODED:
        return write_urlencoded(w, value);
    case OAS_FORM_SEQUENCE:
    case OAS_FORM_MULTIPART:
    case OAS_FORM_BYTES:
    case OAS_FORM_COUNT:
        break;
    }
    return OAS_UNREPRESENTABLE;
}

static oas_status read_back(struct body_writing *w, oas_json value)
{
    static const oas_wire_limits none = {SIZE_MAX, SIZE_MAX};
    oas_body *again = OAS_ARENA_NEW(w->mem, oas_body, 1);
    if (!again)
        return OAS_NO_MEMORY;
    oas_status status = oas_body_read(w->media, oas_str_from(w->media->media_type),
                                      oas_buf_str(&w->out), again, w->mem, w->options, &none);
    if (status == OAS_NO_MEMORY || status == OAS_TOO_LARGE)
        return status;
    bool same = again->value.json.at && oas_json_equal(again->value.json, value);
    return same ? status : OAS_UNREPRESENTABLE;
}

oas_status oas_body_write(const oas_media *media, oas_json value, oas_buf *out, oas_arena *mem,
                          const oas_options *options)
{
    oas_allocator from = oas_arena_memory(mem);
    struct body_writing w = {.media = media,
                             .mem = mem,
                             .options = oas_options_or_none(options),
                             .out = {.from = &from}};
    oas_status status = oas_json_check(oas_json_text(value), w.options);
    if (status == OAS_OK)
        status = write_form(&w, value);
    if (status == OAS_OK)
        status = w.out.failed ? OAS_NO_MEMORY : read_back(&w, value);
    if (status == OAS_OK)
        oas_buf_put(out, oas_buf_str(&w.out));
    return status == OAS_OK && out->failed ? OAS_NO_MEMORY : status;
}
