/* Doubles and their texts: against the C library's conversions, digit by digit where those would
 * not do, and the hard cases by name. */
#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "number/double.h"
#include "number/power.h"

#include "check.h"

static uint64_t bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static double double_of(uint64_t bits)
{
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* xorshift64*: the same numbers on every machine. */
static uint64_t random_state = UINT64_C(0x9e3779b97f4a7c15);

static uint64_t random_bits(void)
{
    random_state ^= random_state >> 12;
    random_state ^= random_state << 25;
    random_state ^= random_state >> 27;
    return random_state * UINT64_C(2685821657736338717);
}

static double by_library(const char *text)
{
    double value = NAN;
    CHECK_INT(sscanf(text, "%lf", &value), 1);
    return value;
}

/* ---- reading ---- */

static void reads(const char *text, uint64_t want)
{
    double got = NAN;
    bool good = oas_double_read(oas_str_from(text), &got) && bits_of(got) == want;
    if (!good)
        printf("    %.60s: got %016llx, want %016llx\n", text, (unsigned long long)bits_of(got),
               (unsigned long long)want);
    CHECK(good);
}

static void overflows(const char *text)
{
    double got = 7;
    CHECK(!oas_double_read(oas_str_from(text), &got));
    CHECK(got == 7.0);
}

static void test_read_plain(void)
{
    reads("0", 0);
    reads("-0", UINT64_C(1) << 63);
    reads("-0.0e5", UINT64_C(1) << 63);
    reads("0e999999999999999999999", 0);
    reads("1", bits_of(1.0));
    reads("-1", bits_of(-1.0));
    reads("100", bits_of(100.0));
    reads("0.1", bits_of(0.1));
    reads("-0.30", bits_of(-0.3));
    reads("1.5E+3", bits_of(1500.0));
    reads("12345e-2", bits_of(123.45));
    reads("3.141592653589793", bits_of(3.141592653589793));
    reads("1e22", bits_of(1e22));
    reads("1e23", bits_of(1e23));
    reads("18446744073709551615", bits_of(18446744073709551616.0));
    reads("123456789012345678901234567890", bits_of(1.2345678901234568e29));
}

static void test_read_ties(void)
{
    reads("9007199254740991", UINT64_C(0x433fffffffffffff));
    reads("9007199254740992", UINT64_C(0x4340000000000000));
    reads("9007199254740993", UINT64_C(0x4340000000000000)); /* to even: down */
    reads("9007199254740993.0", UINT64_C(0x4340000000000000));
    reads("9007199254740993.00000000000000000000000000000000001", UINT64_C(0x4340000000000001));
    reads("9007199254740992.99999999999999999999999999999999999", UINT64_C(0x4340000000000000));
    reads("9007199254740995", UINT64_C(0x4340000000000002)); /* to even: up */
    reads("-9007199254740993", UINT64_C(0xc340000000000000));
    reads("4503599627370496.5", UINT64_C(0x4330000000000000));
    reads("4503599627370497.5", UINT64_C(0x4330000000000002));
    reads("4503599627370497.4999999999999999999999999999999", UINT64_C(0x4330000000000001));
    reads("9007199254740993e0", UINT64_C(0x4340000000000000));
    reads("90071992547409930e-1", UINT64_C(0x4340000000000000));
    reads("1.00000000000000011102230246251565404236316680908203125", UINT64_C(0x3ff0000000000000));
    reads("1.00000000000000011102230246251565404236316680908203126", UINT64_C(0x3ff0000000000001));
    reads("1.00000000000000033306690738754696212708950042724609375", UINT64_C(0x3ff0000000000002));
    reads("10000000000000000000000", UINT64_C(0x4480f0cf064dd592));
}

static void test_read_limits(void)
{
    reads("1.7976931348623157e308", UINT64_C(0x7fefffffffffffff));
    reads("1.7976931348623158e308", UINT64_C(0x7fefffffffffffff));
    reads("179769313486231580793728971405303415079934132710037826936173778980444968292764750946649"
          "017977587207096330286416692887910946555547851940402630657488671505820681908902000708383"
          "676273854845817711531764475730270069855571366959622842914819860834936475292719074168444"
          "365510704342711559699508093042880177904174497791.9",
          UINT64_C(0x7fefffffffffffff));
    overflows("1797693134862315807937289714053034150799341327100378269361737789804449682927647509"
              "4664901797758720709633028641669288791094655554785194040263065748867150582068190890"
              "2000708383676273854845817711531764475730270069855571366959622842914819860834936475"
              "292719074168444365510704342711559699508093042880177904174497792");
    overflows("1.7976931348623159e308");
    overflows("1e309");
    overflows("-1e309");
    overflows("1e400");
    overflows("1e999999999");
    overflows("-1e99999999999999999999999999");
    reads("1e-400", 0);
    reads("-1e-400", UINT64_C(1) << 63);
    reads("1e-99999999999999999999999999", 0);
    reads("2.2250738585072014e-308", UINT64_C(0x0010000000000000)); /* the least normal */
    reads("2.2250738585072011e-308", UINT64_C(0x000fffffffffffff)); /* hung PHP and Java once */
    reads("2.2250738585072012e-308", UINT64_C(0x0010000000000000));
    reads("2.225073858507201e-308", UINT64_C(0x000fffffffffffff));
    reads("4.9406564584124654e-324", 1);
    reads("5e-324", 1);
    reads("3e-324", 1);
    reads("2.4703282292062328e-324", 1);
    reads("2.4703282292062327e-324", 0);
    reads("7.4109846876186981e-324", 1);
    reads("7.4109846876186982e-324", 2);
    reads("1e-323", 2);
    reads("9999999999999999999e-343", 0);
    reads("24703282292062327209e-343", 1);
    reads("24703282292062327208e-343", 0);
}

/* Half of the least double, exactly: 751 digits. A hair above it rounds up, the tie and what is
 * below round to zero. */
static void test_read_half_of_least(void)
{
    char digits[1200] = "1";
    size_t count = 1;
    for (int i = 0; i < 1075; i++) { /* 5^1075, as at school; value = that * 10^-1075 */
        int carry = 0;
        for (size_t j = 0; j < count; j++) {
            int digit = (digits[j] - '0') * 5 + carry;
            digits[j] = (char)('0' + digit % 10);
            carry = digit / 10;
        }
        if (carry)
            digits[count++] = (char)('0' + carry);
    }
    char text[1400];
    for (size_t j = 0; j < count; j++)
        text[j] = digits[count - 1 - j];
    snprintf(text + count, 20, "e-1075");
    CHECK_INT(count, 752);
    reads(text, 0);
    memmove(text + count, "00000000000000000001e-1095", 27);
    reads(text, 1);
    text[count - 1]--;
    memmove(text + count, "99999999999999999999e-1095", 27);
    reads(text, 0);
    snprintf(text + count - 1, 20, "6e-1075");
    reads(text, 1);
}

/* `zeros` zeros between a tie and the digit that decides it. */
static void reads_far_digit(size_t zeros)
{
    size_t len = 17 + zeros + 1;
    char *text = malloc(len + 1);
    memcpy(text, "9007199254740993.", 17);
    memset(text + 17, '0', zeros);
    text[len - 1] = '0';
    text[len] = '\0';
    reads(text, UINT64_C(0x4340000000000000));
    text[len - 1] = '1';
    reads(text, UINT64_C(0x4340000000000001));
    free(text);
}

/* Attack 8: the last of many digits decides; a million of them are no trouble. */
static void test_read_long(void)
{
    for (size_t zeros = 700; zeros < 900; zeros += 7)
        reads_far_digit(zeros);
    for (size_t zeros = 760; zeros < 770; zeros++)
        reads_far_digit(zeros);
    reads_far_digit(1000000);
    size_t len = 1000000;
    char *text = malloc(len + 32);
    memset(text, '9', len);
    text[len] = '\0';
    overflows(text);
    snprintf(text + len, 32, "e-1000000");
    reads(text, bits_of(1.0));
    memset(text, '0', len);
    text[1] = '.';
    snprintf(text + len, 32, "15e1000000");
    reads(text, bits_of(15.0));
    free(text);
}

/* The library's own idea of a text, where it is right: glibc rounds correctly. */
static void reads_like_library(const char *text, size_t *bad)
{
    double got = INFINITY, want = by_library(text);
    bool finite = oas_double_read(oas_str_from(text), &got);
    if (finite != (isfinite(want) != 0) || (finite && bits_of(got) != bits_of(want))) {
        if (++*bad < 10)
            printf("    %s: got %.17g, want %.17g\n", text, got, want);
    }
}

static void test_read_random_texts(void)
{
    size_t bad = 0;
    char text[1000];
    for (int i = 0; i < 60000; i++) {
        size_t len = 0;
        size_t digits = 1 + (size_t)(random_bits() % (i % 20 == 0 ? 800 : 25));
        size_t point = (size_t)(random_bits() % (digits + 4));
        text[len++] = (char)('1' + random_bits() % 9);
        for (size_t j = 1; j < digits; j++) {
            if (j == point)
                text[len++] = '.';
            text[len++] = (char)('0' + random_bits() % 10);
        }
        int exponent = (int)(random_bits() % 700) - 350 - (point < digits ? 0 : (int)digits);
        snprintf(text + len, 20, "e%d", exponent);
        reads_like_library(text, &bad);
    }
    CHECK_INT(bad, 0);
}

/* Exactly between two doubles, and a digit to each side: long texts, written by the library. */
static void test_read_random_halves(void)
{
    size_t bad = 0;
    char text[1200];
    for (int i = 0; i < 4000; i++) {
        uint64_t bits = random_bits() % (UINT64_C(0x7fe) << 52);
        if (i % 8 == 0)
            bits >>= 12 + random_bits() % 52;
        long double half = ((long double)double_of(bits) + (long double)double_of(bits + 1)) / 2;
        if (LDBL_MANT_DIG < 64 || half == (long double)double_of(bits))
            break; /* there is no wider type to write it from */
        int len = snprintf(text, sizeof text, "%.1100Le", half);
        char *e = strchr(text, 'e');
        double got;
        CHECK(len > 0 && e);
        reads_like_library(text, &bad);
        CHECK(oas_double_read(oas_str_from(text), &got));
        bad += bits_of(got) != bits + (bits & 1);
        e[-1] = '1';
        reads_like_library(text, &bad);
        CHECK(oas_double_read(oas_str_from(text), &got));
        bad += bits_of(got) != bits + 1;
    }
    CHECK_INT(bad, 0);
}

/* ---- writing ---- */

static void writes(double value, const char *want)
{
    char out[OAS_DOUBLE_SIZE];
    size_t len = oas_double_write(value, out);
    CHECK_STR(oas_str_of(out, len), want);
    reads(want, bits_of(value));
}

static void test_write(void)
{
    writes(0.0, "0");
    writes(-0.0, "-0");
    writes(1, "1");
    writes(-1, "-1");
    writes(10, "10");
    writes(1.5, "1.5");
    writes(0.1, "0.1");
    writes(0.30000000000000004, "0.30000000000000004");
    writes(100.25, "100.25");
    writes(1.0 / 3, "0.3333333333333333");
    writes(123456789, "123456789");
    writes(9007199254740991.0, "9007199254740991");
    writes(9007199254740992.0, "9007199254740992");
    writes(9007199254740994.0, "9007199254740994");
    writes(9007199254740996.0, "9007199254740996");
    writes(1e20, "100000000000000000000");
    writes(123456789012345680000.0, "123456789012345680000");
    writes(1e21, "1e+21");
    writes(-1.5e21, "-1.5e+21");
    writes(1e22, "1e+22");
    writes(1e23, "1e+23");
    writes(9.5e-7, "9.5e-7");
    writes(1e-6, "0.000001");
    writes(1.25e-6, "0.00000125");
    writes(1e-7, "1e-7");
    writes(-1e-7, "-1e-7");
    writes(5e-324, "5e-324");
    writes(1e-323, "1e-323");
    writes(2e-323, "2e-323");
    writes(2.225073858507201e-308, "2.225073858507201e-308");
    writes(2.2250738585072014e-308, "2.2250738585072014e-308");
    writes(1.7976931348623157e308, "1.7976931348623157e+308");
    writes(-1.2345678901234568e-300, "-1.2345678901234568e-300");
    writes(-1.2345678901234567e-6, "-0.0000012345678901234567");
    writes(9.5367431640625e-7, "9.5367431640625e-7");       /* 2^-20: closer below than above */
    writes(5.684341886080802e-14, "5.684341886080802e-14"); /* 2^-44 */
    writes(9.109e-31, "9.109e-31");
    writes(2.9802322387695312e-8, "2.9802322387695312e-8"); /* ends in a tie: to even */
    writes(4.35, "4.35");
    writes(299792458, "299792458");
    writes(6.02214076e23, "6.02214076e+23");
}

/* The digits and the exponent of the first, of a text in either form. */
static size_t digits_of(oas_str text, char digits[32], int *exponent)
{
    size_t count = 0;
    int point = 0;
    bool seen = false;
    *exponent = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == 'e') {
            *exponent = (int)strtol(text.at + i + 1, NULL, 10);
            break;
        }
        if (c == '.')
            seen = true;
        if (c < '0' || c > '9')
            continue;
        if (count || c != '0')
            digits[count++] = c;
        point += seen ? (count == 0 ? -1 : 0) : count > 0;
    }
    while (count > 1 && digits[count - 1] == '0')
        count--;
    digits[count] = '\0';
    *exponent += point - 1;
    return count;
}

