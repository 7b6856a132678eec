/* oas/call.h - a whole request as one C struct: its operation, parameters, body and credentials; and
 * replies.
 *
 * Generated headers have `struct PREFIX_request`, which is any request of the document, and for each
 * operation `struct PREFIX_OP_call`, what a request of that one has. A server is one call and a
 * switch:
 *
 *     oas_request message = {.method = method, .target = target, .headers = headers,
 *                            .header_count = count, .body = body};
 *     struct pets_request request;
 *     oas_judged judged;
 *     if (pets_request_decode(&request, &message, &mem, &judged) != OAS_OK) {
 *         oas_judged_body(&judged, &out);  // what is wrong; answer with judged.answer
 *         return;
 *     }
 *     switch (request.operation) {
 *     case PETS_OPERATION_LIST_PETS:
 *         … request.as.list_pets.parameters.limit …
 *         break;
 *     case PETS_OPERATION_UPDATE_PET:
 *         … request.as.update_pet.parameters.id, request.as.update_pet.body->name …
 *         break;
 *     case PETS_OPERATION_UNKNOWN:  // of no request that was decoded
 *         break;
 *     }
 *
 * and a client fills the same struct:
 *
 *     struct pets_pet patch = {.name = OAS_STR("Rex")};
 *     struct pets_update_pet_call call = {.parameters = {.id = 7}, .body = &patch};
 *     oas_request message;
 *     if (pets_update_pet_call_encode(&call, &message, &mem, NULL) == OAS_OK)
 *         … message.method, message.target, message.headers, message.body …
 *
 * and reads the reply by its status:
 *
 *     oas_reply answer = {.status = 200, .headers = headers, .header_count = count, .body = body};
 *     struct pets_update_pet_reply reply;
 *     if (pets_update_pet_reply_decode(&reply, &answer, &mem, NULL) == OAS_OK)
 *         switch (reply.status) {
 *         case 200:
 *             … reply.body.status_200->name, reply.headers.status_200.etag.value …
 *
 * Members of struct PREFIX_OP_call, each where the operation has such a thing; of one that has
 * neither parameters nor a body there is no struct, and no member of `as`:
 *   parameters  struct PREFIX_OP_parameters, see oas/typed.h
 *   body        what the media type's schema says:
 *                 T *      a value of a C type; NULL: there is no body
 *                 oas_str  a text; or the octets as they came or are to be sent, where the schema
 *                          says no more of a body that is not JSON (XML, images, a sequence's
 *                          items, which oas_body_items_of() tells apart). at NULL: no body
 *                 oas_json any JSON; the JSON that a form or a multipart body stands for. at NULL: no
 *                          body
 *               With several media types it is a union of these by their names, and
 *   media       says which one is there: a constant for each of them; 0: there is no body
 *   media_type  where the document has a range (an asterisk): the Content-Type that the body has
 *   parts       where one is multipart: its parts as they came, with the names of files, media types
 *               and fields of their heads. Encoded it is the same: what parts that have the names of
 *               members say of these, and parts besides them (oas_body_write()). So a call that was
 *               decoded is written as it came, and what was changed in `body` counts; a member that is
 *               taken out of it takes its part along only if that is taken out, too
 *
 * Members of struct PREFIX_OP_reply, which is there where a response of the operation has a body or
 * headers:
 *   status      of the reply, which says what member of `body` and `headers` counts: status_200, else
 *               status_2xx, else status_default, those that the document has. An undeclared status
 *               has none
 *   body        a union: each as above
 *   media, media_type, parts   as above; `media` where one response has several media types, and
 *               says the status as well: PETS_UPDATE_PET_REPLY_MEDIA_200_JSON
 *   headers     a union of structs: each has all headers that the response declares, as the struct of
 *               an operation's parameters has these (oas/typed.h). Content-Type is none of them: it
 *               goes by the body (OpenAPI 3.1 section 4.8.17)
 *
 * Credentials are handed over as oas_judged has them: `requirement` is the security requirement that
 * the request meets, `credentials` has the value for each of its schemes. Both are NULL where the
 * operation asks for none.
 *
 * Operations of callbacks have such structs, and are no members of `as`: they are not in the table, and
 * who receives one knows by its address what it is.
 *
 * All functions:
 *   mem      has all that is made; views are of it, or of the message where something stands in it
 *            as it is meant. Not NULL
 *   judged   gets what is wrong, as of oas_request_validate(); may be NULL
 *   options, limits   may be NULL, which means the defaults */
#ifndef OAS_CALL_H
#define OAS_CALL_H

#include <oas/layout.h>
#include <oas/typed.h>

OAS_BEGIN

typedef struct oas_body_parts {
    const oas_body_part *at;
    size_t count;
} oas_body_parts;

/* Judges a request, and decodes it into *out, the struct of operations->request.
 *   OAS_OK               what oas_request_validate() accepts, and all of it is in *out
 *   OAS_UNREPRESENTABLE  valid, but something is not for its C type, such as an integer beyond 64
 *                        bits: errors say where, and judged->answer is that of what is invalid
 *   others as of oas_request_validate()
 * On failure *out is zeroed, and its operation is UNKNOWN. So is the operation of one that is not of
 * the table, which message->operation may name; oas_call_decode() is for these. */
