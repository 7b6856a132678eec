/* Exact decimals: reading, order and multiples, far beyond double and int64. */
#include <stdlib.h>

#include "number/multiple.h"
#include "number/number.h"

#include "check.h"

static struct oas_number read(const char *text)
{
    return oas_number_read(oas_str_from(text));
}

static void int64_is(const char *text, bool fits, int64_t want)
{
    struct oas_number n = read(text);
    if (n.is_int64 != fits || (fits && n.int64 != want))
        printf("    %s\n", text);
    CHECK(n.is_int64 == fits);
    CHECK(!fits || n.int64 == want);
}

static void integer_is(const char *text, bool want)
{
    struct oas_number n = read(text);
    if (oas_number_is_integer(&n) != want)
        printf("    %s\n", text);
    CHECK(oas_number_is_integer(&n) == want);
}

static void order_is(const char *left, const char *right, int want)
{
    struct oas_number a = read(left);
    struct oas_number b = read(right);
    int got = oas_number_compare(&a, &b);
    int back = oas_number_compare(&b, &a);
    if (got != want || back != -want)
        printf("    %s <=> %s\n", left, right);
    CHECK_INT(got, want);
    CHECK_INT(back, -want);
}

static bool is_multiple(const struct oas_number *a, const struct oas_number *of)
{
    uint32_t *limbs = malloc((oas_multiple_limbs(of) + 1) * sizeof *limbs);
    CHECK(limbs != NULL);
    bool yes = oas_multiple(a, of, limbs);
    free(limbs);
    return yes;
}

static void multiple_is(const char *value, const char *of, bool want)
{
    struct oas_number a = read(value);
    struct oas_number b = read(of);
    if (is_multiple(&a, &b) != want)
        printf("    %s of %s\n", value, of);
    CHECK(is_multiple(&a, &b) == want);
}

static void test_read(void)
{
    struct oas_number n = read("-0012.3400e5");
    CHECK(n.negative && n.digits == 4 && n.exponent == 3 && n.first[0] == '1');
    n = read("-0.0");
    CHECK(!n.negative && n.digits == 0 && n.is_int64 && n.int64 == 0);
    n = read("0.00120");
    CHECK(n.digits == 2 && n.exponent == -4 && n.first[0] == '1');
    n = read("1200");
    CHECK(n.digits == 2 && n.exponent == 2);
    n = read("1e99999999999999999999999");
    CHECK(n.digits == 1 && n.exponent == (int64_t)1 << 60);
    n = read("1.5e-99999999999999999999999");
    CHECK(n.exponent == -((int64_t)1 << 60));
}

static void test_int64(void)
{
    int64_is("0", true, 0);
    int64_is("-0", true, 0);
    int64_is("0e5", true, 0);
    int64_is("0.000e-99999999999999999999", true, 0);
    int64_is("1", true, 1);
    int64_is("-1", true, -1);
    int64_is("1.0", true, 1);
    int64_is("1.5", false, 0);
    int64_is("1.5e1", true, 15);
    int64_is("1e2", true, 100);
    int64_is("1E+2", true, 100);
    int64_is("100e-2", true, 1);
    int64_is("1e-1", false, 0);
    int64_is("9007199254740993", true, INT64_C(9007199254740993));
    int64_is("9223372036854775807", true, INT64_MAX);
    int64_is("9223372036854775808", false, 0);
    int64_is("-9223372036854775808", true, INT64_MIN);
    int64_is("-9223372036854775809", false, 0);
    int64_is("922337203685477580.7e1", true, INT64_MAX);
    int64_is("9999999999999999999", false, 0);
    int64_is("18446744073709551616", false, 0);
    int64_is("1e18", true, INT64_C(1000000000000000000));
    int64_is("1e19", false, 0);
    int64_is("10e18", false, 0);
    int64_is("1e999999999", false, 0);
}

static void test_integer(void)
{
    integer_is("0", true);
    integer_is("-0.0", true);
    integer_is("0e-5", true);
    integer_is("1.0", true);
    integer_is("1e2", true);
    integer_is("1.5", false);
    integer_is("1.25e1", false);
    integer_is("1.25e2", true);
    integer_is("1e-1", false);
    integer_is("10e-1", true);
    integer_is("100e-3", false);
    integer_is("1e999999999999999999999", true);
    integer_is("1e-999999999999999999999", false);
}

static void test_order(void)
{
    order_is("0", "-0", 0);
    order_is("0e9", "-0.00", 0);
    order_is("1", "2", -1);
    order_is("-1", "-2", 1);
    order_is("-1", "1", -1);
    order_is("0", "1e-999999999", -1);
    order_is("0", "-1e-999999999", 1);
    order_is("1e2", "100", 0);
    order_is("1e2", "100.000", 0);
    order_is("0.1", "1e-1", 0);
    order_is("0.1", "0.10000000000000000000000000000000001", -1);
    order_is("9007199254740992", "9007199254740993", -1);
    order_is("9223372036854775807", "9223372036854775808", -1);
    order_is("18446744073709551615", "18446744073709551616", -1);
    order_is("18446744073709551616", "1.8446744073709551616e19", 0);
    order_is("1e400", "1e401", -1);
    order_is("10e400", "1e401", 0);
    order_is("-1e400", "-1e401", 1);
    order_is("1e999999999", "9999999999999999999999", 1);
    order_is("12.5", "12.50001", -1);
    order_is("12.5", "1.25e1", 0);
    order_is("123.456", "12.3457e1", -1);
    order_is("99999999999999999999.5", "1e20", -1);
}

