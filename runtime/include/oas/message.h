/* oas/message.h - whole messages of HTTP against the operations of a document.
 *
 *     oas_request request = {.method = method, .target = target, .headers = headers,
 *                            .header_count = count, .body = body};
 *     oas_judged judged;
 *     status = oas_request_validate(&carecycle_operations, &request, &judged, &mem, NULL, NULL);
 *     if (status != OAS_OK) {
 *         oas_judged_body(&judged, &out);  // the body that says what is wrong
 *         … answer with judged.answer, 405 with the field Allow: judged.allow …
 *     }
 *     switch (carecycle_operation_of(judged.operation)) {
 *     case CARECYCLE_OPERATION_CREATE_CAMPAIGN:
 *         … judged.parameters, judged.credentials, judged.body …
 *
 * What is judged: that there is an operation for method and target (RFC 9112 section 3.2), every
 * parameter (oas/wire.h), that there are credentials, the media type of the body and the body. Once
 * an operation is found all of it is judged, whatever is wrong with another part; the host is not
 * looked at.
 *
 * Credentials. Of the operation's security requirements one has to be met: every scheme of it finds
 * its key, or its word and something behind it in Authorization, which is all that is asked of
 * them. The values are handed over, and stand in no text that is made here: of fields and cookies
 * that have credentials, Authorization, Proxy-Authorization, Cookie, Set-Cookie and every apiKey of
 * the document, errors tell the type alone, whatever has a parameter there.
 *
 * A body is judged in the form of its media type: one JSON text; text/plain and its like by the
 * rule that parameters have; application/x-www-form-urlencoded, multipart bodies and sequences
 * (oas/body.h); octets where the schema leaves them open or is that of a text. In other forms (XML)
 * it has no verdict: OAS_UNDECIDED.
 *
 * Views are of the message; all else is of the arena. */
#ifndef OAS_MESSAGE_H
#define OAS_MESSAGE_H

#include <oas/body.h>

OAS_BEGIN

/* What the body of a message is. Servers and clients have it as it was sent; captures may not. */
typedef enum oas_body_state {
    OAS_BODY_SENT,    /* without transfer coding; one in a content coding (RFC 9110 section 8.4) has
                         no verdict */
    OAS_BODY_DECODED, /* without content coding, whatever Content-Encoding says */
    OAS_BODY_UNSEEN   /* there was one, which is not here: its media type alone is judged */
} oas_body_state;

typedef struct oas_request {
    oas_str method; /* as it was sent: "GET"; methods have case (RFC 9110 section 9.1) */
    oas_str target; /* "/v2/pets/7?full", or with scheme and host before it */
    const oas_header *headers;
    size_t header_count;
    oas_str body; /* no bytes: no body */
    oas_body_state body_state;
    bool credentials_left_out;      /* of a capture: that there are none is no error */
    const oas_operation *operation; /* NULL: the one that method and target are for. Else it is this
                                       one, such as a webhook's or a callback's, at any path */
} oas_request;

typedef struct oas_reply {
    unsigned status;
    const oas_header *headers;
    size_t header_count;
    oas_str body;
    oas_body_state body_state;
} oas_reply;

/* Which part of a message; "querystring". Static text. */
typedef enum oas_part {
#define OAS_PART(symbol, name) OAS_PART_##symbol,
#include <oas/wire.def>
    OAS_PART_COUNT
} oas_part;

const char *oas_part_name(oas_part part);

/* One thing that is wrong. */
typedef struct oas_message_error {
    oas_part part;
    oas_str name;  /* of the parameter; of the field; of a sequence's item its number, from 0; empty
                     for the others */
    oas_code code; /* not_found, not_allowed, bad_message, unsupported_media, missing, … */
    const char *at;         /* where in the message; NULL: nowhere */
    oas_errors *errors;     /* where a schema refuses the value: `no_values` may be set; */
    const oas_error *error; /* one of these, for the functions of oas/error.h; else NULL, and */
    oas_str expected;       /* what was expected, */
    oas_str received;       /* and came; empty: nothing to show */
} oas_message_error;

/* What a scheme asks for, as the request has it. */
typedef struct oas_credential {
    const oas_scheme *scheme;
    oas_str value; /* behind the scheme's word, and decoded where the part is; empty where the
                      message has nothing of it (mutualTLS) */
} oas_credential;

/* So many errors of a message are kept. */
#define OAS_MESSAGE_ERRORS 100

