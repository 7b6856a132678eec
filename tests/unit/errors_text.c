/* All errors as lines, and as the body that an API answers with. */
#include <oas/codec.h>

#include "support/compile.h"

#include "check.h"

static const char schema[] =
    "{type: object, required: [name], additionalProperties: false, properties: {name: {type: "
    "string, maxLength: 3}, 'a/b': {type: array, items: {minimum: 1}}, n: {type: integer}}}";

struct judged {
    struct compiled c;
    oas_error found[4];
    oas_errors errs;
};

static bool judge(struct judged *j, const char *json, size_t cap)
{
    j->errs = (oas_errors){.at = j->found, .cap = cap};
    bool good = compile(&j->c, oas_str_from(schema), NULL);
    CHECK(good);
    return good && oas_validate(j->c.type, oas_str_from(json), &j->errs, NULL) != OAS_OK;
}

static void text_is(const char *json, const char *name, size_t cap, const char *want)
{
    struct judged j;
    oas_buf out = {0};
    CHECK(judge(&j, json, cap));
    oas_buf_puts(&out, "> ");
    oas_errors_text(&j.errs, oas_str_from(name), &out);
    CHECK(!out.failed);
    CHECK_STR(oas_buf_str(&out), want);
    oas_buf_free(&out);
    compiled_free(&j.c);
}

static void test_text(void)
{
    text_is("[1]", "bad.json", 4,
            "> bad.json:1:1: error: (root): expected an object, got array (1 item) [type]\n");
    text_is("{\n \"name\": \"abcd\",\n \"a/b\": [2, 0]}", "x", 4,
            "> x:2:10: error: /name: expected a string of at most 3 characters, got \"abcd\" "
            "(4 characters) [maxLength]\n"
            "x:3:13: error: /a~1b/1: expected a number of at least 1, got 0 [minimum]\n");
    text_is("{\"n\":1", "-", 4,
            "> -:1:7: error: expected ',' or '}' after a member, got the end of the text "
            "[invalid_json]\n");
    text_is("{}", "x", 4,
            "> x:1:1: error: (root): expected member \"name\", which is missing [required]\n");
    text_is("{\"n\":0.5,\"a\":1,\"b\":1}", "x", 1,
            "> x:1:1: error: (root): expected member \"name\", which is missing [required]\nx: "
            "error: 3 more "
            "errors\n");
    text_is("[]", "x", 0, "> x: error: 1 more error\n");
}

/* Neither the name nor the payload begins a line of its own, or turns the text around. */
static void test_safe(void)
{
    text_is("{\"name\":\"\",\"\\nx:1:1: ok\\u202e\":1}", "a\nb\x1b[1m\xff", 4,
            "> a?b?[1m?:1:12: error: /?x:1:1: ok?: expected no member \"\\nx:1:1: ok\\u202e\", "
            "got 1 [additionalProperties]\n");
}

static void test_silent(void)
{
    struct judged j;
    oas_buf out = {0};
    CHECK(judge(&j, "{\"name\":\"secret\"}", 4));
    j.errs.no_values = true;
    oas_errors_text(&j.errs, oas_str_from("x"), &out);
    CHECK_STR(oas_buf_str(&out), "x:1:9: error: /name: expected a string of at most 3 characters, "
                                 "got string (6 characters) [maxLength]\n");
    oas_buf_free(&out);
    compiled_free(&j.c);
}

static void *no_memory(void *user, void *old, size_t old_size, size_t new_size)
{
    (void)user;
    (void)old;
    (void)old_size;
    (void)new_size;
    return NULL;
}

static void test_no_memory(void)
{
    struct judged j;
    oas_allocator from = {no_memory, NULL};
    oas_buf out = {.from = &from};
    CHECK(judge(&j, "{\"name\":\"abcd\"}", 4));
    oas_errors_text(&j.errs, oas_str_from("x"), &out);
    CHECK(out.failed && out.len == 0);
    compiled_free(&j.c);
}

static void test_body(void)
{
    struct judged j;
    oas_buf out = {0};
    CHECK(judge(&j, "{\"a/b\":[0]}", 4));
    oas_errors_body(&j.errs, &out);
    CHECK_STR(oas_buf_str(&out),
              "{\"message\":\"The request is invalid: 2 errors\",\"code\":\"VALIDATION_ERROR\","
              "\"errors\":[{\"path\":[\"name\"],\"message\":\"expected member \\\"name\\\", which "
              "is missing\","
              "\"expected\":\"member \\\"name\\\"\",\"code\":\"missing\"},"
              "{\"path\":[\"a/b\",\"0\"],\"message\":\"expected a number of at least 1, got 0\","
              "\"expected\":\"number >= 1\",\"received\":\"0\",\"code\":\"too_small\"}]}");
    oas_buf_free(&out);
    compiled_free(&j.c);
}

static void *no_more(void *user, void *old, size_t old_size, size_t new_size)
{
    size_t *asked = user;
    (void)old;
    (void)old_size;
    (void)new_size;
    ++*asked;
    return NULL;
}

/* Keyword paths are spelled where they stay: judging asks nobody for memory while errs->text has
 * room, and where it has none, that is the answer. */
static void test_paths(void)
{
    struct judged j;
    char room[256];
    size_t asked = 0;
    oas_allocator from = {no_more, &asked};
    oas_arena text;
    oas_str json = OAS_STR("{\"n\":1.5,\"a/b\":[2,0],\"x\":1}");
    CHECK(judge(&j, "{}", 0));
    j.errs = (oas_errors){.at = j.found, .cap = 4, .text = &text};
    oas_arena_init(&text, room, sizeof room, &from);
    CHECK(oas_validate(j.c.type, json, &j.errs, NULL) == OAS_INVALID);
    CHECK(asked == 0 && oas_errors_kept(&j.errs) == 4);
    CHECK_STR(j.found[0].keyword_path, "/required");
    CHECK_STR(j.found[1].keyword_path, "/properties/n/type");
    CHECK_STR(j.found[2].keyword_path, "/properties/a~1b/items/minimum");
    CHECK_STR(j.found[3].keyword_path, "/additionalProperties");
    oas_arena_init(&text, room, 40, &from);
    CHECK(oas_validate(j.c.type, json, &j.errs, NULL) == OAS_NO_MEMORY);
    CHECK(asked == 1);
    compiled_free(&j.c);
}

int main(void)
{
    test_paths();
    test_text();
    test_safe();
    test_silent();
    test_no_memory();
    test_body();
    return check_done();
}
