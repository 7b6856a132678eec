/* utf8.h - UTF-8 as RFC 3629 has it, for places and checks of documents. */
#ifndef LOAD_UTF8_H
#define LOAD_UTF8_H

#include <oas/base.h>

/* The length in bytes (1 to 4) of the well-formed sequence at `at`, or 0 when it is malformed or
 * `end` cuts it short. */
size_t utf8_step(const char *at, const char *end);

/* The code point of the well-formed sequence of `length` bytes at `at`. */
uint32_t utf8_code(const char *at, size_t length);

/* The offset of the first malformed sequence; `text.len` when there is none. */
size_t utf8_check(oas_str text);

#endif
