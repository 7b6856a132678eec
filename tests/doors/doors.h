/* doors.h - values and errors compared: what both doors must say alike. */
#ifndef DOORS_H
#define DOORS_H

#include <oas/oas.h>

/* Appends one line an error: code, keyword, offset, place in the payload, way through the schema,
 * place in the document (without its folder), and the words. */
void doors_errors(oas_errors *errs, oas_buf *out);

/* Only their codes, one a line. */
void doors_codes(const oas_errors *errs, oas_buf *out);

/* True if two values of one C type are equal, presence for presence: texts by content, lists item
 * by item, doubles bit for bit, any JSON by value. */
bool doors_same(const oas_program *program, uint32_t row, const void *a, const void *b);

/* True if two JSON texts are the same value. */
bool doors_same_json(oas_str a, oas_str b);

/* The same, but numbers may differ if they are one double. */
bool doors_same_rounded(oas_str a, oas_str b);

#endif
