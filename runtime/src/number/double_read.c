/* Text as doubles. The first 19 digits times a power of ten of 128 bits give bounds for the value;
 * where both round to the same double, as nearly always, that is it (after D. Lemire, "Number
 * Parsing at a Gigabyte per Second", 2021). Else all digits are compared with the border between
 * two doubles in long integers. In integers only, so that neither rounding mode nor the width of
 * registers counts. */
#include "number/double.h"

#include "number/number.h"
#include "number/power.h"

#define FRACTION_BITS 52
#define BIAS          1023
#define INFINITE      (UINT64_C(0x7ff) << FRACTION_BITS)
#define EXACT_INTEGER (INT64_C(1) << 53)
#define FIRST_DIGITS  19 /* of any value below 2^64 */

/* ---- the fast way ---- */

/* The most significant digits of a number, which is from `digits` * 10^exponent to less than
 * (digits + cut) * 10^exponent. */
struct head {
    uint64_t digits;
    int64_t exponent;
    bool cut;
};

static struct head head_of(const struct oas_number *number)
{
    struct head head = {0, number->exponent, number->digits > FIRST_DIGITS};
    const char *at = number->first;
    size_t take = head.cut ? FIRST_DIGITS : number->digits;
    head.exponent += (int64_t)(number->digits - take);
    for (; take > 0; at++) {
        if (*at != '.') {
            head.digits = head.digits * 10 + (uint64_t)(*at - '0');
            take--;
        }
    }
    return head;
}

/* Bits above, and whether anything but zero is below: value = top * 2^exponent and a bit. */
struct scaled {
    uint64_t top; /* the highest bit is set */
    bool more;
    int exponent;
};

/* The nearest double, as its bits, which are in the order of the values; ties to even. INFINITE
 * where there is none. */
static uint64_t round_even(struct scaled s)
{
    int power = s.exponent + 63 + BIAS; /* of the top bit, as in the double */
    int shift = 63 - FRACTION_BITS;
    if (power <= 0) { /* subnormal: fewer bits */
        shift += 1 - power;
        power = 1;
    }
    if (power >= 0x7ff)
        return INFINITE;
    if (shift > 64)
        return 0;
    uint64_t bits = shift < 64 ? s.top >> shift : 0;
    uint64_t half = UINT64_C(1) << (shift - 1);
    bool up = (s.top & half) && (s.more || (s.top & (half - 1)) || (bits & 1));
    return ((uint64_t)(power - 1) << FRACTION_BITS) + bits + up;
}

static int leading_zeros(uint64_t x)
{
#if defined(__GNUC__) || defined(__clang__)
    return __builtin_clzll(x);
#else
    int count = 0;
    for (; !(x >> 63); x <<= 1)
        count++;
    return count;
#endif
}

/* high.middle with the top bit at the top. */
static struct scaled scale(uint64_t high, uint64_t middle, bool more, int exponent)
{
    struct scaled s = {high, more || middle, exponent};
    if (!(high >> 63)) { /* the product of two such numbers lacks one bit at most */
        s.top = high << 1 | middle >> 63;
        s.more = more || middle << 1;
        s.exponent--;
    }
    return s;
}

/* The double that `head` rounds to at its lower bound; *sure when at its upper bound too. */
static uint64_t guess(struct head head, bool *sure)
{
    int e = (int)head.exponent;
    int zeros = leading_zeros(head.digits);
    struct oas_wide power = oas_power(e);
    struct oas_wide low = oas_multiply(head.digits << zeros, power.low);
    struct oas_wide top = oas_multiply(head.digits << zeros, power.high);
    uint64_t middle = top.low + low.high;
    uint64_t high = top.high + (middle < top.low);
    int exponent = oas_power_log2(e) + 1 - zeros;
    uint64_t bits = round_even(scale(high, middle, low.low != 0, exponent));
    if (oas_power_exact(e) && !head.cut) {
        *sure = true;
        return bits;
    }
    /* The power's fault is less than one unit of `middle`; what was cut off, less than one digit.
     */
    uint64_t more = head.cut ? (UINT64_C(1) << zeros) + 1 : middle == UINT64_MAX;
    uint64_t above = high + more;
    *sure = above >= high && bits == round_even(scale(above, middle + 1, false, exponent));
    return bits;
}

/* ---- the exact way ---- */

/* Beyond this many digits only whether they are zero matters: no border between two doubles has
 * more than 768. */
#define MOST_DIGITS 780

/* 96 limbs are 3072 bits. Of the two numbers that are compared one is made of the digits, below
 * 10^781 < 2^2595, the other of 5^1124 < 2^2610 at most and 54 bits; a shift then makes the smaller
 * about as large as the other. */
#define LIMBS 96

struct big {
    size_t count;
    uint32_t limbs[LIMBS]; /* the lowest first; the last is not zero */
};

