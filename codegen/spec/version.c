/* OpenAPI by its version, a bare schema by having none. */
#include "spec/version.h"

static bool read_openapi(struct reader *reader, const struct node *version)
{
    if (version->kind == NODE_NUMBER) {
        diag_lenient(
            reader->diags, LENIENCY_VERSION_NUMBER, version->place,
            "expected a version in quotes for 'openapi' (\"3.1.0\"), found the number " OAS_PRI
            "; it is taken as \"" OAS_PRI "\"",
            OAS_ARG(version->text), OAS_ARG(version->text));
    } else if (version->kind != NODE_STRING) {
        diag_at(reader->diags, DIAG_ERROR, version->place,
                "expected a version in quotes for 'openapi' (\"3.1.0\"), found %s",
                node_noun(version));
        return false;
    }
    if (reader_version_named(version, &reader->api->version))
        return true;
    diag_at(reader->diags, DIAG_ERROR, version->place,
            "expected OpenAPI 3.0, 3.1 or 3.2, found version '" OAS_PRI "'",
            OAS_ARG(version->text));
    return false;
}

/* What is plainly another kind of document would pass for a schema without a single keyword. */
static const char *other_kind(const struct node *root)
{
    if (node_get(root, "asyncapi"))
        return "an AsyncAPI document";
    if (node_get(root, "paths") && node_get(root, "info"))
        return "an OpenAPI document without 'openapi', its version";
    if (node_get(root, "components") && node_get(root, "info"))
        return "an OpenAPI document without 'openapi', its version";
    return NULL;
}

bool version_read(struct reader *reader, const struct node *root)
{
    const struct node *openapi = node_get(root, "openapi");
    const struct node *swagger = node_get(root, "swagger");
    reader->api->version = API_SCHEMA;
    if (openapi)
        return read_openapi(reader, openapi);
    if (swagger) {
        bool text = swagger->kind == NODE_STRING || swagger->kind == NODE_NUMBER;
        diag_at(reader->diags, DIAG_ERROR, node_declared(swagger),
                "expected OpenAPI 3.0, 3.1 or 3.2, found Swagger " OAS_PRI
                "; convert the document to OpenAPI 3 first",
                OAS_ARG(text ? swagger->text : oas_str_from("2.0")));
        return false;
    }
    if (root->kind != NODE_OBJECT && root->kind != NODE_BOOLEAN) {
        diag_at(reader->diags, DIAG_ERROR, root->place,
                "expected an OpenAPI document or a JSON Schema (an object or a boolean), found %s",
                node_noun(root));
        return false;
    }
    const char *other = other_kind(root);
    if (other)
        diag_at(reader->diags, DIAG_ERROR, root->place,
                "expected an OpenAPI document or a JSON Schema, found %s", other);
    return !other;
}
