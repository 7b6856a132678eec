/* Whole requests as C structs: each part is judged where it is read, and stored when all of them are
 * good; written they are one by one. Where a struct has what is a row's matter. */
#include <oas/call.h>

#include "base/compiler.h"
#include "http/call_body.h"
#include "http/typed.h"
#include "value/row.h"

/* ---- decode ---- */

static void keep_call_body(const struct oas_judging *j, oas_str octets, char *out)
{
    const oas_operation *operation = j->out->operation;
    size_t number = j->out->media ? (size_t)(j->out->media - operation->request) + 1 : 0;
    oas_call_body_keep(j, &operation->call, number, octets, out);
}

/* After all was judged. `out` may be NULL: nobody wants what the operation has of its own. */
static oas_status end_call(struct oas_judging *j, const oas_request *message, void *out)
{
    oas_judged *judged = j->out;
    oas_status status = oas_judging_end_decoded(j);
    if (status != OAS_OK || !out || !judged->operation->call.size)
        return status;
    const struct oas_joint joint = oas_joint_of(judged->operation, NULL);
    if (joint.type.program)
        status = oas_typed_store(j, &joint, out);
    if (status == OAS_OK)
        keep_call_body(j, message->body, out);
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

/* Which representation it is, from 1; 0: there is no body. */
static uint64_t call_media_number(const oas_operation *operation, const char *in)
{
    const oas_call_row *row = &operation->call;
    uint64_t number = operation->request_count;
    return number > 1 ? oas_enum_load(in + row->media, row->media_size) : number;
}

const oas_media *oas_call_media(const oas_operation *operation, const char *in)
{
    uint64_t number = call_media_number(operation, in);
    return number && number <= operation->request_count ? &operation->request[number - 1] : NULL;
}

/* The body of a struct that is written but for it. */
static oas_status add_call_body(struct oas_judging *j, const oas_operation *operation,
                                const void *in, oas_request *out)
{
    struct oas_call_body *body = OAS_ARENA_NEW(j->mem, struct oas_call_body, 1);
    struct oas_call_written *made = OAS_ARENA_NEW(j->mem, struct oas_call_written, 1);
    oas_status status = OAS_OK;
    if (!body || !made)
        return OAS_NO_MEMORY;
    *made = (struct oas_call_written){out->headers, out->header_count, {NULL, 0}};
    if (operation->request_count && operation->call.size) {
        if (call_media_number(operation, in) > operation->request_count)
            return oas_call_body_refuse(j, OAS_WIRE_NO_FORM, OAS_INVALID);
        body->media = oas_call_media(operation, in);
        if (body->media)
            oas_call_body_load(&operation->call, in, body);
    }
    if (body->media) {
        status = oas_call_body_write(j, operation->request, operation->request_count, body, made);
        if (status == OAS_OK && made->body.len == 0) /* which would be no body */
            status = oas_call_body_refuse(j, OAS_WIRE_NO_FORM, OAS_UNREPRESENTABLE);
    } else if (operation->request_required) {
        status = oas_call_body_refuse(j, OAS_WIRE_MISSING, OAS_INVALID);
    }
    out->headers = made->headers;
    out->header_count = made->header_count;
    out->body = made->body;
    return status;
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
