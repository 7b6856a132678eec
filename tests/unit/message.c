/* message.c - every code and keyword in words, with data and without. */
#include <oas/codec.h>

#include "support/compile.h"

#include "check.h"

struct row {
    const char *schema;
    const char *json;
    const char *message;
    const char *expected;
    const char *received;
    const char *silent; /* the message with no_values */
};

#define LONG "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define CUT  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\xE2\x80\xA6"

static const struct row rows[] = {
    /* type */
    {"{type: string}", "17", "expected a string, got 17", "string", "17",
     "expected a string, got integer"},
    {"{type: [integer, 'null']}", "1.5", "expected an integer or null, got 1.5", "integer or null",
     "1.5", "expected an integer or null, got number"},
    {"{type: [object, array, boolean]}", "\"x\"",
     "expected an object, an array or a boolean, got \"x\"", "object, array or boolean", "\"x\"",
     "expected an object, an array or a boolean, got string (1 character)"},
    {"{type: number}", "null", "expected a number, got null", "number", "null",
     "expected a number, got null"},
    {"{type: object}", "[1,[2,3]]", "expected an object, got array (2 items)", "object",
     "array (2 items)", "expected an object, got array (2 items)"},
    {"{type: array}", "{\"a\":1}", "expected an array, got object (1 member)", "array",
     "object (1 member)", "expected an array, got object (1 member)"},
    {"{type: array}", "true", "expected an array, got true", "array", "true",
     "expected an array, got boolean"},
    {"{type: integer}", "\"" LONG "\"", "expected an integer, got \"" CUT, "integer", "\"" CUT,
     "expected an integer, got string (60 characters)"},
    /* constants */
    {"{const: a}", "\"b\"", "expected \"a\", got \"b\"", "\"a\"", "\"b\"",
     "expected \"a\", got string (1 character)"},
    {"{enum: [a, 1, null]}", "2", "expected \"a\", 1 or null, got 2", "\"a\", 1 or null", "2",
     "expected \"a\", 1 or null, got integer"},
    {"{enum: [1,2,3,4,5,6,7,8,9,10,11,12]}", "0",
     "expected 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 or one of 2 others, got 0",
     "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 or one of 2 others", "0",
     "expected 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 or one of 2 others, got integer"},
    {"{enum: [1,2,3,4,5,6,7,8,9,10,11]}", "0",
     "expected 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 or one of 1 other, got 0",
     "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 or one of 1 other", "0",
     "expected 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 or one of 1 other, got integer"},
    {"{const: {a: [1]}}", "{}", "expected {\"a\":[1]}, got object (0 members)", "{\"a\":[1]}",
     "object (0 members)", "expected {\"a\":[1]}, got object (0 members)"},
    /* ranges */
    {"{type: integer, minimum: 1}", "0", "expected an integer of at least 1, got 0", "integer >= 1",
     "0", "expected an integer of at least 1, got integer"},
    {"{maximum: 1.50}", "2", "expected a number of at most 1.50, got 2", "number <= 1.50", "2",
     "expected a number of at most 1.50, got integer"},
    {"{exclusiveMinimum: 0}", "-1", "expected a number greater than 0, got -1", "number > 0", "-1",
     "expected a number greater than 0, got integer"},
    {"{exclusiveMaximum: 0}", "1e2", "expected a number less than 0, got 1e2", "number < 0", "1e2",
     "expected a number less than 0, got integer"},
    {"{multipleOf: 0.5}", "0.3", "expected a number that is a multiple of 0.5, got 0.3",
     "number multiple of 0.5", "0.3", "expected a number that is a multiple of 0.5, got number"},
    /* sizes */
    {"{minLength: 3}", "\"\\u00e9\"",
     "expected a string of at least 3 characters, got \"\\u00e9\" (1 character)",
     "string of >= 3 characters", "\"\\u00e9\"",
     "expected a string of at least 3 characters, got string (1 character)"},
    {"{maxLength: 1}", "\"ab\"",
     "expected a string of at most 1 character, got \"ab\" (2 characters)",
     "string of <= 1 character", "\"ab\"",
     "expected a string of at most 1 character, got string (2 characters)"},
    {"{minItems: 1}", "[]", "expected an array of at least 1 item, got array (0 items)",
     "array of >= 1 item", "array (0 items)",
     "expected an array of at least 1 item, got array (0 items)"},
    {"{maxItems: 0}", "[[]]", "expected an array of at most 0 items, got array (1 item)",
     "array of <= 0 items", "array (1 item)",
     "expected an array of at most 0 items, got array (1 item)"},
    {"{minProperties: 2}", "{\"a\":0}",
     "expected an object of at least 2 members, got object (1 member)", "object of >= 2 members",
     "object (1 member)", "expected an object of at least 2 members, got object (1 member)"},
    {"{maxProperties: 0}", "{\"a\":0}",
     "expected an object of at most 0 members, got object (1 member)", "object of <= 0 members",
     "object (1 member)", "expected an object of at most 0 members, got object (1 member)"},
    /* texts */
    {"{format: uuid}", "\"x\"", "expected a value in format uuid, got \"x\"", "format uuid",
     "\"x\"", "expected a value in format uuid, got string (1 character)"},
    {"{pattern: '^" LONG "$'}", "\"x\"", "expected a string matching ^" LONG "$, got \"x\"",
     "string matching ^" LONG "$", "\"x\"",
     "expected a string matching ^" LONG "$, got string (1 character)"},
    {"{pattern: '^a$'}", "\"x\"", "expected a string matching ^a$, got \"x\"",
     "string matching ^a$", "\"x\"", "expected a string matching ^a$, got string (1 character)"},
    /* members */
    {"{required: [a]}", "{\"b\":0}", "expected member \"a\", which is missing", "member \"a\"", "",
     "expected member \"a\", which is missing"},
    {"{additionalProperties: false}", "{\"b\\u0062\":\"secret\"}",
     "expected no member \"b\\u0062\", got \"secret\"", "no member \"b\\u0062\"", "\"secret\"",
     "expected no such member, got string (6 characters)"},
    {"{properties: {a: false}}", "{\"a\":1}", "expected no member \"a\", got 1", "no member \"a\"",
     "1", "expected no such member, got integer"},
    {"{properties: {a: true, b: {type: 'null'}}}", "{\"a\":1,\"a\":[2]}",
     "expected member \"a\" only once, got array (1 item)", "member \"a\" only once",
     "array (1 item)", "expected member \"a\" only once, got array (1 item)"},
    /* what nothing may be */
    {"false", "1", "expected no value, got 1", "no value", "1", "expected no value, got integer"},
    {"{items: false}", "[1]", "expected no such item, got 1", "no such item", "1",
     "expected no such item, got integer"},
    {"{not: {type: integer}}", "1", "expected a value that the schema under \"not\" refuses, got 1",
     "a value that the schema under \"not\" refuses", "1",
     "expected a value that the schema under \"not\" refuses, got integer"},
    /* unions */
    {"{anyOf: [{minimum: 5}, {multipleOf: 7}]}", "1",
     "expected a value that matches at least one of 2 schemas, got 1",
     "a value that matches at least one of 2 schemas", "1",
     "expected a value that matches at least one of 2 schemas, got integer"},
    {"{oneOf: [{minimum: 5}, {type: integer}, {maximum: 7}]}", "6",
     "expected a value that matches exactly one of 3 schemas, got 6, which matches more than one: "
     "#/oneOf/0, #/oneOf/1 and #/oneOf/2",
     "a value that matches exactly one of 3 schemas", "6",
     "expected a value that matches exactly one of 3 schemas, got integer, which matches more than "
     "one: #/oneOf/0, #/oneOf/1 and #/oneOf/2"},
    {"{oneOf: [{}, {minimum: 7}, true, {$ref: '#/$defs/a'}, {$ref: '#/oneOf/3'}], $defs: {a: "
     "{type: integer}}}",
     "6",
     "expected a value that matches exactly one of 5 schemas, got 6, which matches more than one: "
     "/oneOf/0, /oneOf/2, #/$defs/a and #/$defs/a",
     "a value that matches exactly one of 5 schemas", "6",
     "expected a value that matches exactly one of 5 schemas, got integer, which matches more than "
     "one: /oneOf/0, /oneOf/2, #/$defs/a and #/$defs/a"},
    {"{oneOf: [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {minimum: 7}]}", "6",
     "expected a value that matches exactly one of 13 schemas, got 6, which matches more than one: "
     "/oneOf/0, /oneOf/1, /oneOf/2, /oneOf/3, /oneOf/4, /oneOf/5, /oneOf/6, /oneOf/7, /oneOf/8, "
     "/oneOf/9 and 2 others",
     "a value that matches exactly one of 13 schemas", "6",
     "expected a value that matches exactly one of 13 schemas, got integer, which matches more "
     "than "
     "one: /oneOf/0, /oneOf/1, /oneOf/2, /oneOf/3, /oneOf/4, /oneOf/5, /oneOf/6, /oneOf/7, "
     "/oneOf/8, /oneOf/9 and 2 others"},
};

