/* Requests and replies as wholes: which operation, then part by part. */
#include "base/arena_memory.h"
#include "base/compiler.h"
#include "http/judging.h"
#include "http/security.h"
#include "http/wire_pass.h"
#include "http/words.h"
#include "json/bounds.h"

const char *oas_part_name(oas_part part)
{
    static const char *const names[] = {
#define OAS_PART(symbol, name) name,
#include <oas/wire.def>
    };
    return (size_t)part < OAS_PART_COUNT ? names[part] : "";
}

static const oas_str nameless = {"", 0};
/* The path of a target that has none: it stands nowhere. */
static const oas_str slash_alone = {"/", 1};

struct oas_judging *oas_judging_begin(oas_judged *out, oas_arena *mem, const oas_options *options,
                                      const oas_wire_limits *limits)
{
    struct oas_judging *j = OAS_ARENA_NEW(mem, struct oas_judging, 1);
    *out = (oas_judged){.answer = 500};
    if (!j)
        return NULL;
    *j = (struct oas_judging){
        .out = out, .mem = mem, .options = *oas_options_or_none(options), .limits = limits};
    out->answer = 0;
    return j;
}

oas_status oas_judging_end(struct oas_judging *j)
{
    oas_judged *out = j->out;
    oas_judging_sort(j);
    if (j->no_memory) {
        out->answer = 500;
        return OAS_NO_MEMORY;
    }
    if (out->count || out->more)
        return OAS_INVALID;
    if (j->too_large) {
        out->answer = 413;
        return OAS_TOO_LARGE;
    }
    if (j->undecided && !out->answer)
        out->answer = 400;
    return j->undecided ? OAS_UNDECIDED : OAS_OK;
}

oas_status oas_judging_end_decoded(struct oas_judging *j)
{
    oas_status status = oas_judging_end(j);
    bool unfit = j->unfit;
    for (size_t i = 0; i < j->out->count; i++)
        unfit &= j->out->at[i].code == OAS_CODE_UNREPRESENTABLE;
    return status == OAS_INVALID && unfit ? OAS_UNREPRESENTABLE : status;
}

/* ---- the target ---- */

static void add_words(struct oas_judging *j, oas_part part, oas_code code, unsigned answer,
                      const char *expected, oas_str received)
{
    oas_message_error *error = oas_judging_add(j, part, nameless, code, answer);
    if (!error)
        return;
    error->expected = oas_str_from(expected);
    error->received = received;
    error->at = received.len && received.at != slash_alone.at ? received.at : NULL;
}

/* Behind scheme and authority (RFC 9112 section 3.2.2), which are there and begin with a letter (RFC
 * 3986 section 3.1), and not empty (RFC 9110 section 4.2.1); all of it where there are none. */
static oas_str path_of(oas_str target)
{
    const char *end = target.at + target.len, *at = target.at;
    while (at < end &&
           (oas_ascii_alpha(*at) || oas_ascii_digit(*at) || *at == '+' || *at == '-' || *at == '.'))
        at++;
    if (!oas_ascii_alpha(*target.at) || end - at < 3 || memcmp(at, "://", 3) != 0)
        return target;
    const char *authority = at += 3;
    while (at < end && *at != '/' && *at != '?' && *at != '#')
        at++;
    return at == authority ? target : oas_word_between(at, end);
}

static bool split_target(struct oas_judging *j, oas_str target, oas_wire *wire)
{
    oas_str path = target.len ? path_of(target) : target;
    bool bare = target.len && path.at != target.at && (path.len == 0 || path.at[0] == '?');
    bool fragment = path.len && memchr(path.at, '#', path.len);
    if (fragment || (!bare && (path.len == 0 || path.at[0] != '/'))) {
        add_words(j, OAS_PART_TARGET, OAS_CODE_BAD_MESSAGE, 400, "a path",
                  oas_word_until(target, '?')); /* a query may have credentials */
        return false;
    }
    wire->path = oas_word_until(path, '?');
    bool query = wire->path.len < path.len;
    wire->query = oas_str_of(path.at + wire->path.len + query, path.len - wire->path.len - query);
    if (bare)
        wire->path = slash_alone;
    return true;
}

