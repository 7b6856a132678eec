/* reader.c - every way in which a text is no JSON, with its place; and what strings stand for. */
#include "json/reader.h"

#include <stdlib.h>

#include <oas/program.h>

#include "check.h"
#include "json/skim.h"
#include "json/token.h"

enum { DEPTH = 8 };

/* Memory that ends where the text ends: a sanitizer sees every byte read too many. */
static oas_str exact(oas_str text)
{
    char *copy = malloc(text.len ? text.len : 1);
    CHECK(copy);
    if (copy && text.len)
        memcpy(copy, text.at, text.len);
    return oas_str_of(copy, text.len);
}

static struct oas_reader reader_on(oas_str json)
{
    struct oas_reader r = {.begin = json.at,
                           .at = json.at,
                           .end = json.at + json.len,
                           .max_depth = DEPTH,
                           .max_string = SIZE_MAX};
    return r;
}

static oas_status read_all(struct oas_reader *r)
{
    oas_status status = oas_read_begin(r);
    if (status == OAS_OK)
        status = oas_skip_value(r, 0);
    return status == OAS_OK ? oas_read_end(r) : status;
}

struct broken {
    const char *json;
    size_t len; /* 0: up to the NUL */
    enum oas_fault fault;
    size_t offset;
};

static const struct broken broken[] = {
    {"", 0, OAS_FAULT_VALUE, 0},
    {" \t\r\n", 0, OAS_FAULT_VALUE, 4},
    {"\v1", 0, OAS_FAULT_VALUE, 0},
    {"\0", 1, OAS_FAULT_VALUE, 0},
    {"\xEF\xBB\xBF{}", 0, OAS_FAULT_BYTE_ORDER_MARK, 0},
    {"\xEF\xBB", 0, OAS_FAULT_VALUE, 0},
    {",", 0, OAS_FAULT_VALUE, 0},
    {"+1", 0, OAS_FAULT_VALUE, 0},
    {".5", 0, OAS_FAULT_VALUE, 0},
    {"'a'", 0, OAS_FAULT_VALUE, 0},
    {"NaN", 0, OAS_FAULT_VALUE, 0},
    {"Infinity", 0, OAS_FAULT_VALUE, 0},
    {"-Infinity", 0, OAS_FAULT_DIGIT, 1},
    {"//\n1", 0, OAS_FAULT_VALUE, 0},
    /* objects */
    {"{", 0, OAS_FAULT_KEY_OR_BRACE, 1},
    {"{1", 0, OAS_FAULT_KEY_OR_BRACE, 1},
    {"{,", 0, OAS_FAULT_KEY_OR_BRACE, 1},
    {"{a:1}", 0, OAS_FAULT_KEY_OR_BRACE, 1},
    {"{\"a\"", 0, OAS_FAULT_COLON, 4},
    {"{\"a\" 1}", 0, OAS_FAULT_COLON, 5},
    {"{\"a\":", 0, OAS_FAULT_VALUE, 5},
    {"{\"a\":}", 0, OAS_FAULT_VALUE, 5},
    {"{\"a\":1", 0, OAS_FAULT_COMMA_OR_BRACE, 6},
    {"{\"a\":1]", 0, OAS_FAULT_COMMA_OR_BRACE, 6},
    {"{\"a\":1 \"b\":2}", 0, OAS_FAULT_COMMA_OR_BRACE, 7},
    {"{\"a\":1,", 0, OAS_FAULT_KEY, 7},
    {"{\"a\":1,}", 0, OAS_FAULT_KEY, 7},
    {"{\"a\":1,,", 0, OAS_FAULT_KEY, 7},
    /* arrays */
    {"[", 0, OAS_FAULT_VALUE, 1},
    {"[ ", 0, OAS_FAULT_VALUE, 2},
    {"[,", 0, OAS_FAULT_VALUE, 1},
    {"[1", 0, OAS_FAULT_COMMA_OR_BRACKET, 2},
    {"[1}", 0, OAS_FAULT_COMMA_OR_BRACKET, 2},
    {"[1 2]", 0, OAS_FAULT_COMMA_OR_BRACKET, 3},
    {"[1,", 0, OAS_FAULT_VALUE, 3},
    {"[1,]", 0, OAS_FAULT_VALUE, 3},
    {"[[{\"a\":[1,{\"b\":tru}]}]]", 0, OAS_FAULT_LITERAL, 18},
    /* strings */
    {"\"", 0, OAS_FAULT_QUOTE, 1},
    {"\"abcdefghijklmnopqrstuvwxyz", 0, OAS_FAULT_QUOTE, 27},
    {"\"a\nb\"", 0, OAS_FAULT_CONTROL, 2},
    {"\"abcdefghijklmnop\tq\"", 0, OAS_FAULT_CONTROL, 17},
    {"\"\0\"", 3, OAS_FAULT_CONTROL, 1},
    {"\"\x1f\"", 0, OAS_FAULT_CONTROL, 1},
    {"\"\\", 0, OAS_FAULT_ESCAPE, 2},
    {"\"\\x\"", 0, OAS_FAULT_ESCAPE, 2},
    {"\"\\U0041\"", 0, OAS_FAULT_ESCAPE, 2},
    {"\"\\\n\"", 0, OAS_FAULT_ESCAPE, 2},
    {"\"\\u", 0, OAS_FAULT_HEX, 3},
    {"\"\\u12g4\"", 0, OAS_FAULT_HEX, 5},
    {"\"\\u123", 0, OAS_FAULT_HEX, 6},
    {"\"\\u123\"", 0, OAS_FAULT_HEX, 6},
    {"\"\\ud800\"", 0, OAS_FAULT_LOW_SURROGATE, 7},
    {"\"\\ud800", 0, OAS_FAULT_QUOTE, 7},
    {"\"\\ud800\\", 0, OAS_FAULT_ESCAPE, 8},
    {"\"\\ud800\\n\"", 0, OAS_FAULT_LOW_SURROGATE, 7},
    {"\"\\ud800\\u0041\"", 0, OAS_FAULT_LOW_SURROGATE, 7},
    {"\"\\uDBFF\\uDBFF\"", 0, OAS_FAULT_LOW_SURROGATE, 7},
    {"\"\\uD800\\uDC0\"", 0, OAS_FAULT_HEX, 12},
    {"\"\\uDC00\"", 0, OAS_FAULT_HIGH_SURROGATE, 1},
    {"\"ab\\uDFFFx\"", 0, OAS_FAULT_HIGH_SURROGATE, 3},
    /* UTF-8 (RFC 3629 section 4) */
    {"\"\x80\"", 0, OAS_FAULT_UTF8, 1},
    {"\"\xC0\xAF\"", 0, OAS_FAULT_UTF8, 1},
    {"\"\xC1\xBF\"", 0, OAS_FAULT_UTF8, 1},
    {"\"\xC2\"", 0, OAS_FAULT_UTF8, 1},
    {"\"\xC2", 0, OAS_FAULT_UTF8, 1},
    {"\"\xE0\x9F\xBF\"", 0, OAS_FAULT_UTF8, 1},
    {"\"\xED\xA0\x80\"", 0, OAS_FAULT_UTF8, 1},
    {"\"\xE2\x82\"", 0, OAS_FAULT_UTF8, 1},
    {"\"\xF0\x8F\xBF\xBF\"", 0, OAS_FAULT_UTF8, 1},
    {"\"\xF4\x90\x80\x80\"", 0, OAS_FAULT_UTF8, 1},
    {"\"\xF5\x80\x80\x80\"", 0, OAS_FAULT_UTF8, 1},
    {"\"\xC3\xA9\xFF\"", 0, OAS_FAULT_UTF8, 3},
    {"{\"\xFF\":1}", 0, OAS_FAULT_UTF8, 2},
    /* numbers */
    {"-", 0, OAS_FAULT_DIGIT, 1},
    {"-a", 0, OAS_FAULT_DIGIT, 1},
    {"00", 0, OAS_FAULT_LEADING_ZERO, 1},
    {"-01", 0, OAS_FAULT_LEADING_ZERO, 2},
    {"1.", 0, OAS_FAULT_DIGIT, 2},
    {"1.e5", 0, OAS_FAULT_DIGIT, 2},
    {"1e", 0, OAS_FAULT_DIGIT, 2},
    {"1E+", 0, OAS_FAULT_DIGIT, 3},
    {"1e-x", 0, OAS_FAULT_DIGIT, 3},
    {"0x10", 0, OAS_FAULT_TRAILING, 1},
    {"1_000", 0, OAS_FAULT_TRAILING, 1},
    /* literals */
    {"tru", 0, OAS_FAULT_LITERAL, 3},
    {"True", 0, OAS_FAULT_VALUE, 0},
    {"falsy", 0, OAS_FAULT_LITERAL, 4},
    {"nul", 0, OAS_FAULT_LITERAL, 3},
    {"nullx", 0, OAS_FAULT_TRAILING, 4},
    /* behind the value */
    {"1 1", 0, OAS_FAULT_TRAILING, 2},
    {"{}]", 0, OAS_FAULT_TRAILING, 2},
    {"\"a\"\0", 4, OAS_FAULT_TRAILING, 3},
};