/* d.ddd of `count` digits plus `step` units of its last one; whether that reads back as `value`. */
static bool reads_back(double value, const char *digits, size_t count, int exponent, int step)
{
    char text[64];
    long long whole = strtoll(digits, NULL, 10) + step;
    snprintf(text, sizeof text, "%llde%d", whole, exponent - (int)count + 1);
    return by_library(text) == value;
}

/* Reads back; no text with a digit less does; and of its length none is nearer. */
static bool is_shortest(double value)
{
    char out[OAS_DOUBLE_SIZE + 1], digits[64], library[64];
    int exponent, power;
    size_t len = oas_double_write(value, out);
    double back;
    out[len] = '\0';
    if (len > OAS_DOUBLE_SIZE || !oas_double_read(oas_str_of(out, len), &back) ||
        bits_of(back) != bits_of(value) || by_library(out) != value)
        return false;
    size_t count = digits_of(oas_str_of(out, len), digits, &exponent);
    if (count > 17)
        return false;
    snprintf(library, sizeof library, "%.*e", (int)count - 1, value);
    char same[32];
    (void)digits_of(oas_str_from(library), same, &power);
    /* The nearest of that length, if it reads back at all. */
    if (by_library(library) == value && (strcmp(same, digits) != 0 || power != exponent))
        return false;
    if (count == 1)
        return true;
    snprintf(library, sizeof library, "%.*e", (int)count - 2, value);
    power = (int)strtol(strchr(library, 'e') + 1, NULL, 10);
    char shorter[64];
    size_t kept = 0;
    for (char *at = library; *at != 'e'; at++)
        if (*at >= '0' && *at <= '9')
            shorter[kept++] = *at;
    shorter[kept] = '\0';
    return !reads_back(value, shorter, kept, power, 0) &&
           !reads_back(value, shorter, kept, power, 1) &&
           !reads_back(value, shorter, kept, power, -1);
}

