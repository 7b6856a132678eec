/* The words of base.h and value.h: statuses and version by name, texts of literals, JSON strings,
 * presences. */
#include <oas/oas.h>

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

int main(void)
{
    test_names();
    test_literals();
    test_json_string();
    test_copy();
    return check_done();
}
