/* word.h - eight bytes as one number, the first byte the lowest, whatever the machine's order. */
#ifndef OAS_BLOCK_WORD_H
#define OAS_BLOCK_WORD_H

#include <stdint.h>
#include <string.h>

#define OAS_EACH_BYTE UINT64_C(0x0101010101010101)

static inline uint64_t oas_word_at(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return word;
#else
    const unsigned char *byte = (const unsigned char *)at;
    word = 0;
    for (unsigned i = 0; i < 8; i++)
        word |= (uint64_t)byte[i] << (8 * i);
    return word;
#endif
}

/* The number as eight bytes. */
static inline void oas_word_put(char *to, uint64_t word)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    memcpy(to, &word, sizeof word);
#else
    for (unsigned i = 0; i < 8; i++)
        to[i] = (char)(unsigned char)(word >> (8 * i));
#endif
}

/* Four bytes, and four others, as one number. */
static inline uint64_t oas_word_pair(const char *first, const char *second)
{
    char bytes[8];
    memcpy(bytes, first, 4);
    memcpy(bytes + 4, second, 4);
    return oas_word_at(bytes);
}

/* Copies 4 to 32 bytes, each end by the most that fits. */
static inline void oas_ends_copy(char *to, const char *at, size_t len)
{
    if (len >= 16) {
        memcpy(to, at, 16);
        memcpy(to + len - 16, at + len - 16, 16);
    } else if (len >= 8) {
        memcpy(to, at, 8);
        memcpy(to + len - 8, at + len - 8, 8);
    } else {
        memcpy(to, at, 4);
        memcpy(to + len - 4, at + len - 4, 4);
    }
}

/* Up to eight bytes, zeros behind them. */
static inline uint64_t oas_word_of(const char *at, size_t len)
{
    char bytes[8] = {0};
    memcpy(bytes, at, len);
    return oas_word_at(bytes);
}

/* The number of the lowest bit that is set; there is one. */
static inline unsigned oas_first_bit(uint64_t bits)
{
#if defined(__GNUC__)
    return (unsigned)__builtin_ctzll(bits);
#else
    unsigned number = 0;
    for (; !(bits & 1); bits >>= 1)
        number++;
    return number;
#endif
}

/* How many bits above the highest one that is set are not; there is one. */
static inline unsigned oas_zeros_above(uint64_t bits)
{
#if defined(__GNUC__)
    return (unsigned)__builtin_clzll(bits);
#else
    unsigned number = 0;
    for (; !(bits >> 63); bits <<= 1)
        number++;
    return number;
#endif
}

/* How many bits are set. */
static inline unsigned oas_count_bits(uint64_t bits)
{
    bits -= bits >> 1 & OAS_EACH_BYTE * 0x55;
    bits = (bits & OAS_EACH_BYTE * 0x33) + (bits >> 2 & OAS_EACH_BYTE * 0x33);
    return (unsigned)(((bits + (bits >> 4)) & OAS_EACH_BYTE * 0x0f) * OAS_EACH_BYTE >> 56);
}

/* The high bit of each byte that is 0; exactly those. */
static inline uint64_t oas_zero_bytes(uint64_t word)
{
    const uint64_t low = OAS_EACH_BYTE * 0x7f;
    return ~(((word & low) + low) | word | low);
}

/* The high bit of each byte from `least` to `most`, both ASCII. No sum of a byte carries over. */
static inline uint64_t oas_bytes_within(uint64_t word, unsigned least, unsigned most)
{
    uint64_t low = word & OAS_EACH_BYTE * 0x7f;
    return (low + OAS_EACH_BYTE * (0x80 - least)) & ~(low + OAS_EACH_BYTE * (0x7f - most)) & ~word &
           OAS_EACH_BYTE * 0x80;
}

/* The high bit of each byte of at least `least`, which is beyond ASCII. */
static inline uint64_t oas_bytes_from(uint64_t word, unsigned least)
{
    uint64_t low = word & OAS_EACH_BYTE * 0x7f;
    return word & (low + OAS_EACH_BYTE * (0x100 - least)) & OAS_EACH_BYTE * 0x80;
}

/* A bit a byte, of the bytes' high bits. */
static inline uint32_t oas_gather_bits(uint64_t high)
{
    return (uint32_t)((high >> 7) * UINT64_C(0x0102040810204080) >> 56);
}

/* The value of eight digits, each taken from its '0', the first the lowest byte: pairs, fours and
 * all eight are put together in every lane at once. */
static inline uint32_t oas_eight_digits(uint64_t word)
{
    word = word * 10 + (word >> 8);
    const uint64_t lane = UINT64_C(0x000000ff000000ff);
    uint64_t high = (word & lane) * (100 + (UINT64_C(1000000) << 32));
    uint64_t low = (word >> 16 & lane) * (1 + (UINT64_C(10000) << 32));
    return (uint32_t)((high + low) >> 32);
}

/* The number of the digits at `at`, where 16 bytes can be read, if they are at most as many; *count is
 * how many of these they are. What a sum carries over is behind the byte that tells. */
static inline uint64_t oas_digits_of_half(const char *at, unsigned *count)
{
    static const uint32_t ten[8] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000};
    uint64_t number = 0;
    for (*count = 0; *count < 16; *count += 8) {
        uint64_t word = oas_word_at(at + *count) ^ OAS_EACH_BYTE * '0';
        uint64_t other = ((word + OAS_EACH_BYTE * 0x76) | word) & OAS_EACH_BYTE * 0x80;
        if (other) {
            unsigned more = oas_first_bit(other) / 8;
            *count += more;
            return number * ten[more] + oas_eight_digits(word << (56 - 8 * more) << 8);
        }
        number = number * 100000000 + oas_eight_digits(word);
    }
    return number;
}

/* The other way: eight digits of a number below 10^8, the first the lowest byte. Fours, pairs and
 * digits are told apart in every lane at once. */
static inline uint64_t oas_digits_of_eight(uint32_t number)
{
    uint64_t fours = number / 10000 | (uint64_t)(number % 10000) << 32;
    uint64_t hundreds = (fours * 5243 >> 19) & UINT64_C(0x0000007f0000007f);
    uint64_t pairs = hundreds | (fours - hundreds * 100) << 16;
    uint64_t tens = (pairs * 103 >> 10) & UINT64_C(0x000f000f000f000f);
    return tens | (pairs - tens * 10) << 8;
}

#endif
