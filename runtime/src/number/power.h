/* power.h - powers of ten in binary, and the long products that numbers are converted with. */
#ifndef OAS_NUMBER_POWER_H
#define OAS_NUMBER_POWER_H

#include <oas/base.h>

#define OAS_POWER_LEAST (-342)
#define OAS_POWER_MOST  324

/* 128 bits; as a power the top one is set: high * 2^64 + low stands for that times
 * 2^(oas_power_log2(e) - 127). */
struct oas_wide {
    uint64_t high;
    uint64_t low;
};

/* 10^e for OAS_POWER_LEAST <= e <= OAS_POWER_MOST: exact where oas_power_exact() says so, else
 * below the true value by less than one unit of `low`. */
struct oas_wide oas_power(int e);

static inline bool oas_power_exact(int e)
{
    return e >= 0 && e <= 55; /* 5^55 is the last that has room in 128 bits */
}

/* x / 2^bits, rounded down. (A right shift of a negative number is the compiler's choice.) */
static inline int oas_floor_shift(int32_t x, unsigned bits)
{
    return x >= 0 ? x >> bits : -((-(x + 1)) >> bits) - 1;
}

/* The largest n with 2^n <= 10^e, for |e| up to 1233. */
static inline int oas_power_log2(int e)
{
    return oas_floor_shift((int32_t)e * 1741647, 19);
}

static inline struct oas_wide oas_multiply(uint64_t a, uint64_t b)
{
    struct oas_wide product;
#if defined(__SIZEOF_INT128__)
    __extension__ typedef unsigned __int128 wide;
    wide whole = (wide)a * b;
    product.high = (uint64_t)(whole >> 64);
    product.low = (uint64_t)whole;
#else
    uint64_t a0 = (uint32_t)a, a1 = a >> 32;
    uint64_t b0 = (uint32_t)b, b1 = b >> 32;
    uint64_t low = a0 * b0;
    uint64_t middle = a1 * b0 + (low >> 32); /* at most 2^64 - 2^32 */
    uint64_t other = a0 * b1 + (uint32_t)middle;
    product.high = a1 * b1 + (middle >> 32) + (other >> 32);
    product.low = other << 32 | (uint32_t)low;
#endif
    return product;
}

#endif
