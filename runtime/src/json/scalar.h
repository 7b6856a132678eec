/* scalar.h - scalars as constants are found by: equal ones have one JSON type and one text. */
#ifndef OAS_JSON_SCALAR_H
#define OAS_JSON_SCALAR_H

#include <oas/program.h>

#include "json/reader.h"
#include "json/token.h"

struct oas_scalar {
    unsigned jtype;         /* one OAS_JTYPE_* bit, numbers OAS_JTYPE_NUMBER; 0: no such value */
    struct oas_token token; /* a string's content; true, false, null; an integer's digits */
    char digits[24];        /* of an integer that is written otherwise */
};

/* The value at the cursor. What is no such constant has jtype 0: arrays, objects, and numbers other
 * than the integers of 64 bits. False where the text is malformed. */
bool oas_read_scalar(struct oas_reader *r, struct oas_scalar *scalar);

/* The row of `first` .. that has this JSON type and the token's content as its text, or OAS_NONE.
 */
uint32_t oas_find_value(const oas_program *program, uint32_t first, uint32_t slots, uint32_t mask,
                        unsigned jtype, const struct oas_token *token);

#endif