static void shortest_is_shortest(uint64_t bits, size_t *bad)
{
    bits &= ~(UINT64_C(1) << 63);
    if (bits == 0 || bits >= UINT64_C(0x7ff) << 52 || is_shortest(double_of(bits)))
        return;
    char out[OAS_DOUBLE_SIZE];
    size_t len = oas_double_write(double_of(bits), out);
    if (++*bad < 10)
        printf("    %016llx: " OAS_PRI " for %.17g\n", (unsigned long long)bits,
               OAS_ARG(oas_str_of(out, len)), double_of(bits));
}

static void test_write_random(void)
{
    size_t bad = 0;
    for (int i = 0; i < 60000; i++)
        shortest_is_shortest(random_bits(), &bad);
    for (int i = 0; i < 6000; i++) /* few bits set, subnormals, integers, short decimals */
        shortest_is_shortest(random_bits() & random_bits() & random_bits(), &bad);
    for (int i = 0; i < 6000; i++)
        shortest_is_shortest(random_bits() >> (12 + random_bits() % 51), &bad);
    for (int i = 0; i < 6000; i++)
        shortest_is_shortest(bits_of((double)(random_bits() >> (random_bits() % 64))), &bad);
    for (int i = 0; i < 6000; i++)
        shortest_is_shortest(bits_of((double)(random_bits() % 100000) / 1000), &bad);
    CHECK_INT(bad, 0);
}

