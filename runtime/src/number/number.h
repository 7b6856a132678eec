/* number.h - the room number: decimal numbers in integers only, without locale and rounding mode.
 * Here, JSON numbers compared exactly, whatever their size (RFC 8259 section 6).
 *
 * In: a literal that the reader has passed. Out: its parts, its order among others, the nearest
 * double; and the shortest text of a double.
 * May use: base. */
#ifndef OAS_NUMBER_NUMBER_H
#define OAS_NUMBER_NUMBER_H

#include <oas/base.h>

/* A JSON number taken apart. value = (-1)^negative * D * 10^exponent, where D are the digits of the
 * text from `first` on, without leading and trailing zeros and without the point. Zero has
 * `digits` 0. Nothing is copied: `text` must live as long as this. */
struct oas_number {
    oas_str text;      /* the whole literal */
    const char *first; /* the first significant digit */
    size_t digits;     /* how many significant digits (the point is not counted) */
    int64_t exponent;  /* of the last significant digit; saturates at +-2^60 */
    bool negative;     /* a minus sign stands before it; false for -0 */
    bool is_int64;     /* mathematically an integer within int64_t, in `int64` */
    int64_t int64;
};

/* Takes a valid JSON number literal apart; linear in its length. */
struct oas_number oas_number_read(oas_str literal);

/* 1.0 and 1e2 are integers, 1.5 and 1e-1 are not (JSON Schema Core section 4.2.1). */
bool oas_number_is_integer(const struct oas_number *number);

/* True if the number is an integer from 0 to 2^64 - 1, then in *out; else *out is untouched. */
bool oas_number_uint64(const struct oas_number *number, uint64_t *out);

/* Exact order: negative, 0, positive. -0 equals 0; 1e2 equals 100. Linear in the digits written;
 * exponents are never expanded. */
int oas_number_compare(const struct oas_number *a, const struct oas_number *b);

/* A number for the number: the same for all that compare as 0, on every machine. */
uint32_t oas_number_hash(const struct oas_number *number);

/* How much higher the last significant digit of `a` stands than that of `of`; neither is 0. Exact
 * up to 2^56, beyond it at least that much. */
int64_t oas_number_shift(const struct oas_number *a, const struct oas_number *of);

#endif