/* ---- the operation ---- */

static const oas_operation *find_exactly(const oas_operations *operations, oas_str method,
                                         oas_str path)
{
    const oas_operation *found = method.len ? oas_operation_find(operations, method, path) : NULL;
    return found && oas_str_is(method, found->method) ? found : NULL;
}

static bool has_word(oas_str list, oas_str word)
{
    while (list.len) {
        oas_str first = oas_word_until(list, ',');
        if (oas_word_is(oas_word_trimmed(first), word))
            return true;
        size_t behind = first.len + (first.len < list.len);
        list = oas_str_of(list.at + behind, list.len - behind);
    }
    return false;
}

static void add_not_found(struct oas_judging *j, const oas_operations *operations, oas_str method,
                          oas_str path)
{
    oas_allocator from = oas_arena_memory(j->mem);
    oas_buf allow = {.from = &from};
    if (!oas_operation_allowed(operations, path, &allow)) {
        add_words(j, OAS_PART_TARGET, OAS_CODE_NOT_FOUND, 404, "a path of the document",
                  j->wire.path);
        return;
    }
    if (has_word(oas_buf_str(&allow), OAS_STR("GET")) &&
        !has_word(oas_buf_str(&allow), OAS_STR("HEAD")))
        oas_buf_puts(&allow, ", HEAD");
    j->no_memory |= allow.failed;
    j->out->allow = oas_buf_str(&allow);
    add_words(j, OAS_PART_TARGET, OAS_CODE_NOT_ALLOWED, 405, "", method);
    if (j->out->count)
        j->errors[j->out->count - 1].expected = j->out->allow;
}

/* With the query, which some templates have. */
static oas_str whole_path(const oas_wire *wire)
{
    if (wire->path.at == slash_alone.at || !wire->query.len)
        return wire->path;
    return oas_word_between(wire->path.at, wire->query.at + wire->query.len);
}

OAS_NOINLINE static const oas_operation *
find_operation(struct oas_judging *j, const oas_operations *operations, oas_str method)
{
    oas_str path = whole_path(&j->wire);
    const oas_operation *found = find_exactly(operations, method, path);
    if (!found && oas_str_is(method, "HEAD"))
        found = find_exactly(operations, OAS_STR("GET"), path);
    if (!found)
        add_not_found(j, operations, method, path);
    return found;
}

/* ---- parameters and headers ---- */

static void add_values(struct oas_judging *j, oas_part part)
{
    for (size_t i = 0; i < j->out->parameters.count; i++) {
        const oas_wire_value *value = &j->out->parameters.at[i];
        oas_str name = oas_str_from(value->parameter->name);
        if (oas_judging_part_of(value->parameter->in) != part)
            continue;
        bool told = value->fault == OAS_WIRE_MISSING && j->barred &&
                    oas_security_asks(j->out->operation, value->parameter->in, name);
        j->secret = value->parameter->secret;
        if (value->fault && !told)
            oas_judging_fault(j, part, name, value->fault, value->at, 400);
        else if (!value->fault && (value->status == OAS_INVALID || value->status == OAS_MALFORMED))
            oas_judging_value(j, part, name, value->parameter->type, oas_json_text(value->json),
                              value, 400);
        j->secret = false;
        j->undecided |= value->status == OAS_UNDECIDED;
        j->too_large |= value->status == OAS_TOO_LARGE;
        j->no_memory |= value->status == OAS_NO_MEMORY;
    }
}

static bool is_in(const char *at, oas_str text)
{
    return at && text.at && at >= text.at && at <= text.at + text.len;
}

