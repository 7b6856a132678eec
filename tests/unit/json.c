/* Spans of any JSON: read, walked, compared, made; and what is no JSON, at every length. */
#include <math.h>
#include <stdlib.h>

#include <oas/json.h>

#include "number/number.h"

#include "check.h"

static oas_json json(const char *text)
{
    return oas_json_of(oas_str_from(text));
}

static void test_types(void)
{
    static const struct {
        const char *text;
        oas_json_type type;
    } rows[] = {
        {"null", OAS_JSON_NULL},
        {" true", OAS_JSON_BOOLEAN},
        {"false", OAS_JSON_BOOLEAN},
        {"\r\n\t-1", OAS_JSON_NUMBER},
        {"0", OAS_JSON_NUMBER},
        {"9e9", OAS_JSON_NUMBER},
        {"\"\"", OAS_JSON_STRING},
        {"[]", OAS_JSON_ARRAY},
        {"{}", OAS_JSON_OBJECT},
        {"", OAS_JSON_UNSET},
        {"  ", OAS_JSON_UNSET},
        {"x", OAS_JSON_UNSET},
        {"+1", OAS_JSON_UNSET},
        {"]", OAS_JSON_UNSET},
        {"\xEF\xBB\xBF{}", OAS_JSON_UNSET},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_INT(oas_json_type_of(json(rows[i].text)), rows[i].type);
    CHECK(oas_json_type_of((oas_json){NULL, 0}) == OAS_JSON_UNSET);
    CHECK(oas_json_is_null(json(" null ")));
    CHECK(!oas_json_is_null(json("nul")));
    CHECK(!oas_json_is_null(json("nulls")));
    CHECK(!oas_json_is_null(json("0")));
    CHECK(!oas_json_is_null((oas_json){NULL, 0}));
}

static void bool_is(const char *text, oas_status status, bool want)
{
    bool got = !want;
    CHECK_INT(oas_json_get_bool(json(text), &got), status);
    CHECK(status == OAS_OK ? got == want : got != want);
}

static void int64_is(const char *text, oas_status status, int64_t want)
{
    int64_t got = 77;
    check_int(oas_json_get_int64(json(text), &got), status, __FILE__, __LINE__, text);
    check_int(got, status == OAS_OK ? want : 77, __FILE__, __LINE__, text);
}

static void uint64_is(const char *text, oas_status status, uint64_t want)
{
    uint64_t got = 77;
    check_int(oas_json_get_uint64(json(text), &got), status, __FILE__, __LINE__, text);
    check_note(got == (status == OAS_OK ? want : 77), __FILE__, __LINE__, text);
}

static void double_is(const char *text, oas_status status, double want)
{
    double got = 77;
    check_int(oas_json_get_double(json(text), &got), status, __FILE__, __LINE__, text);
    check_note(got == (status == OAS_OK ? want : 77), __FILE__, __LINE__, text);
}

static void test_numbers(void)
{
    int64_is("0", OAS_OK, 0);
    int64_is(" -0.0 ", OAS_OK, 0);
    int64_is("1.0", OAS_OK, 1);
    int64_is("1e2", OAS_OK, 100);
    int64_is("1.5", OAS_INVALID, 0);
    int64_is("9223372036854775807", OAS_OK, INT64_MAX);
    int64_is("-9223372036854775808", OAS_OK, INT64_MIN);
    int64_is("9223372036854775808", OAS_UNREPRESENTABLE, 0);
    int64_is("-9223372036854775809", OAS_UNREPRESENTABLE, 0);
    int64_is("1e999999999", OAS_UNREPRESENTABLE, 0);
    int64_is("1e-999999999", OAS_INVALID, 0);
    int64_is("\"1\"", OAS_INVALID, 0);
    int64_is("01", OAS_INVALID, 0);
    int64_is("1 2", OAS_INVALID, 0);
    int64_is("-", OAS_INVALID, 0);
    int64_is("1.", OAS_INVALID, 0);
    int64_is("", OAS_INVALID, 0);
    uint64_is("0", OAS_OK, 0);
    uint64_is("-0", OAS_OK, 0);
    uint64_is("9223372036854775808", OAS_OK, UINT64_C(9223372036854775808));
    uint64_is("18446744073709551615", OAS_OK, UINT64_MAX);
    uint64_is("18446744073709551615.00", OAS_OK, UINT64_MAX);
    uint64_is("1.8446744073709551615E19", OAS_OK, UINT64_MAX);
    uint64_is("1844674407370955161.5e1", OAS_OK, UINT64_MAX);
    uint64_is("18446744073709551616", OAS_UNREPRESENTABLE, 0);
    uint64_is("99999999999999999999", OAS_UNREPRESENTABLE, 0);
    uint64_is("1e19", OAS_OK, UINT64_C(10000000000000000000));
    uint64_is("1e20", OAS_UNREPRESENTABLE, 0);
    uint64_is("1e99999999999999999999999", OAS_UNREPRESENTABLE, 0);
    uint64_is("-1", OAS_UNREPRESENTABLE, 0);
    uint64_is("0.5", OAS_INVALID, 0);
    uint64_is("null", OAS_INVALID, 0);
    double_is("1", OAS_OK, 1.0);
    double_is(" 1.25e-1\n", OAS_OK, 0.125);
    double_is("1e400", OAS_UNREPRESENTABLE, 0);
    double_is("1e-400", OAS_OK, 0);
    double_is("true", OAS_INVALID, 0);
    double_is("1e", OAS_INVALID, 0);
    double_is("NaN", OAS_INVALID, 0);
    bool_is("true", OAS_OK, true);
    bool_is(" false ", OAS_OK, false);
    bool_is("tru", OAS_INVALID, true);
    bool_is("truee", OAS_INVALID, true);
    bool_is("1", OAS_INVALID, true);
    bool_is("null", OAS_INVALID, true);
    bool_is("", OAS_INVALID, true);
}

static void test_strings(void)
{
    oas_arena mem = {0}, none;
    oas_str got = {NULL, 0};
    const char *plain = " \"caf\xC3\xA9\" ";
    oas_arena_init_fixed(&none, NULL, 0);
    CHECK(oas_json_get_string(json(plain), NULL, &got) == OAS_OK);
    CHECK_STR(got, "caf\xC3\xA9");
    CHECK(got.at == plain + 2);
    const char *escaped = "\"a\\n\\u00e9\\ud83d\\ude00\\u0000z\"";
    CHECK(oas_json_get_string(json(escaped), &mem, &got) == OAS_OK);
    CHECK(oas_str_equal(got, OAS_STR("a\n\xC3\xA9\xF0\x9F\x98\x80\0z")));
    CHECK(oas_json_is(json(escaped), OAS_STR("a\n\xC3\xA9\xF0\x9F\x98\x80\0z")));
    CHECK(!oas_json_is(json(escaped), OAS_STR("a\n")));
    oas_str before = got;
    CHECK(oas_json_get_string(json("\"\\n\""), NULL, &got) == OAS_NO_MEMORY);
    CHECK(oas_json_get_string(json("\"\\n\""), &none, &got) == OAS_NO_MEMORY);
    CHECK(oas_json_get_string(json("\"abc"), &mem, &got) == OAS_INVALID);
    CHECK(oas_json_get_string(json("\"\\ud83d\""), &mem, &got) == OAS_INVALID);
    CHECK(oas_json_get_string(json("\"\xC3\""), &mem, &got) == OAS_INVALID);
    CHECK(oas_json_get_string(json("\"a\" \"b\""), &mem, &got) == OAS_INVALID);
    CHECK(oas_json_get_string(json("1"), &mem, &got) == OAS_INVALID);
    CHECK(got.at == before.at && got.len == before.len);
    CHECK(oas_json_is(json("\"\""), OAS_STR("")));
    CHECK(!oas_json_is(json("\"a"), OAS_STR("a")));
    CHECK(!oas_json_is(json("1"), OAS_STR("1")));
    oas_arena_free(&mem);
}

static const char object[] =
    " { \"a\" : 1 , \"b\\u0041\":[ 10, {\"x\":[]} ,\"s\"], \"a\":2, \"\":{ } } ";

static void test_each(void)
{
    static const char *const values[] = {"1", "[ 10, {\"x\":[]} ,\"s\"]", "2", "{ }"};
    static const char *const keys[] = {"a", "bA", "a", ""};
    oas_json_iter it = oas_json_each(json(object));
    size_t i = 0;
    for (; oas_json_next(&it); i++) {
        CHECK(i < 4 && it.index == i);
        CHECK(oas_json_is(it.key, oas_str_from(keys[i])));
        CHECK_STR(oas_json_text(it.value), values[i]);
    }
    CHECK_INT(i, 4);
    CHECK(it.status == OAS_OK && !it.key.at && !it.value.at);
    CHECK(!oas_json_next(&it));
    CHECK_INT(oas_json_count(json(object)), 4);
    oas_json list = oas_json_member(json(object), OAS_STR("bA"));
    CHECK_INT(oas_json_count(list), 3);
    it = oas_json_each(list);
    CHECK(oas_json_next(&it) && !it.key.at && it.index == 0);
    CHECK_STR(oas_json_text(oas_json_item(list, 0)), "10");
    CHECK_STR(oas_json_text(oas_json_item(list, 2)), "\"s\"");
    CHECK(!oas_json_item(list, 3).at);
    CHECK(!oas_json_item(json(object), 0).at);
    CHECK(!oas_json_member(list, OAS_STR("x")).at);
    CHECK_STR(oas_json_text(oas_json_member(oas_json_item(list, 1), OAS_STR("x"))), "[]");
    CHECK_STR(oas_json_text(oas_json_member(json(object), OAS_STR("a"))), "1");
    CHECK_STR(oas_json_text(oas_json_member(json(object), OAS_STR(""))), "{ }");
    CHECK(!oas_json_member(json(object), OAS_STR("c")).at);
    CHECK(!oas_json_member(oas_json_member(json("{}"), OAS_STR("a")), OAS_STR("b")).at);
    CHECK_INT(oas_json_count(json("[ ]")), 0);
    CHECK_INT(oas_json_count(json("{}")), 0);
    CHECK_INT(oas_json_count(json("17")), 0);
}

static void ends(const char *text, size_t count, oas_status status)
{
    oas_json_iter it = oas_json_each(json(text));
    size_t got = 0;
    while (oas_json_next(&it))
        got++;
    check_int((long long)got, (long long)count, __FILE__, __LINE__, text);
    check_int(it.status, status, __FILE__, __LINE__, text);
    CHECK(!it.key.at && !it.value.at);
}

static void test_broken(void)
{
    ends("[1,2", 2, OAS_INVALID);
    ends("[1,2,", 2, OAS_INVALID);
    ends("[1,2,]", 2, OAS_INVALID);
    ends("[1 2]", 1, OAS_INVALID);
    ends("[1,[2]", 2, OAS_INVALID);
    ends("[", 0, OAS_INVALID);
    ends("[,]", 0, OAS_INVALID);
    ends("[1]x", 1, OAS_INVALID);
    ends("[1] ", 1, OAS_OK);
    ends("[}", 0, OAS_INVALID);
    ends("{", 0, OAS_INVALID);
    ends("{\"a\"", 0, OAS_INVALID);
    ends("{\"a\":", 0, OAS_INVALID);
    ends("{\"a\":1", 1, OAS_INVALID);
    ends("{\"a\":1,}", 1, OAS_INVALID);
    ends("{\"a\":1,\"b\"}", 1, OAS_INVALID);
    ends("{a:1}", 0, OAS_INVALID);
    ends("{\"a\":01}", 0, OAS_INVALID);
    ends("{\"a\":1}}", 1, OAS_INVALID);
    ends("17", 0, OAS_INVALID);
    ends("", 0, OAS_INVALID);
    CHECK_INT(oas_json_count(json("[1,2")), 0);
    CHECK_STR(oas_json_text(oas_json_item(json("[1,2"), 1)), "2");
}

/* Every function on `text`, which must end where its memory does. */
static void use_all(oas_json value)
{
    oas_arena mem = {0};
    bool yes;
    int64_t signed_number;
    uint64_t number;
    double real;
    oas_str text;
    oas_status good = oas_json_check(oas_json_text(value), NULL);
    oas_status results[] = {oas_json_get_bool(value, &yes),
                            oas_json_get_int64(value, &signed_number),
                            oas_json_get_uint64(value, &number), oas_json_get_double(value, &real),
                            oas_json_get_string(value, &mem, &text)};
    for (size_t i = 0; i < sizeof results / sizeof *results; i++)
        CHECK(results[i] != OAS_OK || good == OAS_OK);
    CHECK(!oas_json_is_null(value) || good == OAS_OK);
    CHECK(oas_json_equal(value, value) == (good == OAS_OK));
    CHECK(!oas_json_is(value, OAS_STR("a")) || oas_json_type_of(value) == OAS_JSON_STRING);
    CHECK(oas_json_member(value, OAS_STR("\xC3\xA9")).len <= value.len);
    CHECK(oas_json_item(value, 2).len <= value.len);
    oas_json_iter it = oas_json_each(value);
    while (oas_json_next(&it))
        CHECK(oas_json_check(oas_json_text(it.value), NULL) == OAS_OK);
    if (good == OAS_OK && it.close)
        CHECK(it.status == OAS_OK);
    if (good != OAS_OK)
        CHECK(it.status != OAS_OK);
    oas_arena_free(&mem);
}

/* Attack 2: every beginning of a text, in memory of just that size. */
static void test_truncated(void)
{
    static const char *const texts[] = {
        "{\"a\":[1,-2.5e+3,true,null,{\"\\u00e9\":\"\\ud83d\\ude00\\n\"},\"\xF0\x9F\x98\x80\"]} ",
        "[[[[]]],{\"a\":{\"b\":{}}},false,\"\",0,-0.0,1E-7]",
        "\"abc\\u0041\"",
        "-12.5e-10",
        "false",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (size_t len = 0; len <= strlen(texts[i]); len++) {
            char *copy = malloc(len ? len : 1);
            memcpy(copy, texts[i], len);
            use_all(oas_json_of(oas_str_of(copy, len)));
            free(copy);
        }
    }
    use_all((oas_json){NULL, 0});
}

static void equal_is(const char *a, const char *b, bool want)
{
    check_note(oas_json_equal(json(a), json(b)) == want, __FILE__, __LINE__, a);
    check_note(oas_json_equal(json(b), json(a)) == want, __FILE__, __LINE__, b);
}

static void test_equal(void)
{
    equal_is("1", " 1.0 ", true);
    equal_is("1e2", "100", true);
    equal_is("9007199254740993", "9007199254740992", false);
    equal_is("0", "-0", true);
    equal_is("1", "\"1\"", false);
    equal_is("true", "false", false);
    equal_is("null", "null", true);
    equal_is("\"\\u0041\"", "\"A\"", true);
    equal_is("\"A\"", "\"a\"", false);
    equal_is("[1,2]", "[ 1 , 2 ]", true);
    equal_is("[1,2]", "[2,1]", false);
    equal_is("[1,2]", "[1]", false);
    equal_is("[]", "[[]]", false);
    equal_is("[]", "{}", false);
    equal_is("{}", "{ }", true);
    equal_is("{\"a\":1,\"b\":[]}", "{\"b\":[],\"\\u0061\":1.0}", true);
    equal_is("{\"a\":1,\"b\":2}", "{\"a\":1}", false);
    equal_is("{\"a\":1,\"b\":2,\"c\":3}", "{\"a\":1,\"c\":3,\"b\":2}", true);
    equal_is("{\"a\":1,\"b\":2,\"c\":3}", "{\"a\":1,\"c\":2,\"b\":3}", false);
    equal_is("{\"a\":{\"x\":1,\"y\":2},\"b\":0}", "{\"b\":0,\"a\":{\"y\":2,\"x\":1}}", true);
    equal_is("[{\"a\":{}},{\"b\":1,\"a\":2}]", "[{\"a\":{}},{\"a\":2,\"b\":1}]", true);
    /* a name given several times */
    equal_is("{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":2}", true);
    equal_is("{\"a\":1,\"a\":2}", "{\"a\":2,\"a\":1}", false);
    equal_is("{\"a\":1,\"b\":2}", "{\"a\":1,\"a\":1}", false);
    equal_is("{\"a\":1,\"b\":0,\"a\":2}", "{\"b\":0,\"a\":1,\"a\":2}", true);
    equal_is("{\"a\":1,\"b\":0,\"a\":2}", "{\"b\":0,\"a\":2,\"a\":1}", false);
    /* no JSON is equal to nothing */
    equal_is("[1", "[1", false);
    equal_is("", "", false);
    equal_is("1 1", "1 1", false);
}

static void test_deep(void)
{
    enum { MOST = 5000 };
    static char text[2 * MOST];
    static const size_t depths[] = {127, 128, 129, 4096, 4097, MOST};
    oas_options deep = {.max_depth = 4096};
    for (size_t i = 0; i < sizeof depths / sizeof *depths; i++) {
        size_t depth = depths[i];
        memset(text, '[', depth);
        memset(text + depth, ']', depth);
        oas_str all = oas_str_of(text, 2 * depth);
        CHECK_INT(oas_json_check(all, NULL), depth <= 128 ? OAS_OK : OAS_TOO_LARGE);
        CHECK_INT(oas_json_check(all, &deep), depth <= 4096 ? OAS_OK : OAS_TOO_LARGE);
        CHECK(oas_json_equal(oas_json_of(all), oas_json_of(all)) == (depth <= 128));
        oas_json_iter it = oas_json_each(oas_json_of(all));
        CHECK(oas_json_next(&it) == (depth <= 4096));
        CHECK(depth <= 4096 ? it.status == OAS_OK : it.status == OAS_TOO_LARGE);
    }
}

static void test_check(void)
{
    oas_options few = {.max_bytes = 5, .max_string = 2};
    CHECK_INT(oas_json_check(OAS_STR(" {} "), NULL), OAS_OK);
    CHECK_INT(oas_json_check(OAS_STR(""), NULL), OAS_MALFORMED);
    CHECK_INT(oas_json_check(oas_str_of(NULL, 0), NULL), OAS_MALFORMED);
    CHECK_INT(oas_json_check(OAS_STR("{} {}"), NULL), OAS_MALFORMED);
    CHECK_INT(oas_json_check(OAS_STR("\xEF\xBB\xBF{}"), NULL), OAS_MALFORMED);
    CHECK_INT(oas_json_check(OAS_STR("12345"), &few), OAS_OK);
    CHECK_INT(oas_json_check(OAS_STR("123456"), &few), OAS_TOO_LARGE);
    CHECK_INT(oas_json_check(OAS_STR("\"ab\""), &few), OAS_OK);
    CHECK_INT(oas_json_check(OAS_STR("\"abc\""), &few), OAS_TOO_LARGE);
}

static void made_is(oas_json got, const char *want)
{
    CHECK_STR(oas_json_text(got), want);
    CHECK(oas_json_check(oas_json_text(got), NULL) == OAS_OK);
}

static void test_make(void)
{
    char few[4];
    oas_arena mem = {0}, full;
    oas_arena_init_fixed(&full, few, sizeof few);
    made_is(oas_json_from_string(&mem, OAS_STR("")), "\"\"");
    made_is(oas_json_from_string(&mem, OAS_STR("a\"b\\\n\x01\xC3\xA9")),
            "\"a\\\"b\\\\\\n\\u0001\xC3\xA9\"");
    CHECK(!oas_json_from_string(&mem, OAS_STR("\xC3")).at);
    made_is(oas_json_from_int64(&mem, INT64_MIN), "-9223372036854775808");
    made_is(oas_json_from_int64(&mem, INT64_MAX), "9223372036854775807");
    made_is(oas_json_from_int64(&mem, -1), "-1");
    made_is(oas_json_from_uint64(&mem, UINT64_MAX), "18446744073709551615");
    made_is(oas_json_from_double(&mem, 0.1), "0.1");
    made_is(oas_json_from_double(&mem, -0.0), "-0");
    made_is(oas_json_from_double(&mem, 1e21), "1e+21");
    CHECK(!oas_json_from_double(&mem, (double)INFINITY).at);
    CHECK(!oas_json_from_double(&mem, -(double)INFINITY).at);
    CHECK(!oas_json_from_double(&mem, (double)NAN).at);
    made_is(oas_json_from_bool(true), "true");
    made_is(oas_json_from_bool(false), "false");
    made_is(OAS_JSON("[null]"), "[null]");
    oas_json copy = oas_json_copy(&mem, OAS_JSON("{\"a\":1}"));
    made_is(copy, "{\"a\":1}");
    CHECK(!oas_json_copy(&mem, (oas_json){NULL, 0}).at);
    CHECK(!oas_json_from_string(&full, OAS_STR("abc")).at);
    CHECK(!oas_json_from_int64(&full, -12345).at);
    CHECK(!oas_json_from_uint64(&full, 12345).at);
    CHECK(!oas_json_from_double(&full, 0.12345).at);
    CHECK(!oas_json_copy(&full, OAS_JSON("12345")).at);
    oas_arena_free(&mem);
}

int main(void)
{
    test_types();
    test_numbers();
    test_strings();
    test_each();
    test_broken();
    test_truncated();
    test_equal();
    test_deep();
    test_check();
    test_make();
    return check_done();
}
