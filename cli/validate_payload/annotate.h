/* annotate.h - what the schemas that hold of a payload say besides the verdict: its annotations
 * (JSON Schema Core 2020-12 section 7.7).
 *
 * The schemas are walked beside a payload that is valid. What is applied in place holds for sure,
 * or its verdict is asked for; what does not hold, and what stands below `not`, says nothing. */
#ifndef VALIDATE_PAYLOAD_ANNOTATE_H
#define VALIDATE_PAYLOAD_ANNOTATE_H

#include "validate_payload/instance.h"
#include "validate_payload/verdict.h"

struct annotation {
    const struct instance *instance;
    const struct schema *schema;
    const struct member *member; /* the keyword and its value, in the schema's node */
    oas_str path;                /* of the schema as it was reached: a JSON Pointer */
};

/* Of one payload; sorted by the value's place, then by the schema's path, then by the keyword. */
struct annotations {
    struct annotation *at;
    size_t count;
};

/* What is found out of the document on the way: one thread's, for all payloads. Zeroed it is empty.
 */
struct annotate_memory {
    oas_arena mem;
    struct noted *noted; /* by schema->id */
};

void annotate_memory_free(struct annotate_memory *memory);

/* All of them, taken from `mem`, for the valid payload `json`. OAS_OK, or why they are not known: a
 * limit, which is set in `errors`. */
oas_status annotate(const struct rules *rules, oas_str json, struct annotate_memory *memory,
                    oas_errors *errors, oas_arena *mem, struct annotations *out);

#endif
