/* schema.c - what the dialects write differently means the same, and what is wrong is said. */
#include <oas/codec.h>

#include "support/compile.h"

#include "check.h"

struct row {
    enum api_version version;
    const char *dialect; /* of a bare schema; NULL: 2020-12 */
    const char *schema;
    const char *yes; /* NULL: not judged */
    const char *no;
};

static const struct row same[] = {
    {API_SCHEMA, "draft4", "{minimum: 1, exclusiveMinimum: true}", "2", "1"},
    {API_SCHEMA, "draft4", "{minimum: 1, exclusiveMinimum: false}", "1", "0"},
    {API_SCHEMA, "draft4", "{type: integer}", "1", "1.0"},
    {API_SCHEMA, "draft6", "{type: integer}", "1.0", "1.5"},
    {API_SCHEMA, "draft6", "{exclusiveMaximum: 1}", "0", "1"},
    {API_SCHEMA, "draft7", "{items: [{type: integer}], additionalItems: false}", "[1]", "[1,2]"},
    {API_SCHEMA, "draft7", "{items: [{type: integer}]}", "[1,\"a\"]", "[\"a\"]"},
    {API_SCHEMA, "draft7", "{items: {type: integer}, additionalItems: false}", "[1,2]", "[\"a\"]"},
    {API_SCHEMA, "2019-09", "{items: [true, {type: integer}]}", "[\"a\",1]", "[1,\"a\"]"},
    {API_SCHEMA, NULL, "{prefixItems: [{type: integer}], items: false}", "[1]", "[1,2]"},
    {API_SCHEMA, NULL, "{additionalItems: false, type: array}", "[1]", "1"},
    /* beside $ref: nothing counts until draft 7, all counts since */
    {API_SCHEMA, "draft7",
     "{allOf: [{$ref: '#/definitions/a', maximum: 0}], definitions: {a: {type: integer}}}", "1",
     "1.5"},
    {API_SCHEMA, "2019-09", "{$ref: '#/$defs/a', maximum: 0, $defs: {a: {type: integer}}}", "0",
     "1"},
    {API_3_0, NULL, "{type: string, nullable: true}", "null", "1"},
    {API_3_0, NULL, "{type: string, nullable: false}", "\"\"", "null"},
    {API_3_0, NULL, "{minimum: 1, exclusiveMinimum: true}", "1.1", "1"},
    {API_3_0, NULL, "{exclusiveMinimum: 1}", "1.1", "1"},
    {API_3_0, NULL, "{minimum: 3, exclusiveMinimum: 1}", "3", "2"},
    {API_3_1, NULL, "{exclusiveMaximum: true, maximum: 1}", "0.9", "1"},
    {API_3_2, NULL, "{maximum: 1, exclusiveMaximum: false}", "1", "2"},
    {API_SCHEMA, "draft6", "{minimum: 1, exclusiveMinimum: true}", "2", "1"},
    {API_SCHEMA, "draft4", "{exclusiveMinimum: 1}", "2", "1"},
    {API_3_1, NULL, "{required: [a, b, a]}", "{\"a\":1,\"b\":1}", "{\"a\":1}"},
    {API_3_1, NULL, "{type: [integer, string, integer]}", "1", "true"},
    {API_3_1, NULL, "{properties: {a: {type: integer, required: true}}}", "{}", "{\"a\":\"x\"}"},
    {API_3_0, NULL, "{type: integer, format: int32}", "2147483647", "2147483648"},
    {API_3_1, NULL, "{type: [string, 'null'], nullable: true}", "null", "1"},
    {API_3_1, NULL, "{type: integer, format: int64}", "-9223372036854775808",
     "9223372036854775808"},
    {API_3_1, NULL, "{format: uuid}", "1", "\"x\""},
    /* formats of bare schemas only tell */
    {API_SCHEMA, NULL, "{format: uuid, type: string}", "\"x\"", "1"},
    {API_SCHEMA, "draft7", "{format: uuid-or-so, type: string}", "\"x\"", "1"},
    /* counts may be written as any number without fraction */
    {API_SCHEMA, NULL, "{minLength: 2.0, maxLength: 20e-1}", "\"ab\"", "\"abc\""},
    /* a branch that only says then or else means nothing */
    {API_SCHEMA, NULL, "{then: false, else: false, type: integer}", "1", "null"},
    {API_SCHEMA, NULL,
     "{$id: 'http://e/a', items: {$ref: 'b'}, $defs: {b: {$id: b, type: integer}}}", "[1]",
     "[null]"},
    {API_SCHEMA, NULL, "{items: {$ref: '#here'}, $defs: {b: {$anchor: here, type: integer}}}",
     "[1]", "[null]"},
    /* YAML's other numbers stand for JSON's */
    {API_SCHEMA, NULL, "{enum: [0x10, 0o17, +5, 1.5]}", "16", "10"},
};

