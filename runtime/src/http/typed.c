/* Parameters, or the headers of a reply, as one C value: what stands in a message is made an object
 * of JSON, which is decoded; what a struct holds is encoded as one, whose members are written.
 * Errors in it are told as those of the parameters. */
#include "http/typed.h"

#include <oas/layout.h>
#include <oas/typed.h>

#include "base/arena_memory.h"
#include "base/compiler.h"
#include "codec/explain.h"
#include "http/wire_coding.h"
#include "http/words.h"
#include "json/bounds.h"

struct oas_joint oas_joint_of(const oas_operation *operation, const oas_response *response)
{
    return (struct oas_joint){operation, response,
                              response ? response->headers : operation->parameters,
                              response ? response->header_count : operation->parameter_count,
                              response ? response->headers_type : operation->parameters_type};
}

/* The object, and each parameter's value in it. */
struct joined {
    oas_str json;
    oas_json *values; /* by parameter; unset: it is not there */
};

/* The stack is for the engine. */
struct oas_judging *oas_typed_begin(oas_judged *judged, oas_arena *mem, const oas_options *options,
                                    const oas_wire_limits *limits)
{
    oas_judged *out = judged ? judged : OAS_ARENA_NEW(mem, oas_judged, 1);
    struct oas_judging *j = out ? oas_judging_begin(out, mem, options, limits) : NULL;
    if (j && !options) /* as the functions do that types have */
        j->options.keep_unknown = true;
    return j;
}

/* The object is one level more than its parameters may have. */
static void go_deeper(struct oas_judging *j)
{
    j->options.max_depth = oas_bound_depth(&j->options) + 1u;
    j->options.indent = 0;
}

/* ---- errors ---- */

/* Behind "/properties/name", which is of the object. */
static oas_str joined_path(oas_str path)
{
    static const char properties[] = "/properties/";
    size_t skip = sizeof properties - 1;
    if (path.len < skip || memcmp(path.at, properties, skip) != 0)
        return path;
    while (skip < path.len && path.at[skip] != '/')
        skip++;
    return oas_str_of(path.at + skip, path.len - skip);
}

static size_t joined_at(const struct joined *joined, size_t count, const char *at)
{
    size_t i = 0;
    while (i < count && !(joined->values[i].at && at >= joined->values[i].at &&
                          at < joined->values[i].at + joined->values[i].len))
        i++;
    return i;
}

/* The errors from `first` on that lie in the same value; gives where the next ones begin. */
static size_t tell_value(struct oas_judging *j, oas_errors *errs, size_t first,
                         const oas_parameter *parameter, oas_json value)
{
    size_t base = (size_t)(value.at - errs->json.at), end = first;
    oas_errors *own = OAS_ARENA_NEW(j->mem, oas_errors, 1);
    j->no_memory |= !own;
    while (end < oas_errors_kept(errs) && errs->at[end].offset < base + value.len) {
        errs->at[end].offset -= base;
        errs->at[end].keyword_path = joined_path(errs->at[end].keyword_path);
        end++;
    }
    if (!own)
        return end;
    *own = *errs;
    own->at = &errs->at[first];
    own->cap = own->count = own->kept = end - first;
    own->json = oas_json_text(value);
    own->no_values = parameter->secret;
    for (size_t i = first; i < end; i++) {
        oas_message_error *error =
            oas_judging_add(j, oas_judging_part_of(parameter->in), oas_str_from(parameter->name),
                            errs->at[i].code, 400);
        if (!error)
            break;
        error->errors = own;
        error->error = &errs->at[i];
    }
    return end;
}

/* Of the object itself nothing can be wrong but that a member is missing. */
static void tell_missing(struct oas_judging *j, const struct oas_joint *joint,
                         const oas_errors *errs, const oas_error *error)
{
    oas_str name = oas_error_property(errs, error);
    for (size_t i = 0; i < joint->count; i++) {
        const oas_parameter *parameter = &joint->parameters[i];
        if (oas_str_equal(oas_typed_member(parameter), name))
            oas_judging_fault(j, oas_judging_part_of(parameter->in), oas_str_from(parameter->name),
                              OAS_WIRE_MISSING, NULL, 400);
    }
}

