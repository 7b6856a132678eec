/* spec.h - the stage spec/: an OpenAPI document as its parts: operations, parameters, bodies,
 * responses, webhooks.
 *
 * In comes a document's tree; out come the parts, as they are written. Schemas stay nodes here:
 * what they mean is the business of schema/. Reference Objects in the places of this model
 * (parameters, bodies, responses, path items) are resolved away. The way in is api_read() in
 * spec/api.h. */
#ifndef SPEC_SPEC_H
#define SPEC_SPEC_H

#include <oas/operation.h>

#include "resolve/resolve.h"

enum api_version { API_SCHEMA, API_3_0, API_3_1, API_3_2 }; /* API_SCHEMA: a bare JSON Schema */

/* How a member of a form is written (§4.8.15). */
struct encoding {
    oas_str name;    /* of the member */
    oas_str type;    /* contentType, where style is NONE; empty: none is given */
    oas_style style; /* NONE: by media type */
    bool explode;
    bool allow_reserved;
    struct parameter *headers; /* of a part's head, in document order */
    size_t header_count;
    struct node *node;
};

/* One for each place of a list of parts, then for all behind those (OpenAPI 3.2 §4.14.5.2). */
struct part_places {
    struct encoding *at; /* prefixEncoding */
    size_t count;
    struct encoding *rest; /* itemEncoding; NULL: none is given */
};

struct media {
    oas_str type;        /* as written: "application/json; charset=utf-8" */
    struct node *schema; /* NULL: none given, anything goes */
    struct node *items;  /* itemSchema (OpenAPI 3.2 §4.14), of each value of a stream; NULL: none.
                            That of a multipart body is in `schema`, as that of an array's items */
    oas_str base;        /* the base URI for references inside it */
    struct encoding *encodings; /* of a form that has members, in document order */
    size_t encoding_count;
    struct part_places places; /* of a multipart body */
    struct node *node;
};

struct body {
    struct media *media; /* in document order */
    size_t count;
    bool required;
    struct node *node;
};

/* A parameter, or a response's header, which is one that stands in a header (§4.8.21). */
struct parameter {
    oas_str name;
    oas_location in;
    bool required;
    oas_style style; /* NONE when `content` is used */
    bool explode;
    bool allow_reserved;
    bool allow_empty;    /* allowEmptyValue */
    struct node *schema; /* NULL when `content` is used */
    oas_str base;
    struct body content;
    struct node *node;
    size_t list; /* private: which list gave it; the operation's own overrides the path item's */
};

struct response {
    oas_str status;            /* "200", "4XX" (upper case), "default" */
    struct body body;          /* count 0: no content */
    struct parameter *headers; /* in document order */
    size_t header_count;
    struct node *node;
};

/* §4.8.5 */
struct server {
    oas_str url;  /* as written: variables stand in {} */
    oas_str path; /* its base path, with which the paths of requests begin: "/v2". Without its last
                     slash: empty for "/". One whose variables make several is as many servers, the
                     first with their defaults */
    struct node *node;
};

struct servers {
    struct server *at;
    size_t count;
};

struct strings {
    oas_str *at;
    size_t count;
};

/* What a request shows to be let in (§4.8.27). */
struct scheme {
    oas_str id; /* its name in the document; of 3.2, a URI where components has none */
    oas_scheme_kind kind;
    oas_location in;
    oas_str name;      /* of the parameter or field that has it; empty: there is none */
    oas_str word;      /* the field's value begins with: "Bearer"; empty: none */
    struct node *node; /* NULL: nobody declares it */
    bool unread;       /* it is in another file, until a requirement names it */
};

struct requirement {
    struct scheme *at;
    size_t count;
};

/* Of an operation's requirements one has to be met, and of that one all schemes; one without
 * schemes lets everybody in (§4.8.30). */
struct security {
    struct requirement *at;
    size_t count;
};

struct operation_list {
    struct operation *at;
    size_t count;
    size_t cap; /* private */
};

/* Requests that the API makes by itself, to an address that an expression finds (§4.8.18). */
struct callback {
    oas_str name;
    struct operation_list operations; /* their paths are the expressions */
};

struct operation {
    oas_str id;     /* operationId; empty when there is none. Given twice: "x", "x_2", ... */
    oas_str method; /* upper case: "POST" */
    oas_str path;   /* path template, the webhook's name, or the callback's expression */
    bool webhook;
    bool callback;          /* it is one of another operation's, and has no callbacks itself */
    oas_str callback_name;  /* then: the callback's */
    struct servers servers; /* the operation's, else the path item's, else the document's; none:
                               paths stand as they are */
    struct strings tags;
    struct parameter *parameters; /* the path item's and the operation's own, merged */
    size_t parameter_count;
    struct body *request; /* NULL: none */
    struct response *responses;
    size_t response_count;
    struct callback *callbacks;
    size_t callback_count;
    struct security security; /* the operation's, else the document's */
    struct node *node;
    struct place place;          /* where it is declared: its method's key */
    const struct member *item;   /* its path item: in paths, webhooks or a callback */
    const struct member *member; /* its method, in a path item */
    struct diags *faults;      /* what is wrong in it and in what it refers to; see api_report() */
    struct diags *path_faults; /* what is wrong in its path item, shared by that one's operations */
};

struct component {
    oas_str name;
    struct node *schema;
};

struct api {
    enum api_version version;
    oas_str dialect; /* jsonSchemaDialect or $schema; empty when not given */
    struct document *document;
    struct component *schemas; /* components.schemas; for a bare schema its $defs/definitions */
    size_t schema_count;
    const struct node *scheme_node; /* components.securitySchemes; NULL: there is none */
    struct scheme *schemes;         /* one for each member of it, then those that URIs lead to */
    size_t scheme_count;
    struct operation *operations; /* paths, then webhooks, in document order */
    size_t operation_count;
    struct diags *faults; /* what is wrong around the operations; see api_report() */
};

#endif
