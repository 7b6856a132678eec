/* From the document's root down to the node, each step is a member or an item of what is known so
 * far. */
#include "schema/place.h"

#include "resolve/openapi.h"
#include "schema/keyword.h"

/* What stands at a node. */
enum standing {
    STANDS_PART,    /* a part of OpenAPI that is no schema; some stand below `schema`, `schemas` */
    STANDS_SCHEMA,  /* a schema */
    STANDS_SCHEMAS, /* a map or list of them */
    STANDS_VALUE,   /* what a keyword says that applies no schema */
    STANDS_ANY      /* nobody knows: it may be a schema, or hold some */
};

struct finding {
    enum standing standing;
    enum dialect dialect;
    oas_str of; /* the member that it is, or is a part of: a keyword, a section of OpenAPI */
    bool below; /* it is a part */
};

/* ---- roots ---- */

/* Members of an OpenAPI document that are no schemas. What OpenAPI does not know, such as
 * "definitions", may be anything. */
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

static bool has(const struct node *node, const char *key, enum node_kind kind)
{
    const struct node *value = node_get(node, key);
    return value && value->kind == kind;
}

/* A file may also hold schemas by name, of which one may be called like a keyword. */
static bool is_surely_schema(const struct node *root)
{
    return has(root, "$schema", NODE_STRING) || has(root, "$id", NODE_STRING) ||
           has(root, "type", NODE_STRING) || has(root, "type", NODE_ARRAY) ||
           has(root, "properties", NODE_OBJECT) || has(root, "allOf", NODE_ARRAY) ||
           has(root, "anyOf", NODE_ARRAY) || has(root, "oneOf", NODE_ARRAY);
}

static enum standing root_standing(const struct node *root)
{
    if (node_get(root, "openapi"))
        return STANDS_PART;
    return is_surely_schema(root) ? STANDS_SCHEMA : STANDS_ANY;
}

/* ---- steps ---- */

static enum standing below_part(const struct node *node, oas_str key)
{
    bool section = node->parent->parent || is_section(key);
    if (!section || openapi_is_extension(key))
        return STANDS_ANY;
    if (oas_str_is(key, "schemas"))
        return STANDS_SCHEMAS;
    bool schema = oas_str_is(key, "schema") || oas_str_is(key, "itemSchema");
    return schema ? STANDS_SCHEMA : STANDS_PART;
}

static enum standing below_schema(const struct node *node, oas_keyword keyword)
{
    enum argument argument = keyword_info(keyword)->argument;
    bool several = node->kind == NODE_ARRAY || node->kind == NODE_OBJECT;
    if (keyword == OAS_KEYWORD_NONE)
        return STANDS_ANY;
    if (argument == ARG_SCHEMA)
        return node->kind == NODE_ARRAY ? STANDS_SCHEMAS : STANDS_SCHEMA;
    bool holds = argument == ARG_SCHEMAS || argument == ARG_SCHEMA_MAP ||
                 keyword == OAS_KEYWORD_DEPENDENCIES;
    return holds && several ? STANDS_SCHEMAS : STANDS_VALUE;
}

/* From the parent, of which is known what `finding` says, to `node`. */
static void step(struct finding *finding, const struct node *node)
{
    const struct node *parent = node->parent;
    bool member = parent->kind == NODE_OBJECT;
    oas_str key = member ? parent->members[node->index].key : (oas_str){0};
    enum standing above = finding->standing;
    if (above == STANDS_SCHEMAS) {
        finding->standing = STANDS_SCHEMA;
    } else if (above == STANDS_PART && member) {
        finding->standing = below_part(node, key);
    } else if (above == STANDS_SCHEMA) {
        finding->dialect = dialect_named_by(parent, finding->dialect);
        finding->standing =
            member ? below_schema(node, keyword_find(key, finding->dialect)) : STANDS_ANY;
    }
    finding->below = finding->standing == above && parent->parent;
    if (!finding->below)
        finding->of = key;
}

static struct finding find(const struct node *node, enum dialect dialect)
{
    if (!node->parent)
        return (struct finding){.standing = root_standing(node), .dialect = dialect};
    struct finding finding = find(node->parent, dialect);
    step(&finding, node);
    return finding;
}

/* ---- words ---- */

static void put_quoted(const char *before, oas_str key, oas_buf *out)
{
    oas_buf_puts(out, before);
    oas_buf_putc(out, '"');
    oas_buf_put(out, key);
    oas_buf_putc(out, '"');
}

static void put_finding(const struct finding *finding, const struct node *node, oas_buf *out)
{
    switch (finding->standing) {
    case STANDS_PART:
        if (!node->parent)
            oas_buf_puts(out, "an OpenAPI document");
        else
            put_quoted(finding->below ? "a part of OpenAPI's " : "OpenAPI's ", finding->of, out);
        break;
    case STANDS_SCHEMAS:
        put_quoted(node->kind == NODE_ARRAY ? "a list of schemas, " : "a map of schemas, ",
                   finding->of, out);
        break;
    case STANDS_VALUE:
        put_quoted(finding->below ? "a part of the value of " : "the value of ", finding->of, out);
        break;
    case STANDS_SCHEMA:
    case STANDS_ANY:
        oas_buf_puts(out, node_noun(node));
        break;
    }
}

bool place_may_be_boolean(const struct node *node, enum dialect dialect)
{
    const struct node *parent = node->parent;
    if (!dialect_is_old(dialect))
        return true;
    if (!parent || parent->kind != NODE_OBJECT || find(parent, dialect).standing == STANDS_SCHEMAS)
        return false;
    oas_str key = parent->members[node->index].key;
    return oas_str_is(key, "additionalProperties") || oas_str_is(key, "additionalItems");
}

bool place_is_any_json(const struct node *node, enum dialect dialect)
{
    struct finding finding = find(node, dialect);
    enum argument argument = keyword_info(keyword_find(finding.of, finding.dialect))->argument;
    return finding.standing == STANDS_VALUE && node->kind == NODE_OBJECT &&
           (argument == ARG_VALUE || argument == ARG_VALUES);
}

bool place_is_schema(const struct node *node, enum dialect dialect, oas_buf *instead)
{
    struct finding finding = find(node, dialect);
    bool known = finding.standing == STANDS_SCHEMA || finding.standing == STANDS_ANY;
    if (known && (node->kind == NODE_OBJECT || node->kind == NODE_BOOLEAN))
        return true;
    put_finding(&finding, node, instead);
    return false;
}
