/* put.h - text appended to a buffer without a call a byte: room is asked for
 * once, mostly there is some, and then the bytes are stored. */
#ifndef OAS_BASE_PUT_H
#define OAS_BASE_PUT_H

#include <oas/base.h>

#include "base/bytes.h"
#include "block/word.h"

/* Is there room for so many bytes more? The buffer has failed where there is
 * none. */
static inline bool oas_put_room(oas_buf *buf, size_t more)
{
    return !buf->failed && (more <= buf->cap - buf->len || oas_buf_reserve(buf, more));
}

static inline void oas_put_byte(oas_buf *buf, char byte)
{
    if (oas_put_room(buf, 1))
        buf->at[buf->len++] = byte;
}

static inline void oas_put_bytes(oas_buf *buf, const char *at, size_t len)
{
    if (oas_put_room(buf, len)) {
        oas_bytes_copy(buf->at + buf->len, at, len);
        buf->len += len;
    }
}

/* Between quotes, as it is: it stands for itself there. */
static inline void oas_put_quoted(oas_buf *buf, oas_str text)
{
    if (oas_put_room(buf, text.len + 2)) {
        char *at = buf->at + buf->len;
        at[0] = '"';
        *oas_bytes_copy(at + 1, text.at, text.len) = '"';
        buf->len += text.len + 2;
    }
}

#define OAS_MOST_DIGITS 20 /* 2^64 - 1 */

/* Writes the number so that it ends at `end`, with at most OAS_MOST_DIGITS
 * before it; returns its first digit. */
char *oas_digits_before(char *end, uint64_t number);

/* Writes a number below 10^8; eight bytes in all. Returns the place behind. */
static inline char *oas_few_digits_put(char *to, uint32_t number)
{
    uint64_t digits = oas_digits_of_eight(number);
    unsigned zeros = oas_first_bit(digits | UINT64_C(1) << 56) / 8;
    oas_word_put(to, (digits | OAS_EACH_BYTE * '0') >> 8 * zeros);
    return to + 8 - zeros;
}

/* Writes the number; eight bytes more may be written. Returns the place behind. */
static inline char *oas_digits_put(char *to, uint64_t number)
{
    const uint64_t eight = 100000000;
    if (number < eight)
        return oas_few_digits_put(to, (uint32_t)number);
    uint64_t high = number / eight;
    if (high < eight) {
        to = oas_few_digits_put(to, (uint32_t)high);
    } else {
        to = oas_few_digits_put(to, (uint32_t)(high / eight));
        oas_word_put(to, oas_digits_of_eight((uint32_t)(high % eight)) | OAS_EACH_BYTE * '0');
        to += 8;
    }
    oas_word_put(to, oas_digits_of_eight((uint32_t)(number % eight)) | OAS_EACH_BYTE * '0');
    return to + 8;
}

/* A text literal. */
#define OAS_PUT(buf, literal) oas_put_bytes(buf, literal, sizeof(literal) - 1)

#endif
