/* binary.h - parts that are octets, not texts: files and the like, in multipart bodies. */
#ifndef PLAN_BINARY_H
#define PLAN_BINARY_H

#include "schema/schema.h"
#include "spec/subjects.h"

struct binary; /* what is known of the plan's schemas; each is looked at once */

/* NULL without memory. */
struct binary *binary_new(oas_arena *mem, size_t schema_count);

/* Notes in the subject, if its schema is that of a multipart body, which members and items of its
 * schema are octets, and which members are lists of such: strings of `format: binary`, and those
 * whose contentMediaType is neither a text nor JSON and that no contentEncoding makes one (OpenAPI
 * 3.1 section 4.8.14.2). False without memory. */
bool binary_note(struct binary *binary, struct subject *subject, const struct schema *schema);

#endif