static const struct row broken[] = {
    {"true", "{\"a\" 1}", "expected ':' after the member's name, got '1'",
     "':' after the member's name", "'1'",
     "expected ':' after the member's name, got another character"},
    {"true", "[1", "expected ',' or ']' after an item, got the end of the text",
     "',' or ']' after an item", "the end of the text",
     "expected ',' or ']' after an item, got the end of the text"},
    {"true", "[1}", "expected ',' or ']' after an item, got '}'", "',' or ']' after an item", "'}'",
     "expected ',' or ']' after an item, got '}'"},
    {"true", "\"\xC3\xA9\xFF\"", "expected well-formed UTF-8, got byte 0xFF", "well-formed UTF-8",
     "byte 0xFF", "expected well-formed UTF-8, got another byte"},
    {"true", "\"a\x01\"", "expected an escape such as \\n for a control character, got byte 0x01",
     "an escape such as \\n for a control character", "byte 0x01",
     "expected an escape such as \\n for a control character, got another character"},
    {"true", "\xC3\xA9", "expected a JSON value, got '\xC3\xA9'", "a JSON value", "'\xC3\xA9'",
     "expected a JSON value, got another character"},
};

static void check_texts(const struct row *row, oas_errors *errs)
{
    const oas_error *error = errs->at;
    struct {
        void (*spell)(const oas_errors *, const oas_error *, oas_buf *);
        const char *want;
        bool silent;
    } texts[] = {
        {oas_error_message, row->message, false},
        {oas_error_expected, row->expected, false},
        {oas_error_received, row->received, false},
        {oas_error_message, row->silent, true},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        oas_buf out = {0};
        errs->no_values = texts[i].silent;
        texts[i].spell(errs, error, &out);
        check_str(oas_buf_str(&out), texts[i].want, __FILE__, __LINE__, row->schema);
        oas_buf_free(&out);
    }
}

