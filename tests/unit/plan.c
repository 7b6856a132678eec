/* plan.c - schemas as text, the verdicts on payloads, and every error with its place. */
#include <oas/codec.h>

#include "support/compile.h"

#include "check.h"
#include "load/diag_render.h"

struct row {
    const char *schema;
    const char *json;
    const char *want; /* a line an error: offset, code, keyword's path, message; or the status */
};

static const char *const statuses[] = {
    "ok", "invalid", "malformed", "unrepresentable", "undecided", "too large", "no memory",
};

static void put_error(const oas_errors *errs, const oas_error *error, oas_buf *out)
{
    oas_buf_put_u64(out, error->offset);
    oas_buf_putc(out, ' ');
    oas_buf_puts(out, oas_code_name(error->code));
    oas_buf_putc(out, ' ');
    oas_buf_put(out, error->keyword_path);
    oas_buf_puts(out, ": ");
    oas_error_message(errs, error, out);
    oas_buf_putc(out, '\n');
}

static void put_verdict(oas_status status, const oas_errors *errs, oas_buf *out)
{
    if (errs->count == 0)
        oas_buf_puts(out, statuses[status]);
    for (size_t i = 0; i < oas_errors_kept(errs); i++)
        put_error(errs, &errs->at[i], out);
    if (oas_errors_kept(errs) < errs->count)
        oas_buf_puts(out, "more\n");
}

static void judge(oas_type type, const struct row *row, size_t cap, const oas_options *options,
                  oas_buf *out)
{
    oas_error found[32];
    oas_arena text = {0};
    oas_errors errs = {.at = found, .cap = cap, .text = &text};
    oas_status status = oas_validate(type, oas_str_from(row->json), &errs, options);
    put_verdict(status, &errs, out);
    oas_status bare = oas_validate(type, oas_str_from(row->json), NULL, options);
    CHECK_INT(bare == OAS_OK, status == OAS_OK);
    oas_arena_free(&text);
}

static void run_with(const struct row *row, size_t cap, const struct compile_options *how,
                     const oas_options *options)
{
    struct compiled c;
    oas_buf out = {0};
    if (compile(&c, oas_str_from(row->schema), how))
        judge(c.type, row, cap, options, &out);
    else
        diags_render(&c.diags, false, &out);
    check_str(oas_buf_str(&out), row->want, __FILE__, __LINE__, row->schema);
    oas_buf_free(&out);
    compiled_free(&c);
}

static void run(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        run_with(&rows[i], 32, NULL, NULL);
}

#define RUN(rows) run(rows, sizeof(rows) / sizeof *(rows))

/* ---- the order and the room of errors ---- */

static void test_order(void)
{
    static const struct row rows[] = {
        {"{properties: {a: {type: string}, b: {minimum: 3}}, required: [c], minProperties: 4}",
         "{\"b\": 1, \"a\": 2}",
         "0 missing /required: expected member \"c\", which is missing\n"
         "0 too_small /minProperties: expected an object of at least 4 members, got object (2 "
         "members)\n"
         "6 too_small /properties/b/minimum: expected a number of at least 3, got 1\n"
         "14 invalid_type /properties/a/type: expected a string, got 2\n"},
        /* a value of the wrong type gets that one error, wherever the type is asked for */
        {"{allOf: [{minimum: 5}, {multipleOf: 2}, {type: string}, {maximum: 0}]}", "1",
         "0 invalid_type /allOf/2/type: expected a string, got 1\n"},
        /* what two ways through the schema find alike is told once */
        {"{allOf: [{$ref: '#/$defs/a'}, {$ref: '#/$defs/a'}], $defs: {a: {minimum: 2}}}", "1",
         "0 too_small /allOf/0/$ref/minimum: expected a number of at least 2, got 1\n"},
        {"{properties: {a: false}, additionalProperties: false}", "{\"b\":1,\"a\":2}",
         "1 not_allowed /additionalProperties: expected no member \"b\", got 1\n"
         "7 not_allowed /properties/a: expected no member \"a\", got 2\n"},
        {"{prefixItems: [false], items: false}", "[1, 2]",
         "1 not_allowed /prefixItems/0: expected no value, got 1\n"
         "4 not_allowed /items: expected no such item, got 2\n"},
    };
    RUN(rows);
}

