/* oas/operation.h - what a document's API offers, as data: its operations with their parameters,
 * bodies and responses, each with the type that judges, decodes and encodes it.
 *
 *     const oas_operation *op = oas_operation_find(&carecycle_operations, method, path);
 *     if (op == NULL)
 *         … 404 …
 *     const oas_media *body = oas_media_find(op->request, op->request_count, content_type);
 *     if (body == NULL)
 *         … 415 …
 *     status = oas_validate(body->type, json, &errs, &options);
 *
 * All of it is const and static; nothing is allocated. Texts of the tables are never NULL; arrays
 * may be where their count is 0. */
#ifndef OAS_OPERATION_H
#define OAS_OPERATION_H

#include <oas/type.h>

OAS_BEGIN

/* One representation of a body. */
typedef struct oas_media {
    const char *media_type; /* as the document has it: "application/json" */
    oas_type type;          /* layout 0 when it has no C type: validate it, or decode to oas_json */
} oas_media;

typedef enum oas_location {
#define OAS_LOCATION(symbol, name) OAS_IN_##symbol,
#include <oas/parameters.def>
#undef OAS_LOCATION
    OAS_IN_COUNT
} oas_location;

/* How a parameter's value is written. NONE: as a text of its media type. */
typedef enum oas_style {
    OAS_STYLE_NONE,
#define OAS_STYLE(symbol, name) OAS_STYLE_##symbol,
#include <oas/parameters.def>
#undef OAS_STYLE
    OAS_STYLE_COUNT
} oas_style;

/* "query", "deepObject". Static text; "" for OAS_STYLE_NONE. */
const char *oas_location_name(oas_location location);
const char *oas_style_name(oas_style style);

typedef struct oas_parameter {
    const char *name;
    oas_location in;
    bool required;
    oas_type type; /* of its value as JSON */
} oas_parameter;

typedef struct oas_response {
    const char *status; /* "200", "4XX", "default" */
    const oas_media *media;
    uint32_t media_count; /* 0: no content */
} oas_response;

typedef struct oas_operation {
    const char *id;     /* operationId; "" when there is none */
    const char *method; /* upper case: "POST" */
    const char *path;   /* template, "/pets/{id}"; a webhook's name */
    bool webhook;
    bool request_required;
    const oas_parameter *parameters;
    uint32_t parameter_count;
    const oas_media *request;
    uint32_t request_count;
    const oas_response *responses;
    uint32_t response_count;
} oas_operation;

typedef struct oas_operations {
    const oas_operation *at; /* in document order, webhooks last */
    size_t count;
} oas_operations;

/* The operation that a request is for: `method` in any case, `path` concrete ("/pets/7"), what
 * stands from '?' or '#' on is ignored. Of several templates that match, the one whose first
 * segment that differs is more concrete: fixed before partly fixed before a variable (OpenAPI 3.1
 * section 4.8.8.2); the first in the document where they do not differ. Segments are compared byte
 * by byte as they stand, percent-encoding included; a variable takes one byte at least and no '/'.
 * NULL when there is none. Webhooks are found by oas_operation_webhook(). Linear in the operations.
 */
const oas_operation *oas_operation_find(const oas_operations *operations, oas_str method,
                                        oas_str path);

/* By operationId; by a webhook's name and method (in any case). NULL when there is none. */
const oas_operation *oas_operation_by_id(const oas_operations *operations, oas_str id);
const oas_operation *oas_operation_webhook(const oas_operations *operations, oas_str name,
                                           oas_str method);

/* The value of the variable `name` in a path that the operation was found by: a view of `path`, as
 * it stands (percent-encoded). Where a segment has several variables each takes as little as it
 * can, the last what is left: in "{name}.{format}", "a.b.c" is "a" and "b.c". False, and *value
 * untouched, when the template has no such variable or the path is not one of its. */
bool oas_operation_variable(const oas_operation *operation, oas_str path, oas_str name,
                            oas_str *value);

/* The response declared for a status of three digits: exact, then its class (2XX), then default.
 * NULL when there is none. */
const oas_response *oas_operation_response(const oas_operation *operation, unsigned status);

/* The representation for a Content-Type, case folded: exact with its parameters, then without, then
 * by type/subtype ranges (of the type, then of all). An empty type asks for JSON: application/json,
 * then any +json, then the ranges. NULL when there is none. */
const oas_media *oas_media_find(const oas_media *media, size_t count, oas_str content_type);

OAS_END

#endif
