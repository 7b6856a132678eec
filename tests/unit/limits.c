/* Which limit left a text without a verdict, where, and whose pattern it was. */
#include <oas/codec.h>

#include "check.h"
#include "support/compile.h"

struct want {
    oas_status status;
    oas_limit limit;
    size_t offset;
    const char *pattern;
};

static void is_left_open(const char *schema, const char *json, oas_options options,
                         struct want want)
{
    struct compiled c;
    oas_error at[4];
    oas_errors errs = {.at = at, .cap = 4};
    CHECK(compile(&c, oas_str_from(schema), NULL));
    if (c.plan) {
        oas_status status = oas_validate(c.type, oas_str_from(json), &errs, &options);
        check_int(status, want.status, __FILE__, __LINE__, json);
        check_int(errs.limit, want.limit, __FILE__, __LINE__, json);
        check_int((int64_t)errs.limit_offset, (int64_t)want.offset, __FILE__, __LINE__, json);
        check_str(errs.limit_pattern, want.pattern ? want.pattern : "", __FILE__, __LINE__, json);
        check_int((int64_t)errs.count, want.status == OAS_INVALID, __FILE__, __LINE__, json);
        CHECK_INT(oas_validate(c.type, oas_str_from(json), NULL, &options), want.status);
    }
    compiled_free(&c);
}

static void test_sizes(void)
{
    const oas_options depth = {.max_depth = 2}, string = {.max_string = 3},
                      bytes = {.max_bytes = 4};
    const struct want deep = {OAS_TOO_LARGE, OAS_LIMIT_DEPTH, 7, NULL};
    is_left_open("{}", "{\"a\": [[]]}", depth, deep);
    is_left_open("{properties: {a: {items: {minItems: 1}}}}", "{\"a\": [[]]}", depth, deep);
    is_left_open("{properties: {a: {items: {required: [b]}}}}", "{\"a\": [{}]}", depth, deep);
    is_left_open("{properties: {a: {items: {anyOf: [{type: integer}]}}}}", "{\"a\": [1]}", depth,
                 deep);
    is_left_open("{}", "[\"abc\", \"abcd\"]", string,
                 (struct want){OAS_TOO_LARGE, OAS_LIMIT_STRING, 8, NULL});
    is_left_open("{}", "[\"abc\", {\"abcd\": 1}]", string,
                 (struct want){OAS_TOO_LARGE, OAS_LIMIT_STRING, 9, NULL});
    is_left_open("{}", "[1,2]", bytes, (struct want){OAS_TOO_LARGE, OAS_LIMIT_BYTES, 5, NULL});
    is_left_open("{}", "[12]", bytes, (struct want){OAS_OK, OAS_LIMIT_NONE, 0, NULL});
}

static void test_work(void)
{
    const oas_options work = {.max_work = 40};
    const char schema[] = "{items: {anyOf: [{multipleOf: 3}, {multipleOf: 7}]}}";
    is_left_open(schema, "[3]", work, (struct want){OAS_OK, OAS_LIMIT_NONE, 0, NULL});
    is_left_open(schema, "[3, 3, 7]", work, (struct want){OAS_UNDECIDED, OAS_LIMIT_WORK, 7, NULL});
}

/* What divides by numbers of any length is charged for both lengths, before it is done. */
static void test_long_divisors(void)
{
    const char schema[] = "{items: {multipleOf: 1234567890123456789012345678901234567890.1}}";
    const oas_options work = {.max_work = 60};
    is_left_open(schema, "[1234567890123456789012345678901234567890.1]", work,
                 (struct want){OAS_OK, OAS_LIMIT_NONE, 0, NULL});
    is_left_open(schema, "[0, 1234567890123456789012345678901234567890.1e200]", work,
                 (struct want){OAS_UNDECIDED, OAS_LIMIT_WORK, 4, NULL});
    is_left_open(schema, "[0, 1234567890123456789012345678901234567890.1e200]", (oas_options){0},
                 (struct want){OAS_OK, OAS_LIMIT_NONE, 0, NULL});
}

/* Only what no branch answers for leaves the text open; the first such text is told. */
static void test_patterns(void)
{
    const oas_options steps = {.max_pattern_work = 20};
#define SLOW "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\""
    const struct want slow = {OAS_UNDECIDED, OAS_LIMIT_PATTERN, 1, "^(?!b)(a+)+$"};
    is_left_open("{items: {pattern: '^(?!b)(a+)+$'}}", "[" SLOW ", " SLOW "]", steps, slow);
    is_left_open("{prefixItems: [{anyOf: [{pattern: '^(?!c)(b|b)*(aa*)*$'}, {minLength: 1}]}, "
                 "{pattern: '^(?!b)(a+)+$'}]}",
                 "[" SLOW "," SLOW "]", steps,
                 (struct want){OAS_UNDECIDED, OAS_LIMIT_PATTERN, sizeof SLOW + 1, "^(?!b)(a+)+$"});
    is_left_open(
        "{prefixItems: [{pattern: '^(?!b)(a+)+$'}, {anyOf: [{pattern: '^(?!c)(b|b)*(aa*)*$'}, "
        "{minLength: 1}]}]}",
        "[" SLOW "," SLOW "]", steps, slow);
    is_left_open("{items: {anyOf: [{pattern: '^(?!b)(a+)+$'}, {maxLength: 1}]}}", "[" SLOW "]",
                 steps, slow);
    is_left_open("{items: {not: {pattern: '^(?!b)(a+)+$'}}}", "[" SLOW "]", steps, slow);
    is_left_open("{items: {if: {pattern: '^(?!b)(a+)+$'}, then: false}}", "[" SLOW "]", steps,
                 slow);
    is_left_open("{items: {pattern: '^(?!b)(a+)+$', maxLength: 1}}", "[" SLOW "]", steps,
                 (struct want){OAS_INVALID, OAS_LIMIT_NONE, 0, NULL});
}

