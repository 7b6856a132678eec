/* Bodies in the structs of whole messages: where they lie there, and how they are written. */
#include "http/call_body.h"

#include "base/arena_memory.h"
#include "base/compiler.h"
#include "http/body_list.h"
#include "http/body_writing.h"
#include "http/held.h"
#include "http/words.h"
#include "value/row.h"

/* ---- decode ---- */

static void keep_body_value(const struct oas_judging *j, oas_str octets, char *to)
{
    switch (oas_held_of(j->out->media)) {
    case OAS_HELD_OCTETS:
        octets.at = octets.at ? octets.at : "";
        memcpy(to, &octets, sizeof octets);
        break;
    case OAS_HELD_JSON:
        memcpy(to, &j->out->body, sizeof j->out->body);
        break;
    case OAS_HELD_TEXT:
        memcpy(&octets, j->body, sizeof octets);
        octets.at = octets.at ? octets.at : "";
        memcpy(to, &octets, sizeof octets);
        break;
    case OAS_HELD_POINTER:
        memcpy(to, &j->body, sizeof j->body);
        break;
    case OAS_HELD_COUNT:
        break;
    }
}

void oas_call_body_keep(const struct oas_judging *j, const oas_call_row *row, size_t number,
                        oas_str octets, char *out)
{
    const oas_judged *judged = j->out;
    const oas_body_parts parts = {judged->parts, judged->part_count};
    const oas_str type = oas_judging_field(j, OAS_STR("Content-Type"));
    bool sent = octets.len || type.at; /* one without octets is told by its type */
    if (!judged->media || !sent || j->body_state == OAS_BODY_UNSEEN)
        return;
    keep_body_value(j, octets, out + row->body);
    if (row->media_size)
        oas_enum_store(out + row->media, row->media_size, (uint32_t)number);
    if (row->media_type)
        memcpy(out + row->media_type, &type, sizeof type);
    if (row->parts)
        memcpy(out + row->parts, &parts, sizeof parts);
}

/* ---- encode ---- */

oas_status oas_call_body_refuse(struct oas_judging *j, oas_wire_fault fault, oas_status status)
{
    oas_judging_fault(j, OAS_PART_BODY, oas_str_of("", 0), fault, NULL, 0);
    oas_status all = oas_judging_end(j);
    return all == OAS_INVALID ? status : all;
}

void oas_call_body_load(const oas_call_row *row, const char *in, struct oas_call_body *body)
{
    const char *from = in + row->body;
    bool there = false;
    if (row->media_type)
        memcpy(&body->media_type, in + row->media_type, sizeof body->media_type);
    if (row->parts)
        memcpy(&body->parts, in + row->parts, sizeof body->parts);
    switch (oas_held_of(body->media)) {
    case OAS_HELD_OCTETS:
        memcpy(&body->octets, from, sizeof body->octets);
        there = body->octets.at;
        break;
    case OAS_HELD_TEXT:
        memcpy(&body->octets, from, sizeof body->octets);
        body->value = from;
        there = body->octets.at;
        break;
    case OAS_HELD_JSON:
        memcpy(&body->json, from, sizeof body->json);
        there = body->json.at || (body->media->form == OAS_FORM_MULTIPART && body->parts.count);
        break;
    case OAS_HELD_POINTER:
        memcpy(&body->value, from, sizeof body->value);
        there = body->value;
        break;
    case OAS_HELD_COUNT:
        break;
    }
    if (!there)
        body->media = NULL;
}

/* Where the document has a range, what the struct says instead; NULL: it is not within it. */
static const oas_media *settle_media(struct oas_judging *j, const oas_media *all, size_t count,
                                     const struct oas_call_body *body)
{
    const oas_media *media = body->media;
    if (!strchr(media->media_type, '*'))
        return media;
    oas_media *own = OAS_ARENA_NEW(j->mem, oas_media, 1);
    const char *type = body->media_type.len ? oas_arena_cstr(j->mem, body->media_type) : NULL;
    if (!own || !type || strpbrk(type, "*\r\n") ||
        oas_media_find(all, count, body->media_type) != media)
        return NULL;
    *own = *media;
    own->media_type = type;
    own->form = oas_media_form(body->media_type);
    return own;
}

