/* Where a schema stands: rows have what their place adds to that of the schema around them. */
#include "message/schema_place.h"

/* The row that is `steps` above. */
static const struct oas_schema_row *row_above(const oas_program *program, uint32_t schema,
                                              size_t steps)
{
    for (; steps; steps--)
        schema = program->schemas[schema].above;
    return &program->schemas[schema];
}

static size_t count_above(const oas_program *program, uint32_t schema)
{
    size_t count = 0;
    while (program->schemas[schema].above) {
        schema = program->schemas[schema].above;
        count++;
    }
    return count;
}

oas_str oas_schema_document(const oas_program *program, uint32_t schema)
{
    const struct oas_schema_row *outermost =
        row_above(program, schema, count_above(program, schema));
    oas_str text = oas_program_text(program, outermost->place);
    const char *hash = text.len ? memchr(text.at, '#', text.len) : NULL;
    return oas_str_of(text.at, hash ? (size_t)(hash - text.at) : text.len);
}

void oas_schema_place_from(const oas_program *program, uint32_t schema, size_t skipped,
                           oas_buf *out)
{
    for (size_t steps = count_above(program, schema) + 1; steps; steps--) {
        oas_str text = oas_program_text(program, row_above(program, schema, steps - 1)->place);
        oas_buf_put(out, oas_str_of(text.len ? text.at + skipped : text.at, text.len - skipped));
        skipped = 0;
    }
}

void oas_program_place(const oas_program *program, uint32_t schema, oas_buf *out)
{
    oas_schema_place_from(program, schema, 0, out);
}
