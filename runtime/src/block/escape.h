/* escape.h - one escape of a string (RFC 8259 section 7), and a code point as UTF-8. */
#ifndef OAS_BLOCK_ESCAPE_H
#define OAS_BLOCK_ESCAPE_H

#include <stddef.h>
#include <stdint.h>

/* What an escape of one letter stands for, 0 for every other byte. */
extern const char oas_escape_letter[256];

/* The value of four hexadecimal digits, negative if one of them is none. */
int32_t oas_hex_four(const char *at);

/* Writes `code` (a Unicode scalar value) as UTF-8 to `out`; returns the length, 1 to 4. */
size_t oas_code_put(char out[4], uint32_t code);

/* At a backslash: behind the whole escape, of a surrogate both halves, or NULL where it is none.
 * What it stands for is written to `out` in UTF-8; *len is its length. */
const char *oas_escape_read(const char *at, const char *end, char out[4], size_t *len);

#define OAS_MOST_ESCAPE 6 /* bytes of an escape */

/* Writes the escape of a quote, a backslash or a byte below 0x20; returns its length. All of `out`
 * may be overwritten. */
size_t oas_escape_write(char out[OAS_MOST_ESCAPE], char byte);

#endif