static void tell_errors(struct oas_judging *j, const struct oas_joint *joint, oas_errors *errs,
                        const struct joined *joined)
{
    for (size_t i = 0; i < oas_errors_kept(errs);) {
        size_t at = joined_at(joined, joint->count, errs->json.at + errs->at[i].offset);
        if (at < joint->count) {
            i = tell_value(j, errs, i, &joint->parameters[at], joined->values[at]);
            continue;
        }
        tell_missing(j, joint, errs, &errs->at[i]);
        i++;
    }
    j->out->more |= errs->count > oas_errors_kept(errs);
}

static bool is_refused(oas_status status)
{
    return status == OAS_INVALID || status == OAS_MALFORMED || status == OAS_UNREPRESENTABLE;
}

/* What the codec says of the object as what is said of the message. */
static oas_status end_codec(struct oas_judging *j, const struct oas_joint *joint, oas_errors *errs,
                            const struct joined *joined, oas_status status)
{
    if (is_refused(status) && errs)
        tell_errors(j, joint, errs, joined);
    else
        oas_judging_note(j, status);
    oas_status all = oas_judging_end(j);
    return status == OAS_UNREPRESENTABLE && all == OAS_INVALID ? status : all;
}

/* ---- reading ---- */

static bool join_values(struct oas_judging *j, struct joined *joined)
{
    const oas_wire_values *values = &j->out->parameters;
    oas_allocator from = oas_arena_memory(j->mem);
    oas_buf json = {.from = &from};
    joined->values = OAS_ARENA_NEW(j->mem, oas_json, values->count + 1);
    size_t *starts = OAS_ARENA_NEW(j->mem, size_t, values->count + 1);
    j->no_memory |= !joined->values || !starts;
    if (j->no_memory)
        return false;
    oas_buf_putc(&json, '{');
    for (size_t i = 0; i < values->count; i++) {
        const oas_wire_value *value = &values->at[i];
        if (!value->json.at)
            continue;
        if (json.len > 1)
            oas_buf_putc(&json, ',');
        oas_buf_put_json(&json, oas_typed_member(value->parameter));
        oas_buf_putc(&json, ':');
        starts[i] = json.len;
        oas_buf_put(&json, oas_json_text(value->json));
    }
    oas_buf_putc(&json, '}');
    j->no_memory |= json.failed;
    joined->json = oas_buf_str(&json);
    for (size_t i = 0; !json.failed && i < values->count; i++)
        if (values->at[i].json.at)
            joined->values[i] =
                oas_json_of(oas_str_of(json.at + starts[i], oas_json_text(values->at[i].json).len));
    return !j->no_memory;
}

OAS_NOINLINE oas_status oas_typed_store(struct oas_judging *j, const struct oas_joint *joint,
                                        void *out)
{
    const oas_type type = joint->type;
    struct joined joined;
    oas_errors *errs = NULL;
    if (!join_values(j, &joined))
        return oas_judging_end(j);
    go_deeper(j);
    oas_status status = oas_decode_judged(type, out, joined.json, j->mem, NULL, &j->options);
    if (is_refused(status) && (errs = oas_judging_errors(j)))
        status = oas_decode_judged(type, out, joined.json, j->mem, errs, &j->options);
    return end_codec(j, joint, errs, &joined, status);
}

static oas_status read_parameters(struct oas_judging *j, const oas_operation *operation,
                                  const oas_request *request)
{
    if (!j)
        return OAS_NO_MEMORY;
    oas_judging_parameters(j, operation, request);
    return oas_judging_end(j);
}

static void empty_struct(const oas_operation *operation, void *out)
{
    oas_type type = operation->parameters_type;
    size_t size = type.program ? type.program->layout->rows[type.layout].size : 0;
    if (size)
        memset(out, 0, size);
}

oas_status oas_parameters_decode(const oas_operation *operation, void *out,
                                 const oas_request *request, oas_arena *mem, oas_judged *judged,
                                 const oas_options *options, const oas_wire_limits *limits)
{
    empty_struct(operation, out);
    struct oas_judging *j = oas_typed_begin(judged, mem, options, limits);
    oas_status status = read_parameters(j, operation, request);
    const struct oas_joint joint = oas_joint_of(operation, NULL);
    return status == OAS_OK ? oas_typed_store(j, &joint, out) : status;
}