static void big_multiply_add(struct big *big, uint32_t by, uint32_t add)
{
    uint64_t carry = add;
    for (size_t i = 0; i < big->count; i++) {
        carry += (uint64_t)big->limbs[i] * by;
        big->limbs[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry && big->count < LIMBS)
        big->limbs[big->count++] = (uint32_t)carry;
}

static void big_multiply_power5(struct big *big, int64_t e)
{
    for (; e >= 13; e -= 13)
        big_multiply_add(big, 1220703125, 0); /* 5^13 */
    for (; e > 0; e--)
        big_multiply_add(big, 5, 0);
}

static void big_shift(struct big *big, int64_t bits)
{
    size_t whole = (size_t)bits / 32;
    if (bits % 32)
        big_multiply_add(big, UINT32_C(1) << bits % 32, 0);
    if (big->count == 0 || whole > LIMBS - big->count)
        return;
    memmove(big->limbs + whole, big->limbs, big->count * sizeof *big->limbs);
    memset(big->limbs, 0, whole * sizeof *big->limbs);
    big->count += whole;
}

static int big_compare(const struct big *a, const struct big *b)
{
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    for (size_t i = a->count; i-- > 0;)
        if (a->limbs[i] != b->limbs[i])
            return a->limbs[i] < b->limbs[i] ? -1 : 1;
    return 0;
}

/* The digits as an integer; returns its power of ten. A 1 stands for all that was left out. */
static int64_t big_digits(struct big *big, const struct oas_number *number)
{
    bool cut = number->digits > MOST_DIGITS;
    size_t take = cut ? MOST_DIGITS : number->digits;
    int64_t exponent = number->exponent + (int64_t)(number->digits - take);
    const char *at = number->first;
    uint32_t part = 0, by = 1;
    big->count = 0;
    for (; take > 0; at++) {
        if (*at == '.')
            continue;
        part = part * 10 + (uint32_t)(*at - '0');
        by *= 10;
        if (--take == 0 || by == 1000000000) {
            big_multiply_add(big, by, part);
            part = 0;
            by = 1;
        }
    }
    if (!cut)
        return exponent;
    big_multiply_add(big, 10, 1);
    return exponent - 1;
}

/* The number against the border between the double `bits` and the next one above it. */
static int compare_border(const struct oas_number *number, uint64_t bits)
{
    struct big digits, border = {0, {0}};
    int64_t exponent = big_digits(&digits, number);
    int64_t power = (int64_t)(bits >> FRACTION_BITS);
    uint64_t fraction = bits & ((UINT64_C(1) << FRACTION_BITS) - 1);
    if (power > 0)
        fraction |= UINT64_C(1) << FRACTION_BITS;
    uint64_t odd = 2 * fraction + 1; /* the border is odd * 2^two */
    int64_t two = (power > 0 ? power : 1) - BIAS - FRACTION_BITS - 1;
    big_multiply_add(&border, 1, (uint32_t)(odd >> 32));
    big_shift(&border, 32);
    border.limbs[0] = (uint32_t)odd;
    border.count += border.count == 0;
    if (exponent >= 0)
        big_multiply_power5(&digits, exponent);
    else
        big_multiply_power5(&border, -exponent);
    if (exponent >= two)
        big_shift(&digits, exponent - two);
    else
        big_shift(&border, two - exponent);
    return big_compare(&digits, &border);
}

/* From a double nearby to the nearest: up while the number is above the border over it (a tie goes
 * to the even one), down while it is below the one under it. */
static uint64_t settle(const struct oas_number *number, uint64_t bits)
{
    while (bits < INFINITE) {
        int order = compare_border(number, bits);
        if (order < 0 || (order == 0 && !(bits & 1)))
            break;
        bits++;
    }
    while (bits > 0) {
        int order = compare_border(number, bits - 1);
        if (order > 0 || (order == 0 && !(bits & 1)))
            break;
        bits--;
    }
    return bits;
}

/* The bits of the nearest double to the positive `number`. */
static uint64_t nearest(const struct oas_number *number)
{
    struct head head = head_of(number);
    if (head.exponent > 308) /* 10^309 at least */
        return INFINITE;
    if (head.exponent < OAS_POWER_LEAST) /* below 10^19 * 10^-343, less than half of the least */
        return 0;
    bool sure;
    uint64_t bits = guess(head, &sure);
    return sure ? bits : settle(number, bits);
}

bool oas_double_near(uint64_t digits, int64_t exponent, double *out)
{
    if (digits == 0 || exponent > 308 || exponent < OAS_POWER_LEAST)
        return false;
    bool sure;
    uint64_t bits = guess((struct head){digits, exponent, false}, &sure);
    if (!sure || bits >= INFINITE)
        return false;
    memcpy(out, &bits, sizeof bits);
    return true;
}

bool oas_double_read(oas_str literal, double *out)
{
    struct oas_number number = oas_number_read(literal);
    bool minus = literal.at[0] == '-';
    uint64_t bits = 0;
    if (number.is_int64 && number.int64 <= EXACT_INTEGER && number.int64 >= -EXACT_INTEGER) {
        double integer = (double)(number.int64 < 0 ? -number.int64 : number.int64);
        memcpy(&bits, &integer, sizeof bits);
    } else {
        bits = nearest(&number);
    }
    if (bits >= INFINITE)
        return false;
    bits |= (uint64_t)minus << 63;
    memcpy(out, &bits, sizeof bits);
    return true;
}
