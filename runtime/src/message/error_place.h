/* error_place.h - from an error's offset back to what stands there. */
#ifndef OAS_MESSAGE_ERROR_PLACE_H
#define OAS_MESSAGE_ERROR_PLACE_H

#include <oas/error.h>

struct oas_reader;

/* Where the value that the error speaks of begins: the error's place, or behind the key and colon
 * when that is a key. `r` is then at it; false for invalid_json and at the text's end. */
bool oas_error_value(const oas_errors *errs, const oas_error *error, struct oas_reader *r);

/* The name of the member whose key is at the error's place, with its quotes; empty if it is no key.
 */
oas_str oas_error_key(const oas_errors *errs, const oas_error *error);

#endif