static void test_room(void)
{
    struct row types = {"{allOf: [{items: {minimum: 5}}, {items: {type: string}}]}", "[1,2,3,4]",
                        "1 invalid_type /allOf/1/items/type: expected a string, got 1\n"
                        "3 invalid_type /allOf/1/items/type: expected a string, got 2\n"
                        "more\n"};
    run_with(&types, 2, NULL, NULL);
    /* one error takes the room of two: the third item's, left out before, is not back */
    types.schema = "{allOf: [{items: {minimum: 5, multipleOf: 7}}, {items: {type: string}}]}";
    types.want = "1 invalid_type /allOf/1/items/type: expected a string, got 1\nmore\n";
    run_with(&types, 3, NULL, NULL);
    struct row first = {"{items: {minimum: 5}}", "[1,2,3]",
                        "1 too_small /items/minimum: expected a number of at least 5, got 1\n"
                        "more\n"};
    run_with(&first, 1, NULL, NULL);
    first.want = "more\n";
    run_with(&first, 0, NULL, NULL);
}

/* ---- broken texts ---- */

static void test_malformed(void)
{
    static const struct row rows[] = {
        /* the guess of the next key must not move the place */
        {"{properties: {a: {}}}",
         "{\"a\":", "5 invalid_json : expected a JSON value, got the end of the text\n"},
        {"{properties: {a: {}}}",
         "{\"a\": ", "6 invalid_json : expected a JSON value, got the end of the text\n"},
        {"{properties: {a: {type: string}}}", "{\"a\":1,}",
         "7 invalid_json : expected a member's name in quotes, got '}'\n"},
        /* applicators that read before the schema does */
        {"{anyOf: [{type: string}, {type: integer}]}", "[1,",
         "3 invalid_json : expected a JSON value, got the end of the text\n"},
        {"{allOf: [{type: string}]}", "[1,2,x]",
         "5 invalid_json : expected a JSON value, got 'x'\n"},
        {"{type: string}", "1 2",
         "2 invalid_json : expected nothing after the JSON text, got '2'\n"},
        {"{oneOf: [{type: object, required: [k], properties: {k: {const: a}}}, {type: object, "
         "required: [k], properties: {k: {const: b}}}]}",
         "{\"v\":1,\"k\":\"a",
         "13 invalid_json : expected the string's closing quote, got the end of the text\n"},
        {"false", "]", "0 invalid_json : expected a JSON value, got ']'\n"},
        {"true", "", "0 invalid_json : expected a JSON value, got the end of the text\n"},
    };
    RUN(rows);
}

/* ---- members given twice ---- */

static void test_twice(void)
{
    static const struct row rows[] = {
        {"{properties: {a: {}}}", "{\"a\":1,\"\\u0061\":2}",
         "7 duplicate_member /properties/a: expected member \"a\" only once, got 2\n"},
        {"{}", "{\"a\":1,\"a\":2}", "ok"},
        {"{required: [a]}", "{\"a\":1,\"a\":2}", "ok"},
        /* no applicator turns it into a yes */
        {"{not: {properties: {a: {}}}}", "{\"a\":1,\"a\":2}",
         "7 duplicate_member /not/properties/a: expected member \"a\" only once, got 2\n"},
        {"{if: {properties: {a: {}}}, else: {}}", "{\"a\":1,\"a\":2}",
         "7 duplicate_member /if/properties/a: expected member \"a\" only once, got 2\n"},
        /* one that was found outside does not hide another inside a union */
        {"{properties: {a: {}, b: {anyOf: [{properties: {c: {}}}, {type: object, required: "
         "[z]}]}}}",
         "{\"a\":1,\"a\":2,\"b\":{\"c\":1,\"c\":2}}",
         "7 duplicate_member /properties/a: expected member \"a\" only once, got 2\n"
         "24 duplicate_member /properties/b/properties/c: expected member \"c\" only once, got 2\n"
         "13 more"},
    };
    run(rows, 5);
    struct compiled c;
    oas_error found[8];
    oas_errors errs = {.at = found, .cap = 8};
    CHECK(compile(&c, oas_str_from(rows[5].schema), NULL));
    CHECK_INT(oas_validate(c.type, oas_str_from(rows[5].json), &errs, NULL), OAS_INVALID);
    bool inner = false;
    for (size_t i = 0; i < oas_errors_kept(&errs); i++)
        inner |= found[i].offset == 24 && found[i].code == OAS_CODE_DUPLICATE_MEMBER;
    CHECK(inner);
    compiled_free(&c);
}

/* ---- unions ---- */

#define TAGGED                                                                                     \
    "{oneOf: [{type: object, required: [k], properties: {k: {const: a}, n: {type: integer}}}, "    \
    "{type: object, required: [k], properties: {k: {enum: [b, bb]}, n: {type: string}}}]}"

