/* oas/operation.h - what a document's API offers, as data: its operations with their parameters,
 * bodies, responses and callbacks, each with the type that judges, decodes and encodes it.
 *
 *     const oas_operation *op = oas_operation_find(&carecycle_operations, method, path);
 *     if (op == NULL)
 *         … 405 and Allow: `allowed`, if oas_operation_allowed(…, path, &allowed); else 404 …
 *     const oas_media *body = oas_media_find(op->request, op->request_count, content_type);
 *     if (body == NULL || oas_media_form(content_type) != OAS_FORM_JSON)
 *         … 415 …
 *     status = oas_validate(body->type, json, &errs, &options);
 *     switch (carecycle_operation_of(op)) {
 *     case CARECYCLE_OPERATION_CREATE_CAMPAIGN:
 *         …
 *
 * oasc prints these rows as const and static data; validate-payload makes them in memory. Nothing
 * is allocated by the functions here, but in the buffer that one appends to. Texts are never NULL,
 * but where it is said; arrays may be where their count is 0. Equal arrays may be one and the same.
 *
 * A type that is zeroed (its program is NULL) is none: there is no such schema, or it has not been
 * compiled. What is declared without a schema has a type that takes everything. */
#ifndef OAS_OPERATION_H
#define OAS_OPERATION_H

#include <oas/type.h>

OAS_BEGIN

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

/* How a member of a form is written, where that is not as usual (Encoding Object, OpenAPI 3.2
 * section 4.15): by style, as a parameter in the query is; by media type where style is NONE. */
typedef struct oas_media_encoding {
    const char *name; /* of the member: of the field, of the part. Where parts have no names, of the
                         one at that place, "[0]"; of all others "[]" */
    oas_style style;
    bool explode;
    bool allow_reserved;
    bool octets;            /* of a part: octets, one character of the text each */
    const char *media_type; /* contentType: "image/png, image/jpeg"; NULL: the one that goes with
                               the value: a text is one, arrays and objects are JSON */
    const struct oas_parameter *headers; /* of a part: fields of its head */
    uint32_t header_count;
} oas_media_encoding;

/* A parameter, or a response's header. */
typedef struct oas_parameter {
    const char *name;
    oas_location in;
    oas_style style;
    bool required;
    bool explode;           /* arrays and objects take more than one part: "a=1&a=2" */
    bool allow_reserved;    /* reserved characters are not percent-encoded */
    bool allow_empty;       /* "?name=" stands for its absence */
    bool secret;            /* a credential, or it may have one in it: no text shows its value */
    const char *media_type; /* where style is NONE; else NULL */
    oas_type type;          /* of its value as JSON */
    const char *member;     /* what it is called in the object of all of them; NULL: as `name` */
    const oas_media_encoding *encodings; /* of members, where it is a form: in QUERYSTRING alone */
    uint32_t encoding_count;
} oas_parameter;

/* How a body is written. Whatever it is, a type's functions read and write JSON: for a form that is
 * not JSON they are of the JSON text that the body stands for, and take no body as it was sent. An
 * object is what a form or a multipart body stands for: its fields or parts are the members. Values
 * that are octets (`format: binary`, files) are texts there; what is no UTF-8 has no JSON text. */
typedef enum oas_form {
#define OAS_FORM(symbol, name) OAS_FORM_##symbol,
#include <oas/parameters.def>
#undef OAS_FORM
    OAS_FORM_COUNT
} oas_form;

/* "urlencoded". Static text. */
const char *oas_form_name(oas_form form);

/* One representation of a body. */
typedef struct oas_media {
    const char *media_type; /* as the document has it: "application/json" */
    oas_type type;          /* layout 0 when it has no C type: validate it, or decode to oas_json */
    oas_type item_type;     /* of each value of a sequence: itemSchema (OpenAPI 3.2 section 4.14) */
    oas_form form;          /* oas_media_form() of media_type */
    uint32_t encoding_count;
    const oas_media_encoding
        *encodings; /* of a form's members and parts, each once; others are written as usual */
} oas_media;

