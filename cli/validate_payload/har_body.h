/* har_body.h - a form whose text a capture leaves out, written anew from its `params`. */
#ifndef VALIDATE_PAYLOAD_HAR_BODY_H
#define VALIDATE_PAYLOAD_HAR_BODY_H

#include <oas/arena.h>

/* One of postData.params; what is not there is at NULL. */
struct har_param {
    oas_str name;
    oas_str value;
    oas_str file;
    oas_str type;
};

/* Writes the body of that media type, a form or multipart/form-data with its boundary. False, and
 * nothing is written, where it cannot be known: another type, no boundary, a file without text. */
bool har_body_write(oas_str type, const struct har_param *params, size_t count, oas_buf *out);

#endif
