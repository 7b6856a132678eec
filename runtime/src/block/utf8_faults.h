/* utf8_faults.h - which two bytes may not follow one another (RFC 3629 section 4), as three tables
 * of 16: a bit of a fault is set in all three where the high half of the first byte, its low half
 * and the high half of the second one make that fault (Keiser and Lemire, Validating UTF-8 in less
 * than one instruction per byte, 2021). */
#ifndef OAS_BLOCK_UTF8_FAULTS_H
#define OAS_BLOCK_UTF8_FAULTS_H

enum {
    OAS_UTF8_SHORT = 1,      /* a lead, then no tail */
    OAS_UTF8_LONG = 2,       /* ASCII, then a tail */
    OAS_UTF8_THREE = 4,      /* E0, then a tail below A0: two bytes would do */
    OAS_UTF8_LARGE = 8,      /* F4 and above, then a tail from 90 on: above U+10FFFF */
    OAS_UTF8_SURROGATE = 16, /* ED, then a tail from A0 on */
    OAS_UTF8_TWO = 32,       /* C0 or C1, then a tail: one byte would do */
    OAS_UTF8_FOUR = 64,      /* F0, then a tail below 90: three bytes would do; or above F4 */
    OAS_UTF8_TAILS = 128,    /* two tails: right behind a lead of three or four */
    OAS_UTF8_ANY_LOW = OAS_UTF8_SHORT | OAS_UTF8_LONG | OAS_UTF8_TAILS,
    OAS_UTF8_ABOVE_F4 = OAS_UTF8_ANY_LOW | OAS_UTF8_LARGE | OAS_UTF8_FOUR,
    OAS_UTF8_ANY_TAIL = OAS_UTF8_LONG | OAS_UTF8_TWO | OAS_UTF8_TAILS
};

#define OAS_UTF8_BITS(bits) ((int8_t)((bits) < 128 ? (bits) : (bits)-256))
#define OAS_UTF8_FOUR_TIMES(bits)                                                                  \
    OAS_UTF8_BITS(bits), OAS_UTF8_BITS(bits), OAS_UTF8_BITS(bits), OAS_UTF8_BITS(bits)

/* 0 to 7 is ASCII, 8 to B a tail, C and D a lead of two, E of three, F of four. */
#define OAS_UTF8_BEFORE_HIGH                                                                       \
    OAS_UTF8_FOUR_TIMES(OAS_UTF8_LONG), OAS_UTF8_FOUR_TIMES(OAS_UTF8_LONG),                        \
        OAS_UTF8_FOUR_TIMES(OAS_UTF8_TAILS), OAS_UTF8_BITS(OAS_UTF8_SHORT | OAS_UTF8_TWO),         \
        OAS_UTF8_BITS(OAS_UTF8_SHORT),                                                             \
        OAS_UTF8_BITS(OAS_UTF8_SHORT | OAS_UTF8_THREE | OAS_UTF8_SURROGATE),                       \
        OAS_UTF8_BITS(OAS_UTF8_SHORT | OAS_UTF8_LARGE | OAS_UTF8_FOUR)

#define OAS_UTF8_BEFORE_LOW                                                                        \
    OAS_UTF8_BITS(OAS_UTF8_ANY_LOW | OAS_UTF8_THREE | OAS_UTF8_TWO | OAS_UTF8_FOUR),               \
        OAS_UTF8_BITS(OAS_UTF8_ANY_LOW | OAS_UTF8_TWO), OAS_UTF8_BITS(OAS_UTF8_ANY_LOW),           \
        OAS_UTF8_BITS(OAS_UTF8_ANY_LOW), OAS_UTF8_BITS(OAS_UTF8_ANY_LOW | OAS_UTF8_LARGE),         \
        OAS_UTF8_FOUR_TIMES(OAS_UTF8_ABOVE_F4), OAS_UTF8_FOUR_TIMES(OAS_UTF8_ABOVE_F4),            \
        OAS_UTF8_BITS(OAS_UTF8_ABOVE_F4 | OAS_UTF8_SURROGATE), OAS_UTF8_BITS(OAS_UTF8_ABOVE_F4),   \
        OAS_UTF8_BITS(OAS_UTF8_ABOVE_F4)

#define OAS_UTF8_NOW_HIGH                                                                          \
    OAS_UTF8_FOUR_TIMES(OAS_UTF8_SHORT), OAS_UTF8_FOUR_TIMES(OAS_UTF8_SHORT),                      \
        OAS_UTF8_BITS(OAS_UTF8_ANY_TAIL | OAS_UTF8_THREE | OAS_UTF8_FOUR),                         \
        OAS_UTF8_BITS(OAS_UTF8_ANY_TAIL | OAS_UTF8_THREE | OAS_UTF8_LARGE),                        \
        OAS_UTF8_BITS(OAS_UTF8_ANY_TAIL | OAS_UTF8_SURROGATE | OAS_UTF8_LARGE),                    \
        OAS_UTF8_BITS(OAS_UTF8_ANY_TAIL | OAS_UTF8_SURROGATE | OAS_UTF8_LARGE),                    \
        OAS_UTF8_FOUR_TIMES(OAS_UTF8_SHORT)

#endif
