/* Doubles as text: Schubfach (R. Giulietti, "The Schubfach way to render
 * doubles", 2020). In integers only, so that neither rounding mode nor the
 * width of registers counts. */
#include "number/double.h"

#include "base/put.h"
#include "number/power.h"

#define FRACTION_BITS 52
#define HIDDEN        (UINT64_C(1) << FRACTION_BITS)
#define SCALED_BIAS   (1023 + FRACTION_BITS)

/* digits * 10^exponent */
struct decimal {
    uint64_t digits;
    int exponent;
};

/* g * cp / 2^128, the lowest bit set when something was cut off ("round to
 * odd"). */
static uint64_t round_to_odd(struct oas_wide g, uint64_t cp)
{
    struct oas_wide x = oas_multiply(g.low, cp), y = oas_multiply(g.high, cp);
    uint64_t middle = y.low + x.high;
    uint64_t high = y.high + (middle < y.low);
    return high | (middle > 1);
}

/* The power as Schubfach wants it: not below the true value, less than one unit
 * above. */
static struct oas_wide power_above(int e)
{
    struct oas_wide g = oas_power(e);
    if (!oas_power_exact(e)) {
        g.low++;
        g.high += g.low == 0;
    }
    return g;
}

/* The decimal of least length within the values that read back as c * 2^q; of
 * several the nearest. `close`: the next double below is only half as far as
 * the one above. */
static struct decimal shortest(uint64_t c, int q, bool close)
{
    /* floor(log10(2^q)), or of 3/4 * 2^q */
    int k = oas_floor_shift(q * 1262611 - (close ? 524031 : 0), 22);
    int h = q + oas_power_log2(-k) + 1; /* 1 to 4 */
    bool odd = c & 1;                   /* ties go to even: the borders belong to an even c */
    struct oas_wide g = power_above(-k);
    uint64_t lower = round_to_odd(g, (4 * c - 2 + close) << h) + odd;
    uint64_t value = round_to_odd(g, (4 * c) << h);
    uint64_t upper = round_to_odd(g, (4 * c + 2) << h) - odd;
    uint64_t s = value / 4;
    if (s >= 10) {
        uint64_t tens = s / 10;
        bool below = lower <= 40 * tens;
        bool above = 40 * tens + 40 <= upper;
        if (below != above)
            return (struct decimal){tens + above, k + 1};
    }
    bool below = lower <= 4 * s;
    bool above = 4 * s + 4 <= upper;
    if (below != above)
        return (struct decimal){s + above, k};
    uint64_t middle = 4 * s + 2;
    bool up = value > middle || (value == middle && (s & 1));
    return (struct decimal){s + up, k};
}

/* Is c / 2^q the double of a decimal with three digits behind the point, and fifteen in all at most?
 * There is no other of fifteen, so no shorter one. `c` has its hidden bit and is not alone that: so
 * the decimal is less than half of the last bit away on either side. */
static bool in_thousandths(uint64_t c, int q, struct decimal *few)
{
    if (q < 13 || q > 62) /* c * 1000 has 63 bits; below 2^40 are 10^12 and no more */
        return false;
    uint64_t whole = c * 1000, unit = UINT64_C(1) << q;
    uint64_t thousandths = (whole + unit / 2) >> q, near = thousandths << q;
    uint64_t off = whole > near ? whole - near : near - whole;
    *few = (struct decimal){thousandths, -3};
    return off < 500 && thousandths < UINT64_C(1000000000000000);
}

/* `bits` is a positive, finite double. */
static struct decimal to_decimal(uint64_t bits)
{
    uint64_t fraction = bits & (HIDDEN - 1);
    int power = (int)(bits >> FRACTION_BITS);
    if (power == 0)
        return shortest(fraction, 1 - SCALED_BIAS, false);
    uint64_t c = HIDDEN | fraction;
    int q = power - SCALED_BIAS;
    if (q <= 0 && q > -FRACTION_BITS - 1 && (c & ((UINT64_C(1) << -q) - 1)) == 0)
        return (struct decimal){c >> -q, 0}; /* an integer: all of its digits */
    struct decimal few;
    if (fraction != 0 && in_thousandths(c, -q, &few))
        return few;
    return shortest(c, q, fraction == 0 && power > 1);
}

/* "e+21", "e-7"; at most three digits. Returns the place behind. */
static char *put_exponent(char *out, int exponent)
{
    unsigned left = (unsigned)(exponent < 0 ? -exponent : exponent);
    *out++ = 'e';
    *out++ = exponent < 0 ? '-' : '+';
    if (left >= 100)
        *out++ = (char)('0' + left / 100);
    if (left >= 10)
        *out++ = (char)('0' + left / 10 % 10);
    *out++ = (char)('0' + left % 10);
    return out;
}

enum { DIGITS = 24 }; /* a copy of one size needs no call; 20 digits at most count */

/* How many digits there are without the zeros behind; one of them is none. */
static int without_zeros(const char *digits, int count)
{
    while (count >= 8) {
        uint64_t word = oas_word_at(digits + count - 8) ^ OAS_EACH_BYTE * '0';
        if (word)
            return count - (int)oas_zeros_above(word) / 8;
        count -= 8;
    }
    while (digits[count - 1] == '0')
        count--;
    return count;
}

/* ECMA-262 section 6.1.6.1.20, Number::toString: `point` digits stand before
 * the point. At most 8 bytes stand before the digits, so that DIGITS of them
 * stay within OAS_DOUBLE_SIZE; what is behind the last one that counts is
 * overwritten, or not told of. Returns the place behind. */
static char *put_decimal(char *out, const char digits[DIGITS], int count, int point)
{
    if (point > 21 || point <= -6) {
        out[0] = digits[0];
        if (count > 1) {
            out[1] = '.';
            memcpy(out + 2, digits + 1, DIGITS - 1);
            out += count;
        }
        return put_exponent(out + 1, point - 1);
    }
    if (point <= 0) {
        memcpy(out, "0.00000", 7);
        memcpy(out + 2 - point, digits, DIGITS);
        return out + 2 - point + count;
    }
    memcpy(out, digits, DIGITS);
    if (point >= count) {
        memset(out + count, '0', (size_t)(point - count));
        return out + point;
    }
    memcpy(out + point + 1, digits + point, 16); /* 17 at most, and one of them before the point */
    out[point] = '.';
    return out + count + 1;
}

size_t oas_double_write(double value, char out[OAS_DOUBLE_SIZE])
{
    char *to = out;
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    *to = '-';
    to += bits >> 63;
    bits &= ~(UINT64_C(1) << 63);
    if (bits == 0) {
        *to = '0';
        return (size_t)(to + 1 - out);
    }
    struct decimal decimal = to_decimal(bits);
    char digits[2 * DIGITS] = {0};
    int all = (int)(oas_digits_put(digits, decimal.digits) - digits);
    return (size_t)(put_decimal(to, digits, without_zeros(digits, all), all + decimal.exponent) -
                    out);
}
