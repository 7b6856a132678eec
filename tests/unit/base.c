/* The words of base.h and value.h: statuses and version by name, texts of literals, JSON strings,
 * presences. */
#include <stdio.h>

#include <oas/oas.h>

#include "base/bytes.h"
#include "base/put.h"

#include "check.h"

static const oas_str static_texts[] = {OAS_STR_INIT("red"), OAS_STR_INIT("a\0b"), OAS_STR_INIT("")};

static void test_names(void)
{
    static const struct {
        oas_status status;
        const char *name;
    } rows[] = {{OAS_OK, "ok"},
                {OAS_INVALID, "invalid"},
                {OAS_MALFORMED, "malformed"},
                {OAS_UNREPRESENTABLE, "unrepresentable"},
                {OAS_UNDECIDED, "undecided"},
                {OAS_TOO_LARGE, "too_large"},
                {OAS_NO_MEMORY, "no_memory"},
                {(oas_status)99, "unknown"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        CHECK_STR(oas_str_from(oas_status_name(rows[i].status)), rows[i].name);
    CHECK_STR(oas_str_from(oas_version()), OAS_VERSION);
}

static void test_literals(void)
{
    CHECK(oas_str_equal(static_texts[0], OAS_STR("red")));
    CHECK(oas_str_equal(static_texts[1], oas_str_of("a\0b", 3)));
    CHECK(static_texts[2].len == 0);
}

/* Bytes that are no UTF-8 go through; encoding a struct is what refuses them. */
static void test_json_string(void)
{
    oas_buf out = {0};
    oas_buf_put_json(&out, OAS_STR("a\"\\\n\x01\xff\xc3/"));
    CHECK_STR(oas_buf_str(&out), "\"a\\\"\\\\\\n\\u0001\xff\xc3/\"");
    oas_buf_free(&out);
}

static void test_copy(void)
{
    struct {
        OAS_PATCH(int) a;
        OAS_OPT(int) b;
    } one = {.a = {OAS_VALUE, 7}};
    OAS_COPY(one.b, one.a);
    CHECK(one.b.is == OAS_VALUE && one.b.value == 7);
    OAS_SET_NULL(one.a);
    OAS_COPY(one.b, one.a);
    CHECK(one.b.is == OAS_NULL);
    OAS_UNSET(one.a);
    OAS_COPY(one.b, one.a);
    CHECK(one.b.is == OAS_ABSENT);
}

#define CHECK_ALIKE(T)                                                                             \
    do {                                                                                           \
        struct {                                                                                   \
            OAS_OPT(T) opt;                                                                        \
            OAS_NULLABLE(T) nullable;                                                              \
            OAS_PATCH(T) patch;                                                                    \
            char end;                                                                              \
        } all = {.end = 0};                                                                        \
        char *at = (char *)&all;                                                                   \
        CHECK(sizeof all.opt == sizeof all.patch && sizeof all.nullable == sizeof all.patch);      \
        CHECK((char *)&all.nullable == at + sizeof all.patch);                                     \
        CHECK((char *)&all.end == at + 3 * sizeof all.patch);                                      \
        CHECK((char *)&all.opt.value - at == (char *)&all.patch.value - (char *)&all.patch);       \
        CHECK((char *)&all.nullable.value - (char *)&all.nullable ==                               \
              (char *)&all.patch.value - (char *)&all.patch);                                      \
    } while (0)

/* Presences differ by what is legal, never by where it lies. */
static void test_alike(void)
{
    CHECK_ALIKE(bool);
    CHECK_ALIKE(int16_t);
    CHECK_ALIKE(int32_t);
    CHECK_ALIKE(int64_t);
    CHECK_ALIKE(double);
    CHECK_ALIKE(oas_str);
}

/* Each length, with nothing written beside what is copied. */
static void test_bytes_copy(void)
{
    char from[48], to[50];
    for (size_t i = 0; i < sizeof from; i++)
        from[i] = (char)('A' + i);
    for (size_t len = 0; len <= sizeof from; len++) {
        memset(to, '.', sizeof to);
        CHECK(oas_bytes_copy(to + 1, from, len) == to + 1 + len);
        CHECK(memcmp(to + 1, from, len) == 0);
        CHECK(to[0] == '.' && to[len + 1] == '.');
    }
}

/* Both sides of each power of ten, and the ends. */
static void test_digits(void)
{
    char digits[OAS_MOST_DIGITS], *end = digits + sizeof digits, wanted[32];
    uint64_t power = 1;
    for (int i = 0; i < 20; i++, power *= 10)
        for (uint64_t less = 0; less < 2; less++) {
            uint64_t number = power - less;
            int len = snprintf(wanted, sizeof wanted, "%llu", (unsigned long long)number);
            const char *at = oas_digits_before(end, number);
            char same[OAS_MOST_DIGITS + 8];
            CHECK_INT(oas_digits_put(same, number) - same, len);
            CHECK(memcmp(same, wanted, (size_t)len) == 0);
            CHECK_INT(end - at, len);
            CHECK(memcmp(at, wanted, (size_t)len) == 0);
        }
    CHECK(memcmp(oas_digits_before(end, UINT64_MAX), "18446744073709551615", 20) == 0);
}

int main(void)
{
    test_bytes_copy();
    test_digits();
    test_names();
    test_literals();
    test_json_string();
    test_copy();
    test_alike();
    return check_done();
}
