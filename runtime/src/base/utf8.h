/* utf8.h - UTF-8 as RFC 3629 has it: no overlong form, no surrogate, nothing above U+10FFFF. */
#ifndef OAS_BASE_UTF8_H
#define OAS_BASE_UTF8_H

#include <oas/base.h>

/* The length in bytes (1 to 4) of the well-formed sequence at `at`, or 0 when it is malformed or
 * `end` cuts it short. Never reads at or past `end`. */
size_t oas_utf8_step(const char *at, const char *end);

/* The offset of the first malformed sequence; `text.len` when there is none. */
size_t oas_utf8_check(oas_str text);

/* The number of code points in well-formed text. */
size_t oas_utf8_count(oas_str text);

/* Writes `code` (a Unicode scalar value) to `out`; returns the length, 1 to 4. */
size_t oas_utf8_put(char out[4], uint32_t code);

/* The code point of the well-formed sequence at `at`; its length goes to `*length`. */
uint32_t oas_utf8_get(const char *at, size_t *length);

#endif
