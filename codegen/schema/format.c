/* The values of `format`: which of them judge, and what. */
#include "schema/format.h"

#include "load/nearest.h"

bool format_asserts(const struct graph *graph, const struct schema *schema)
{
    if (graph->formats != FORMATS_DEFAULT)
        return graph->formats == FORMATS_ASSERT;
    return dialect_asserts(schema->dialect);
}

/* Standard names that are not built yet: JSON Schema Validation section 7.3. */
static bool is_later(oas_str name)
{
    static const char *const later[] = {
        "idn-email",
        "hostname",
        "idn-hostname",
        "regex",
    };
    for (size_t i = 0; i < sizeof later / sizeof *later; i++)
        if (oas_str_is(name, later[i]))
            return true;
    return false;
}

/* Formats of the OpenAPI registry that say how a value is meant, not which values there are. */
static bool is_hint(oas_str name)
{
    static const char *const hints[] = {"float", "double", "password", "binary"};
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (oas_str_is(name, hints[i]))
            return true;
    return false;
}

static void unknown_format(struct graph *graph, const struct node *value, bool openapi)
{
    static const char *const more[] = {"int32", "int64", "hostname"};
    enum { MORE = sizeof more / sizeof *more };
    oas_str names[OAS_FORMAT_COUNT + MORE];
    size_t count = 0;
    for (unsigned i = 1; i < OAS_FORMAT_COUNT; i++)
        names[count++] = oas_str_from(oas_format_name((oas_format)i));
    for (unsigned i = 0; openapi && i < MORE; i++)
        names[count++] = oas_str_from(more[i]);
    oas_str near = nearest_of(value->text, names, count);
    if (near.len)
        diag_at(graph->diags, DIAG_WARNING, value->place,
                "unknown format \"" OAS_PRI "\" is ignored; did you mean \"" OAS_PRI "\"?",
                OAS_ARG(value->text), OAS_ARG(near));
    else
        diag_at(graph->diags, DIAG_WARNING, value->place,
                "unknown format \"" OAS_PRI "\" is ignored", OAS_ARG(value->text));
}

void format_read(struct graph *graph, const struct schema *schema, struct clause *clause)
{
    const struct node *value = clause->value;
    bool openapi = dialect_is_openapi(schema->dialect);
    if (!format_asserts(graph, schema))
        return;
    if (openapi && oas_str_is(value->text, "int32"))
        clause->bits = 32;
    else if (openapi && oas_str_is(value->text, "int64"))
        clause->bits = 64;
    else if (openapi && is_hint(value->text))
        return;
    else
        clause->format = oas_format_find(value->text);
    if (clause->bits || clause->format != OAS_FORMAT_NONE)
        return;
    if (is_later(value->text))
        diag_at(graph->diags, DIAG_UNSUPPORTED, value->place,
                "format \"" OAS_PRI "\" is not checked yet", OAS_ARG(value->text));
    else
        unknown_format(graph, value, openapi);
}