/* ---- what is refused within the limits, while explaining leads beyond them ---- */

struct refusal {
    const char *schema, *json;
    oas_options options;
    oas_code code;
    size_t offset;
};

/* The verdict goes by merged rows, and stops at the first fault; explaining goes by the schemas, and
 * on. It can only add errors: without them, the status is the same. */
static void is_refused(const struct refusal *want)
{
    struct compiled c;
    oas_error at[4];
    oas_errors errs = {.at = at, .cap = 4};
    oas_str json = oas_str_from(want->json);
    CHECK(compile(&c, oas_str_from(want->schema), NULL));
    if (c.plan) {
        check_int(oas_validate(c.type, json, NULL, &want->options), OAS_INVALID, __FILE__, __LINE__,
                  want->json);
        oas_status status = oas_validate(c.type, json, &errs, &want->options);
        bool malformed = want->code == OAS_CODE_INVALID_JSON;
        check_int(status, malformed ? OAS_MALFORMED : OAS_INVALID, __FILE__, __LINE__, want->json);
        check_int((int64_t)errs.count, 1, __FILE__, __LINE__, want->json);
        check_int(errs.limit, OAS_LIMIT_NONE, __FILE__, __LINE__, want->json);
        check_int(at[0].code, want->code, __FILE__, __LINE__, want->json);
        check_int((int64_t)at[0].offset, (int64_t)want->offset, __FILE__, __LINE__, want->json);
    }
    compiled_free(&c);
}

static void test_refusals(void)
{
    static const char deep[] =
        "{allOf: [{properties: {a: {allOf: [{properties: {b: {type: string}}}]}}}], "
        "properties: {z: {type: integer}}}";
    static const char twice[] = "{allOf: [{properties: {a: true}}, {properties: {b: {type: "
                                "'null'}}}], properties: {z: {type: integer}}}";
    static const char either[] = "{properties: {a: {anyOf: [{type: string}, {type: 'null'}]}}}";
    static const struct refusal refusals[] = {
        /* the fault lies too deep for the walk that explains, or another one does not */
        {deep, "{\"a\": {\"b\": 1}}", {.max_depth = 2}, OAS_CODE_INVALID_TYPE, 12},
        {deep, "{\"a\": {\"b\": 1}, \"z\": 1}", {.max_depth = 2}, OAS_CODE_INVALID_TYPE, 12},
        {deep, "{\"z\": true, \"a\": {\"b\": 1}}", {.max_depth = 2}, OAS_CODE_INVALID_TYPE, 6},
        {deep, "{\"z\": true, \"a\": [[[]]]}", {.max_depth = 2}, OAS_CODE_INVALID_TYPE, 6},
        {deep, "{\"z\": true, \"a\": [[[]]]]", {.max_depth = 2}, OAS_CODE_INVALID_TYPE, 6},
        {deep, "{\"z\": true, \"a\": {\"b\": ''}}", {.max_depth = 2}, OAS_CODE_INVALID_JSON, 23},
        /* the work ends before it is met; and what is behind that is no JSON */
        {twice, "{\"a\": [1, 2, 3, 4, 5], \"b\": 0}", {.max_work = 1}, OAS_CODE_INVALID_TYPE, 28},
        {twice, "{\"a\": [1, 2, 3, 4, 5], \"b\": 0, }", {.max_work = 1}, OAS_CODE_INVALID_JSON, 31},
        /* its value cannot be read to the end */
        {either, "{\"a\": {\"b\": \"abcd\"}}", {.max_string = 3}, OAS_CODE_INVALID_UNION, 6},
        {either, "{\"a\": [[[]]]}", {.max_depth = 2}, OAS_CODE_INVALID_UNION, 6}};
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        is_refused(&refusals[i]);
}

static void test_names(void)
{
    CHECK_STR(oas_str_from(oas_limit_name(OAS_LIMIT_NONE)), "");
    CHECK_STR(oas_str_from(oas_limit_name(OAS_LIMIT_DEPTH)), "depth");
    CHECK_STR(oas_str_from(oas_limit_name(OAS_LIMIT_MEMORY)), "memory");
}

int main(void)
{
    test_sizes();
    test_work();
    test_long_divisors();
    test_patterns();
    test_refusals();
    test_names();
    return check_done();
}
