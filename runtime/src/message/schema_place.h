/* schema_place.h - private: where a schema stands.
 *
 * In: a schema row. Out: its URI, put together from what each row adds to the one above it. */
#ifndef MESSAGE_SCHEMA_PLACE_H
#define MESSAGE_SCHEMA_PLACE_H

#include <oas/program.h>

/* The document that the schema is in: its place up to the '#'. */
oas_str oas_schema_document(const oas_program *program, uint32_t schema);

/* Appends the place without its first bytes, at most the document's. */
void oas_schema_place_from(const oas_program *program, uint32_t schema, size_t skipped,
                           oas_buf *out);

#endif
