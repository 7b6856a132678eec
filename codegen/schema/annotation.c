/* What a schema says of a value without judging it. */
#include "schema/annotation.h"

#include "schema/keyword.h"

/* Core section 6.5; until draft 7 what is unknown is ignored. */
static bool collects_unknown(enum dialect dialect)
{
    return dialect == DIALECT_2020_12 || dialect == DIALECT_2019_09 ||
           dialect == DIALECT_OPENAPI_3_1;
}

/* Where `$ref` stands alone, nothing beside it counts. */
static bool is_covered(const struct schema *schema)
{
    return dialect_ref_stands_alone(schema->dialect) && node_get(schema->node, "$ref");
}

unsigned annotation_jtypes(const struct schema *schema, const struct member *member)
{
    oas_keyword keyword = keyword_find(member->key, schema->dialect);
    if (is_covered(schema))
        return 0;
    switch ((int)keyword) {
    case OAS_KEYWORD_NONE:
        return collects_unknown(schema->dialect) ? OAS_JTYPE_ANY : 0;
    case OAS_KEYWORD_TITLE:
    case OAS_KEYWORD_DESCRIPTION:
    case OAS_KEYWORD_DEFAULT:
    case OAS_KEYWORD_DEPRECATED:
    case OAS_KEYWORD_READ_ONLY:
    case OAS_KEYWORD_WRITE_ONLY:
    case OAS_KEYWORD_EXAMPLES:
    case OAS_KEYWORD_EXAMPLE:
    case OAS_KEYWORD_XML:
    case OAS_KEYWORD_EXTERNAL_DOCS:
    case OAS_KEYWORD_DISCRIMINATOR:
    case OAS_KEYWORD_FORMAT:
        return OAS_JTYPE_ANY;
    case OAS_KEYWORD_CONTENT_ENCODING:
    case OAS_KEYWORD_CONTENT_MEDIA_TYPE:
        return OAS_JTYPE_STRING;
    case OAS_KEYWORD_CONTENT_SCHEMA: /* Validation section 8.5: only beside contentMediaType */
        return node_get(schema->node, "contentMediaType") ? OAS_JTYPE_STRING : 0;
    default: /* a verdict's, or $comment, which is for nobody (Core section 8.3) */
        return 0;
    }
}
