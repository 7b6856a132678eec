/* typed.h - parameters, or headers, as one C value, for who reads or writes all of a message. */
#ifndef OAS_HTTP_TYPED_H
#define OAS_HTTP_TYPED_H

#include "http/judging.h"

/* In the arena; without `judged` what is wrong is told nobody. NULL when there is no memory. */
struct oas_judging *oas_typed_begin(oas_judged *judged, oas_arena *mem, const oas_options *options,
                                    const oas_wire_limits *limits);

/* What is one C value together: the parameters of an operation, or the headers of a response. */
struct oas_joint {
    const oas_operation *operation;
    const oas_response *response; /* NULL: parameters */
    const oas_parameter *parameters;
    size_t count;
    oas_type type; /* of all of them; its program is NULL where there are none */
};

/* What it is called in that. Members stand in the order of the parameters. */
static inline oas_str oas_typed_member(const oas_parameter *parameter)
{
    return oas_str_from(parameter->member ? parameter->member : parameter->name);
}

struct oas_joint oas_joint_of(const oas_operation *operation, const oas_response *response);

/* Those that were read and found valid, into the struct of joint->type. */
oas_status oas_typed_store(struct oas_judging *j, const struct oas_joint *joint, void *out);

/* The struct as what stands in a message; `in` may be NULL where there are none. */
oas_status oas_typed_put(struct oas_judging *j, const struct oas_joint *joint, const void *in,
                         oas_wire *wire);

/* The struct for people, on one line. */
void oas_typed_print(const struct oas_joint *joint, const void *value, oas_buf *out,
                     const oas_options *options);

/* The struct as method, target and fields of *out, which may be NULL; `in` may be where the
 * operation has no parameters. */
oas_status oas_typed_write(struct oas_judging *j, const oas_operation *operation, const void *in,
                           oas_request *out);

#endif