typedef struct oas_judged {
    const oas_operation *operation;     /* NULL: none was found */
    const oas_response *response;       /* of a reply: NULL, its status is not declared */
    const oas_media *media;             /* of the body; NULL: there is none, or none is declared */
    oas_wire_values parameters;         /* of a reply: its headers */
    const oas_requirement *requirement; /* of a request: the first that it meets, and one without
                                           schemes the last; NULL: there is none */
    const oas_credential *credentials;  /* one for each of its schemes */
    oas_json body;              /* as JSON; unset: there is none, or it is not of that form */
    const oas_body_part *parts; /* of a multipart body, files among them */
    size_t part_count;
    unsigned answer;             /* to a request: the status that fits; 0: all is well */
    oas_str allow;               /* 405: the methods that there are; with HEAD where GET is */
    const oas_message_error *at; /* in the order of oas_part, then of their places */
    size_t count;
    bool more;   /* there are others, which were not kept */
    bool unread; /* the body is in a form that has no verdict, or in a content coding */
} oas_judged;

/* Judges a request.
 *   OAS_OK         an operation was found, and nothing is wrong
 *   OAS_INVALID    judged->at has at least one error, judged->answer is
 *                  414, 431, 413  a limit was met
 *                  404, 405       the path is none of the document's; it has not that method
 *                  401            no security requirement is met: one error, with the name of what
 *                                 is missing for the one that lacks least; a header, cookie or
 *                                 query parameter in the same place is not told as missing, too
 *                  415            the body's media type is not declared
 *                  400            what is no message; parameters; a body that is not JSON
 *                  422            the body, where the operation declares that answer; else 400
 *                  the first of these
 *   OAS_UNDECIDED  nothing is wrong so far as was judged; a value or the body has no verdict, and
 *                  judged->answer is 415 where the form of the body is why, else 400
 *   OAS_TOO_LARGE, OAS_NO_MEMORY  the same for limits of `options`, 413; and for memory, 500
 * HEAD is answered by GET where it is not declared (RFC 9110 section 9.3.2). `options` and `limits`
 * may be NULL; the direction is the message's own. */
OAS_NODISCARD oas_status oas_request_validate(const oas_operations *operations,
                                              const oas_request *request, oas_judged *judged,
                                              oas_arena *mem, const oas_options *options,
                                              const oas_wire_limits *limits)
    OAS_NOT_NULL(1, 2, 3, 4);

/* Judges a reply of the operation. A status that is not declared, a body where none is declared and
 * a response without media types are let through: judged->response and ->media say so. HEAD has to
 * be asked for by `method`, since its reply has no body; nor have those of 1xx, 204 and 304. */
OAS_NODISCARD oas_status oas_reply_validate(const oas_operation *operation, oas_str method,
                                            const oas_reply *reply, oas_judged *judged,
                                            oas_arena *mem, const oas_options *options,
                                            const oas_wire_limits *limits) OAS_NOT_NULL(1, 3, 4, 5);

/* Judges a body alone, which came with that Content-Type, by these representations, as those of a
 * request or a reply are; options->direction says of which. No bytes are no body, and fine.
 * judged->answer is one to a request. */
OAS_NODISCARD oas_status oas_body_validate(const oas_media *media, size_t count,
                                           oas_str content_type, oas_str body, oas_judged *judged,
                                           oas_arena *mem, const oas_options *options,
                                           const oas_wire_limits *limits) OAS_NOT_NULL(5, 6);

/* Appends one error as a line for people has it: "path id: expected an integer, got \"x\"", with a
 * JSON Pointer behind the name where it is below that. It holds data of the message. */
void oas_message_error_text(const oas_message_error *error, oas_buf *out) OAS_NOT_NULL(1, 2);

/* The same without part and name: "expected an integer, got \"x\"". */
void oas_message_error_says(const oas_message_error *error, oas_buf *out) OAS_NOT_NULL(1, 2);

/* Appends all kept errors as the body of oas_errors_body(); `path` begins with the part, and the
 * name where it has one: ["query","limit"]. */
void oas_judged_body(const oas_judged *judged, oas_buf *out) OAS_NOT_NULL(1, 2);

/* The same as application/problem+json (RFC 9457): title and status of the answer, and `errors` as
 * above. */
void oas_judged_problem(const oas_judged *judged, oas_buf *out) OAS_NOT_NULL(1, 2);

OAS_END

#endif
