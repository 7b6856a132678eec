/* fuzz_number.c - two numbers, one a line: their order and divisibility against arithmetic on
 * arrays of decimal digits, as taught at school. */
#include <stdlib.h>

#include "fuzz.h"
#include "number/multiple.h"
#include "number/number.h"
#include "json/reader.h"

enum { PLACES = 700, MOST_DIGITS = 200, MOST_POWER = 120, MOST_WORK = 1000000 };

/* digit[i] has the weight 10^(i - PLACES/2) */
struct decimal {
    unsigned char digit[PLACES];
    bool negative;
};

/* False when the number is too long for this arithmetic. */
static bool decimal_read(oas_str text, struct decimal *number)
{
    *number = (struct decimal){.negative = text.at[0] == '-'};
    size_t i = number->negative, end = i;
    long power = 0, whole = 0;
    while (end < text.len && (text.at[end] | 0x20) != 'e')
        end++;
    if (end - i > MOST_DIGITS)
        return false;
    bool minus = end + 1 < text.len && text.at[end + 1] == '-';
    for (size_t j = end + 1; j < text.len; j++)
        if (text.at[j] >= '0' && text.at[j] <= '9') {
            power = power * 10 + (text.at[j] - '0');
            if (power > MOST_POWER)
                return false;
        }
    power = minus ? -power : power;
    while (i + (size_t)whole < end && text.at[i + (size_t)whole] != '.')
        whole++;
    long weight = whole - 1 + power;
    for (; i < end; i++)
        if (text.at[i] != '.')
            number->digit[PLACES / 2 + weight--] = (unsigned char)(text.at[i] - '0');
    return true;
}

static int compare_size(const struct decimal *a, const struct decimal *b)
{
    for (size_t i = PLACES; i-- > 0;)
        if (a->digit[i] != b->digit[i])
            return a->digit[i] < b->digit[i] ? -1 : 1;
    return 0;
}

static bool is_zero(const struct decimal *number)
{
    static const struct decimal zero;
    return compare_size(number, &zero) == 0;
}

static int compare(const struct decimal *a, const struct decimal *b)
{
    if (is_zero(a) && is_zero(b))
        return 0;
    bool a_below = a->negative && !is_zero(a), b_below = b->negative && !is_zero(b);
    if (a_below != b_below)
        return a_below ? -1 : 1;
    return a_below ? -compare_size(a, b) : compare_size(a, b);
}

/* b times 10^shift; false when it has no room. */
static bool shifted(const struct decimal *b, size_t shift, struct decimal *out)
{
    *out = (struct decimal){.negative = false};
    for (size_t i = 0; i < PLACES; i++)
        if (b->digit[i]) {
            if (i + shift >= PLACES)
                return false;
            out->digit[i + shift] = b->digit[i];
        }
    return true;
}

static void subtract(struct decimal *a, const struct decimal *b)
{
    int borrow = 0;
    for (size_t i = 0; i < PLACES; i++) {
        int digit = a->digit[i] - b->digit[i] - borrow;
        borrow = digit < 0;
        a->digit[i] = (unsigned char)(digit + 10 * borrow);
    }
}

static bool is_multiple(struct decimal a, const struct decimal *of)
{
    struct decimal step;
    for (size_t shift = PLACES; shift-- > 0;)
        if (shifted(of, shift, &step))
            while (compare_size(&a, &step) >= 0)
                subtract(&a, &step);
    return is_zero(&a);
}

static bool is_integer(const struct decimal *number)
{
    for (size_t i = 0; i < PLACES / 2; i++)
        if (number->digit[i])
            return false;
    return true;
}

static size_t significant(const struct decimal *number)
{
    size_t low = 0, high = PLACES;
    while (high > 0 && number->digit[high - 1] == 0)
        high--;
    while (low < high && number->digit[low] == 0)
        low++;
    return high - low;
}

static bool read_line(const char **at, const char *end, oas_str *number)
{
    struct oas_reader r = {.begin = *at, .at = *at, .end = end, .max_string = SIZE_MAX};
    bool plain;
    if (*at == end || !(**at == '-' || (**at >= '0' && **at <= '9')) ||
        oas_read_number(&r, number, &plain) != OAS_OK)
        return false;
    *at = r.at + (r.at < end);
    return true;
}

static void check_pair(oas_str text_a, oas_str text_b)
{
    struct oas_number a = oas_number_read(text_a), b = oas_number_read(text_b);
    struct decimal slow_a, slow_b;
    int order = oas_number_compare(&a, &b), back = oas_number_compare(&b, &a);
    FUZZ_CHECK((order > 0) == (back < 0) && (order == 0) == (back == 0));
    bool divisor = b.digits > 0 && !b.negative;
    uint32_t *limbs = malloc((oas_multiple_limbs(&b) + 1) * sizeof *limbs);
    bool multiple =
        divisor && limbs && oas_multiple_work(&a, &b) < MOST_WORK && oas_multiple(&a, &b, limbs);
    free(limbs);
    if (!decimal_read(text_a, &slow_a) || !decimal_read(text_b, &slow_b))
        return;
    int want = compare(&slow_a, &slow_b);
    FUZZ_CHECK((order > 0) == (want > 0) && (order < 0) == (want < 0));
    FUZZ_CHECK(oas_number_is_integer(&a) == is_integer(&slow_a));
    FUZZ_CHECK(a.digits == significant(&slow_a));
    FUZZ_CHECK(!a.is_int64 || is_integer(&slow_a));
    if (divisor)
        FUZZ_CHECK(multiple == is_multiple(slow_a, &slow_b));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *copy = fuzz_copy(data, size);
    const char *at = copy, *end = copy + size;
    oas_str a, b;
    if (read_line(&at, end, &a) && read_line(&at, end, &b)) {
        check_pair(a, b);
        check_pair(b, a);
        check_pair(a, a);
    }
    free(copy);
    return 0;
}
