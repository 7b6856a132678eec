/* Replies as C structs: by status what the document says of its headers and body. */
#include <oas/call.h>

#include "http/call_body.h"
#include "http/typed.h"
#include "value/row.h"

/* How many representations the responses before that one have. */
static size_t media_before(const oas_operation *operation, const oas_response *response)
{
    size_t count = 0;
    for (const oas_response *one = operation->responses; one < response; one++)
        count += one->media_count;
    return count;
}

/* ---- what the struct says ---- */

/* Which representation it is; NULL: there is no body. False: it is none of the response's. */
static bool find_reply_media(const oas_operation *operation, const oas_response *response,
                             const char *in, const oas_media **media)
{
    const oas_call_row *row = &operation->reply;
    uint64_t number = response->media_count;
    if (row->media_size) {
        uint64_t before = media_before(operation, response);
        number = oas_enum_load(in + row->media, row->media_size);
        if (number && (number <= before || number - before > response->media_count))
            return false;
        number -= number ? before : 0;
    }
    *media = number ? &response->media[number - 1] : NULL;
    return true;
}

const oas_media *oas_reply_media(const oas_operation *operation, const oas_response *response,
                                 const void *in)
{
    const oas_media *media = NULL;
    return response && find_reply_media(operation, response, in, &media) ? media : NULL;
}

/* ---- decode ---- */

static void keep_reply_body(const struct oas_judging *j, const oas_reply *message, char *out)
{
    const oas_judged *judged = j->out;
    if (!judged->media)
        return;
    size_t before = media_before(judged->operation, judged->response);
    size_t number = before + (size_t)(judged->media - judged->response->media) + 1;
    oas_call_body_keep(j, &judged->operation->reply, number, message->body, out);
}

/* After all was judged. */
static oas_status keep_reply(struct oas_judging *j, const oas_reply *message, char *out)
{
    const oas_operation *operation = j->out->operation;
    const oas_response *response = j->out->response;
    oas_status status = OAS_OK;
    if (response && response->headers_type.program) {
        const struct oas_joint joint = oas_joint_of(operation, response);
        status = oas_typed_store(j, &joint, out + operation->reply.headers);
    }
    if (status != OAS_OK) {
        memset(out, 0, operation->reply.size);
        return status;
    }
    memcpy(out, &message->status, sizeof message->status);
    keep_reply_body(j, message, out);
    return status;
}

oas_status oas_reply_decode(const oas_operation *operation, oas_str method, void *out,
                            const oas_reply *message, oas_arena *mem, oas_judged *judged,
                            const oas_options *options, const oas_wire_limits *limits)
{
    struct oas_judging *j = oas_typed_begin(judged, mem, options, limits);
    oas_status status = OAS_NO_MEMORY;
    if (operation->reply.size)
        memset(out, 0, operation->reply.size);
    if (j) {
        j->decodes = operation->reply.size > 0;
        oas_judging_reply(j, operation, method, message);
        status = oas_judging_end_decoded(j);
    }
    if (status == OAS_OK && operation->reply.size)
        status = keep_reply(j, message, out);
    if (judged)
        judged->answer = 0;
    return status;
}

/* ---- encode ---- */

static oas_status refuse_status(struct oas_judging *j)
{
    oas_message_error *error =
        oas_judging_add(j, OAS_PART_STATUS, oas_str_of("", 0), OAS_CODE_INVALID_VALUE, 0);
    if (error)
        error->expected = OAS_STR("a status that the operation declares");
    return oas_judging_end(j);
}

/* The fields that the response declares. */
static oas_status write_headers(struct oas_judging *j, const oas_operation *operation,
                                const oas_response *response, const char *in,
                                struct oas_call_written *made)
{
    const struct oas_joint joint = oas_joint_of(operation, response);
    oas_wire *wire = OAS_ARENA_NEW(j->mem, oas_wire, 1);
    if (joint.type.program == NULL)
        return OAS_OK;
    oas_status status =
        wire ? oas_typed_put(j, &joint, in + operation->reply.headers, wire) : OAS_NO_MEMORY;
    if (status == OAS_OK) {
        made->headers = wire->headers;
        made->header_count = wire->header_count;
    }
    return status;
}

/* Who reads it judges no octets as they would be judged with a body. What has no verdict may be. */
static oas_status leave_out_body(struct oas_judging *j, const oas_response *response)
{
    j->decodes = false;
    j->headers = NULL;
    j->header_count = 0;
    oas_judging_body(j, response->media, response->media_count, oas_str_of("", 0), 0);
    j->undecided = j->out->unread = false;
    return oas_judging_end(j);
}

/* The body, where the response has one. */
static oas_status write_reply_body(struct oas_judging *j, const oas_operation *operation,
                                   const oas_response *response, unsigned status,
                                   const struct oas_call_body *body, struct oas_call_written *made)
{
    bool apt = oas_judging_has_body(oas_str_from(operation->method), status);
    if (body->media && !apt)
        return oas_call_body_refuse(j, OAS_WIRE_NO_FORM, OAS_UNREPRESENTABLE);
    if (body->media)
        return oas_call_body_write(j, response->media, response->media_count, body, made);
    return apt && response->media_count ? leave_out_body(j, response) : OAS_OK;
}

static oas_status write_reply(struct oas_judging *j, const oas_operation *operation, const char *in,
                              oas_reply *out)
{
    struct oas_call_body *body = OAS_ARENA_NEW(j->mem, struct oas_call_body, 1);
    struct oas_call_written *made = OAS_ARENA_NEW(j->mem, struct oas_call_written, 1);
    unsigned number = oas_reply_status(in);
    if (!body || !made)
        return OAS_NO_MEMORY;
    const oas_response *response = oas_operation_response(operation, number);
    if (!response || number < 100 || number > 599) /* RFC 9110 section 15 */
        return refuse_status(j);
    if (!find_reply_media(operation, response, in, &body->media))
        return oas_call_body_refuse(j, OAS_WIRE_NO_FORM, OAS_INVALID);
    if (body->media)
        oas_call_body_load(&operation->reply, in, body);
    oas_status status = write_headers(j, operation, response, in, made);
    if (status == OAS_OK)
        status = write_reply_body(j, operation, response, number, body, made);
    if (status == OAS_OK)
        *out = (oas_reply){.status = number,
                           .headers = made->headers,
                           .header_count = made->header_count,
                           .body = made->body};
    return status;
}

oas_status oas_reply_encode(const oas_operation *operation, const void *in, oas_reply *out,
                            oas_arena *mem, oas_judged *judged, const oas_options *options)
{
    struct oas_judging *j = oas_typed_begin(judged, mem, options, NULL);
    if (!j)
        return OAS_NO_MEMORY;
    j->out->operation = operation;
    j->options.direction = OAS_DIRECTION_RESPONSE;
    oas_status status =
        operation->reply.size ? write_reply(j, operation, in, out) : refuse_status(j);
    j->out->answer = 0;
    return status;
}
