/* put.h - text appended to a buffer without a call a byte: room is asked for
 * once, mostly there is some, and then the bytes are stored. */
#ifndef OAS_BASE_PUT_H
#define OAS_BASE_PUT_H

#include <oas/base.h>

#include "base/bytes.h"

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

/* A text literal. */
#define OAS_PUT(buf, literal) oas_put_bytes(buf, literal, sizeof(literal) - 1)

#endif