static void run(const struct row *table, size_t count)
{
    struct compile_options options = {.schema = {.formats = FORMATS_ASSERT}};
    for (size_t i = 0; i < count; i++) {
        struct compiled c;
        oas_error found[2];
        oas_errors errs = {.at = found, .cap = 2};
        bool good = compile(&c, oas_str_from(table[i].schema), &options);
        check_note(good, __FILE__, __LINE__, table[i].schema);
        if (good) {
            oas_status status = oas_validate(c.type, oas_str_from(table[i].json), &errs, NULL);
            CHECK(status == OAS_INVALID || status == OAS_MALFORMED);
            CHECK_INT(errs.count, 1);
        }
        if (errs.count)
            check_texts(&table[i], &errs);
        compiled_free(&c);
    }
}

/* ---- places ---- */

static void check_at(const char *json, size_t offset, const char *pointer, size_t line,
                     size_t column)
{
    oas_errors errs = {.json = oas_str_from(json)};
    oas_error error = {.code = OAS_CODE_INVALID_TYPE, .offset = offset};
    oas_buf out = {0};
    size_t got_line, got_column;
    oas_error_instance(&errs, &error, &out);
    oas_error_place(&errs, &error, &got_line, &got_column);
    CHECK_STR(oas_buf_str(&out), pointer);
    CHECK_INT(got_line, line);
    CHECK_INT(got_column, column);
    oas_buf_free(&out);
}

static void test_places(void)
{
    check_at("  1", 2, "", 1, 3);
    check_at("{\"a\":[0,{\"b\":1}]}", 13, "/a/1/b", 1, 14);
    check_at("{\"a\":1,\"a\":2}", 11, "/a", 1, 12);
    check_at("{\"a\":1,\"b\":2}", 7, "/b", 1, 8); /* a key is the place of its member */
    check_at("{\"a/b\":{\"m~n\":1}}", 14, "/a~1b/m~0n", 1, 15);
    check_at("{\"\\u002f\\u007e\\n\":1}", 17, "/~1~0\n", 1, 18);
    check_at("{\"\":{\"\":1}}", 8, "//", 1, 9);
    /* columns are code points; CR ends no line */
    check_at("[\"\xC3\xA9\xF0\x9F\x98\x80\", 1]", 11, "/1", 1, 8);
    check_at("[\n\r 1,\r\n\n2]", 9, "/1", 4, 1);
    check_at("[\n\r 1,\r\n\n2]", 4, "/0", 2, 3);
}

int main(void)
{
    run(rows, sizeof rows / sizeof *rows);
    run(broken, sizeof broken / sizeof *broken);
    test_places();
    return check_done();
}