static void test_broken(void)
{
    bool met[OAS_FAULT_COUNT] = {false};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        const struct broken *row = &broken[i];
        oas_str text = exact(oas_str_of(row->json, row->len ? row->len : strlen(row->json)));
        struct oas_reader r = reader_on(text);
        bool good = read_all(&r) == OAS_MALFORMED && r.fault == row->fault &&
                    (size_t)(r.fault_at - r.begin) == row->offset;
        check_note(good, __FILE__, __LINE__, row->json);
        met[row->fault] = true;
        free((void *)(uintptr_t)text.at);
    }
    /* Those from UNMARKED on are of what stands around a text, in a sequence: tests/cli/lines.py. */
    for (int fault = 1; fault < OAS_FAULT_UNMARKED; fault++)
        check_note(met[fault], __FILE__, __LINE__, oas_fault_expected((enum oas_fault)fault));
}

static void test_good(void)
{
    static const char *const good[] = {
        "0",
        "-0",
        "-0.0e-0",
        "1E400",
        " \t\r\n[ ] \n",
        "{}",
        "{ \"\" : { } }",
        "[[[[[[[[]]]]]]]]",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\uFFFF\"",
        "\"\\uD83D\\uDE00\xF0\x9F\x98\x80\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF\"",
        "\"\x7F\"",
        "[true,false,null]",
        "{\"a\":1,\"a\":[2,{\"b\":\"c\"}]}",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        oas_str text = exact(oas_str_from(good[i]));
        struct oas_reader r = reader_on(text);
        check_note(read_all(&r) == OAS_OK && r.at == r.end, __FILE__, __LINE__, good[i]);
        free((void *)(uintptr_t)text.at);
    }
}

