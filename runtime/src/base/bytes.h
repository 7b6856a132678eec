/* bytes.h - short runs of bytes compared without a call. */
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

#endif
