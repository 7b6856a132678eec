/* Doubles as text: Schubfach (R. Giulietti, "The Schubfach way to render doubles", 2020). In
 * integers only, so that neither rounding mode nor the width of registers counts. */
#include "number/double.h"

#include "number/power.h"

#define FRACTION_BITS 52
#define HIDDEN        (UINT64_C(1) << FRACTION_BITS)
#define SCALED_BIAS   (1023 + FRACTION_BITS)

/* digits * 10^exponent */
struct decimal {
    uint64_t digits;
    int exponent;
};

/* g * cp / 2^128, the lowest bit set when something was cut off ("round to odd"). */
static uint64_t round_to_odd(struct oas_wide g, uint64_t cp)
{
    struct oas_wide x = oas_multiply(g.low, cp), y = oas_multiply(g.high, cp);
    uint64_t middle = y.low + x.high;
    uint64_t high = y.high + (middle < y.low);
    return high | (middle > 1);
}

/* The power as Schubfach wants it: not below the true value, less than one unit above. */
static struct oas_wide power_above(int e)
{
    struct oas_wide g = oas_power(e);
    if (!oas_power_exact(e)) {
        g.low++;
        g.high += g.low == 0;
    }
    return g;
}

/* The decimal of least length within the values that read back as c * 2^q; of several the nearest.
 * `close`: the next double below is only half as far as the one above. */
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
    return shortest(c, q, fraction == 0 && power > 1);
}

struct digits_writer {
    char *out;
    size_t len;
};

static void put(struct digits_writer *w, const char *text, size_t len)
{
    memcpy(w->out + w->len, text, len);
    w->len += len;
}

static void put_zeros(struct digits_writer *w, int count)
{
    for (; count > 0; count--)
        w->out[w->len++] = '0';
}

/* "e+21", "e-7"; at most three digits. */
static void put_exponent(struct digits_writer *w, int exponent)
{
    unsigned left = (unsigned)(exponent < 0 ? -exponent : exponent);
    put(w, exponent < 0 ? "e-" : "e+", 2);
    if (left >= 100)
        w->out[w->len++] = (char)('0' + left / 100);
    if (left >= 10)
        w->out[w->len++] = (char)('0' + left / 10 % 10);
    w->out[w->len++] = (char)('0' + left % 10);
}

/* ECMA-262 section 6.1.6.1.20, Number::toString: `point` digits stand before the point. */
static void put_decimal(struct digits_writer *w, const char *digits, int count, int point)
{
    if (point > 21 || point <= -6) {
        put(w, digits, 1);
        if (count > 1) {
            put(w, ".", 1);
            put(w, digits + 1, (size_t)count - 1);
        }
        put_exponent(w, point - 1);
    } else if (point <= 0) {
        put(w, "0.", 2);
        put_zeros(w, -point);
        put(w, digits, (size_t)count);
    } else if (point >= count) {
        put(w, digits, (size_t)count);
        put_zeros(w, point - count);
    } else {
        put(w, digits, (size_t)point);
        put(w, ".", 1);
        put(w, digits + point, (size_t)(count - point));
    }
}

size_t oas_double_write(double value, char out[OAS_DOUBLE_SIZE])
{
    struct digits_writer w = {out, 0};
    char digits[20]; /* a uint64_t; 17 at most in truth */
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    if (bits >> 63)
        put(&w, "-", 1);
    bits &= ~(UINT64_C(1) << 63);
    if (bits == 0) {
        put(&w, "0", 1);
        return w.len;
    }
    struct decimal decimal = to_decimal(bits);
    while (decimal.digits % 10 == 0) {
        decimal.digits /= 10;
        decimal.exponent++;
    }
    int count = 0;
    for (; decimal.digits; decimal.digits /= 10)
        digits[sizeof digits - (size_t)++count] = (char)('0' + decimal.digits % 10);
    put_decimal(&w, digits + sizeof digits - count, count, count + decimal.exponent);
    return w.len;
}
