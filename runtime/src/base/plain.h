/* plain.h - text that stands for itself between quotes (RFC 8259 section 7) and is ASCII: no quote,
 * no backslash, no control character. Looked at in blocks, never beyond its end. */
#ifndef OAS_BASE_PLAIN_H
#define OAS_BASE_PLAIN_H

#include <oas/base.h>

#include <string.h>

#include "block/block.h"

static inline bool oas_is_plain_byte(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

/* Eight bytes: not 0 if one of them is special; false bits only stand above a true one, by
 * significance. Subtracting sets the high bit of a byte that is below what is subtracted. */
static inline uint64_t oas_special_word(uint64_t word)
{
    const uint64_t each = UINT64_C(0x0101010101010101);
    uint64_t quote = word ^ each * '"', slash = word ^ each * '\\';
    uint64_t hit = word | ((quote - each) & ~quote) | ((slash - each) & ~slash);
    return (hit | ((word - each * 0x20) & ~word)) & each * 0x80;
}

/* Is all of it plain? The last block overlaps the one before. */
static inline bool oas_is_plain(oas_str text)
{
    const char *at = text.at;
    size_t left = text.len;
    if (left >= OAS_HALF) {
        for (; left > OAS_HALF; at += OAS_HALF, left -= OAS_HALF)
            if (oas_half_special(at))
                return false;
        return !oas_half_special(at + left - OAS_HALF);
    }
    if (left >= sizeof(uint64_t)) {
        uint64_t first, last;
        memcpy(&first, at, sizeof first);
        memcpy(&last, at + left - sizeof last, sizeof last);
        return !(oas_special_word(first) | oas_special_word(last));
    }
    if (left >= sizeof(uint32_t)) {
        uint32_t first, last;
        memcpy(&first, at, sizeof first);
        memcpy(&last, at + left - sizeof last, sizeof last);
        return !oas_special_word(first | (uint64_t)last << 32);
    }
    while (left > 0 && oas_is_plain_byte(at[left - 1]))
        left--;
    return left == 0;
}

#endif