static void test_tags(void)
{
    static const struct row rows[] = {
        {TAGGED, "{\"k\":\"a\",\"n\":1}", "ok"},
        {TAGGED, "{\"n\":\"x\",\"\\u006b\":\"b\\u0062\"}", "ok"},
        {TAGGED, "{\"k\":\"b\",\"n\":1}",
         "13 invalid_type /oneOf/1/properties/n/type: expected a string, got 1\n"},
        {TAGGED, "{\"k\":\"c\"}",
         "5 invalid_union /oneOf: expected \"a\", \"b\" or \"bb\", got \"c\"\n"},
        {TAGGED, "{\"n\":1}",
         "0 invalid_union /oneOf: expected member \"k\" to be \"a\", \"b\" or \"bb\", got object "
         "(1 member)\n"},
        /* without an object there is no tag to speak of */
        {TAGGED, "5", "0 invalid_union /oneOf: expected an object, got 5\n"},
        /* constants that two branches share tell nothing apart */
        {"{oneOf: [{required: [k], properties: {k: {enum: [a, b]}}}, {required: [k], properties: "
         "{k: {enum: [b, c]}}}]}",
         "{\"k\":\"b\"}",
         "0 invalid_union /oneOf: expected a value that matches exactly one of 2 schemas, got "
         "object (1 member), which matches more than one: #/oneOf/0 and #/oneOf/1\n"},
        /* neither does a member that may be missing */
        {"{anyOf: [{properties: {k: {const: a}}}, {required: [k], properties: {k: {const: b}}}]}",
         "{}", "ok"},
        /* a branch of another type stays what it is */
        {"{oneOf: [{type: string}, {type: object, required: [k], properties: {k: {const: a}}}, "
         "{type: object, required: [k], properties: {k: {const: b}}}]}",
         "\"a\"", "ok"},
    };
    RUN(rows);
}

