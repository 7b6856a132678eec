/* body_take.h - all parts of a multipart body. */
#ifndef OAS_HTTP_BODY_TAKE_H
#define OAS_HTTP_BODY_TAKE_H

#include <oas/body.h>

struct oas_parts_taken {
    oas_body_part *parts; /* up to the fault */
    oas_str *raw;         /* their names as they stand in the body */
    size_t count;
    oas_wire_fault fault;
    const char *fault_at;
    bool no_memory;
};

/* `named`: each has to have a name, as those of form-data have. */
void oas_parts_take(struct oas_parts_taken *out, oas_str content_type, oas_str body, bool named,
                    oas_arena *mem, const oas_wire_limits *limits);

#endif