OAS_NOINLINE static oas_status validate_alone(const oas_operation *operation,
                                              const oas_request *request,
                                              const oas_options *options,
                                              const oas_wire_limits *limits)
{
    oas_arena mem;
    oas_arena_init(&mem, NULL, 0, options ? options->allocator : NULL);
    oas_status status =
        read_parameters(oas_typed_begin(NULL, &mem, options, limits), operation, request);
    oas_arena_free(&mem);
    return status;
}

oas_status oas_parameters_validate(const oas_operation *operation, const oas_request *request,
                                   oas_arena *mem, oas_judged *judged, const oas_options *options,
                                   const oas_wire_limits *limits)
{
    if (!mem)
        return validate_alone(operation, request, options, limits);
    return read_parameters(oas_typed_begin(judged, mem, options, limits), operation, request);
}

/* ---- writing ---- */

/* Which of them a member is, mostly the next one: of responses that share a struct each has an order
 * of its own. */
static size_t joined_index(const struct oas_joint *joint, oas_json key, size_t next)
{
    for (size_t i = 0; i < joint->count; i++) {
        size_t at = next + i < joint->count ? next + i : next + i - joint->count;
        if (oas_json_is(key, oas_typed_member(&joint->parameters[at])))
            return at;
    }
    return joint->count;
}

static bool split_values(struct oas_judging *j, const struct oas_joint *joint,
                         struct joined *joined)
{
    size_t next = 0;
    joined->values = OAS_ARENA_NEW(j->mem, oas_json, joint->count + 1);
    j->no_memory |= !joined->values;
    if (!joined->values)
        return false;
    for (oas_json_iter it = oas_json_each(oas_json_of(joined->json)); oas_json_next(&it);) {
        size_t at = joined_index(joint, it.key, next);
        if (at == joint->count)
            continue;
        joined->values[at] = it.value;
        next = at + 1;
    }
    return true;
}

/* Why the parameter could not be written. */
OAS_NOINLINE static oas_status refuse_value(struct oas_judging *j, const oas_parameter *parameter,
                                            oas_json value, oas_status status)
{
    oas_part part = oas_judging_part_of(parameter->in);
    oas_str name = oas_str_from(parameter->name);
    oas_message_error *error = NULL;
    if (status == OAS_UNREPRESENTABLE)
        error = oas_judging_add(j, part, name, oas_wire_code(OAS_WIRE_NO_FORM), 0);
    else if (status == OAS_INVALID && !value.at)
        oas_judging_fault(j, part, name, OAS_WIRE_MISSING, NULL, 0);
    else if (status == OAS_INVALID || status == OAS_MALFORMED)
        oas_judging_value(j, part, name, parameter->type, oas_json_text(value), NULL, 0);
    else
        oas_judging_note(j, status);
    if (error) {
        error->expected = oas_str_from(oas_wire_expected(OAS_WIRE_NO_FORM));
        error->received = parameter->secret ? oas_str_of("", 0) : oas_json_text(value);
    }
    oas_status all = oas_judging_end(j);
    return all == OAS_INVALID ? status : all;
}

/* "/pets/7?full=true". */
OAS_NOINLINE static bool join_target(struct oas_judging *j, const oas_wire *wire, oas_request *out)
{
    oas_allocator from = oas_arena_memory(j->mem);
    oas_buf target = {.from = &from};
    oas_buf_put(&target, wire->path);
    if (wire->query.len)
        oas_buf_putc(&target, '?');
    oas_buf_put(&target, wire->query);
    j->no_memory |= target.failed;
    out->target = oas_buf_str(&target);
    return !target.failed;
}

/* OAS_OK: *wire has all of them. */
static oas_status write_values(struct oas_judging *j, const struct oas_joint *joint,
                               const struct joined *joined, oas_wire *wire)
{
    size_t culprit = 0;
    oas_status status = oas_wire_write(joint->operation, joint->response, joined->values, wire,
                                       j->mem, &j->options, &culprit);
    if (status != OAS_OK && culprit < joint->count)
        return refuse_value(j, &joint->parameters[culprit], joined->values[culprit], status);
    return status;
}

