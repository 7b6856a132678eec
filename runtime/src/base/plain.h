/* plain.h - text that stands for itself between quotes (RFC 8259 section 7) and is ASCII: no quote,
 * no backslash, no control character. Looked at in blocks, never beyond its end. */
#ifndef OAS_BASE_PLAIN_H
#define OAS_BASE_PLAIN_H

#include <oas/base.h>

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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

#if defined(__SSE2__)

#define OAS_PLAIN_BLOCK 16

/* A bit for each special byte of the block. As signed bytes, all above 0x7f are below 0x20 as well:
 * one comparison finds both. */
static inline unsigned oas_special_block(const char *at)
{
    __m128i block = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8('"')),
                               _mm_cmpeq_epi8(block, _mm_set1_epi8('\\')));
    hit = _mm_or_si128(hit, _mm_cmplt_epi8(block, _mm_set1_epi8(0x20)));
    return (unsigned)_mm_movemask_epi8(hit);
}

/* The same for each byte that is escaped between quotes: ASCII or not does not matter. */
static inline unsigned oas_escaped_block(const char *at)
{
    __m128i block = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8('"')),
                               _mm_cmpeq_epi8(block, _mm_set1_epi8('\\')));
    hit = _mm_or_si128(hit, _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(0x1f)), block));
    return (unsigned)_mm_movemask_epi8(hit);
}

#else

#define OAS_PLAIN_BLOCK 8

static inline uint64_t oas_special_block(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return oas_special_word(word);
}

/* Not 0 if one of the bytes is escaped between quotes: ASCII or not does not matter. */
static inline uint64_t oas_escaped_block(const char *at)
{
    const uint64_t each = UINT64_C(0x0101010101010101);
    uint64_t word;
    memcpy(&word, at, sizeof word);
    uint64_t quote = word ^ each * '"', slash = word ^ each * '\\';
    uint64_t hit = ((quote - each) & ~quote) | ((slash - each) & ~slash);
    return (hit | ((word - each * 0x20) & ~word)) & each * 0x80;
}

#endif

/* The first byte from `at` on that is not plain, or `end`. */
static inline const char *oas_plain_end(const char *at, const char *end)
{
    for (; end - at >= OAS_PLAIN_BLOCK; at += OAS_PLAIN_BLOCK) {
#if defined(__SSE2__)
        unsigned hits = oas_special_block(at);
        if (hits)
            return at + __builtin_ctz(hits);
#else
        if (oas_special_block(at))
            break;
#endif
    }
    while (at < end && oas_is_plain_byte(*at))
        at++;
    return at;
}

/* Is all of it plain? The last block overlaps the one before. */
static inline bool oas_is_plain(oas_str text)
{
    const char *at = text.at;
    size_t left = text.len;
    if (left >= OAS_PLAIN_BLOCK) {
        for (; left > OAS_PLAIN_BLOCK; at += OAS_PLAIN_BLOCK, left -= OAS_PLAIN_BLOCK)
            if (oas_special_block(at))
                return false;
        return !oas_special_block(at + left - OAS_PLAIN_BLOCK);
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
