/* Replies as C structs: by status what the document says of it. */
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

/* ---- decode ---- */

static void keep_reply(const struct oas_judging *j, const oas_reply *message, char *out)
{
    const oas_judged *judged = j->out;
    memcpy(out, &message->status, sizeof message->status);
    if (!judged->media)
        return;
    size_t before = media_before(judged->operation, judged->response);
    size_t number = before + (size_t)(judged->media - judged->response->media) + 1;
    oas_call_body_keep(j, &judged->operation->reply, number, message->body, out);
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
    if (judged)
        judged->answer = 0;
    if (status == OAS_OK && operation->reply.size)
        keep_reply(j, message, out);
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

static oas_status write_reply(struct oas_judging *j, const oas_operation *operation, const char *in,
                              oas_reply *out)
{
    struct oas_call_body *body = OAS_ARENA_NEW(j->mem, struct oas_call_body, 1);
    struct oas_call_written *made = OAS_ARENA_NEW(j->mem, struct oas_call_written, 1);
    oas_status status = OAS_OK;
    unsigned number;
    if (!body || !made)
        return OAS_NO_MEMORY;
    memcpy(&number, in, sizeof number);
    const oas_response *response = oas_operation_response(operation, number);
    if (!response)
        return refuse_status(j);
    if (!find_reply_media(operation, response, in, &body->media))
        return oas_call_body_refuse(j, OAS_WIRE_NO_FORM, OAS_INVALID);
    if (body->media)
        oas_call_body_load(&operation->reply, in, body);
    if (body->media)
        status = oas_call_body_write(j, response->media, response->media_count, body, made);
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
