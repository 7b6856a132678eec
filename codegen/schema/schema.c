/* What one schema says. */
#include "schema/schema.h"

const struct clause *schema_clause(const struct schema *schema, oas_keyword keyword)
{
    const struct clause *clause = schema->clauses;
    while (clause && clause->keyword != keyword)
        clause = clause->next;
    return clause;
}

const struct node *const *clause_constants(const struct clause *clause, size_t *count)
{
    bool one = clause->keyword == OAS_KEYWORD_CONST;
    *count = one ? 1 : clause->value->count;
    return one ? (const struct node *const *)&clause->value
               : (const struct node *const *)clause->value->items;
}

bool clause_is_effective(const struct schema *schema, const struct clause *clause)
{
    switch ((int)clause->keyword) {
    case OAS_KEYWORD_TYPE:
        return schema->kinds != OAS_KIND_ANY;
    case OAS_KEYWORD_FORMAT:
        return clause->bits || clause->format != OAS_FORMAT_NONE;
    case OAS_KEYWORD_IF:
        return schema_clause(schema, OAS_KEYWORD_THEN) || schema_clause(schema, OAS_KEYWORD_ELSE);
    case OAS_KEYWORD_SCHEMA:
    case OAS_KEYWORD_ID:
    case OAS_KEYWORD_ID_DRAFT4:
    case OAS_KEYWORD_ANCHOR:
    case OAS_KEYWORD_NULLABLE:
    case OAS_KEYWORD_DISCRIMINATOR:
    case OAS_KEYWORD_READ_ONLY:
    case OAS_KEYWORD_WRITE_ONLY:
        return false;
    default:
        return true;
    }
}

uint32_t schema_direction(const struct schema *schema)
{
    uint32_t flags = 0;
    for (unsigned steps = 0; schema && steps < 16; steps++) {
        if (!dialect_is_openapi(schema->dialect))
            break;
        flags |= schema->read_only ? OAS_FIELD_READ_ONLY : 0;
        flags |= schema->write_only ? OAS_FIELD_WRITE_ONLY : 0;
        const struct clause *ref = schema_clause(schema, OAS_KEYWORD_REF);
        schema = ref ? ref->schemas[0] : NULL;
    }
    return flags;
}
