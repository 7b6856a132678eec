/* bytes.h - short runs of bytes compared and copied without a call. */
#ifndef OAS_BASE_BYTES_H
#define OAS_BASE_BYTES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Names are short: words, of which the last one overlaps the one before. */
static inline bool oas_bytes_equal(const char *a, const char *b, size_t len)
{
    uint64_t x, y;
    uint32_t p, q;
    if (len >= sizeof x) {
        for (; len > sizeof x; a += sizeof x, b += sizeof x, len -= sizeof x) {
            memcpy(&x, a, sizeof x);
            memcpy(&y, b, sizeof y);
            if (x != y)
                return false;
        }
        memcpy(&x, a + len - sizeof x, sizeof x);
        memcpy(&y, b + len - sizeof y, sizeof y);
        return x == y;
    }
    if (len >= sizeof p) {
        memcpy(&p, a, sizeof p);
        memcpy(&q, b, sizeof q);
        if (p != q)
            return false;
        memcpy(&p, a + len - sizeof p, sizeof p);
        memcpy(&q, b + len - sizeof q, sizeof q);
        return p == q;
    }
    while (len > 0 && a[len - 1] == b[len - 1])
        len--;
    return len == 0;
}

/* To where none of them lies; returns the place behind. The last piece overlaps
 * the one before. */
static inline char *oas_bytes_copy(char *to, const char *from, size_t len)
{
    if (len > 32) {
        memcpy(to, from, len);
    } else if (len >= 16) {
        memcpy(to, from, 16);
        memcpy(to + len - 16, from + len - 16, 16);
    } else if (len >= 8) {
        memcpy(to, from, 8);
        memcpy(to + len - 8, from + len - 8, 8);
    } else if (len >= 4) {
        memcpy(to, from, 4);
        memcpy(to + len - 4, from + len - 4, 4);
    } else {
        for (size_t i = 0; i < len; i++)
            to[i] = from[i];
    }
    return to + len;
}

#endif
