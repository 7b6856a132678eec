/* subjects.h - everything in a document that values can be judged by, or that C types can be made
 * of, in one list. What a command line selects, the names of C types and the table of operations
 * all go by it: none of them looks through the document's bodies on its own. */
#ifndef SPEC_SUBJECTS_H
#define SPEC_SUBJECTS_H

#include "load/pointer_map.h"
#include "spec/spec.h"

enum subject_kind {
    SUBJECT_ROOT, /* of a bare schema */
    SUBJECT_COMPONENT,
    SUBJECT_PARAMETER,
    SUBJECT_REQUEST,
    SUBJECT_RESPONSE,
    SUBJECT_HEADER,     /* of a response */
    SUBJECT_PART,       /* a header of a part of a body */
    SUBJECT_PARAMETERS, /* all of an operation, as one object */
    SUBJECT_HEADERS     /* all of a response, the same */
};

/* A schema, and what it is the schema of. Its JSON Pointer is node_pointer()'s. */
struct subject {
    enum subject_kind kind;
    struct node *node;                 /* the schema */
    const struct component *component; /* COMPONENT */
    const struct operation *operation; /* whose it is; ROOT, COMPONENT: NULL */
    const struct response *response;   /* RESPONSE, HEADER, HEADERS, PART of one */
    const struct parameter *parameter; /* PARAMETER, HEADER, PART */
    const oas_str *members;    /* PARAMETERS, HEADERS: what each of them is called in the object */
    const struct media *media; /* REQUEST, RESPONSE; PARAMETER, HEADER, PART by `content` */
    bool item;                 /* it is itemSchema: of each value of a sequence */
    bool json;                 /* its values are JSON texts; a parameter's stand for some */
    bool typed;                /* it is, or stands for, one JSON value, which has a C type */
    bool lead;                 /* REQUEST, RESPONSE: the body is called after it alone */
    bool chosen; /* only a part of the document is compiled, and it is in that: chosen.h */
    struct subject *first; /* the first subject with this schema: a component body or parameter has
                            one for each operation that refers to it */
    oas_type type; /* of the first: what was made of the schema. Zeroed: it has not been compiled */
    bool parts;    /* and whether it is that of a multipart body, */
    oas_str *octets; /* and then which of its members are octets where they are parts, */
    size_t octet_count;
    bool *place_octets; /* and whether items are: by place, where that has a schema of its own, */
    size_t place_count;
    bool rest_octets; /* and behind those (plan/binary.h) */
};

struct subjects {
    struct subject *at; /* the root; components; then by operation, in the order of `struct api`:
                         parameters, request, responses each with its headers, callbacks */
    size_t count;
    size_t cap;                /* private, as is the next */
    struct pointer_map nodes;  /* a schema's node to its first subject */
    struct pointer_map joined; /* an operation to the subject of all its parameters, a response to
                                that of all its headers */
};

/* Parameters, or headers, that are one object together. */
struct joint {
    const struct parameter *at;
    size_t count;
    const struct node *node; /* the operation; the response's `headers` */
};

/* That object, as a schema whose members have theirs, and what each of them is called in it. NULL
 * when there is no memory. */
typedef struct node *subject_join(oas_arena *mem, const struct joint *joint,
                                  const oas_str **members);

/* NULL only when memory ran out; everything made is in `mem`, as long as which `api` must live.
 * `join` may be NULL: then no subject is SUBJECT_PARAMETERS or SUBJECT_HEADERS. */
struct subjects *subjects_list(oas_arena *mem, const struct api *api, subject_join *join);

/* The subject of all parameters of a struct operation, or of all headers of a struct response, or
 * NULL. */
struct subject *subjects_joined(const struct subjects *subjects, const void *of);

/* Is it known how to read what a parameter's media type says that it is? */
bool subject_parameter_is_read(const struct parameter *parameter);

/* The schema of a parameter's value, if it is JSON or stands for some; else NULL. */
struct node *subject_parameter_schema(const struct parameter *parameter);

/* The first subject with that schema, or NULL. */
struct subject *subjects_find(const struct subjects *subjects, struct node *schema);

/* A parameter, or a header, says what its value is by a schema, or by one media type: that one. */
const struct media *subject_parameter_media(const struct parameter *parameter);

/* By which of its schemas a body of that media type is judged, a text at a time: itemSchema for a
 * sequence of JSON texts that has one. NULL: none, everything goes. */
struct node *subject_media_schema(const struct media *media);

#endif
