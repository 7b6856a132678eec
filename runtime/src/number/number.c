/* Decimal numbers taken apart and compared digit by digit. */
#include "number/number.h"

#include <oas/program.h>

#include "base/ascii.h"

/* Exponents saturate here. One that equals the limit may stand for a larger one; the text then
 * decides (exponent_gap below). */
#define EXPONENT_LIMIT ((int64_t)1 << 60)

/* The digits of the part after `e`, without leading zeros, and its sign. */
struct power {
    const char *at;
    const char *end;
    int sign;
};

static struct power power_read(const char *at, const char *end)
{
    struct power power = {at, end, 1};
    if (at < end && (*at == '-' || *at == '+')) {
        power.sign = *at == '-' ? -1 : 1;
        power.at++;
    }
    while (power.at < end && *power.at == '0')
        power.at++;
    return power;
}

static int64_t power_value(struct power power)
{
    int64_t value = 0;
    for (const char *at = power.at; at < power.end; at++) {
        if (value >= EXPONENT_LIMIT / 10) {
            value = EXPONENT_LIMIT;
            break;
        }
        value = value * 10 + (*at - '0');
    }
    return power.sign * value;
}

static int64_t saturate(int64_t exponent)
{
    if (exponent > EXPONENT_LIMIT)
        return EXPONENT_LIMIT;
    return exponent < -EXPONENT_LIMIT ? -EXPONENT_LIMIT : exponent;
}

/* Sets is_int64 where digits * 10^exponent lies in -2^63 .. 2^63 - 1. */
static void read_int64(struct oas_number *number)
{
    if (number->digits == 0) {
        number->is_int64 = true;
        return;
    }
    if (number->exponent < 0 || number->exponent > 18 || number->digits > 19 ||
        number->digits + (uint64_t)number->exponent > 19)
        return;
    uint64_t value = 0; /* at most 10^19 - 1, below 2^64 */
    const char *at = number->first;
    for (size_t left = number->digits; left > 0; at++) {
        if (*at != '.') {
            value = value * 10 + (uint64_t)(*at - '0');
            left--;
        }
    }
    for (int64_t i = 0; i < number->exponent; i++)
        value *= 10;
    uint64_t most = (uint64_t)INT64_MAX;
    if (value <= most) {
        number->is_int64 = true;
        number->int64 = number->negative ? -(int64_t)value : (int64_t)value;
    } else if (number->negative && value == most + 1) {
        number->is_int64 = true;
        number->int64 = INT64_MIN;
    }
}

/* What most integers are: up to 18 digits between `at` and `end`. False for all else. */
static inline bool read_plain_digits(struct oas_number *number, const char *at, const char *end)
{
    int64_t value = 0;
    const char *last = at;
    if (end - at > 18 || at == end || *at == '0')
        return false;
    for (const char *digit = at; digit < end; digit++) {
        if (!oas_ascii_digit(*digit))
            return false;
        last = *digit != '0' ? digit : last;
        value = value * 10 + (*digit - '0');
    }
    number->first = at;
    number->digits = (size_t)(last - at) + 1;
    number->exponent = end - 1 - last;
    number->is_int64 = true;
    number->int64 = number->negative ? -value : value;
    return true;
}

struct oas_number oas_number_read(oas_str literal)
{
    struct oas_number number = {.text = literal};
    const char *at = literal.at;
    const char *end = at + literal.len;
    bool minus = at < end && *at == '-';
    at += minus;
    number.negative = minus;
    if (read_plain_digits(&number, at, end))
        return number;
    number.negative = false;
    int64_t seen = 0;  /* digits so far */
    int64_t whole = 0; /* of these, before the point */
    int64_t top = 0;   /* `seen` at the first significant digit */
    int64_t last = 0;  /* `seen` at the last one */
    bool point = false;
    for (; at < end && (oas_ascii_digit(*at) || *at == '.'); at++) {
        if (*at == '.') {
            point = true;
            continue;
        }
        if (*at != '0') {
            top = !number.first ? seen : top;
            number.first = !number.first ? at : number.first;
            last = seen;
        }
        seen++;
        whole += !point;
    }
    if (!number.first) {
        number.first = end;
        number.is_int64 = true;
        return number;
    }
    at += at < end; /* the e */
    int64_t power = power_value(power_read(at, end));
    bool beyond = power == EXPONENT_LIMIT || power == -EXPONENT_LIMIT;
    number.exponent = beyond ? power : saturate(power + (whole - 1 - last));
    number.digits = (size_t)(last - top + 1);
    number.negative = minus;
    read_int64(&number);
    return number;
}

bool oas_number_is_integer(const struct oas_number *number)
{
    /* The last significant digit is no zero, so nothing below its place can vanish. */
    return number->digits == 0 || number->exponent >= 0;
}

static bool append_digit(uint64_t *value, unsigned digit)
{
    if (*value > (UINT64_MAX - digit) / 10)
        return false;
    *value = *value * 10 + digit;
    return true;
}