static void test_order_of_huge_exponents(void)
{
    order_is("1e99999999999999999999", "1e99999999999999999998", 1);
    order_is("10e99999999999999999998", "1e99999999999999999999", 0);
    order_is("0.01e99999999999999999999", "1e99999999999999999997", 0);
    order_is("0.011e99999999999999999999", "1e99999999999999999997", 1);
    order_is("1e-99999999999999999999", "1e-99999999999999999998", -1);
    order_is("1e99999999999999999999", "1e-99999999999999999999", 1);
    order_is("-1e99999999999999999999", "1e-99999999999999999999", -1);
    order_is("1e99999999999999999999", "1e000099999999999999999999", 0);
    order_is("1e99999999999999999999", "5", 1);
    order_is("1e-99999999999999999999", "5", -1);
    order_is("1e4611686018427387904", "1e4611686018427387905", -1);
    order_is("1e4611686018427387903", "1e4611686018427387904", -1);
    order_is("10e4611686018427387903", "1e4611686018427387904", 0);
}

static void test_multiple(void)
{
    multiple_is("0", "3", true);
    multiple_is("-0.0", "0.7", true);
    multiple_is("9", "3", true);
    multiple_is("10", "3", false);
    multiple_is("-9", "3", true);
    multiple_is("4.5", "1.5", true);
    multiple_is("35", "1.5", false);
    multiple_is("0.0075", "0.0001", true);
    multiple_is("0.00751", "0.0001", false);
    multiple_is("0.3", "0.1", true);
    multiple_is("19.99", "0.01", true);
    multiple_is("19.995", "0.01", false);
    multiple_is("1e308", "1e-308", true);
    multiple_is("1e308", "0.123456789", false);
    multiple_is("1e999999999", "7", false);
    multiple_is("7e999999999", "7", true);
    multiple_is("7e999999999999999999999999", "7e-99999999999999999999999", true);
    multiple_is("1e999999999", "1024", true);
    multiple_is("1e9", "1024", false);
    multiple_is("1e10", "1024", true);
    multiple_is("1e10", "9765625", true);
    multiple_is("1e9", "9765625", false);
    multiple_is("1e-1", "1", false);
    multiple_is("1e-999999999", "1", false);
    multiple_is("12391239123", "1e-8", true);
    multiple_is("9007199254740993", "2", false);
    multiple_is("999999999999999999", "999999999999999999", true);
    multiple_is("999999999999999998000000000000000001", "999999999999999999", true);
    multiple_is("999999999999999998000000000000000002", "999999999999999999", false);
    multiple_is("1e18", "999999999999999999", false);
    multiple_is("1234567890123456789", "1234567890123456789", true);
    multiple_is("2469135780246913578e400", "1234567890123456789", true);
    multiple_is("1234567890123456788", "1234567890123456789", false);
    multiple_is("1e18", "1000000000000000001", false);
    multiple_is("1e400", "1000000000000000001", false);
    multiple_is("1e19", "9223372036854775808", false); /* 2^63: of 1e19 a factor 2^19 */
    multiple_is("1e62", "9223372036854775808", false);
    multiple_is("1e63", "9223372036854775808", true);
    multiple_is("1e9999999999999999999999", "9223372036854775808", true);
    multiple_is("1e-9999999999999999999999", "9223372036854775808", false);
    multiple_is("3e9999999999999999999999", "7450580596923828125", true); /* 5^27 */
    multiple_is("3e26", "7450580596923828125", false);
    multiple_is("0.00", "7450580596923828125e999", true);
    multiple_is("1e999999999999999999999999", "1e999999999999999999999998", true);
    multiple_is("1e999999999999999999999998", "1e999999999999999999999999", false);
    multiple_is("7e-999999999999999999999999", "7e-999999999999999999999999", true);
    multiple_is("7e-999999999999999999999999", "3e-999999999999999999999999", false);
    multiple_is("70e-999999999999999999999999", "7e-999999999999999999999999", true);
    multiple_is("7e-999999999999999999999999", "70e-999999999999999999999999", false);
}

/* Attack 8: a million digits are decided exactly. */
static void test_million_digits(void)
{
    size_t len = 1000000;
    char *text = malloc(len);
    memset(text, '9', len);
    struct oas_number a = oas_number_read(oas_str_of(text, len));
    struct oas_number three = read("3");
    struct oas_number seven = read("11");
    struct oas_number top = read("1e1000000");
    CHECK(oas_number_is_integer(&a) && !a.is_int64);
    CHECK(is_multiple(&a, &three));
    CHECK(is_multiple(&a, &seven));
    CHECK_INT(oas_number_compare(&a, &top), -1);
    memset(text, '0', len);
    text[1] = '.';
    text[len - 1] = '1';
    a = oas_number_read(oas_str_of(text, len));
    top = read("1e-999998");
    CHECK_INT(oas_number_compare(&a, &top), 0);
    free(text);
}

/* Small decimals against plain integer arithmetic. */
static void test_against_integers(void)
{
    size_t bad = 0;
    char left[32];
    char right[32];
    for (int i = -300; i <= 300; i += 3) {
        for (int j = 1; j <= 300; j += 7) {
            for (int shift = 0; shift < 4; shift++) {
                snprintf(left, sizeof left, "%de-%d", i, shift);
                snprintf(right, sizeof right, "%d.0E-0%d", j, shift);
                struct oas_number a = read(left);
                struct oas_number b = read(right);
                bad += is_multiple(&a, &b) != (i % j == 0);
                bad += oas_number_compare(&a, &b) != (i > j) - (i < j);
            }
        }
    }
    CHECK_INT(bad, 0);
}

int main(void)
{
    test_read();
    test_int64();
    test_integer();
    test_order();
    test_order_of_huge_exponents();
    test_multiple();
    test_million_digits();
    test_against_integers();
    return check_done();
}