/* Around every power of two, where the doubles below are closer, and every power of ten. */
static void test_write_powers(void)
{
    size_t bad = 0;
    for (uint64_t power = 0; power < 0x7ff; power++)
        for (uint64_t i = 0; i < 5; i++)
            shortest_is_shortest((power << 52) + i - 2, &bad);
    for (int power = -323; power <= 308; power++) {
        char text[16];
        snprintf(text, sizeof text, "1e%d", power);
        for (uint64_t i = 0; i < 5; i++)
            shortest_is_shortest(bits_of(by_library(text)) + i - 2, &bad);
    }
    CHECK_INT(bad, 0);
}

/* ---- the table ---- */

enum { LIMBS = 80 }; /* of 32 bits, the lowest first */

static void multiply(uint32_t *big, uint32_t by)
{
    uint64_t carry = 0;
    for (int i = 0; i < LIMBS; i++) {
        carry += (uint64_t)big[i] * by;
        big[i] = (uint32_t)carry;
        carry >>= 32;
    }
}

static void divide(uint32_t *big, uint32_t by)
{
    uint64_t rest = 0;
    for (int i = LIMBS; i-- > 0;) {
        rest = rest << 32 | big[i];
        big[i] = (uint32_t)(rest / by);
        rest %= by;
    }
}