/* What is of no parameter: of the target, else of the head. */
static void add_message_fault(struct oas_judging *j, const oas_wire *wire)
{
    const oas_wire_values *values = &j->out->parameters;
    if (values->fault == OAS_WIRE_TARGET_LIMIT)
        oas_judging_fault(j, OAS_PART_TARGET, nameless, values->fault, NULL, 414);
    else if (values->fault == OAS_WIRE_HEAD_LIMIT)
        oas_judging_fault(j, OAS_PART_HEADER, nameless, values->fault, NULL, 431);
    else if (is_in(values->fault_at, wire->path) || is_in(values->fault_at, wire->query))
        oas_judging_fault(j, OAS_PART_TARGET, nameless, values->fault, values->fault_at, 400);
    else if (values->fault)
        oas_judging_fault(j, OAS_PART_HEADER, nameless, values->fault, values->fault_at, 400);
}

/* Fields that a message has once (RFC 9110 section 5.3). */
static void add_twice(struct oas_judging *j)
{
    static const oas_str once[] = {OAS_STR_INIT("Host"), OAS_STR_INIT("Content-Length"),
                                   OAS_STR_INIT("Content-Type"), OAS_STR_INIT("Authorization")};
    for (size_t k = 0; k < sizeof once / sizeof *once; k++) {
        size_t met = 0;
        for (size_t i = 0; i < j->header_count; i++)
            if (oas_word_is(j->headers[i].name, once[k]) && ++met == 2) {
                oas_message_error *error =
                    oas_judging_add(j, OAS_PART_HEADER, once[k], OAS_CODE_BAD_MESSAGE, 400);
                if (!error)
                    return;
                error->expected = OAS_STR("the field once");
                error->at = j->headers[i].value.at;
            }
    }
}

OAS_NOINLINE static void judge_wire(struct oas_judging *j, const oas_operation *operation,
                                    const oas_response *response, const oas_wire *wire)
{
    oas_wire_values *values = &j->out->parameters;
    oas_status status =
        oas_wire_read(operation, response, wire, values, j->mem, &j->options, j->limits);
    j->no_memory |= status == OAS_NO_MEMORY;
    if (j->no_memory)
        return;
    add_message_fault(j, wire);
    for (oas_part part = OAS_PART_PATH; part <= OAS_PART_COOKIE; part++) {
        if (part == OAS_PART_HEADER)
            add_twice(j);
        add_values(j, part);
    }
}

/* ---- requests ---- */

/* False if the target is none. */
OAS_NOINLINE static bool begin_request(struct oas_judging *j, const oas_request *request)
{
    j->headers = request->headers;
    j->header_count = request->header_count;
    j->wire = (oas_wire){.headers = request->headers, .header_count = request->header_count};
    j->body_state = request->body_state;
    j->options.direction = OAS_DIRECTION_REQUEST;
    return split_target(j, request->target, &j->wire);
}

void oas_judging_parameters(struct oas_judging *j, const oas_operation *operation,
                            const oas_request *request)
{
    j->out->operation = operation;
    if (begin_request(j, request))
        judge_wire(j, operation, NULL, &j->wire);
}

static bool is_too_long(struct oas_judging *j, oas_str body)
{
    if (body.len <= oas_bound_bytes(&j->options))
        return false;
    add_words(j, OAS_PART_BODY, OAS_CODE_TOO_BIG, 413, "a shorter body", nameless);
    return true;
}

/* What is to be said of a request that is for no operation: which is too long goes first. */
static void judge_limits(struct oas_judging *j, oas_str body)
{
    j->out->parameters.fault = oas_wire_limit_of(&j->wire, false, j->limits);
    add_message_fault(j, &j->wire);
    (void)is_too_long(j, body);
}