typedef struct oas_response {
    const char *status; /* "200", "4XX", "default" */
    const oas_media *media;
    uint32_t media_count; /* 0: no content */
    uint32_t header_count;
    const oas_parameter *headers;
    oas_type headers_type; /* of the object that all of them are together: oas/call.h */
} oas_response;

/* Where the API is (OpenAPI 3.2 section 4.6). */
typedef struct oas_server {
    const char *url;  /* as the document has it: variables stand in {} */
    const char *path; /* its base path, which paths of requests begin with: "/v2"; "" for "/".
                         Variables have their default; each other path that values of their
                         enums make is one more server, up to 64 */
} oas_server;

typedef enum oas_scheme_kind {
#define OAS_SCHEME(symbol, name) OAS_SCHEME_##symbol,
#include <oas/parameters.def>
#undef OAS_SCHEME
    OAS_SCHEME_COUNT
} oas_scheme_kind;

/* "apiKey". Static text; "" for OAS_SCHEME_UNKNOWN. */
const char *oas_scheme_name(oas_scheme_kind kind);

/* A security scheme, and where a request has what it asks for (OpenAPI 3.2 section 4.27). */
typedef struct oas_scheme {
    const char *id; /* its name in the document */
    oas_scheme_kind kind;
    oas_location in;  /* header, query or cookie */
    const char *name; /* there: "x-api-key", "Authorization"; "": the message has nothing of it */
    const char *word; /* what the value begins with, in any case: "Bearer"; "": it is the value */
} oas_scheme;

/* Is it there that the scheme looks for what it asks for? Names of fields have no case. */
bool oas_scheme_looks(const oas_scheme *scheme, oas_location in, oas_str name);

/* Schemes that all have to be met; none: everybody may. */
typedef struct oas_requirement {
    const oas_scheme *schemes;
    uint32_t scheme_count;
} oas_requirement;

typedef struct oas_callback oas_callback;

/* Where the members of an operation's struct of a whole request, or reply, lie (oas/call.h):
 * offsets. Private to the functions there. */
typedef struct oas_call_row {
    uint32_t size; /* 0: it has none; its parameters come first in it */
    uint32_t body;
    uint32_t media;      /* where the body has several representations: an enum */
    uint32_t media_size; /* 0: it has one */
    uint32_t media_type; /* where one of them is a range; behind `body`, so that 0 is none */
    uint32_t parts;      /* where one of them is multipart; the same */
    uint32_t headers;    /* of a reply: where a response has some; behind the status, the same */
} oas_call_row;

/* Rows as they are printed, where most are alike: an operation's struct that has one body and
 * nothing beside it, or none; a response; parts of a parameter, as text of the path and as a form
 * in the query. */
#define OAS_BODY_IN(T)                                                                             \
    {                                                                                              \
        .size = sizeof(T), .body = offsetof(T, body)                                               \
    }
#define OAS_NO_BODY_IN(T)                                                                          \
    {                                                                                              \
        .size = sizeof(T)                                                                          \
    }
#define OAS_STATUS(code, rows, number)                                                             \
    {                                                                                              \
        .status = (code), .media = (rows), .media_count = (number)                                 \
    }
#define OAS_PATH_PARAMETER(title, rows, schema, row)                                               \
    .name = (title), .in = OAS_IN_PATH, .style = OAS_STYLE_SIMPLE, .required = true,               \
    .type = {&(rows), schema, row}
#define OAS_QUERY_PARAMETER(title, rows, schema, row)                                              \
    .name = (title), .in = OAS_IN_QUERY, .style = OAS_STYLE_FORM, .explode = true,                 \
    .type = {&(rows), schema, row}

