/* utf8.h - UTF-8 counted and written; the rest of utf8.c is public. */
#ifndef OAS_BASE_UTF8_H
#define OAS_BASE_UTF8_H

#include <oas/utf8.h>

/* The number of code points in well-formed text. */
size_t oas_utf8_count(oas_str text);

/* Writes `code` (a Unicode scalar value) to `out`; returns the length, 1 to 4. */
size_t oas_utf8_put(char out[4], uint32_t code);

#endif