static void judge_request_body(struct oas_judging *j, const oas_operation *operation, oas_str body)
{
    unsigned answer = 400;
    bool there = body.len || j->body_state == OAS_BODY_UNSEEN;
    for (uint32_t i = 0; i < operation->response_count; i++)
        if (strcmp(operation->responses[i].status, "422") == 0)
            answer = 422;
    if (is_too_long(j, body))
        return;
    if (!there && operation->request_required)
        add_words(j, OAS_PART_BODY, OAS_CODE_MISSING, answer, "a body", nameless);
    else if (there && operation->request_count)
        oas_judging_body(j, operation->request, operation->request_count, body, answer);
    oas_judging_parts(j, answer);
}

void oas_judging_request(struct oas_judging *j, const oas_operations *operations,
                         const oas_request *request)
{
    oas_judged *judged = j->out;
    judged->operation = request->operation;
    if (begin_request(j, request) && !judged->operation)
        judged->operation = find_operation(j, operations, request->method);
    if (!judged->operation) {
        judge_limits(j, request->body);
        return;
    }
    oas_judging_requirement(j);
    judge_wire(j, judged->operation, NULL, &j->wire);
    oas_judging_security(j, request->credentials_left_out);
    if (!j->no_memory)
        judge_request_body(j, judged->operation, request->body);
}

oas_status oas_request_validate(const oas_operations *operations, const oas_request *request,
                                oas_judged *judged, oas_arena *mem, const oas_options *options,
                                const oas_wire_limits *limits)
{
    struct oas_judging *j = oas_judging_begin(judged, mem, options, limits);
    if (!j)
        return OAS_NO_MEMORY;
    oas_judging_request(j, operations, request);
    return oas_judging_end(j);
}

/* ---- bodies ---- */

oas_status oas_body_validate(const oas_media *media, size_t count, oas_str content_type,
                             oas_str body, oas_judged *judged, oas_arena *mem,
                             const oas_options *options, const oas_wire_limits *limits)
{
    const oas_header type = {OAS_STR("Content-Type"), content_type};
    struct oas_judging *j = oas_judging_begin(judged, mem, options, limits);
    if (!j)
        return OAS_NO_MEMORY;
    j->headers = &type;
    j->header_count = content_type.len > 0;
    if (!is_too_long(j, body) && body.len && count)
        oas_judging_body(j, media, count, body, 400);
    oas_judging_parts(j, 400);
    return oas_judging_end(j);
}

/* ---- replies ---- */

bool oas_judging_has_body(oas_str method, unsigned status)
{
    return !oas_str_is(method, "HEAD") && status / 100 != 1 && status != 204 && status != 304;
}

void oas_judging_reply(struct oas_judging *j, const oas_operation *operation, oas_str method,
                       const oas_reply *reply)
{
    oas_judged *judged = j->out;
    j->headers = reply->headers;
    j->header_count = reply->header_count;
    j->wire = (oas_wire){.headers = reply->headers, .header_count = reply->header_count};
    j->body_state = reply->body_state;
    j->options.direction = OAS_DIRECTION_RESPONSE;
    judged->operation = operation;
    judged->response = oas_operation_response(operation, reply->status);
    if (judged->response)
        judge_wire(j, operation, judged->response, &j->wire);
    if (!j->no_memory && judged->response && judged->response->media_count &&
        oas_judging_has_body(method, reply->status))
        oas_judging_body(j, judged->response->media, judged->response->media_count, reply->body,
                         400);
    oas_judging_parts(j, 400);
}

oas_status oas_reply_validate(const oas_operation *operation, oas_str method,
                              const oas_reply *reply, oas_judged *judged, oas_arena *mem,
                              const oas_options *options, const oas_wire_limits *limits)
{
    struct oas_judging *j = oas_judging_begin(judged, mem, options, limits);
    oas_status status = OAS_NO_MEMORY;
    if (j) {
        oas_judging_reply(j, operation, method, reply);
        status = oas_judging_end(j);
    }
    judged->answer = 0;
    return status;
}
