/* oas/utf8.h - UTF-8 as RFC 3629 has it: no overlong form, no surrogate, nothing above U+10FFFF.
 *
 * All JSON texts are UTF-8 (RFC 8259 section 8.1), and so must be every string that is encoded: a
 * struct with one that is not is refused with the code not_utf8. A program that has texts from
 * elsewhere can ask beforehand:
 *
 *     if (oas_utf8_check(name) < name.len)
 *         ... at that offset it is no UTF-8
 *
 *     for (size_t i = 0; i < name.len; i += oas_utf8_step(name.at + i, name.at + name.len))
 *         ... one code point of a text that was found good
 *
 * Nothing here allocates or keeps anything. */
#ifndef OAS_UTF8_H
#define OAS_UTF8_H

#include <oas/base.h>

OAS_BEGIN

/* The offset of the first malformed sequence; `text.len` when there is none. */
size_t oas_utf8_check(oas_str text);

/* The length in bytes (1 to 4) of the well-formed sequence at `at`, or 0 when it is malformed or
 * `end` cuts it short. Never reads at or past `end`. */
size_t oas_utf8_step(const char *at, const char *end);

/* The code point of the well-formed sequence at `at`; its length goes to `*length`. */
uint32_t oas_utf8_get(const char *at, size_t *length);

/* The number of code points in well-formed text; in any other, of bytes that go on no character. So
 * columns are counted. */
size_t oas_utf8_count(oas_str text);

/* Would it move, hide or reorder text on a terminal, or begin a line of its own in a log? Control,
 * bidirectional and zero-width characters; a tab would not. */
bool oas_utf8_unsafe(uint32_t code);

OAS_END

#endif