/* The value's JSON, which its schema accepts. */
OAS_NOINLINE static oas_status encode_body(struct oas_judging *j, oas_type type, const void *value,
                                           oas_json *json)
{
    oas_allocator from = oas_arena_memory(j->mem);
    oas_buf text = {.from = &from};
    oas_status status = oas_encode(type, value, &text, NULL, &j->options);
    oas_errors *errs = NULL;
    if (status == OAS_INVALID && (errs = oas_judging_errors(j)))
        status = oas_encode(type, value, &text, errs, &j->options);
    if (status == OAS_OK)
        *json = oas_json_of(oas_buf_str(&text));
    else if (errs && errs->count)
        oas_judging_refused(j, OAS_PART_BODY, oas_str_of("", 0), errs, NULL, 0);
    else
        oas_judging_note(j, status);
    return status;
}

/* By its form. What is JSON already has been judged. */
OAS_NOINLINE static oas_status write_body(struct oas_judging *j, const oas_media *media,
                                          const struct oas_call_body *body, oas_json json,
                                          oas_buf *type, oas_buf *out)
{
    if (media->form == OAS_FORM_JSON && body->value) {
        oas_buf_puts(type, media->media_type);
        oas_buf_put(out, oas_json_text(json));
        return type->failed || out->failed ? OAS_NO_MEMORY : OAS_OK;
    }
    oas_status status = oas_write_body(media, json, body->parts.at, body->parts.count, type, out,
                                       &j->read, j->mem, &j->options);
    if (status == OAS_INVALID || status == OAS_MALFORMED)
        oas_judging_value(j, OAS_PART_BODY, oas_str_of("", 0), media->type, oas_json_text(json),
                          NULL, 0);
    else if (status == OAS_UNREPRESENTABLE)
        return oas_call_body_refuse(j, OAS_WIRE_NO_FORM, status);
    else
        oas_judging_note(j, status);
    return status;
}

/* Octets are judged as if they had come. */
static oas_status write_octets_body(struct oas_judging *j, const oas_media *media, oas_str octets,
                                    oas_buf *type)
{
    j->headers = NULL;
    j->header_count = 0;
    j->decodes = false;
    oas_judging_body(j, media, 1, octets, 0);
    oas_buf_puts(type, media->media_type);
    j->no_memory |= type->failed;
    return oas_judging_end(j);
}

/* One more field. */
static bool add_content_type(struct oas_judging *j, oas_str type, struct oas_call_written *out)
{
    oas_header *all = OAS_ARENA_NEW(j->mem, oas_header, out->header_count + 1);
    if (!all)
        return false;
    if (out->header_count)
        memcpy(all, out->headers, out->header_count * sizeof *all);
    all[out->header_count] = (oas_header){OAS_STR("Content-Type"), type};
    out->headers = all;
    out->header_count++;
    return true;
}

/* In the arena: the stack is for the engine. */
struct writing_body {
    oas_allocator from;
    oas_buf type, text;
    oas_json json;
};

static struct writing_body *begin_writing_body(oas_arena *mem)
{
    struct writing_body *w = OAS_ARENA_NEW(mem, struct writing_body, 1);
    if (!w)
        return NULL;
    w->from = oas_arena_memory(mem);
    w->type.from = w->text.from = &w->from;
    return w;
}

/* As if it had come in. */
static oas_status judge_heads(struct oas_judging *j, const oas_media *media)
{
    j->headers = NULL;
    j->header_count = 0;
    j->out->media = media;
    oas_judging_parts(j, 0);
    return oas_judging_end(j);
}

oas_status oas_call_body_write(struct oas_judging *j, const oas_media *all, size_t count,
                               const struct oas_call_body *body, struct oas_call_written *out)
{
    const oas_media *media = settle_media(j, all, count, body);
    struct writing_body *w = begin_writing_body(j->mem);
    oas_status status = OAS_OK;
    bool octets = !body->value && !body->json.at && body->octets.at;
    if (!w)
        return OAS_NO_MEMORY;
    if (!media)
        return oas_call_body_refuse(j, OAS_WIRE_NO_FORM, OAS_UNREPRESENTABLE);
    w->json = body->json;
    if (body->value)
        status = encode_body(j, media->type, body->value, &w->json);
    else if (!w->json.at && !octets) /* parts alone */
        w->json =
            oas_is_list(media, oas_str_from(media->media_type)) ? OAS_JSON("[]") : OAS_JSON("{}");
    if (status == OAS_OK)
        status = octets ? write_octets_body(j, media, body->octets, &w->type)
                        : write_body(j, media, body, w->json, &w->type, &w->text);
    if (status == OAS_OK && !octets)
        status = judge_heads(j, media);
    if (status != OAS_OK) {
        oas_status ended = oas_judging_end(j);
        return ended == OAS_INVALID ? status : ended;
    }
    out->body = octets ? body->octets : oas_buf_str(&w->text);
    return add_content_type(j, oas_buf_str(&w->type), out) ? OAS_OK : OAS_NO_MEMORY;
}