typedef struct oas_operation {
    const char *id;     /* operationId; "" when there is none */
    const char *method; /* upper case: "POST" */
    const char *path;   /* template, "/pets/{id}"; a webhook's name; a callback's expression */
    bool webhook;
    bool callback; /* it is one of another operation's; its own callbacks are left out */
    bool request_required;
    uint32_t parameter_count;
    const oas_parameter *parameters;
    oas_type parameters_type; /* of the object that all of them are together: oas/typed.h */
    const oas_media *request;
    const oas_response *responses;
    uint32_t request_count;
    uint32_t response_count;
    uint32_t server_count; /* 0: paths stand as they are */
    uint32_t tag_count;
    const oas_server *servers;
    const char *const *tags;
    const oas_requirement *security; /* one of them has to be met; none: everybody may */
    const oas_callback *callbacks;
    uint32_t security_count;
    uint32_t callback_count;
    oas_call_row call;
    oas_call_row reply; /* of a reply to it, where the status comes first */
} oas_operation;

/* Requests that the API sends (OpenAPI 3.2 section 4.18). */
struct oas_callback {
    const char *name;
    const oas_operation *operations;
    uint32_t operation_count;
};

/* Where the segments of a path lead, so that finding an operation takes no longer where there are
 * many: a tree of their texts, in which segments with a variable are one. Private to the functions
 * below and to who makes tables; what is found there is compared with the path all the same.
 * Numbers stand in pairs, and nodes are counted from 0, the one where paths begin. */
typedef struct oas_routes {
    const uint32_t *nodes; /* of each: its first place in `ends`, which go on to the next one's; the
                              node behind a segment with a variable, 0: none. One more at the end */
    const uint32_t *slots; /* oas_route_key() and the node behind that segment; 0: it is empty */
    const uint32_t *ends;  /* operations by their place in the table, in its order */
    uint32_t mask;         /* how many slots there are, without 1; a key begins its search there */
    uint32_t seed;
    bool queries; /* there are templates with '?' or '#' */
} oas_routes;

/* The most segments of a path in routes. */
#define OAS_ROUTE_DEPTH 32

/* The key of a segment, in which there is no '/', percent-decoded, at a node. */
uint32_t oas_route_key(uint32_t seed, uint32_t node, oas_str segment);

/* The same of the struct that has any request of the table. */
typedef struct oas_request_row {
    uint32_t size; /* 0: there is none */
    uint32_t operation;
    uint32_t operation_size;
    uint32_t requirement;
    uint32_t credentials;
    uint32_t as; /* what the operation has of its own */
} oas_request_row;

typedef struct oas_operations {
    const oas_operation *at; /* in document order, webhooks last; callbacks are with theirs */
    size_t count;
    const oas_scheme *schemes; /* all of the document, whether or not an operation asks for them */
    size_t scheme_count;
    const oas_routes *routes; /* NULL: each operation is looked at, as where there are few */
    oas_request_row request;
} oas_operations;

/* The operation that a request is for: `method` in any case, where an empty one stands for any;
 * `path` concrete ("/v2/pets/7"), with its query or without. NULL when there is
 * none. Webhooks are found by oas_operation_webhook(). Where the table has routes, the time depends on
 * the path and on how many templates match it, not on the number of operations.
 *
 * A path is looked for below the base paths of each operation's servers, without them only where no
 * operation has it below one. Of several operations the one with the longest base path comes first;
 * then one whose template is the path byte by byte; then the one whose template has more of the
 * query; then the one whose first segment that differs is more concrete: fixed before partly fixed
 * before a variable (OpenAPI 3.1 section 4.8.8.2); then the first by its JSON Pointer, bytewise.
 *
 * A template may have a query, whose pairs all have to be in that of the path, in any order. One with
 * a fragment, which no request has (RFC 9110 section 7.1), is found by nothing but itself: who has
 * such a request says what it is for (oas_request.operation). It is written without the fragment.
 *
 * Paths are split at '/' as they stand, so "%2F" ends no segment; then segments are compared octet
 * by octet, percent-decoded. A variable takes one octet at least. */
const oas_operation *oas_operation_find(const oas_operations *operations, oas_str method,
                                        oas_str path);

