/* The values of `format`: which of them judge, and what. */
#include "schema/format.h"

#include "load/nearest.h"

bool format_asserts(const struct graph *graph, const struct schema *schema)
{
    if (schema->asserts_format)
        return true;
    if (graph->formats != FORMATS_DEFAULT)
        return graph->formats == FORMATS_ASSERT;
    return dialect_asserts(schema->dialect);
}

/* A value of `format` by its row in formats.def. */
struct format_info {
    const char *name;
    enum { FORMAT_CHECKED, FORMAT_RANGE, FORMAT_HINT } role;
    oas_format format; /* CHECKED */
    oas_range range;   /* RANGE */
};

static const struct format_info infos[] = {
#define OAS_FORMAT(symbol, name, noun, function, clause)                                           \
    {name, FORMAT_CHECKED, OAS_FORMAT_##symbol, OAS_RANGE_NONE},
#define OAS_FORMAT_RANGE(symbol, name, low, high)                                                  \
    {name, FORMAT_RANGE, OAS_FORMAT_NONE, OAS_RANGE_##symbol},
#define OAS_FORMAT_HINT(name) {name, FORMAT_HINT, OAS_FORMAT_NONE, OAS_RANGE_NONE},
#include <oas/formats.def>
#undef OAS_FORMAT
#undef OAS_FORMAT_RANGE
#undef OAS_FORMAT_HINT
};

enum { FORMATS = sizeof infos / sizeof *infos };

/* JSON Schema has neither ranges nor hints. */
static bool has_format(const struct format_info *info, bool openapi)
{
    return openapi || info->role == FORMAT_CHECKED;
}

/* Drafts before 7, and OpenAPI 3.0 with them, know host names of ASCII alone (draft 4
 * section 7.3.3, draft 6 section 8.3.3). */
static oas_format format_in(oas_format format, enum dialect dialect)
{
    bool ascii = dialect_is_old(dialect) || dialect == DIALECT_DRAFT6;
    return format == OAS_FORMAT_HOSTNAME && ascii ? OAS_FORMAT_HOSTNAME_ASCII : format;
}

static const struct format_info *find_format(oas_str name)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (oas_str_is(name, infos[i].name))
            return &infos[i];
    return NULL;
}

static void unknown_format(struct graph *graph, const struct node *value, bool openapi)
{
    oas_str names[FORMATS];
    size_t count = 0;
    for (size_t i = 0; i < FORMATS; i++)
        if (has_format(&infos[i], openapi))
            names[count++] = oas_str_from(infos[i].name);
    struct meant meant = nearest_said(nearest_of(value->text, names, count), '"');
    diag_about(graph->diags, DIAG_WARNING, value->text, value->place,
               "unknown format \"" OAS_PRI "\" is ignored%s", OAS_ARG(value->text), meant.text);
}

void format_read(struct graph *graph, struct schema *schema, struct clause *clause)
{
    const struct node *value = clause->value;
    bool openapi = dialect_is_openapi(schema->dialect);
    const struct format_info *info = find_format(value->text);
    if (!format_asserts(graph, schema))
        return;
    if (!info) {
        unknown_format(graph, value, openapi);
        return;
    }
    if (!has_format(info, openapi)) {
        if (info->role == FORMAT_RANGE)
            diag_about(graph->diags, DIAG_WARNING, value->text, value->place,
                       "format \"" OAS_PRI "\" is OpenAPI's; in %s it is ignored",
                       OAS_ARG(value->text), dialect_name(schema->dialect));
        return;
    }
    clause->format = format_in(info->format, schema->dialect);
    clause->range = info->range;
}
