/* Whole requests as C structs: each part is judged where it is read, and stored when all of them are
 * good; written they are one by one. Where a struct has what is a row's matter. */
#include <oas/call.h>

#include "base/arena_memory.h"
#include "base/compiler.h"
#include "http/held.h"
#include "http/typed.h"
#include "http/words.h"
#include "value/row.h"

/* ---- where things lie ---- */

static bool has_range(const oas_operation *operation)
{
    for (uint32_t i = 0; i < operation->request_count; i++)
        if (strchr(operation->request[i].media_type, '*'))
            return true;
    return false;
}

static bool has_parts(const oas_operation *operation)
{
    for (uint32_t i = 0; i < operation->request_count; i++)
        if (operation->request[i].form == OAS_FORM_MULTIPART)
            return true;
    return false;
}

/* ---- decode ---- */

static void keep_body_value(const struct oas_judging *j, const oas_request *message, char *to)
{
    oas_str octets = message->body;
    switch (oas_held_of(j->out->media)) {
    case OAS_HELD_OCTETS:
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

static void keep_call_body(const struct oas_judging *j, const oas_request *message, char *out)
{
    const oas_judged *judged = j->out;
    const oas_operation *operation = judged->operation;
    const oas_call_row *row = &operation->call;
    const oas_body_parts parts = {judged->parts, judged->part_count};
    const oas_str type = oas_judging_field(j, OAS_STR("Content-Type"));
    if (!judged->media || message->body.len == 0)
        return;
    keep_body_value(j, message, out + row->body);
    if (operation->request_count > 1)
        oas_enum_store(out + row->media, row->media_size,
                       (uint32_t)(judged->media - operation->request) + 1);
    if (has_range(operation))
        memcpy(out + row->media_type, &type, sizeof type);
    if (has_parts(operation))
        memcpy(out + row->parts, &parts, sizeof parts);
}

/* After all was judged. `out` may be NULL: nobody wants what the operation has of its own. */
static oas_status end_call(struct oas_judging *j, const oas_request *message, void *out)
{
    oas_judged *judged = j->out;
    oas_status status = oas_judging_end(j);
    bool unfit = j->unfit;
    for (size_t i = 0; i < judged->count; i++)
        unfit &= judged->at[i].code == OAS_CODE_UNREPRESENTABLE;
    if (status == OAS_INVALID && unfit)
        return OAS_UNREPRESENTABLE;
    if (status != OAS_OK || !out || !judged->operation->call.size)
        return status;
    if (judged->operation->parameters_type.program)
        status = oas_typed_store(j, judged->operation, out);
    if (status == OAS_OK)
        keep_call_body(j, message, out);
    else
        memset(out, 0, judged->operation->call.size);
    return status;
}

oas_status oas_call_decode(const oas_operation *operation, void *out, const oas_request *message,
                           oas_arena *mem, oas_judged *judged, const oas_options *options,
                           const oas_wire_limits *limits)
{
    struct oas_judging *j = oas_typed_begin(judged, mem, options, limits);
    oas_request own = *message;
    own.operation = operation;
    if (operation->call.size)
        memset(out, 0, operation->call.size);
    if (!j)
        return OAS_NO_MEMORY;
    j->decodes = true;
    oas_judging_request(j, NULL, &own);
    return end_call(j, &own, out);
}

OAS_NOINLINE static void keep_request(const oas_operations *operations, const oas_judged *judged,
                                      char *out)
{
    const oas_request_row *row = &operations->request;
    oas_enum_store(out + row->operation, row->operation_size,
                   (uint32_t)oas_operation_number(operations, judged->operation));
    memcpy(out + row->requirement, &judged->requirement, sizeof judged->requirement);
    memcpy(out + row->credentials, &judged->credentials, sizeof judged->credentials);
}

oas_status oas_request_decode(const oas_operations *operations, void *out,
                              const oas_request *message, oas_arena *mem, oas_judged *judged,
                              const oas_options *options, const oas_wire_limits *limits)
{
    const oas_request_row *row = &operations->request;
    struct oas_judging *j = oas_typed_begin(judged, mem, options, limits);
    memset(out, 0, row->size);
    if (!j)
        return OAS_NO_MEMORY;
    j->decodes = true;
    oas_judging_request(j, operations, message);
    bool own = oas_operation_number(operations, j->out->operation) > 0;
    oas_status status = end_call(j, message, own ? (char *)out + row->as : NULL);
    if (status == OAS_OK)
        keep_request(operations, j->out, out);
    return status;
}

/* ---- encode ---- */

/* A body that is to be written. */
struct call_body {
    const oas_media *media; /* NULL: there is none */
    const void *value;      /* of its C type; NULL: it is one of these */
    oas_str octets;
    oas_json json;
    oas_str media_type; /* for a range */
    oas_body_parts parts;
};

static oas_status refuse_body(struct oas_judging *j, oas_wire_fault fault, oas_status status)
{
    oas_judging_fault(j, OAS_PART_BODY, oas_str_of("", 0), fault, NULL, 0);
    oas_status all = oas_judging_end(j);
    return all == OAS_INVALID ? status : all;
}

/* Which representation it is. False: the struct names none that there is. */
static bool find_call_media(const oas_operation *operation, const char *in, struct call_body *body)
{
    const oas_call_row *row = &operation->call;
    uint64_t number = operation->request_count;
    if (number > 1)
        number = oas_enum_load(in + row->media, row->media_size);
    if (number > operation->request_count)
        return false;
    body->media = number ? &operation->request[number - 1] : NULL;
    return true;
}

static void load_call_body(const oas_operation *operation, const char *in, struct call_body *body)
{
    const oas_call_row *row = &operation->call;
    const char *from = in + row->body;
    bool there = false;
    if (has_range(operation))
        memcpy(&body->media_type, in + row->media_type, sizeof body->media_type);
    if (has_parts(operation))
        memcpy(&body->parts, in + row->parts, sizeof body->parts);
    switch (oas_held_of(body->media)) {
    case OAS_HELD_OCTETS:
        memcpy(&body->octets, from, sizeof body->octets);
        there = body->octets.at || (body->media->form == OAS_FORM_MULTIPART && body->parts.count);
        break;
    case OAS_HELD_TEXT:
        memcpy(&body->octets, from, sizeof body->octets);
        body->value = from;
        there = body->octets.at;
        break;
    case OAS_HELD_JSON:
        memcpy(&body->json, from, sizeof body->json);
        there = body->json.at;
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
static const oas_media *settle_media(struct oas_judging *j, const oas_operation *operation,
                                     const struct call_body *body)
{
    const oas_media *media = body->media;
    if (!strchr(media->media_type, '*'))
        return media;
    oas_media *own = OAS_ARENA_NEW(j->mem, oas_media, 1);
    const char *type = body->media_type.len ? oas_arena_cstr(j->mem, body->media_type) : NULL;
    if (!own || !type || strpbrk(type, "*\r\n") ||
        oas_media_find(operation->request, operation->request_count, body->media_type) != media)
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
                                          const struct call_body *body, oas_json json,
                                          oas_buf *type, oas_buf *out)
{
    if (media->form == OAS_FORM_JSON && body->value) {
        oas_buf_puts(type, media->media_type);
        oas_buf_put(out, oas_json_text(json));
        return type->failed || out->failed ? OAS_NO_MEMORY : OAS_OK;
    }
    oas_status status = oas_body_write(media, json, body->parts.at, body->parts.count, type, out,
                                       j->mem, &j->options);
    if (status == OAS_INVALID || status == OAS_MALFORMED)
        oas_judging_value(j, OAS_PART_BODY, oas_str_of("", 0), media->type, oas_json_text(json),
                          NULL, 0);
    else if (status == OAS_UNREPRESENTABLE)
        return refuse_body(j, OAS_WIRE_NO_FORM, status);
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
static bool add_content_type(struct oas_judging *j, oas_str type, oas_request *out)
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

OAS_NOINLINE static oas_status write_call_body(struct oas_judging *j,
                                               const oas_operation *operation,
                                               const struct call_body *body, oas_request *out)
{
    const oas_media *media = settle_media(j, operation, body);
    oas_allocator from = oas_arena_memory(j->mem);
    oas_buf type = {.from = &from}, text = {.from = &from};
    oas_json json = body->json;
    oas_status status = OAS_OK;
    if (!media)
        return refuse_body(j, OAS_WIRE_NO_FORM, OAS_UNREPRESENTABLE);
    bool octets = !body->value && !json.at && body->octets.at;
    if (body->value)
        status = encode_body(j, media->type, body->value, &json);
    else if (!json.at && !octets) /* parts alone */
        json = OAS_JSON("{}");
    if (status == OAS_OK)
        status = octets ? write_octets_body(j, media, body->octets, &type)
                        : write_body(j, media, body, json, &type, &text);
    if (status != OAS_OK) {
        oas_status all = oas_judging_end(j);
        return all == OAS_INVALID ? status : all;
    }
    out->body = octets ? body->octets : oas_buf_str(&text);
    return add_content_type(j, oas_buf_str(&type), out) ? OAS_OK : OAS_NO_MEMORY;
}

/* The body of a struct that is written but for it. */
static oas_status add_call_body(struct oas_judging *j, const oas_operation *operation,
                                const void *in, oas_request *out)
{
    struct call_body body = {.media = NULL};
    if (operation->request_count && operation->call.size) {
        if (!find_call_media(operation, in, &body))
            return refuse_body(j, OAS_WIRE_NO_FORM, OAS_INVALID);
        if (body.media)
            load_call_body(operation, in, &body);
    }
    if (body.media)
        return write_call_body(j, operation, &body, out);
    if (operation->request_required)
        return refuse_body(j, OAS_WIRE_MISSING, OAS_INVALID);
    return OAS_OK;
}

oas_status oas_call_encode(const oas_operation *operation, const void *in, oas_request *out,
                           oas_arena *mem, oas_judged *judged, const oas_options *options)
{
    struct oas_judging *j = oas_typed_begin(judged, mem, options, NULL);
    oas_request *made = OAS_ARENA_NEW(mem, oas_request, 1);
    if (!j || !made)
        return OAS_NO_MEMORY;
    oas_status status = oas_typed_write(j, operation, in, made);
    if (status == OAS_OK)
        status = add_call_body(j, operation, in, made);
    j->out->answer = 0;
    if (status == OAS_OK)
        *out = *made;
    return status;
}

oas_status oas_request_encode(const oas_operations *operations, const void *in, oas_request *out,
                              oas_arena *mem, oas_judged *judged, const oas_options *options)
{
    const oas_request_row *row = &operations->request;
    uint64_t number = oas_enum_load((const char *)in + row->operation, row->operation_size);
    if (number && number <= operations->count)
        return oas_call_encode(&operations->at[number - 1], (const char *)in + row->as, out, mem,
                               judged, options);
    struct oas_judging *j = oas_typed_begin(judged, mem, options, NULL);
    if (!j)
        return OAS_NO_MEMORY;
    oas_judging_fault(j, OAS_PART_TARGET, oas_str_of("", 0), OAS_WIRE_MISSING, NULL, 0);
    oas_status status = oas_judging_end(j);
    j->out->answer = 0;
    return status;
}
