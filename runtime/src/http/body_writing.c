/* What both kinds of forms are written by: how a member stands in them, and its text. */
#include "http/body_writing.h"

#include <oas/utf8.h>

#include "base/arena_memory.h"
#include "base/compiler.h"
#include "http/media.h"
#include "http/wire_pass.h"
#include "http/words.h"
#include "json/bounds.h"

/* In the arena: the stack is for the engine. */
OAS_NOINLINE struct oas_body_writing *oas_begin_writing(const oas_media *media, oas_arena *mem,
                                                        const oas_options *options)
{
    struct oas_body_writing *w = OAS_ARENA_NEW(mem, struct oas_body_writing, 1);
    if (!w)
        return NULL;
    *w = (struct oas_body_writing){.media = media,
                                   .mem = mem,
                                   .from = oas_arena_memory(mem),
                                   .options = oas_options_or_none(options)};
    w->out.from = w->type.from = &w->from;
    return w;
}

static const oas_media_encoding *encoding_named(const oas_media *media, oas_str name)
{
    for (uint32_t i = 0; i < media->encoding_count; i++)
        if (oas_str_is(name, media->encodings[i].name))
            return &media->encodings[i];
    return NULL;
}

static oas_status put_form_member(struct oas_body_writing *w, const oas_media_encoding *encoding,
                                  oas_str name, oas_json value, oas_put_styled *styled,
                                  oas_put_plain *plain, void *user)
{
    oas_status status = OAS_OK;
    if (encoding && encoding->style != OAS_STYLE_NONE)
        return styled(user, encoding, value);
    if (oas_json_type_of(value) != OAS_JSON_ARRAY ||
        oas_given_stands_for(&w->given, name, value, w->options))
        return plain(user, encoding, name, value);
    for (oas_json_iter item = oas_json_each(value); status == OAS_OK && oas_json_next(&item);)
        status = plain(user, encoding, name, item.value);
    return status;
}

oas_status oas_put_members(struct oas_body_writing *w, oas_json object, oas_put_styled *styled,
                           oas_put_plain *plain, void *user)
{
    oas_status status = OAS_OK;
    if (oas_json_type_of(object) != OAS_JSON_OBJECT)
        return OAS_UNREPRESENTABLE;
    for (oas_json_iter each = oas_json_each(object); status == OAS_OK && oas_json_next(&each);) {
        oas_str name;
        status = oas_json_get_string(each.key, w->mem, &name);
        if (status == OAS_OK)
            status = put_form_member(w, encoding_named(w->media, name), name, each.value, styled,
                                     plain, user);
    }
    return status;
}

bool oas_is_written_as_json(const oas_media_encoding *encoding, oas_json value)
{
    oas_json_type type = oas_json_type_of(value);
    oas_form form = oas_encoding_form(encoding);
    return form == OAS_FORM_COUNT ? type == OAS_JSON_ARRAY || type == OAS_JSON_OBJECT
                                  : form == OAS_FORM_JSON;
}

oas_status oas_encoding_put(struct oas_body_writing *w, const oas_media_encoding *encoding,
                            oas_json value, oas_buf *out)
{
    const oas_parameter parameter = {.name = encoding->name,
                                     .in = OAS_IN_QUERY,
                                     .style = encoding->style,
                                     .explode = encoding->explode,
                                     .allow_reserved = encoding->allow_reserved};
    return oas_wire_put(&parameter, value, out, w->mem, w->options);
}

oas_status oas_written_text(struct oas_body_writing *w, oas_json value, oas_str *text)
{
    *text = oas_json_text(value);
    if (oas_json_type_of(value) != OAS_JSON_STRING)
        return OAS_OK;
    return oas_json_get_string(value, w->mem, text);
}

/* Octets stand in JSON as characters up to U+00FF. */
oas_status oas_write_octets(oas_arena *mem, oas_str text, oas_str *octets)
{
    char *made = oas_arena_take(mem, text.len + 1, 1);
    size_t len = 0;
    if (!made)
        return OAS_NO_MEMORY;
    for (size_t i = 0; i < text.len;) {
        size_t step = text.len - i;
        uint32_t code = oas_utf8_get(text.at + i, &step);
        if (code > 0xff)
            return OAS_UNREPRESENTABLE;
        made[len++] = (char)code;
        i += step;
    }
    *octets = oas_str_of(made, len);
    return OAS_OK;
}
