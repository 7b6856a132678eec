/* errors.h - what the files that spell errors share. */
#ifndef OAS_ERRORS_H
#define OAS_ERRORS_H

#include "walk/walk.h"

/* Appends "/name" with ~ and / escaped (RFC 6901 section 3). */
void oas_pointer_put(oas_buf *out, oas_str name);

/* Where the value that the error speaks of begins: the error's place, or behind the key and colon
 * when that is a key. `r` is then at it; false for invalid_json and at the text's end. */
bool oas_error_value(const oas_errors *errs, const oas_error *error, struct oas_reader *r);

/* The name of the member whose key is at the error's place, with its quotes; empty if it is no key.
 */
oas_str oas_error_key(const oas_errors *errs, const oas_error *error);

/* "string, integer or null", or with articles. */
void oas_kinds_put(oas_buf *out, unsigned kinds, bool articles);

/* At most 40 code points of `text`. */
void oas_cut_put(oas_buf *out, oas_str text);

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
           error->code != OAS_CODE_INVALID_UNION;
}

/* What was expected of such an error, short or in words. */
void oas_layout_expected(const oas_errors *errs, const oas_error *error, oas_buf *out, bool words);

/* What a struct has there instead, as the end of a message: ", but it is unset". */
const char *oas_layout_fault(const oas_error *error);

#endif
