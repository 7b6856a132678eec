/* judging.h - a whole message while it is judged. */
#ifndef OAS_HTTP_JUDGING_H
#define OAS_HTTP_JUDGING_H

#include <oas/body.h>
#include <oas/message.h>

struct oas_judging {
    oas_judged *out;
    oas_arena *mem;
    oas_options options;
    const oas_wire_limits *limits;
    oas_wire wire; /* where parameters stand */
    const oas_header *headers;
    size_t header_count;
    bool barred;                    /* the request meets no requirement: */
    const oas_requirement *closest; /* the one of which it lacks least, */
    const oas_scheme *lacked;       /* and what comes first of that */
    oas_message_error *errors;      /* room for OAS_MESSAGE_ERRORS, as `pool` has: */
    oas_error *pool;                /* NULL until something is wrong */
    size_t pool_used;
    oas_body_state body_state;
    bool decodes;         /* the body's value is wanted in C: */
    void *body;           /* there it is, unless NULL */
    bool unfit;           /* something is valid, and not for its C type */
    const oas_body *read; /* what was made of it; NULL: it was not read */
    bool secret;          /* the value that is judged now is not to be shown */
    bool undecided;
    bool too_large;
    bool no_memory;
};

/* In the arena: the stack is for the engine. NULL when there is no memory. */
struct oas_judging *oas_judging_begin(oas_judged *out, oas_arena *mem, const oas_options *options,
                                      const oas_wire_limits *limits);
oas_status oas_judging_end(struct oas_judging *j);

/* The same where the body was decoded: OAS_UNREPRESENTABLE if nothing else is wrong with it. */
oas_status oas_judging_end_decoded(struct oas_judging *j);

/* What is wrong, and the status that it alone would have. NULL: there is no room for it. */
oas_message_error *oas_judging_add(struct oas_judging *j, oas_part part, oas_str name,
                                   oas_code code, unsigned answer);

/* Errors for what is judged next: with room for as many as there may be yet. NULL: no memory. */
oas_errors *oas_judging_errors(struct oas_judging *j);

/* All of them that were kept, as said of that part. `value` knows the places, NULL: they are in the
 * text of *errs. */
void oas_judging_refused(struct oas_judging *j, oas_part part, oas_str name, oas_errors *errs,
                         const oas_wire_value *value, unsigned answer);

/* What a status without errors says of the message. */
void oas_judging_note(struct oas_judging *j, oas_status status);

/* What is wrong with how something is written. */
void oas_judging_fault(struct oas_judging *j, oas_part part, oas_str name, oas_wire_fault fault,
                       const char *at, unsigned answer);

/* All errors in the order of parts, then of their places in the message. */
void oas_judging_sort(struct oas_judging *j);

/* The value is judged, and all that its schema refuses is added; `value` knows the places, NULL:
 * `json` stands in the message. */
void oas_judging_value(struct oas_judging *j, oas_part part, oas_str name, oas_type type,
                       oas_str json, const oas_wire_value *value, unsigned answer);

oas_part oas_judging_part_of(oas_location in);

/* The parameters of a request for that operation, and nothing else of it. */
void oas_judging_parameters(struct oas_judging *j, const oas_operation *operation,
                            const oas_request *request);

/* All of a request: its operation, unless the request names it, then each part. `operations` may be
 * NULL where it does. */
void oas_judging_request(struct oas_judging *j, const oas_operations *operations,
                         const oas_request *request);

/* All of a reply. */
void oas_judging_reply(struct oas_judging *j, const oas_operation *operation, oas_str method,
                       const oas_reply *reply);

/* Has a reply of that status to that method a body (RFC 9110 section 6.4.1)? */
bool oas_judging_has_body(oas_str method, unsigned status);

/* The value of the first field of that name, without blanks around it; at NULL: there is none. */
oas_str oas_judging_field(const struct oas_judging *j, oas_str name);

/* Which requirement of its operation the request meets, if it has to meet one. */
void oas_judging_requirement(struct oas_judging *j);

/* After that: what is wrong with credentials; with `left_out` not that there are none. */
void oas_judging_security(struct oas_judging *j, bool left_out);

/* A body of these representations. `answer` is that of what its schema refuses. */
void oas_judging_body(struct oas_judging *j, const oas_media *media, size_t count, oas_str body,
                      unsigned answer);

/* After that: the heads of its parts. */
void oas_judging_parts(struct oas_judging *j, unsigned answer);

#endif
