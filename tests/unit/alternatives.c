/* Why each branch of a union refused a value: limits, memory, what is asked of it besides. The
 * order of the branches is in tests/keywords/anyOf.json. */
#include <oas/codec.h>

#include "support/compile.h"

#include "check.h"

#define SCHEMA                                                                                     \
    "{items: {anyOf: [{required: [a], properties: {a: {type: string, maxLength: 2}, b: {type: "    \
    "integer, readOnly: true}}}, {required: [c], properties: {c: {type: integer}}}]}}"

struct judged {
    struct compiled c;
    oas_arena text;
    oas_error found[200];
    oas_errors errs;
    oas_arena mem;
    oas_alternative at[OAS_ERROR_ALTERNATIVES];
    size_t count;
};

/* Refused with one error or more. */
static bool begin(struct judged *j, const char *schema, const char *json,
                  const oas_options *options)
{
    *j = (struct judged){.count = 77};
    j->errs = (oas_errors){.at = j->found, .cap = 200, .text = &j->text};
    bool good = compile(&j->c, oas_str_from(schema), NULL);
    CHECK(good);
    return good && oas_validate(j->c.type, oas_str_from(json), &j->errs, options) == OAS_INVALID;
}

static void end(struct judged *j)
{
    oas_arena_free(&j->mem);
    oas_arena_free(&j->text);
    compiled_free(&j->c);
}

static oas_status ask(struct judged *j, size_t i, const oas_options *options)
{
    return oas_error_alternatives(&j->errs, &j->found[i], options, &j->mem, j->at, &j->count);
}

static void say(const struct judged *j, size_t i, const char *want)
{
    oas_buf out = {0};
    oas_errors_text(&j->at[i].errors, OAS_STR("x"), &out);
    CHECK_STR(oas_buf_str(&out), want);
    oas_buf_free(&out);
}

static void test_words(void)
{
    struct judged j;
    CHECK(begin(&j, SCHEMA, "[\n{\"a\":\"abc\"}]", NULL));
    CHECK_INT(ask(&j, 0, NULL), OAS_OK);
    CHECK_INT(j.count, 2);
    CHECK_STR(j.at[0].keyword_path, "/items/anyOf/0");
    CHECK_INT(j.at[0].branch, 0);
    CHECK(j.at[0].closeness > j.at[1].closeness);
    say(&j, 0,
        "x:2:6: error: /0/a: expected a string of at most 2 characters, got \"abc\" (3 "
        "characters) [maxLength]\n");
    say(&j, 1, "x:2:1: error: /0: expected member \"c\", which is missing [required]\n");
    end(&j);
}

static void test_no_values(void)
{
    struct judged j;
    CHECK(begin(&j, SCHEMA, "[{\"a\":\"abc\"}]", NULL));
    j.errs.no_values = true;
    CHECK_INT(ask(&j, 0, NULL), OAS_OK);
    say(&j, 0,
        "x:1:7: error: /0/a: expected a string of at most 2 characters, got string (3 "
        "characters) [maxLength]\n");
    end(&j);
}

/* Without errs->text there are no paths of keywords, but all else. */
static void test_without_text(void)
{
    struct judged j;
    CHECK(begin(&j, SCHEMA, "[{\"a\":\"abc\"}]", NULL));
    j.errs.text = NULL;
    CHECK_INT(oas_validate(j.c.type, j.errs.json, &j.errs, NULL), OAS_INVALID);
    CHECK_INT(ask(&j, 0, NULL), OAS_OK);
    CHECK_INT(j.count, 2);
    CHECK(j.at[0].keyword_path.len == 0 && j.at[0].errors.at[0].keyword_path.len == 0);
    CHECK_INT(j.at[0].errors.count, 1);
    end(&j);
}

static void test_other_errors(void)
{
    struct judged j;
    CHECK(begin(&j, "{items: {type: string}}", "[1]", NULL));
    CHECK_INT(ask(&j, 0, NULL), OAS_OK);
    CHECK_INT(j.count, 0);
    end(&j);
    CHECK(begin(&j, "{oneOf: [{}, true]}", "1", NULL));
    CHECK_INT(ask(&j, 0, NULL), OAS_OK);
    CHECK_INT(j.count, 0);
    end(&j);
}

