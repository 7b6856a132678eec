/* struct_written.h - what the tests of encode and check share: one made layout, and a word for each
 * thing that must hold of what is written of a struct, or refused. */
#ifndef TESTS_UNIT_STRUCT_WRITTEN_H
#define TESTS_UNIT_STRUCT_WRITTEN_H

#include "check.h"
#include "struct_made.h"

enum { ROOM = 24 };

static struct made made;
static oas_error found[ROOM];
static oas_arena text_mem;

static inline oas_errors no_errors(void)
{
    oas_errors errs = {.at = found, .cap = ROOM, .text = &text_mem};
    return errs;
}

/* What `in` becomes by the layout row alone. */
static inline void check_text_of(uint32_t row, const void *in, const char *want, unsigned indent,
                                 int line)
{
    oas_options options = {.indent = indent};
    oas_errors errs = no_errors();
    oas_buf out = {0};
    oas_buf_puts(&out, "before ");
    oas_status status = oas_encode(made_any(&made, row), in, &out, &errs, &options);
    check_int(status, OAS_OK, __FILE__, line, "status");
    check_str(oas_str_of(out.at + 7, out.len - 7), want, __FILE__, line, "text");
    check_int(oas_check(made_any(&made, row), in, &errs, NULL), OAS_OK, __FILE__, line, "check");
    check_int((long long)errs.count, 0, __FILE__, line, "errors");
    oas_buf_free(&out);
}

#define CHECK_TEXT(row, in, want) check_text_of((row), (in), (want), 0, __LINE__)

/* What is wrong with `in`. */
struct fault {
    oas_code code;
    const char *path;
    const char *message;
};

static inline void spelled(const oas_errors *errs, const oas_error *error, oas_buf *text,
                           void (*spell)(const oas_errors *, const oas_error *, oas_buf *))
{
    text->len = 0;
    spell(errs, error, text);
}

static inline void check_faults(uint32_t row, const void *in, const struct fault *want,
                                size_t count, int line)
{
    oas_errors errs = no_errors();
    oas_buf out = {0}, text = {0};
    oas_buf_puts(&out, "before");
    oas_status status = oas_encode(made_any(&made, row), in, &out, &errs, NULL);
    check_int(status, OAS_INVALID, __FILE__, line, "status");
    check_str(oas_buf_str(&out), "before", __FILE__, line, "kept");
    check_int((long long)errs.count, (long long)count, __FILE__, line, "errors");
    for (size_t i = 0; i < count && i < oas_errors_kept(&errs); i++) {
        check_str(oas_str_from(oas_code_name(errs.at[i].code)), oas_code_name(want[i].code),
                  __FILE__, line, "code");
        spelled(&errs, &errs.at[i], &text, oas_error_instance);
        check_str(oas_buf_str(&text), want[i].path, __FILE__, line, "path");
        spelled(&errs, &errs.at[i], &text, oas_error_message);
        check_str(oas_buf_str(&text), want[i].message, __FILE__, line, "message");
    }
    oas_buf_free(&out);
    oas_buf_free(&text);
    oas_errors none = {0};
    CHECK_INT(oas_check(made_any(&made, row), in, &none, NULL), OAS_INVALID);
    CHECK_INT(none.count, count);
    CHECK_INT(oas_check(made_any(&made, row), in, NULL, NULL), OAS_INVALID);
}

#define CHECK_FAULTS(row, in, ...)                                                                 \
    check_faults((row), (in), (const struct fault[]){__VA_ARGS__},                                 \
                 sizeof((const struct fault[]){__VA_ARGS__}) / sizeof(struct fault), __LINE__)

static inline struct thing good_thing(void)
{
    struct thing thing = {.s = OAS_STR("x"), .color = COLOR_RED, .any = {"0", 1}};
    thing.nullable.is = OAS_NULL;
    return thing;
}

#define GOOD                                                                                       \
    "{\"flag\":false,\"i\":0,\"u\":0,\"d\":0,\"s\\\"\":\"x\",\"color\":\"red\",\"any\":0,"         \
    "\"one\":1,\"nullable\":null,"
#define LISTS "\"names\":[],\"numbers\":[],\"counts\":{},"

#endif
