/* dialect.h - the dialects of JSON Schema, and what divides them in more than one keyword. */
#ifndef SCHEMA_DIALECT_H
#define SCHEMA_DIALECT_H

#include "load/node.h"

enum dialect {
    DIALECT_2020_12,
    DIALECT_2019_09,
    DIALECT_DRAFT7,
    DIALECT_DRAFT6,
    DIALECT_DRAFT4,
    DIALECT_OPENAPI_3_0,
    DIALECT_OPENAPI_3_1 /* 2020-12 and OpenAPI's own keywords; also 3.2 */
};

/* Several dialects as bits. */
#define DIALECT_BIT(dialect) (1u << (dialect))

enum {
    DIALECTS_DRAFT =
        DIALECT_BIT(DIALECT_DRAFT7) | DIALECT_BIT(DIALECT_DRAFT6) | DIALECT_BIT(DIALECT_DRAFT4),
    DIALECTS_OPENAPI = DIALECT_BIT(DIALECT_OPENAPI_3_0) | DIALECT_BIT(DIALECT_OPENAPI_3_1)
};

/* The dialect named "2020-12", "2019-09", "draft7", "draft6", "draft4"; false when unknown. */
bool dialect_find(oas_str name, enum dialect *dialect);

/* "OpenAPI 3.0", "JSON Schema draft 4" */
const char *dialect_name(enum dialect dialect);

/* The dialect of a $schema or jsonSchemaDialect URI; false when it is none of them. */
bool dialect_of_uri(oas_str uri, enum dialect *dialect);

/* True for the URI of JSON Schema that names no draft. */
bool dialect_is_latest(oas_str uri);

/* True for what is nothing of JSON Schema's own nor of OpenAPI's: neither a draft nor a revision of
 * one that is not known here. */
bool dialect_is_foreign(oas_str uri);

/* The dialect of a schema that stands in one of `dialect`: a resource may name another. An unknown
 * one is told of when, and only if, the schema is read. */
enum dialect dialect_named_by(const struct node *schema, enum dialect dialect);

/* OpenAPI of any version: int32 and int64 are formats, readOnly lifts a demand. */
bool dialect_is_openapi(enum dialect dialect);

/* Drafts 4, 6 and 7: an $id that is only a fragment is an anchor, and none beside $ref counts. */
bool dialect_is_draft(enum dialect dialect);

/* OpenAPI 3.0 and draft 4: exclusiveMinimum is a boolean, no boolean schemas, non-empty arrays. */
bool dialect_is_old(enum dialect dialect);

/* Until draft 7 and in OpenAPI 3.0, what stands beside $ref does not count. */
bool dialect_ref_stands_alone(enum dialect dialect);

/* Does `format` assert by default? */
bool dialect_asserts(enum dialect dialect);

#endif
