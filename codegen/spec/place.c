/* Which places of a document schemas stand at. */
#include "spec/place.h"

/* Members of the document that are no schemas, and hold some only below `schema` or `schemas`.
 * What OpenAPI does not know, such as "definitions", may be anything. */
static bool is_section(oas_str key)
{
    static const char *const sections[] = {
        "openapi",    "info",     "servers",      "paths", "webhooks",
        "components", "security", "externalDocs", "tags",  "jsonSchemaDialect",
    };
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (oas_str_is(key, sections[i]))
            return true;
    return false;
}

static bool is_extension(oas_str key)
{
    return key.len > 2 && key.at[0] == 'x' && key.at[1] == '-';
}

bool place_may_be_schema(const struct node *node)
{
    const struct node *start = node;
    oas_str key = {0};
    for (; node->parent; node = node->parent) {
        if (node->parent->kind != NODE_OBJECT)
            continue;
        key = node->parent->members[node->index].key;
        if (oas_str_is(key, "schema") || oas_str_is(key, "itemSchema") || is_extension(key))
            return true;
        if (oas_str_is(key, "schemas") && node != start)
            return true;
    }
    return !node_get(node, "openapi") || (key.at && !is_section(key));
}
