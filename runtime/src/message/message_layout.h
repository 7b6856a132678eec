/* message_layout.h - errors of C types in words. */
#ifndef OAS_MESSAGE_MESSAGE_LAYOUT_H
#define OAS_MESSAGE_MESSAGE_LAYOUT_H

#include <oas/error.h>

/* Errors that no keyword of the schema finds, but the walks over C types: error->fault is then a
 * layout row, or for invalid_union a label row. */
static inline bool oas_error_of_layout(const oas_error *error)
{
    return error->keyword == OAS_KEYWORD_NONE && error->code != OAS_CODE_INVALID_JSON;
}

/* Those where the text has nothing to show: what stands there is only in a value's place. */
static inline bool oas_error_of_struct(const oas_error *error)
{
    return oas_error_of_layout(error) && error->code != OAS_CODE_UNREPRESENTABLE &&
           error->code != OAS_CODE_INVALID_UNION && error->code != OAS_CODE_INVALID_KEY;
}

/* What was expected of such an error, short or in words. */
void oas_layout_expected(const oas_errors *errs, const oas_error *error, oas_buf *out, bool words);

/* What a struct has there instead, as the end of a message: ", but it is unset". */
const char *oas_layout_fault(const oas_error *error);

#endif