/* OAS_OK: all that the struct holds is in *joined. */
OAS_NOINLINE static oas_status encode_joined(struct oas_judging *j, const struct oas_joint *joint,
                                             const void *in, struct joined *joined)
{
    oas_errors *errs = NULL;
    oas_allocator from = oas_arena_memory(j->mem);
    oas_buf text = {.from = &from};
    size_t depth = j->options.max_depth;
    go_deeper(j);
    oas_status status = oas_encode(joint->type, in, &text, NULL, &j->options);
    if (is_refused(status) && (errs = oas_judging_errors(j)))
        status = oas_encode(joint->type, in, &text, errs, &j->options);
    j->options.max_depth = depth;
    if (status == OAS_OK)
        joined->json = oas_buf_str(&text);
    else if (errs)
        joined->json = errs->json;
    if ((joined->json.at && !split_values(j, joint, joined)) || status != OAS_OK)
        return end_codec(j, joint, errs, joined, status);
    return OAS_OK;
}

oas_status oas_typed_put(struct oas_judging *j, const struct oas_joint *joint, const void *in,
                         oas_wire *wire)
{
    struct joined *joined = OAS_ARENA_NEW(j->mem, struct joined, 1);
    oas_status status = joined ? OAS_OK : OAS_NO_MEMORY;
    if (status == OAS_OK && joint->type.program)
        status = encode_joined(j, joint, in, joined);
    return status == OAS_OK ? write_values(j, joint, joined, wire) : status;
}

/* The document's fault: it would break the head. */
static oas_status refuse_method(struct oas_judging *j, const oas_operation *operation)
{
    oas_message_error *error =
        oas_judging_add(j, OAS_PART_TARGET, oas_str_of("", 0), OAS_CODE_UNREPRESENTABLE, 0);
    if (error) {
        error->expected = OAS_STR("a method that HTTP has");
        error->received = oas_str_from(operation->method);
    }
    oas_status status = oas_judging_end(j);
    return status == OAS_INVALID ? OAS_UNREPRESENTABLE : status;
}

oas_status oas_typed_write(struct oas_judging *j, const oas_operation *operation, const void *in,
                           oas_request *out)
{
    const struct oas_joint joint = oas_joint_of(operation, NULL);
    oas_wire *wire = OAS_ARENA_NEW(j->mem, oas_wire, 1);
    j->out->operation = operation;
    j->options.direction = OAS_DIRECTION_REQUEST;
    oas_status status = wire ? oas_typed_put(j, &joint, in, wire) : OAS_NO_MEMORY;
    if (status == OAS_OK && !oas_coding_is_token(oas_str_from(operation->method)))
        status = refuse_method(j, operation);
    if (status != OAS_OK || !out)
        return status;
    if (!join_target(j, wire, out))
        return OAS_NO_MEMORY;
    out->method = oas_str_from(operation->method);
    out->headers = wire->headers;
    out->header_count = wire->header_count;
    return OAS_OK;
}

/* Without `out` nothing is handed over. */
static oas_status encode_parameters(const oas_operation *operation, const void *in,
                                    oas_request *out, oas_arena *mem, oas_judged *judged,
                                    const oas_options *options)
{
    struct oas_judging *j = oas_typed_begin(judged, mem, options, NULL);
    oas_status status = j ? oas_typed_write(j, operation, in, out) : OAS_NO_MEMORY;
    if (judged)
        judged->answer = 0;
    return status;
}

oas_status oas_parameters_encode(const oas_operation *operation, const void *in, oas_request *out,
                                 oas_arena *mem, oas_judged *judged, const oas_options *options)
{
    return encode_parameters(operation, in, out, mem, judged, options);
}

OAS_NOINLINE static oas_status check_alone(const oas_operation *operation, const void *in,
                                           const oas_options *options)
{
    oas_arena mem;
    oas_arena_init(&mem, NULL, 0, options ? options->allocator : NULL);
    oas_status status = encode_parameters(operation, in, NULL, &mem, NULL, options);
    oas_arena_free(&mem);
    return status;
}

oas_status oas_parameters_check(const oas_operation *operation, const void *in, oas_arena *mem,
                                oas_judged *judged, const oas_options *options)
{
    return mem ? encode_parameters(operation, in, NULL, mem, judged, options)
               : check_alone(operation, in, options);
}