static void test_limits(void)
{
    struct oas_reader r = reader_on(oas_str_from("[[[[[[[[[]]]]]]]]]"));
    CHECK_INT(read_all(&r), OAS_TOO_LARGE);
    r = reader_on(oas_str_from("[[[[[[[[{}]]]]]]]]"));
    CHECK_INT(read_all(&r), OAS_TOO_LARGE);
    r = reader_on(oas_str_from("[[[[[[[1]]]]]]]"));
    CHECK_INT(oas_skip_value(&r, 1), OAS_OK);
    r = reader_on(oas_str_from("[[[[[[[1]]]]]]]"));
    CHECK_INT(oas_skip_value(&r, 2), OAS_TOO_LARGE);
    r = reader_on(oas_str_from("\"abcd\""));
    r.max_string = 4;
    CHECK_INT(read_all(&r), OAS_OK);
    r = reader_on(oas_str_from("{\"abcde\":1}"));
    r.max_string = 4;
    CHECK_INT(read_all(&r), OAS_TOO_LARGE);
}

/* ---- tokens ---- */

struct content {
    const char *json; /* with its quotes */
    const char *text;
    size_t len, count;
};

static void test_tokens(void)
{
    static const struct content rows[] = {
        {"\"\"", "", 0, 0},
        {"\"abc\"", "abc", 3, 3},
        {"\"\\u0061b\\u0063\"", "abc", 3, 3},
        {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t", 8, 8},
        {"\"a\\u0000b\"", "a\0b", 3, 3},
        {"\"\xC3\xA9\\u00e9\\u00E9\"", "\xC3\xA9\xC3\xA9\xC3\xA9", 6, 3},
        {"\"\\ud83d\\ude00\"", "\xF0\x9F\x98\x80", 4, 1},
        {"\"\\uDBFF\\uDFFF\\uD800\\uDC00\"", "\xF4\x8F\xBF\xBF\xF0\x90\x80\x80", 8, 2},
        {"\"a longer text, with \\u0061n escape far behind its beginning\"",
         "a longer text, with an escape far behind its beginning", 54, 54},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct oas_reader r = reader_on(oas_str_from(rows[i].json));
        struct oas_token token;
        char out[128];
        oas_str want = oas_str_of(rows[i].text, rows[i].len);
        CHECK_INT(oas_read_string(&r, &token), OAS_OK);
        CHECK(oas_str_equal(oas_str_of(out, oas_token_unescape(&token, out)), want));
        CHECK_INT(oas_token_count(&token), rows[i].count);
        CHECK_INT(oas_token_hash(&token), oas_name_hash(want));
        CHECK(oas_token_equal(&token, want));
        CHECK(!oas_token_equal(&token, oas_str_of("x", 1)));
        CHECK(want.len == 0 || !oas_token_equal(&token, oas_str_of(want.at, want.len - 1)));
    }
}

/* Of a text that nobody has read yet: who asks takes memory for so many. */
static void test_counted(void)
{
    static const struct {
        const char *json;
        size_t count;
    } lists[] = {
        {"", 0},
        {"]", 0},
        {"1]", 1},
        {"1,2]", 2},
        {"1 , [2,[3]] , {\"a\":[4,5]} ]", 3},
        {"\",],\"]", 1},
        {"\"a\",\"b", 2},
        {"[1,2", 1},
        {"1,", 1},
        {"1 2,3", 1},
        {",,,,", 0},
        {"1,,,,", 1},
        {"1,}", 1},
        {"1, :,2]", 3},
        {"1,\v,2", 1},
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        oas_str json = exact(oas_str_from(lists[i].json));
        struct oas_reader r = reader_on(json);
        CHECK_INT(oas_skim_count(&r), lists[i].count);
        CHECK(r.at == json.at);
        free((char *)json.at);
    }
}

int main(void)
{
    test_counted();
    test_broken();
    test_good();
    test_limits();
    test_tokens();
    return check_done();
}
