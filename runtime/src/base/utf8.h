/* utf8.h - UTF-8 run through and written; the rest of utf8.c is public. */
#ifndef OAS_BASE_UTF8_H
#define OAS_BASE_UTF8_H

#include <oas/utf8.h>

/* Behind the characters beyond ASCII that follow one another from `at` on: the first byte of ASCII,
 * or one above 0x7f that begins no character, or `end`. */
const char *oas_utf8_run(const char *at, const char *end);

/* Writes `code` (a Unicode scalar value) to `out`; returns the length, 1 to 4. */
size_t oas_utf8_put(char out[4], uint32_t code);

#endif
