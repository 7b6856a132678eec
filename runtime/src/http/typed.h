/* typed.h - parameters as one C value, for who reads or writes all of a message. */
#ifndef OAS_HTTP_TYPED_H
#define OAS_HTTP_TYPED_H

#include "http/judging.h"

/* In the arena; without `judged` what is wrong is told nobody. NULL when there is no memory. */
struct oas_judging *oas_typed_begin(oas_judged *judged, oas_arena *mem, const oas_options *options,
                                    const oas_wire_limits *limits);

/* The parameters that were read and found valid, into the struct of the operation's
 * parameters_type. */
oas_status oas_typed_store(struct oas_judging *j, const oas_operation *operation, void *out);

/* The struct as method, target and fields of *out, which may be NULL; `in` may be where the
 * operation has no parameters. */
oas_status oas_typed_write(struct oas_judging *j, const oas_operation *operation, const void *in,
                           oas_request *out);

#endif
