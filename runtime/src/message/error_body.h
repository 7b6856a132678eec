/* error_body.h - the body that an API answers a bad request with, error by error. */
#ifndef OAS_MESSAGE_ERROR_BODY_H
#define OAS_MESSAGE_ERROR_BODY_H

#include <oas/error.h>

/* What every path begins with. */
struct oas_body_place {
    const oas_str *at;
    size_t count;
};

/* All up to the first error of so many. */
void oas_error_body_begin(uint64_t count, oas_buf *out);

/* One error as an object. `places` are those of all errors of `errs`; `text` is for short-lived
 * texts. */
void oas_error_body_put(const oas_errors *errs, const oas_error *error, oas_places *places,
                        const struct oas_body_place *place, oas_buf *out, oas_buf *text);

/* The same for what no schema says. */
struct oas_body_words {
    oas_str message;
    oas_str expected;
    oas_str received; /* empty: none */
    oas_code code;
};

void oas_error_body_plain(const struct oas_body_place *place, const struct oas_body_words *words,
                          oas_buf *out);

#endif