/* Each branch keeps at most a hundred, and no more than the caller keeps of the payload. */
static void test_counts(void)
{
    struct judged j;
    oas_buf json = {0};
    oas_buf_puts(&json, "[0");
    for (int i = 1; i < 150; i++)
        oas_buf_puts(&json, ",0");
    oas_buf_puts(&json, "]");
    oas_buf_putc(&json, '\0');
    const char *schema = "{anyOf: [{items: {type: string}}, {items: {type: array}}]}";
    CHECK(begin(&j, schema, json.at, NULL));
    CHECK_INT(ask(&j, 0, NULL), OAS_OK);
    CHECK_INT(j.at[0].errors.count, 150);
    CHECK_INT(oas_errors_kept(&j.at[0].errors), 100);
    j.errs.cap = 3;
    CHECK_INT(ask(&j, 0, NULL), OAS_OK);
    CHECK_INT(j.at[1].errors.count, 150);
    CHECK_INT(oas_errors_kept(&j.at[1].errors), 3);
    end(&j);
    oas_buf_free(&json);
}

/* One budget for all: what ends in the midst leaves what was told until then. */
static void test_work(void)
{
    struct judged j;
    oas_options options = {.max_work = 100};
    CHECK(begin(&j, SCHEMA, "[{\"a\":\"abc\"}]", &options));
    size_t calls = 0, most = 2;
    oas_status status = OAS_OK;
    for (; status == OAS_OK && calls < 100; calls++) {
        status = ask(&j, 0, &options);
        CHECK(j.count <= most);
    }
    CHECK_INT(status, OAS_UNDECIDED);
    CHECK(calls > 2 && calls < 30);
    CHECK_INT(ask(&j, 0, &options), OAS_UNDECIDED);
    CHECK_INT(j.count, 0);
    end(&j);
}

static void test_memory(void)
{
    struct judged j;
    CHECK(begin(&j, SCHEMA, "[{\"a\":\"abc\"}]", NULL));
    oas_status status = OAS_NO_MEMORY;
    for (size_t size = 0; status == OAS_NO_MEMORY && size < 1 << 16; size += 8) {
        static char block[1 << 16];
        oas_arena mem;
        oas_arena_init_fixed(&mem, block, size);
        status = oas_error_alternatives(&j.errs, &j.found[0], NULL, &mem, j.at, &j.count);
        CHECK(j.count < 2 || status == OAS_OK);
    }
    CHECK_INT(status, OAS_OK);
    end(&j);
}

/* A direction lifts what is required there, of a branch as well. */
static void test_direction(void)
{
    struct judged j;
    struct compile_options how = {.version = API_3_1, .pointer = "/s"};
    static const char schema[] =
        "{s: {anyOf: [{type: object, required: [id, n], properties: {id: {type: string, readOnly: "
        "true}, n: {type: integer}}}, {type: object, required: [m]}]}}";
    oas_options request = {.direction = OAS_DIRECTION_REQUEST};
    j = (struct judged){.count = 0};
    j.errs = (oas_errors){.at = j.found, .cap = 200, .text = &j.text};
    CHECK(compile(&j.c, oas_str_from(schema), &how));
    CHECK_INT(oas_validate(j.c.type, OAS_STR("{\"n\":\"1\"}"), &j.errs, &request), OAS_INVALID);
    CHECK_INT(ask(&j, 0, &request), OAS_OK);
    CHECK_INT(j.at[0].errors.count, 1);
    CHECK_INT(ask(&j, 0, NULL), OAS_OK);
    CHECK_INT(j.at[0].errors.count, 2);
    end(&j);
}

int main(void)
{
    test_words();
    test_no_values();
    test_without_text();
    test_other_errors();
    test_counts();
    test_work();
    test_memory();
    test_direction();
    return check_done();
}
