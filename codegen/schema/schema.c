/* What one schema says. */
#include "schema/schema.h"

#include "schema/keyword.h"

const struct clause *schema_clause(const struct schema *schema, oas_keyword keyword)
{
    const struct clause *clause = schema->clauses;
    while (clause && clause->keyword < keyword)
        clause = clause->next;
    return clause && clause->keyword == keyword ? clause : NULL;
}

const struct clause *schema_enum(const struct schema *schema)
{
    return schema->opened ? schema->opened : schema_clause(schema, OAS_KEYWORD_ENUM);
}

const struct node *const *schema_clause_constants(const struct clause *clause, size_t *count)
{
    bool one = clause->keyword == OAS_KEYWORD_CONST;
    *count = one ? 1 : clause->value->count;
    return one ? (const struct node *const *)&clause->value
               : (const struct node *const *)clause->value->items;
}

bool schema_clause_is_effective(const struct schema *schema, const struct clause *clause)
{
    switch ((int)clause->keyword) {
    case OAS_KEYWORD_TYPE:
        return schema->jtypes != OAS_JTYPE_ANY;
    case OAS_KEYWORD_FORMAT:
        return clause->range != OAS_RANGE_NONE || clause->format != OAS_FORMAT_NONE;
    case OAS_KEYWORD_CONTENT_ENCODING:
        return clause->encoding != OAS_ENCODING_NONE;
    case OAS_KEYWORD_CONTENT_MEDIA_TYPE:
        return clause->json;
    case OAS_KEYWORD_NULLABLE:
        return schema->nullable;
    case OAS_KEYWORD_UNIQUE_ITEMS:
        return clause->value->boolean;
    case OAS_KEYWORD_PATTERN_PROPERTIES:
    case OAS_KEYWORD_DEPENDENT_REQUIRED:
    case OAS_KEYWORD_DEPENDENT_SCHEMAS:
        return clause->count > 0;
    case OAS_KEYWORD_IF:
        return clause->observed || schema_clause(schema, OAS_KEYWORD_THEN) ||
               schema_clause(schema, OAS_KEYWORD_ELSE);
    default:
        return keyword_info(clause->keyword)->role != ROLE_CORE;
    }
}
