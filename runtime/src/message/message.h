/* message.h - the message of an error, for programs and for people. */
#ifndef OAS_MESSAGE_MESSAGE_H
#define OAS_MESSAGE_MESSAGE_H

#include <oas/error.h>

/* Of what length a text is. The first is 0, so that it serves as a bool: in words. */
enum oas_length {
    OAS_LENGTH_SHORT, /* "integer >= 1" */
    OAS_LENGTH_FULL,  /* "an integer of at least 1" */
    OAS_LENGTH_LINE   /* the same, with the first 40 code points of a pattern */
};

/* What oas_error_message() appends, OAS_LENGTH_FULL, or that for a line. */
void oas_message_put(const oas_errors *errs, const oas_error *error, oas_buf *out,
                     enum oas_length length);

#endif
