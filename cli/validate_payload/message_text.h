/* message_text.h - a message of HTTP/1.1 as it was sent (RFC 9112): a request, or a request and its
 * response. */
#ifndef VALIDATE_PAYLOAD_MESSAGE_TEXT_H
#define VALIDATE_PAYLOAD_MESSAGE_TEXT_H

#include <oas/message.h>

struct message_text {
    oas_request request;
    oas_reply reply;      /* status 0: there is none */
    bool open;            /* the request's body has no length: it ends where the response begins */
    oas_part part;        /* what is wrong with the framing, and where: */
    const char *expected; /* NULL: nothing is */
    const char *at;
    bool of_reply;
};

/* Takes it apart; views are of `text`, and what was chunked of `mem`. Lines end in CRLF or LF. False
 * when there is no memory. */
bool message_text_read(oas_str text, oas_arena *mem, struct message_text *out);

#endif
