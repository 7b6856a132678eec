/* fast_block.h - 32 bytes at once: what is looked for in them. All of them can be read. */
#ifndef OAS_FAST_FAST_BLOCK_H
#define OAS_FAST_FAST_BLOCK_H

#include <oas/fast.h>

#include "base/bytes.h"
#include "base/plain.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define OAS_FAST_BLOCK 32u

#if defined(__SSE2__) && defined(__GNUC__)

static inline uint32_t oas_fast_block_mask(__m128i low, __m128i high)
{
    return (uint32_t)_mm_movemask_epi8(low) | (uint32_t)_mm_movemask_epi8(high) << 16;
}

static inline __m128i oas_fast_block_half(const char *at)
{
    return _mm_loadu_si128((const __m128i *)(const void *)at);
}

static inline size_t oas_fast_block_first(uint32_t mask)
{
    return mask ? (size_t)__builtin_ctz(mask) : OAS_FAST_BLOCK;
}

/* Are the first `len` bytes (1 to 32) equal? */
static inline bool oas_fast_block_equal(const char *at, const char *key, unsigned len)
{
    uint32_t same = oas_fast_block_mask(
        _mm_cmpeq_epi8(oas_fast_block_half(at), oas_fast_block_half(key)),
        _mm_cmpeq_epi8(oas_fast_block_half(at + 16), oas_fast_block_half(key + 16)));
    return !(~same << (OAS_FAST_BLOCK - len));
}

/* The first byte that is a quote; 32: none is. */
static inline size_t oas_fast_block_quote(const char *at)
{
    const __m128i quote = _mm_set1_epi8('"');
    return oas_fast_block_first(
        oas_fast_block_mask(_mm_cmpeq_epi8(oas_fast_block_half(at), quote),
                            _mm_cmpeq_epi8(oas_fast_block_half(at + 16), quote)));
}

/* As signed bytes, all above 0x7f are below 0x20 as well: one comparison finds both. */
static inline __m128i oas_fast_block_odd(__m128i half)
{
    __m128i mark = _mm_or_si128(_mm_cmpeq_epi8(half, _mm_set1_epi8('"')),
                                _mm_cmpeq_epi8(half, _mm_set1_epi8('\\')));
    return _mm_or_si128(mark, _mm_cmplt_epi8(half, _mm_set1_epi8(0x20)));
}

/* The first byte that does not stand for itself between quotes, or is beyond ASCII. */
static inline size_t oas_fast_block_special(const char *at)
{
    return oas_fast_block_first(
        oas_fast_block_mask(oas_fast_block_odd(oas_fast_block_half(at)),
                            oas_fast_block_odd(oas_fast_block_half(at + 16))));
}

/* The first byte above ' '. */
static inline size_t oas_fast_block_dark(const char *at)
{
    const __m128i space = _mm_set1_epi8(' ');
    __m128i low = oas_fast_block_half(at), high = oas_fast_block_half(at + 16);
    return oas_fast_block_first(
        ~oas_fast_block_mask(_mm_cmpeq_epi8(_mm_min_epu8(low, space), low),
                             _mm_cmpeq_epi8(_mm_min_epu8(high, space), high)));
}

#else

static inline bool oas_fast_block_equal(const char *at, const char *key, unsigned len)
{
    return oas_bytes_equal(at, key, len);
}

static inline size_t oas_fast_block_quote(const char *at)
{
    size_t i = 0;
    while (i < OAS_FAST_BLOCK && at[i] != '"')
        i++;
    return i;
}

static inline size_t oas_fast_block_special(const char *at)
{
    size_t i = 0;
    while (i < OAS_FAST_BLOCK && oas_is_plain_byte(at[i]))
        i++;
    return i;
}

static inline size_t oas_fast_block_dark(const char *at)
{
    size_t i = 0;
    while (i < OAS_FAST_BLOCK && (unsigned char)at[i] <= ' ')
        i++;
    return i;
}

#endif

/* Eight bytes as a number, the first one lowest. */
static inline uint64_t oas_fast_block_word(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#elif !defined(__BYTE_ORDER__)
    word = 0;
    for (unsigned i = 0; i < 8; i++)
        word |= (uint64_t)(unsigned char)at[i] << (8 * i);
#endif
    return word;
}

/* oas_fast_hash() of a text of `len` bytes, where 16 can be read. */
static inline uint32_t oas_fast_block_hash(const char *at, size_t len, uint64_t seed,
                                           unsigned shift)
{
    uint64_t first = oas_fast_block_word(at), second = oas_fast_block_word(at + 8);
    if (len < 8)
        first &= (UINT64_C(1) << (8 * len)) - 1;
    if (len < 16)
        second &= len <= 8 ? 0 : (UINT64_C(1) << (8 * (len - 8))) - 1;
    return oas_fast_hash(first, second, len, seed, shift);
}

#endif