bool oas_number_uint64(const struct oas_number *number, uint64_t *out)
{
    uint64_t value = 0;
    const char *at = number->first;
    if (number->negative || !oas_number_is_integer(number))
        return false;
    for (size_t left = number->digits; left > 0; at++) {
        if (*at == '.')
            continue;
        if (!append_digit(&value, (unsigned)(*at - '0')))
            return false;
        left--;
    }
    for (int64_t left = number->digits ? number->exponent : 0; left > 0; left--)
        if (!append_digit(&value, 0))
            return false;
    *out = value;
    return true;
}

/* Finds the written exponent, and how many places left of the point the first significant digit
 * stands (0: directly right of it). */
static struct power locate(const struct oas_number *number, int64_t *places)
{
    const char *end = number->text.at + number->text.len;
    const char *at = number->text.at;
    const char *point = NULL;
    for (; at < end && *at != 'e' && *at != 'E'; at++)
        if (*at == '.')
            point = at;
    point = !point ? at : point;
    *places = point - number->first;
    *places += *places < 0; /* the point itself is no place */
    return power_read(at < end ? at + 1 : at, end);
}

/* The difference of two written exponents, exact up to 2^58 and saturated beyond: digit by digit
 * from the left, where a difference once large only grows. */
static int64_t power_gap(struct power a, struct power b)
{
    ptrdiff_t size_a = a.end - a.at;
    ptrdiff_t size_b = b.end - b.at;
    int64_t gap = 0;
    for (ptrdiff_t left = size_a > size_b ? size_a : size_b; left > 0; left--) {
        int64_t digit_a = left <= size_a ? a.end[-left] - '0' : 0;
        int64_t digit_b = left <= size_b ? b.end[-left] - '0' : 0;
        gap = gap * 10 + a.sign * digit_a - b.sign * digit_b;
        if (gap > EXPONENT_LIMIT / 16 || gap < -EXPONENT_LIMIT / 16)
            return gap > 0 ? EXPONENT_LIMIT : -EXPONENT_LIMIT;
    }
    return gap;
}

static bool is_saturated(const struct oas_number *number)
{
    return number->exponent == EXPONENT_LIMIT || number->exponent == -EXPONENT_LIMIT;
}

/* How much higher the first significant digit of `a` stands than that of `b`. */
static int64_t top_gap(const struct oas_number *a, const struct oas_number *b)
{
    if (!is_saturated(a) && !is_saturated(b))
        return (a->exponent + (int64_t)a->digits) - (b->exponent + (int64_t)b->digits);
    int64_t places_a = 0;
    int64_t places_b = 0;
    struct power power_a = locate(a, &places_a);
    struct power power_b = locate(b, &places_b);
    return power_gap(power_a, power_b) + (places_a - places_b);
}

/* Both start at the same place. Neither ends in a zero, so the longer one is the larger. */
static int compare_digits(const struct oas_number *a, const struct oas_number *b)
{
    const char *at_a = a->first;
    const char *at_b = b->first;
    size_t both = a->digits < b->digits ? a->digits : b->digits;
    for (size_t i = 0; i < both; i++) {
        at_a += *at_a == '.';
        at_b += *at_b == '.';
        if (*at_a != *at_b)
            return *at_a < *at_b ? -1 : 1;
        at_a++;
        at_b++;
    }
    return (a->digits > b->digits) - (a->digits < b->digits);
}

static int sign(const struct oas_number *number)
{
    if (number->digits == 0)
        return 0;
    return number->negative ? -1 : 1;
}

int oas_number_compare(const struct oas_number *a, const struct oas_number *b)
{
    if (a->is_int64 && b->is_int64)
        return (a->int64 > b->int64) - (a->int64 < b->int64);
    int sign_a = sign(a);
    int sign_b = sign(b);
    if (sign_a != sign_b || sign_a == 0)
        return (sign_a > sign_b) - (sign_a < sign_b);
    int64_t gap = top_gap(a, b);
    int order = gap != 0 ? (gap > 0) - (gap < 0) : compare_digits(a, b);
    return sign_a * order;
}

/* By the value where it is small, else by digits and exponent. An exponent that may have been
 * saturated for another text of the same number is not looked at. */
uint32_t oas_number_hash(const struct oas_number *number)
{
    if (number->is_int64)
        return oas_hash_end(oas_hash_word(0, (uint64_t)number->int64), 0);
    uint64_t hash = number->negative, word = 0;
    const char *at = number->first;
    for (size_t left = number->digits; left > 0; at++) {
        if (*at == '.')
            continue;
        word = word * 10 + (uint64_t)(*at - '0');
        left--;
        if (left % 18 == 0) {
            hash = oas_hash_word(hash, word);
            word = 0;
        }
    }
    bool far = number->exponent > EXPONENT_LIMIT / 2 || number->exponent < -EXPONENT_LIMIT / 2;
    return oas_hash_end(oas_hash_word(hash, far ? 0 : (uint64_t)number->exponent), number->digits);
}

/* Where an exponent is saturated, the last significant digits stand as far apart as the first ones
 * and what lies between. */
int64_t oas_number_shift(const struct oas_number *a, const struct oas_number *of)
{
    if (!is_saturated(a) && !is_saturated(of))
        return a->exponent - of->exponent;
    return top_gap(a, of) - (int64_t)a->digits + (int64_t)of->digits;
}