static int bit(const uint32_t *big, int at)
{
    return at < 0 ? 0 : (int)(big[at / 32] >> (at % 32) & 1);
}

static int top_bit(const uint32_t *big)
{
    int at = LIMBS * 32 - 1;
    while (!bit(big, at))
        at--;
    return at;
}

static bool same_bits(const uint32_t *big, struct oas_wide power)
{
    int top = top_bit(big);
    for (int i = 0; i < 128; i++) {
        uint64_t word = i < 64 ? power.high : power.low;
        if ((int)(word >> (63 - i % 64) & 1) != bit(big, top - i))
            return false;
    }
    return true;
}

/* 10^e, and 2^scale / 10^e, which is cut off far below the bits that are compared. */
static void test_table(void)
{
    uint32_t up[LIMBS] = {1}, down[LIMBS] = {0};
    const int scale = LIMBS * 32 - 1;
    size_t bad = 0;
    down[LIMBS - 1] = UINT32_C(1) << 31;
    for (int e = 0; e <= 342; e++) {
        if (e <= OAS_POWER_MOST)
            bad += !same_bits(up, oas_power(e)) || oas_power_log2(e) != top_bit(up);
        bad += !same_bits(down, oas_power(-e)) || oas_power_log2(-e) != top_bit(down) - scale;
        multiply(up, 10);
        divide(down, 10);
    }
    CHECK_INT(bad, 0);
    struct oas_wide product = oas_multiply(UINT64_MAX, UINT64_MAX);
    CHECK(product.high == UINT64_MAX - 1 && product.low == 1);
    product = oas_multiply(UINT64_C(0x123456789abcdef0), UINT64_C(0xfedcba9876543210));
    CHECK(product.high == UINT64_C(0x121fa00ad77d7422) &&
          product.low == UINT64_C(0x236d88fe5618cf00));
}

int main(void)
{
    test_table();
    test_read_plain();
    test_read_ties();
    test_read_limits();
    test_read_half_of_least();
    test_read_long();
    test_read_random_texts();
    test_read_random_halves();
    test_write();
    test_write_random();
    test_write_powers();
    return check_done();
}