static void test_discriminator(void)
{
    static const char schemas[] =
        "{s: {oneOf: [{$ref: '#/c/schemas/A'}, {$ref: '#/c/schemas/B'}], discriminator: "
        "{propertyName: k, mapping: {x: '#/c/schemas/B'}}}, c: {schemas: {A: {type: object, "
        "required: [n], properties: {k: {type: string}, n: {type: integer}}}, B: {type: object, "
        "required: [m], properties: {k: {type: string}, m: {type: string}}}}}}";
    struct compile_options how = {.version = API_3_1, .pointer = "/s"};
    static const struct row rows[] = {
        {schemas, "{\"k\":\"A\",\"n\":1}", "ok"},
        /* the verdict is JSON Schema's, whatever the discriminator says */
        {schemas, "{\"k\":\"x\",\"n\":1}", "ok"},
        {schemas, "{\"k\":\"none\",\"n\":1}", "ok"},
        {schemas, "{\"k\":\"A\",\"n\":\"1\"}",
         "13 invalid_type /oneOf/0/$ref/properties/n/type: expected an integer, got \"1\"\n"},
        {schemas, "{\"k\":\"x\",\"n\":\"1\"}",
         "0 missing /oneOf/1/$ref/required: expected member \"m\", which is missing\n"},
        {schemas, "{\"k\":\"none\"}",
         "5 invalid_union /oneOf: expected \"x\", \"A\" or \"B\", got \"none\"\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        run_with(&rows[i], 32, &how, NULL);
}

/* A mapping's keys are texts; where branches take none, those that an integer is found by are
 * integers, and no others. */
static void test_integer_keys(void)
{
    static const char schemas[] =
        "{s: {oneOf: [{$ref: '#/c/schemas/A'}, {$ref: '#/c/schemas/B'}], discriminator: "
        "{propertyName: k, mapping: {'-7': A, '0': B, '007': A, '-0': B, '-': B, '': B}}}, "
        "c: {schemas: {A: {type: object, required: [n], properties: {k: {type: integer}}}, "
        "B: {type: object, required: [m], properties: {k: {type: integer}}}}}}";
    struct compile_options how = {.version = API_3_1, .pointer = "/s"};
    static const struct row rows[] = {
        {schemas, "{\"k\":-7}",
         "0 missing /oneOf/0/$ref/required: expected member \"n\", which is missing\n"},
        {schemas, "{\"k\":-0}",
         "0 missing /oneOf/1/$ref/required: expected member \"m\", which is missing\n"},
        {schemas, "{\"k\":7}",
         "5 invalid_union /oneOf: expected -7, \"007\", \"\", \"-\", \"-0\" or 0, got 7\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        run_with(&rows[i], 32, &how, NULL);
}

/* ---- no answer ---- */

#define SLOW "{pattern: '^(?!b)(a+)+$'}"
#define LONG "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\""

static void test_undecided(void)
{
    static const struct row rows[] = {
        {SLOW, LONG, "undecided"},
        {"{anyOf: [" SLOW ", {minLength: 3}]}", LONG, "ok"},
        {"{anyOf: [" SLOW ", {maxLength: 3}]}", LONG, "undecided"},
        {"{oneOf: [" SLOW ", {minLength: 3}]}", LONG, "undecided"},
        {"{oneOf: [" SLOW ", {maxLength: 3}]}", LONG, "undecided"},
        {"{oneOf: [{minLength: 3}, " SLOW ", {minLength: 4}]}", LONG,
         "0 invalid_union /oneOf: expected a value that matches exactly one of 3 schemas, got "
         "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\xE2\x80\xA6, which matches more than one: "
         "#/oneOf/0 and #/oneOf/2\n"},
        {"{not: " SLOW "}", LONG, "undecided"},
        {"{if: " SLOW ", then: false}", LONG, "undecided"},
        {"{allOf: [" SLOW ", {type: integer}]}", LONG,
         "0 invalid_type /allOf/1/type: expected an integer, got "
         "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\xE2\x80\xA6\n"},
    };
    static const oas_options little = {.max_pattern_work = 1000};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        run_with(&rows[i], 32, NULL, &little);
}

static void test_limits(void)
{
    struct row row = {"{anyOf: [{items: {anyOf: [{type: string}, {minimum: 9}]}}, {type: string}]}",
                      "[1,2,3,4,5,6,7,8]", "undecided"};
    oas_options options = {.max_work = 30};
    run_with(&row, 32, NULL, &options);
    row.want = "too large";
    options = (oas_options){.max_depth = 2};
    run_with(&row, 32, NULL, &options);
}

/* ---- rows ---- */

static void mark(bool *marks, oas_use use)
{
    marks[OAS_USE_ROW(use)] = true;
}

/* Whatever can lead to a schema row. */
static void mark_all(const struct plan *plan, bool *marks)
{
    const oas_program *program = &plan->program;
    const oas_counts *n = &program->counts;
    mark(marks, OAS_ANY);
    for (size_t i = 0; i < plan->root_count; i++)
        mark(marks, plan->roots[i].use);
    for (uint32_t i = 0; i < n->schemas; i++)
        mark(marks, program->schemas[i].merged);
    for (uint32_t i = 0; i < n->branches; i++)
        mark(marks, program->branches[i].use);
    for (uint32_t i = 0; i < n->objects; i++)
        mark(marks, program->objects[i].rest);
    for (uint32_t i = 0; i < n->arrays; i++)
        mark(marks, program->arrays[i].items);
    for (uint32_t i = 0; i < n->fields; i++)
        mark(marks, program->fields[i].use);
}

/* Schemas that say nothing, that are another one, or that nothing leads to have no rows. */
static void test_rows(void)
{
    static const struct {
        const char *schema;
        uint32_t types;
    } rows[] = {
        {"{}", 1},
        {"{$ref: '#/$defs/a', $defs: {a: {$ref: '#/$defs/b'}, b: {type: string}, c: {minimum: 1}}}",
         2},
        {"{properties: {a: true, b: {}, c: {$ref: '#/$defs/x'}, d: {title: T}, e: {type: 'null'}},"
         " $defs: {w: {type: array}, x: {$ref: '#/$defs/y'}, y: {$ref: '#'}}}",
         3},
        {"{items: {$ref: '#/$defs/a'}, $defs: {a: {$ref: '#/$defs/b', maxLength: 3},"
         " b: {type: string}}}",
         5}, /* a with b merged in is one more */
        {"{anyOf: [{$ref: '#/$defs/a'}, {type: integer}], $defs: {z: {type: string}, a: {}}}", 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool marks[16] = {false};
        struct compiled c;
        CHECK(compile(&c, oas_str_from(rows[i].schema), NULL));
        if (c.plan && c.plan->program.counts.schemas <= 16) {
            uint32_t marked = 0;
            mark_all(c.plan, marks);
            for (size_t j = 0; j < 16; j++)
                marked += marks[j];
            CHECK_INT(c.plan->program.counts.schemas, rows[i].types);
            CHECK_INT(marked, rows[i].types);
        }
        compiled_free(&c);
    }
}

int main(void)
{
    test_order();
    test_rows();
    test_room();
    test_malformed();
    test_twice();
    test_tags();
    test_discriminator();
    test_integer_keys();
    test_undecided();
    test_limits();
    return check_done();
}