OAS_NODISCARD oas_status oas_request_decode(const oas_operations *operations, void *out,
                                            const oas_request *message, oas_arena *mem,
                                            oas_judged *judged, const oas_options *options,
                                            const oas_wire_limits *limits) OAS_NOT_NULL(1, 2, 3, 4);

/* Writes *in, whose operation says which member of `as` counts: *out has then method, target (below
 * the first server's base path), fields and body, all of `mem`. Fields are those of parameters, and
 * Content-Type where there is a body; of credentials only those that are parameters.
 *   OAS_OK
 *   OAS_INVALID          a schema refuses a value, or a required one is unset; no operation is named
 *   OAS_UNREPRESENTABLE  it has no form in a message, or would be read back as another value, as a
 *                        body without an octet, which is none; the media type is a range, and
 *                        media_type none that is within it
 *   OAS_MALFORMED        any JSON in it is none
 *   OAS_UNDECIDED, OAS_TOO_LARGE, OAS_NO_MEMORY
 * On failure *out stays as it was. */
OAS_NODISCARD oas_status oas_request_encode(const oas_operations *operations, const void *in,
                                            oas_request *out, oas_arena *mem, oas_judged *judged,
                                            const oas_options *options) OAS_NOT_NULL(1, 2, 3, 4);

/* The same for one operation, into and out of the struct of operation->call: for who knows what the
 * message is for, as clients and receivers of webhooks do. Its method and path are not looked at,
 * but for parameters. `out` and `in` may be NULL where the operation has no struct. */
OAS_NODISCARD oas_status oas_call_decode(const oas_operation *operation, void *out,
                                         const oas_request *message, oas_arena *mem,
                                         oas_judged *judged, const oas_options *options,
                                         const oas_wire_limits *limits) OAS_NOT_NULL(1, 3, 4);
OAS_NODISCARD oas_status oas_call_encode(const oas_operation *operation, const void *in,
                                         oas_request *out, oas_arena *mem, oas_judged *judged,
                                         const oas_options *options) OAS_NOT_NULL(1, 3, 4);

/* Judges a reply of the operation as oas_reply_validate() does, and decodes status, headers and body
 * into *out, the struct of operation->reply (`out` may be NULL where it has none).
 *   OAS_OK               what that accepts; of a status that is not declared the status alone
 *   OAS_UNREPRESENTABLE  valid, but something is not for its C type
 *   others as of oas_reply_validate(); *out is zeroed */
OAS_NODISCARD oas_status oas_reply_decode(const oas_operation *operation, oas_str method, void *out,
                                          const oas_reply *message, oas_arena *mem,
                                          oas_judged *judged, const oas_options *options,
                                          const oas_wire_limits *limits) OAS_NOT_NULL(1, 4, 5);

/* Writes *in: status, declared fields, Content-Type and body of *out, in `mem`. A body of no octets
 * goes with its Content-Type. The reply to a HEAD that a GET answers is written as that to the GET,
 * and sent without its body.
 *   OAS_INVALID  its status is none that the operation declares (which is 100 to 599), or has no
 *                such body; a schema refuses the body or a field, or a required one is unset; there is
 *                no body, and who reads it would take that for one which is refused, as no JSON is
 *   OAS_UNREPRESENTABLE  also a body where such a reply has none: 1xx, 204, 304
 *   others as of oas_request_encode(). On failure *out stays as it was. */
OAS_NODISCARD oas_status oas_reply_encode(const oas_operation *operation, const void *in,
                                          oas_reply *out, oas_arena *mem, oas_judged *judged,
                                          const oas_options *options) OAS_NOT_NULL(1, 3, 4);

/* The struct of operation->call as a whole value, as of oas/struct.h, which says of all its parts
 * what they are copied, compared and printed as:
 *   oas_call_copy   has nothing in common with *from, parts of a multipart body included
 *   oas_call_equal  the same parameters, and the same body in the same representation; octets byte by
 *                   byte. A body is not the same as none
 *   oas_call_print  one line, {"parameters":…,"media":"application/json","body":…}, of octets and
 *                   parts their number; credentials are <hidden>, as of oas_parameters_print() */
OAS_NODISCARD oas_status oas_call_copy(const oas_operation *operation, void *to, const void *from,
                                       oas_arena *mem, const oas_options *options) OAS_NOT_NULL(1);
OAS_NODISCARD bool oas_call_equal(const oas_operation *operation, const void *a, const void *b,
                                  const oas_options *options) OAS_NOT_NULL(1);
void oas_call_print(const oas_operation *operation, const void *value, oas_buf *out,
                    const oas_options *options) OAS_NOT_NULL(1, 3);

/* The same for the struct of operation->reply: its status, and what counts with that. Printed it is
 * {"status":200,"headers":…,"media":"application/json","body":…}. */
