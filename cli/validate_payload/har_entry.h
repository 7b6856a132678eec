/* har_entry.h - one entry of a capture (HAR 1.2) as the messages that it has: a request and its
 * response. It is read from its own text; nothing is kept of the others.
 *
 * Left out are fields that begin with ':' (HTTP/2's), and a text that joins values of a field by
 * line feeds is several of them. Bodies are without content coding; base64 is decoded; a form whose
 * text is not there is written anew from its `params`, a field Cookie from `cookies`. A body that
 * was there and whose text is not is unseen. */
#ifndef VALIDATE_PAYLOAD_HAR_ENTRY_H
#define VALIDATE_PAYLOAD_HAR_ENTRY_H

#include <oas/message.h>

#include "validate_payload/message_origin.h"

struct har_entry {
    oas_request request; /* the target has scheme and host; no fragment */
    oas_reply reply;     /* status 0: there is none */
    struct message_origins of_request;
    struct message_origins of_reply;
    const char *expected;      /* NULL: all is as HAR says. Else what is expected */
    struct message_spot fault; /* and where: its origin is of one of these */
    struct message_origin fault_at;
    const char *bad_request; /* base64 that is none, of the request's body; NULL: it is good */
    const char *bad_reply;
    bool no_memory;
};

/* Reads the entry, the `index`-th of the file. Views are of its text, and of `mem`. */
void har_entry_read(oas_json json, const char *file, size_t index, oas_arena *mem,
                    struct har_entry *out);

/* A request of a browser that asks whether the next one may be sent (CORS, Fetch section 4.8). */
bool har_entry_preflight(const struct har_entry *entry);

#endif
