/* Where a schema stands: rows have what their place adds to that of the schema around them. */
#include "message/schema_place.h"

static oas_str added_by(const oas_program *program, uint32_t schema)
{
    return oas_program_text(program, program->schemas[schema].place);
}

oas_str oas_schema_document(const oas_program *program, uint32_t schema)
{
    while (program->schemas[schema].above)
        schema = program->schemas[schema].above;
    oas_str text = added_by(program, schema);
    const char *hash = text.len ? memchr(text.at, '#', text.len) : NULL;
    return oas_str_of(text.at, hash ? (size_t)(hash - text.at) : text.len);
}

/* From the last one back, into room for all of them. */
void oas_schema_place_from(const oas_program *program, uint32_t schema, size_t skipped,
                           oas_buf *out)
{
    size_t len = added_by(program, schema).len;
    for (uint32_t row = schema; (row = program->schemas[row].above) != 0;)
        len += added_by(program, row).len;
    len -= skipped;
    if (len == 0 || !oas_buf_reserve(out, len))
        return;
    char *begin = out->at + out->len, *at = begin + len;
    for (; at > begin; schema = program->schemas[schema].above) {
        oas_str text = added_by(program, schema);
        size_t part = text.len < (size_t)(at - begin) ? text.len : (size_t)(at - begin);
        at -= part;
        memcpy(at, text.at + text.len - part, part);
    }
    out->len += len;
}

void oas_program_place(const oas_program *program, uint32_t schema, oas_buf *out)
{
    oas_schema_place_from(program, schema, 0, out);
}
