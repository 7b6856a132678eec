/* call_body.h - bodies in the structs of whole messages (oas/call.h). */
#ifndef OAS_HTTP_CALL_BODY_H
#define OAS_HTTP_CALL_BODY_H

#include <string.h>

#include <oas/call.h>

#include "http/judging.h"

/* The body that was judged, which came as `octets`; it is the representation of that number. */
void oas_call_body_keep(const struct oas_judging *j, const oas_call_row *row, size_t number,
                        oas_str octets, char *out);

/* A body that is to be written. */
struct oas_call_body {
    const oas_media *media; /* NULL: there is none */
    const void *value;      /* of its C type; NULL: it is one of these */
    oas_str octets;
    oas_json json;
    oas_str media_type; /* for a range */
    oas_body_parts parts;
};

/* What the struct has of a body in the representation body->media, which is NULL then if there is
 * nothing. */
void oas_call_body_load(const oas_call_row *row, const char *in, struct oas_call_body *body);

/* The representation that the struct of a request names; NULL: there is no body, or it names none. */
const oas_media *oas_call_media(const oas_operation *operation, const char *in);

/* The status that the struct of a reply begins with. */
static inline unsigned oas_reply_status(const void *in)
{
    unsigned status;
    memcpy(&status, in, sizeof status);
    return status;
}

/* The representation that the struct of a reply names of the response of its status, which may be
 * NULL; NULL: there is no body, or it is one of another response. */
const oas_media *oas_reply_media(const oas_operation *operation, const oas_response *response,
                                 const void *in);

/* Of a message that is written: fields, to which Content-Type is added, and the body. */
struct oas_call_written {
    const oas_header *headers;
    size_t header_count;
    oas_str body;
};

/* Its representation is one of these. */
oas_status oas_call_body_write(struct oas_judging *j, const oas_media *all, size_t count,
                               const struct oas_call_body *body, struct oas_call_written *out);

/* One error of the body, and that status. */
oas_status oas_call_body_refuse(struct oas_judging *j, oas_wire_fault fault, oas_status status);

#endif
