/* Is a number a multiple of another? With a = A * 10^x, of = M * 10^y, neither A nor M ending in 0:
 * if x < y, A would have to be a multiple of ten, which it is not. Otherwise M must divide
 * A * 10^(x-y). Of M's factors 2 and 5 the power of ten takes up to x - y each, and M has fewer of
 * them than bits: zeros beyond 4 for each digit of M change nothing. */
#include "number/multiple.h"

/* ---- up to 18 digits ---- */

enum { SHORT_DIGITS = 18 };

/* The digits of `number` modulo `by` (below 10^18, so that a step stays below 2^64). */
static uint64_t modulo(const struct oas_number *number, uint64_t by)
{
    uint64_t rest = 0;
    const char *at = number->first;
    for (size_t left = number->digits; left > 0; at++) {
        if (*at != '.') {
            rest = (rest * 10 + (uint64_t)(*at - '0')) % by;
            left--;
        }
    }
    return rest;
}

static uint64_t strip_factor(uint64_t value, uint64_t factor, int64_t times)
{
    while (times-- > 0 && value % factor == 0)
        value /= factor;
    return value;
}

/* What the power of ten takes is taken from M, whose rest must divide A. */
static bool is_short_multiple(const struct oas_number *a, const struct oas_number *of,
                              int64_t shift)
{
    uint64_t divisor = modulo(of, UINT64_C(1000000000000000000));
    divisor = strip_factor(divisor, 2, shift);
    divisor = strip_factor(divisor, 5, shift);
    return modulo(a, divisor) == 0;
}

/* ---- of any length: limbs of nine digits, the lowest first ---- */

enum { LIMB_DIGITS = 9, LIMB = 1000000000 };

static size_t limb_count(const struct oas_number *of)
{
    return of->digits / LIMB_DIGITS + (of->digits % LIMB_DIGITS != 0);
}

/* The digits of a number one by one, then zeros. */
struct digits {
    const char *at;
    size_t left;
};

static uint32_t next_digits(struct digits *digits, unsigned count)
{
    uint32_t value = 0;
    while (count-- > 0) {
        unsigned digit = 0;
        if (digits->left > 0) {
            digits->at += *digits->at == '.';
            digit = (unsigned)(*digits->at++ - '0');
            digits->left--;
        }
        value = value * 10 + digit;
    }
    return value;
}

/* How many zeros stand behind A: those of the power of ten that matter, and as many as M gets for
 * its highest limb to be full. */
static uint64_t zero_count(const struct oas_number *of, int64_t shift)
{
    uint64_t most = (uint64_t)of->digits * 4;
    uint64_t filled = (uint64_t)limb_count(of) * LIMB_DIGITS - of->digits;
    return ((uint64_t)shift < most ? (uint64_t)shift : most) + filled;
}

/* rest -= times * divisor, which is not more than the rest. */
static void subtract(uint32_t *rest, const uint32_t *divisor, size_t count, uint64_t times)
{
    uint64_t borrow = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t take = times * divisor[i] + borrow; /* below LIMB^2 */
        uint32_t low = (uint32_t)(take % LIMB);
        borrow = take / LIMB + (rest[i] < low);
        rest[i] = rest[i] < low ? rest[i] + LIMB - low : rest[i] - low;
    }
    rest[count] -= (uint32_t)borrow;
}

/* How often the divisor goes into the rest, or less; never 0 when it does. By the highest limb,
 * which is at least LIMB / 10, so that what is left shrinks at least tenfold by each subtraction.
 */
static uint64_t quotient(const uint32_t *rest, const uint32_t *divisor, size_t count)
{
    uint64_t top = (uint64_t)rest[count] * LIMB + rest[count - 1];
    uint64_t times = top / ((uint64_t)divisor[count - 1] + 1);
    if (times > 0)
        return times;
    for (size_t i = count; i-- > 0;)
        if (rest[i] != divisor[i])
            return rest[i] > divisor[i];
    return 1;
}

/* The rest, one limb further to the left. */
static void append(uint32_t *rest, size_t count, uint32_t limb)
{
    for (size_t i = count; i > 0; i--)
        rest[i] = rest[i - 1];
    rest[0] = limb;
}

static bool is_long_multiple(const struct oas_number *a, const struct oas_number *of, int64_t shift,
                             uint32_t *divisor)
{
    size_t count = limb_count(of);
    uint32_t *rest = divisor + count; /* one limb more */
    struct digits digits = {of->first, of->digits};
    for (size_t i = count; i-- > 0;)
        divisor[i] = next_digits(&digits, LIMB_DIGITS);
    for (size_t i = 0; i <= count; i++)
        rest[i] = 0;
    digits = (struct digits){a->first, a->digits};
    uint64_t left = a->digits + zero_count(of, shift);
    while (left > 0) {
        unsigned next = left % LIMB_DIGITS ? (unsigned)(left % LIMB_DIGITS) : LIMB_DIGITS;
        append(rest, count, next_digits(&digits, next));
        left -= next;
        for (uint64_t times; (times = quotient(rest, divisor, count)) > 0;)
            subtract(rest, divisor, count, times);
    }
    for (size_t i = 0; i < count; i++)
        if (rest[i] != 0)
            return false;
    return true;
}

/* ---- both ---- */

size_t oas_multiple_limbs(const struct oas_number *of)
{
    return of->digits > SHORT_DIGITS ? 2 * limb_count(of) + 1 : 0;
}

uint64_t oas_multiple_work(const struct oas_number *a, const struct oas_number *of)
{
    if (of->digits <= SHORT_DIGITS || a->digits == 0)
        return 0;
    int64_t shift = oas_number_shift(a, of);
    if (shift < 0)
        return 0;
    uint64_t steps = (a->digits + zero_count(of, shift)) / LIMB_DIGITS + 1;
    uint64_t each = limb_count(of);
    return steps > UINT64_MAX / 4 / each ? UINT64_MAX / 4 : steps * each;
}

bool oas_multiple(const struct oas_number *a, const struct oas_number *of, uint32_t *limbs)
{
    if (a->digits == 0 || of->digits == 0)
        return a->digits == 0;
    int64_t shift = oas_number_shift(a, of);
    if (shift < 0)
        return false;
    return of->digits > SHORT_DIGITS ? is_long_multiple(a, of, shift, limbs)
                                     : is_short_multiple(a, of, shift);
}