/* Appends the methods by which oas_operation_find() finds an operation at the path, in the table's
 * order: "GET, PATCH", as the field Allow has them (RFC 9110 section 10.2.1). False, and nothing is
 * appended, when there is none. */
bool oas_operation_allowed(const oas_operations *operations, oas_str path, oas_buf *out);

/* Which one of the table's an operation is, from 1; 0 for NULL and for others, which those of
 * callbacks are. Generated headers have an enum of these numbers, PREFIX_operation, and
 * PREFIX_operation_of(), which gives it. */
static inline size_t oas_operation_number(const oas_operations *operations,
                                          const oas_operation *operation)
{
    uintptr_t first = (uintptr_t)operations->at, at = (uintptr_t)operation;
    bool in = operation && at >= first && at - first < operations->count * sizeof *operation;
    return in ? (at - first) / sizeof *operation + 1 : 0;
}

/* By operationId; by a webhook's name and method (in any case; an empty one stands for any). NULL
 * when there is none. */
const oas_operation *oas_operation_by_id(const oas_operations *operations, oas_str id);
const oas_operation *oas_operation_webhook(const oas_operations *operations, oas_str name,
                                           oas_str method);

/* The value of the variable `name` in a path that the operation was found by, base path and all: a
 * view of `path`, as it stands (percent-encoded). Where a segment has several variables each takes
 * as little as it can, the last what is left: in "{name}.{format}", "a.b.c" is "a" and "b.c". Where
 * nothing stands between two, one ends where the next can begin: '.' of a label, ";name" of a matrix,
 * or the ';' of any other name where its pairs are members.
 * False, and *value untouched, when the template has no such variable or the path is not one of
 * its. */
OAS_NODISCARD bool oas_operation_variable(const oas_operation *operation, oas_str path,
                                          oas_str name, oas_str *value);

/* The response declared for a status: exact, then its class (2XX), then default (OpenAPI 3.1
 * section 4.8.16). As a number of three digits, or as text in any case, which may be "4XX" or
 * "default". NULL when there is none. */
const oas_response *oas_operation_response(const oas_operation *operation, unsigned status);
const oas_response *oas_operation_response_named(const oas_operation *operation, oas_str status);

/* The representation for a Content-Type, by RFC 9110 section 8.3.1: names have no case, parameters
 * no order, values may be quoted. One whose parameter is given with another value is none. Of
 * several comes first
 *   the one that says more of it: a subtype, the range of a suffix such as "*+json", any subtype
 *   of the type, any type;
 *   then with more parameters that are given too, then with fewer that are not;
 *   then the first by bytes.
 * An empty type asks for JSON: application/json, then any +json, text/json, the ranges. NULL when
 * there is none. What is found may be no JSON: see oas_media_form(). */
const oas_media *oas_media_find(const oas_media *media, size_t count, oas_str content_type);

/* What payloads of a media type are: one JSON text (application/json, text/json, any +json, and the
 * ranges that allow it), a sequence of them (JSON Lines, RFC 7464), or a text as it stands
 * (text/plain). */
bool oas_media_is_json(oas_str media_type);
bool oas_media_is_json_sequence(oas_str media_type);
bool oas_media_is_text(oas_str media_type);

/* Is it multipart/form-data, whose parts have names? */
bool oas_media_is_form_data(oas_str media_type);

/* The form of a media type's payloads: JSON as oas_media_is_json() says, of an empty type, too; a
 * SEQUENCE as oas_media_is_json_sequence() says; TEXT for any other type text/…; MULTIPART for any
 * multipart/…; BYTES for all that is none of these, XML and YAML as well.
 *
 * Who was sent a body asks for its Content-Type, since what was found may be a range: under a row
 * for any type, whose own form is JSON, a text/plain body is a TEXT. Only where the answer is JSON
 * may the bytes that came be given to oas_decode() or oas_validate(). */
oas_form oas_media_form(oas_str media_type);

OAS_END

#endif
