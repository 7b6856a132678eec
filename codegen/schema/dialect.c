/* Dialects: their names, their URIs, and what divides them in more than one keyword. */
#include "schema/dialect.h"

static const struct {
    const char *option; /* of --dialect; NULL: not for bare schemas */
    const char *name;
    const char *uri;
} dialects[] = {
    [DIALECT_2020_12] = {"2020-12", "JSON Schema 2020-12",
                         "https://json-schema.org/draft/2020-12/schema"},
    [DIALECT_2019_09] = {"2019-09", "JSON Schema 2019-09",
                         "https://json-schema.org/draft/2019-09/schema"},
    [DIALECT_DRAFT7] = {"draft7", "JSON Schema draft 7", "http://json-schema.org/draft-07/schema"},
    [DIALECT_DRAFT6] = {"draft6", "JSON Schema draft 6", "http://json-schema.org/draft-06/schema"},
    [DIALECT_DRAFT4] = {"draft4", "JSON Schema draft 4", "http://json-schema.org/draft-04/schema"},
    [DIALECT_OPENAPI_3_0] = {NULL, "OpenAPI 3.0", "https://spec.openapis.org/oas/3.0/dialect/base"},
    [DIALECT_OPENAPI_3_1] = {NULL, "OpenAPI 3.1", "https://spec.openapis.org/oas/3.1/dialect/base"},
};

enum { DIALECTS = sizeof dialects / sizeof *dialects };

bool dialect_find(oas_str name, enum dialect *dialect)
{
    for (unsigned i = 0; i < DIALECTS; i++)
        if (dialects[i].option && oas_str_is(name, dialects[i].option)) {
            *dialect = (enum dialect)i;
            return true;
        }
    return false;
}

const char *dialect_name(enum dialect dialect)
{
    return dialects[dialect].name;
}

/* A scheme of http or https, and an empty fragment or none, mean the same dialect. */
static oas_str without_scheme(oas_str uri)
{
    if (uri.len && uri.at[uri.len - 1] == '#')
        uri.len--;
    for (size_t i = 0; i + 2 < uri.len && i < 6; i++)
        if (memcmp(uri.at + i, "://", 3) == 0)
            return oas_str_of(uri.at + i, uri.len - i);
    return uri;
}

/* A draft's hyper-schema is that draft; what it has besides tells of links, and judges nothing. From
 * 2019-09 on that is a vocabulary of its own, which has to be known. */
static bool is_hyper(oas_str uri, const char *draft)
{
    static const char hyper[] = "hyper-schema", plain[] = "schema";
    oas_str other = without_scheme(oas_str_from(draft));
    size_t folder = other.len - (sizeof plain - 1);
    return strstr(draft, "/draft-") && uri.len == folder + sizeof hyper - 1 &&
           memcmp(uri.at, other.at, folder) == 0 &&
           memcmp(uri.at + folder, hyper, sizeof hyper - 1) == 0;
}

/* Is it below that one, which ends in a slash? */
static bool is_below(oas_str uri, const char *parent)
{
    size_t len = strlen(parent);
    return uri.len > len && memcmp(uri.at, parent, len) == 0;
}

bool dialect_of_uri(oas_str uri, enum dialect *dialect)
{
    uri = without_scheme(uri);
    for (unsigned i = 0; i < DIALECTS; i++)
        if (oas_str_equal(uri, without_scheme(oas_str_from(dialects[i].uri))) ||
            is_hyper(uri, dialects[i].uri)) {
            *dialect = (enum dialect)i;
            return true;
        }
    /* OpenAPI 3.1 and 3.2 publish dated revisions of their base dialect: …/dialect/2024-11-10 */
    if (!is_below(uri, "://spec.openapis.org/oas/3.1/dialect/") &&
        !is_below(uri, "://spec.openapis.org/oas/3.2/dialect/"))
        return false;
    *dialect = DIALECT_OPENAPI_3_1;
    return true;
}

bool dialect_is_latest(oas_str uri)
{
    return oas_str_is(without_scheme(uri), "://json-schema.org/schema");
}

bool dialect_is_foreign(oas_str uri)
{
    uri = without_scheme(uri);
    return !is_below(uri, "://json-schema.org/") && !is_below(uri, "://spec.openapis.org/");
}

enum dialect dialect_named_by(const struct node *schema, enum dialect dialect)
{
    const struct node *named = node_get(schema, "$schema");
    if (dialect != DIALECT_OPENAPI_3_0 && named && named->kind == NODE_STRING)
        (void)dialect_of_uri(named->text, &dialect);
    return dialect;
}

bool dialect_is_openapi(enum dialect dialect)
{
    return DIALECTS_OPENAPI & DIALECT_BIT(dialect);
}

bool dialect_is_draft(enum dialect dialect)
{
    return DIALECTS_DRAFT & DIALECT_BIT(dialect);
}

bool dialect_ref_stands_alone(enum dialect dialect)
{
    return dialect == DIALECT_OPENAPI_3_0 || dialect_is_draft(dialect);
}

bool dialect_is_old(enum dialect dialect)
{
    return dialect == DIALECT_OPENAPI_3_0 || dialect == DIALECT_DRAFT4;
}

bool dialect_asserts(enum dialect dialect)
{
    return dialect != DIALECT_2020_12 && dialect != DIALECT_2019_09;
}