OAS_NODISCARD oas_status oas_reply_copy(const oas_operation *operation, void *to, const void *from,
                                        oas_arena *mem, const oas_options *options) OAS_NOT_NULL(1);
OAS_NODISCARD bool oas_reply_equal(const oas_operation *operation, const void *a, const void *b,
                                   const oas_options *options) OAS_NOT_NULL(1);
void oas_reply_print(const oas_operation *operation, const void *value, oas_buf *out,
                     const oas_options *options) OAS_NOT_NULL(1, 3);

/* How a struct holds a body of such a media type, whose C type has that shape; OAS_SHAPE_JSON: or
 * it has none. For who makes such structs. */
typedef enum oas_held {
    OAS_HELD_OCTETS,  /* oas_str: as it came */
    OAS_HELD_JSON,    /* oas_json */
    OAS_HELD_TEXT,    /* oas_str: of a JSON string */
    OAS_HELD_POINTER, /* T * */
    OAS_HELD_COUNT
} oas_held;

oas_held oas_held_as(oas_str media_type, oas_shape shape);

/* The typed fronts: of the struct that has any request, of one operation's, and of its replies. */
#define OAS_REQUEST(NAME, T, OPERATIONS)                                                           \
    OAS_FRONT OAS_NOT_NULL(1, 2, 3) oas_status NAME##_decode(T *out, const oas_request *message,   \
                                                             oas_arena *mem, oas_judged *judged)   \
    {                                                                                              \
        return oas_request_decode(OPERATIONS, out, message, mem, judged, NULL, NULL);              \
    }                                                                                              \
    OAS_FRONT OAS_NOT_NULL(1, 2, 3) oas_status NAME##_encode(T const *in, oas_request *out,        \
                                                             oas_arena *mem, oas_judged *judged)   \
    {                                                                                              \
        return oas_request_encode(OPERATIONS, in, out, mem, judged, NULL);                         \
    }

#define OAS_CALL(NAME, T, OPERATION)                                                               \
    OAS_FRONT OAS_NOT_NULL(1, 2, 3) oas_status NAME##_decode(T *out, const oas_request *message,   \
                                                             oas_arena *mem, oas_judged *judged)   \
    {                                                                                              \
        return oas_call_decode(OPERATION, out, message, mem, judged, NULL, NULL);                  \
    }                                                                                              \
    OAS_FRONT OAS_NOT_NULL(1, 2, 3) oas_status NAME##_encode(T const *in, oas_request *out,        \
                                                             oas_arena *mem, oas_judged *judged)   \
    {                                                                                              \
        return oas_call_encode(OPERATION, in, out, mem, judged, NULL);                             \
    }                                                                                              \
    OAS_FRONT OAS_NOT_NULL(1, 2) oas_status NAME##_copy(T *to, T const *from, oas_arena *mem)      \
    {                                                                                              \
        return oas_call_copy(OPERATION, to, from, mem, NULL);                                      \
    }                                                                                              \
    OAS_FRONT OAS_NOT_NULL(1, 2) bool NAME##_equal(T const *a, T const *b)                         \
    {                                                                                              \
        return oas_call_equal(OPERATION, a, b, NULL);                                              \
    }                                                                                              \
    OAS_UNUSED static inline OAS_NOT_NULL(1, 2) void NAME##_print(T const *value, oas_buf *out)    \
    {                                                                                              \
        oas_call_print(OPERATION, value, out, NULL);                                               \
    }

#define OAS_REPLY(NAME, T, OPERATION)                                                              \
    OAS_FRONT OAS_NOT_NULL(1, 2, 3) oas_status NAME##_decode(T *out, const oas_reply *message,     \
                                                             oas_arena *mem, oas_judged *judged)   \
    {                                                                                              \
        const oas_operation *operation = OPERATION;                                                \
        return oas_reply_decode(operation, oas_str_from(operation->method), out, message, mem,     \
                                judged, NULL, NULL);                                               \
    }                                                                                              \
    OAS_FRONT OAS_NOT_NULL(1, 2, 3)                                                                \
        oas_status NAME##_encode(T const *in, oas_reply *out, oas_arena *mem, oas_judged *judged)  \
    {                                                                                              \
        return oas_reply_encode(OPERATION, in, out, mem, judged, NULL);                            \
    }                                                                                              \
    OAS_FRONT OAS_NOT_NULL(1, 2) oas_status NAME##_copy(T *to, T const *from, oas_arena *mem)      \
    {                                                                                              \
        return oas_reply_copy(OPERATION, to, from, mem, NULL);                                     \
    }                                                                                              \
    OAS_FRONT OAS_NOT_NULL(1, 2) bool NAME##_equal(T const *a, T const *b)                         \
    {                                                                                              \
        return oas_reply_equal(OPERATION, a, b, NULL);                                             \
    }                                                                                              \
    OAS_UNUSED static inline OAS_NOT_NULL(1, 2) void NAME##_print(T const *value, oas_buf *out)    \
    {                                                                                              \
        oas_reply_print(OPERATION, value, out, NULL);                                              \
    }

OAS_END

#endif