static oas_status judge(const struct compiled *c, const char *json)
{
    return oas_validate(c->type, oas_str_from(json), NULL, NULL);
}

static void test_same(void)
{
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        const struct row *row = &same[i];
        struct compile_options options = {.version = row->version};
        struct compiled c;
        if (row->dialect)
            CHECK(dialect_find(oas_str_from(row->dialect), &options.schema.dialect));
        bool good = compile(&c, oas_str_from(row->schema), &options);
        check_note(good, __FILE__, __LINE__, row->schema);
        if (good) {
            check_note(judge(&c, row->yes) == OAS_OK, __FILE__, __LINE__, row->schema);
            check_note(judge(&c, row->no) == OAS_INVALID, __FILE__, __LINE__, row->schema);
        }
        compiled_free(&c);
    }
}

/* ---- what is wrong ---- */

struct wrong {
    enum api_version version;
    const char *schema;
    enum diags_outcome outcome;
    uint32_t column;
    const char *message;
};

static const struct wrong wrong[] = {
    {API_SCHEMA, "{type: strng}", DIAGS_WRONG, 8,
     "\"strng\" is no JSON type; did you mean \"string\"?"},
    {API_SCHEMA, "{type: []}", DIAGS_WRONG, 8, "type must name at least one type"},
    {API_SCHEMA, "{minItems: -1}", DIAGS_WRONG, 12,
     "minItems must be an integer of at least 0, not -1"},
    {API_SCHEMA, "{minItems: 1.5}", DIAGS_WRONG, 12,
     "minItems must be an integer of at least 0, not 1.5"},
    {API_SCHEMA, "{multipleOf: 0}", DIAGS_WRONG, 14, "multipleOf must be a number above 0, not 0"},
    {API_SCHEMA, "{multipleOf: -1e400}", DIAGS_WRONG, 14,
     "multipleOf must be a number above 0, not -1e400"},
    {API_SCHEMA, "{required: [a, a]}", DIAGS_GOOD, 16,
     "required names \"a\" twice; once is enough"},
    {API_SCHEMA, "{anyOf: []}", DIAGS_GOOD, 9, "anyOf has to list a schema; this one is ignored"},
    {API_SCHEMA, "{items: 1}", DIAGS_WRONG, 9,
     "expected a schema, which is an object or a boolean, not a "
     "number"},
    {API_3_0, "{items: true}", DIAGS_GOOD, 9,
     "OpenAPI 3.0 has no booleans as schemas here; it is taken as in later versions"},
    {API_3_0, "{items: 1}", DIAGS_WRONG, 9, "expected a schema, which is an object, not a number"},
    {API_3_0, "{type: 'null'}", DIAGS_GOOD, 8,
     "OpenAPI 3.0 has no type \"null\", it says \"nullable: true\" beside the type; it is taken as "
     "in 3.1"},
    {API_SCHEMA, "{$ref: '#'}", DIAGS_WRONG, 2,
     "$ref leads back to a schema that is being applied to the same value: this never ends"},
    {API_SCHEMA, "{not: {allOf: [{$ref: '#'}]}}", DIAGS_WRONG, 17,
     "$ref leads back to a schema that is being applied to the same value: this never ends"},
    {API_3_1, "{oneOf: [{}], discriminator: {}}", DIAGS_GOOD, 30,
     "discriminator needs a propertyName; it is ignored"},
};

static void test_wrong(void)
{
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const struct wrong *row = &wrong[i];
        struct compile_options options = {.version = row->version};
        struct compiled c;
        bool told = false;
        (void)compile(&c, oas_str_from(row->schema), &options);
        check_int(diags_outcome(&c.diags), row->outcome, __FILE__, __LINE__, row->schema);
        for (size_t j = 0; j < c.diags.count; j++)
            told |= c.diags.at[j].place.column == row->column &&
                    oas_str_is(c.diags.at[j].message, row->message);
        check_note(told, __FILE__, __LINE__, row->schema);
        compiled_free(&c);
    }
}

int main(void)
{
    test_same();
    test_wrong();
    return check_done();
}
