/* errors.h - the room error: errors as they are found. Whoever finds one adds it; what it says in
 * words is made later, by the room message.
 *
 * In: a code, rows of the program, the way through the schema. Out: the first errors by place, each
 * once, with the path of its keyword.
 * May use: base. */
#ifndef OAS_ERROR_ERRORS_H
#define OAS_ERROR_ERRORS_H

#include <oas/error.h>

/* How the walker got here, for the error's keyword path: a list on the stack, innermost first.
 * Spelled "/keyword", then "/name" or "/index" if there is one, then "/$ref" `refs` times. */
struct oas_step {
    const struct oas_step *up;
    oas_keyword keyword; /* OAS_KEYWORD_NONE at the root */
    uint32_t index;      /* OAS_NONE: none */
    oas_str name;        /* at NULL: none */
    uint32_t refs;
    uint32_t property; /* row of the fast walk's for what it leads to; 0: none */
};

/* None, as after zeroing; what was found before is forgotten. */
void oas_errors_clear(oas_errors *errs);

/* None yet, of this text. */
void oas_errors_begin(oas_errors *errs, const oas_program *program, oas_str json);

/* Adds a copy of `error`, its keyword path spelled from `path`. OAS_OK or OAS_NO_MEMORY. */
oas_status oas_errors_add(oas_errors *errs, const oas_error *error, const struct oas_step *path);

/* Appends "/name" with ~ and / escaped (RFC 6901 section 3). */
void oas_pointer_put(oas_buf *out, oas_str name);

#endif
