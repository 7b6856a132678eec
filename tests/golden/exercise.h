/* exercise.h - the few words that the exercises share. A program uses them, prints nothing, and
 * ends with
 *
 *     return exercise_done();
 *
 * NAME is that of a type's functions; texts are literals, which may hold NUL. */
#ifndef TESTS_GOLDEN_EXERCISE_H
#define TESTS_GOLDEN_EXERCISE_H

#include <stdio.h>
#include <stdlib.h>

#include <oas/oas.h>

static struct {
    oas_arena mem;  /* of what is decoded */
    oas_arena text; /* of the errors */
    oas_error found[16];
    oas_errors errs;
    size_t failed;
} exercise;

static inline void exercise_note(bool good, int line, const char *what)
{
    if (good)
        return;
    exercise.failed++;
    printf("line %d: failed: %s\n", line, what);
}

static inline int exercise_done(void)
{
    oas_arena_free(&exercise.mem);
    oas_arena_free(&exercise.text);
    return exercise.failed != 0;
}

static inline oas_arena *exercise_mem(void)
{
    return &exercise.mem;
}

/* Room for errors, empty. */
static inline oas_errors *exercise_errors(void)
{
    oas_arena_reset(&exercise.text);
    exercise.errs = (oas_errors){.at = exercise.found, .cap = 16, .text = &exercise.text};
    return &exercise.errs;
}

static inline void exercise_show(int line, const char *what, oas_str text)
{
    printf("line %d: %s: " OAS_PRI "\n", line, what, OAS_ARG(text));
}

static inline void exercise_show_errors(void)
{
    oas_buf lines = {0};
    oas_errors_text(&exercise.errs, OAS_STR("payload"), &lines);
    printf(OAS_PRI, OAS_ARG(oas_buf_str(&lines)));
    oas_buf_free(&lines);
}

static inline void exercise_status(oas_status got, oas_status want, int line, const char *what)
{
    exercise_note(got == want, line, what);
    if (got == want)
        return;
    printf("    status %d, not %d\n", (int)got, (int)want);
    if (got == OAS_INVALID || got == OAS_UNREPRESENTABLE || got == OAS_MALFORMED)
        exercise_show_errors();
}

static inline void exercise_same(oas_str got, oas_str want, int line, const char *what)
{
    exercise_note(oas_str_equal(got, want), line, what);
    if (!oas_str_equal(got, want)) {
        exercise_show(line, "got ", got);
        exercise_show(line, "want", want);
    }
}

static inline void exercise_zero(const void *out, size_t size, int line)
{
    const unsigned char *bytes = out;
    bool zero = true;
    for (size_t i = 0; i < size; i++)
        zero = zero && bytes[i] == 0;
    exercise_note(zero, line, "zeroed after a refusal");
}

/* The first error is that one. */
static inline void exercise_error(oas_code code, oas_str instance, int line)
{
    oas_buf path = {0};
    const oas_errors *errs = &exercise.errs;
    exercise_note(oas_errors_kept(errs) > 0, line, "there is an error");
    if (oas_errors_kept(errs) == 0)
        return;
    oas_error_instance(errs, &errs->at[0], &path);
    bool good = errs->at[0].code == code && oas_str_equal(oas_buf_str(&path), instance);
    exercise_note(good, line, "the first error");
    if (!good) {
        printf("    got %s at " OAS_PRI ", want %s at " OAS_PRI "\n",
               oas_code_name(errs->at[0].code), OAS_ARG(oas_buf_str(&path)), oas_code_name(code),
               OAS_ARG(instance));
        exercise_show_errors();
    }
    oas_buf_free(&path);
}

/* `text` decodes and encodes to itself, copied strings and all. */
static inline void exercise_again(oas_type type, size_t size, oas_str text, int line)
{
    static const oas_options copy = {.copy_strings = true, .keep_unknown = true};
    oas_buf out = {0};
    void *value = malloc(size);
    char *json = malloc(text.len + 1);
    if (value && json) {
        if (text.len)
            memcpy(json, text.at, text.len);
        exercise_status(oas_decode(type, value, oas_str_of(json, text.len), &exercise.mem,
                                   exercise_errors(), &copy),
                        OAS_OK, line, "decode again");
        memset(json, 'x', text.len);
        exercise_status(oas_encode(type, value, &out, exercise_errors(), NULL), OAS_OK, line,
                        "encode again");
        exercise_same(oas_buf_str(&out), text, line, "the same text again");
    }
    free(value);
    free(json);
    oas_buf_free(&out);
}

/* The type of a parameter, by its operation's id: one of a plain value has no functions, so that
 * only the table has it. Zeroed: there is no such parameter. */
static inline oas_type exercise_parameter(const oas_operations *operations, const char *id,
                                          const char *name)
{
    const oas_operation *op = oas_operation_by_id(operations, oas_str_from(id));
    for (uint32_t i = 0; op && i < op->parameter_count; i++)
        if (strcmp(op->parameters[i].name, name) == 0)
            return op->parameters[i].type;
    return (oas_type){NULL, 0, 0};
}

static inline oas_status exercise_refusal(oas_code code)
{
    return code == OAS_CODE_INVALID_JSON      ? OAS_MALFORMED
           : code == OAS_CODE_UNREPRESENTABLE ? OAS_UNREPRESENTABLE
                                              : OAS_INVALID;
}

#define EXPECT(cond) exercise_note((cond), __LINE__, #cond)

#define SAME(str, literal) exercise_same((str), OAS_STR(literal), __LINE__, #str)

/* *in is valid, and is `text` as JSON. */
#define WRITE_STR(NAME, in, want)                                                                  \
    do {                                                                                           \
        oas_buf exercise_buf = {0};                                                                \
        exercise_status(NAME##_check((in), exercise_errors()), OAS_OK, __LINE__, "check");         \
        exercise_status(NAME##_encode((in), &exercise_buf, exercise_errors()), OAS_OK, __LINE__,   \
                        "encode");                                                                 \
        exercise_same(oas_buf_str(&exercise_buf), (want), __LINE__, "the text");                   \
        oas_buf_free(&exercise_buf);                                                               \
    } while (0)

#define WRITE(NAME, in, want) WRITE_STR(NAME, in, OAS_STR(want))

/* A copy of *in is equal to it, and prints as `want` does. */
#define WHOLE_STR(NAME, in, want)                                                                  \
    do {                                                                                           \
        oas_buf exercise_buf = {0};                                                                \
        void *exercise_copy = calloc(1, sizeof *(in));                                             \
        exercise_status(NAME##_copy(exercise_copy, (in), exercise_mem()), OAS_OK, __LINE__,        \
                        "copy");                                                                   \
        EXPECT(NAME##_equal(exercise_copy, (in)));                                                 \
        NAME##_print(exercise_copy, &exercise_buf);                                                \
        EXPECT(oas_json_equal(oas_json_of(oas_buf_str(&exercise_buf)), oas_json_of(want)));        \
        oas_buf_free(&exercise_buf);                                                               \
        free(exercise_copy);                                                                       \
    } while (0)

/* `json` is valid, gives *out, and that gives `want`, which gives itself. */
#define READ_STR(NAME, out, json, want)                                                            \
    do {                                                                                           \
        exercise_status(NAME##_validate((json), exercise_errors()), OAS_OK, __LINE__, "validate"); \
        exercise_status(NAME##_decode((out), (json), exercise_mem(), exercise_errors()), OAS_OK,   \
                        __LINE__, "decode");                                                       \
        WRITE_STR(NAME, out, want);                                                                \
        WHOLE_STR(NAME, out, want);                                                                \
        exercise_again(NAME##_type, sizeof *(out), (want), __LINE__);                              \
    } while (0)

#define READ(NAME, out, json, want) READ_STR(NAME, out, OAS_STR(json), OAS_STR(want))

/* The same where `want` is `json`. */
#define KEEP(NAME, out, json) READ(NAME, out, json, json)

/* The same by a type alone. */
#define PLAIN(type, out, json)                                                                     \
    do {                                                                                           \
        exercise_status(                                                                           \
            oas_decode((type), (out), OAS_STR(json), exercise_mem(), exercise_errors(), NULL),     \
            OAS_OK, __LINE__, "decode");                                                           \
        exercise_again((type), sizeof *(out), OAS_STR(json), __LINE__);                            \
    } while (0)

/* `json` is refused, for OAS_CODE_##CODE first, at the JSON Pointer `path`. */
#define REFUSE(NAME, out, json, CODE, path)                                                        \
    do {                                                                                           \
        oas_status exercise_want = exercise_refusal(OAS_CODE_##CODE);                              \
        bool exercise_fits = exercise_want != OAS_UNREPRESENTABLE;                                 \
        exercise_status(NAME##_validate(OAS_STR(json), exercise_errors()),                         \
                        exercise_fits ? exercise_want : OAS_OK, __LINE__, "validate");             \
        if (exercise_fits)                                                                         \
            exercise_error(OAS_CODE_##CODE, OAS_STR(path), __LINE__);                              \
        memset((out), 1, sizeof *(out));                                                           \
        exercise_status(NAME##_decode((out), OAS_STR(json), exercise_mem(), exercise_errors()),    \
                        exercise_want, __LINE__, "decode");                                        \
        exercise_error(OAS_CODE_##CODE, OAS_STR(path), __LINE__);                                  \
        exercise_zero((out), sizeof *(out), __LINE__);                                             \
    } while (0)

/* *in is refused, for OAS_CODE_##CODE first, at the JSON Pointer `path`. */
#define WRONG(NAME, in, CODE, path)                                                                \
    do {                                                                                           \
        oas_buf exercise_buf = {0};                                                                \
        oas_buf_puts(&exercise_buf, "before");                                                     \
        exercise_status(NAME##_check((in), exercise_errors()), OAS_INVALID, __LINE__, "check");    \
        exercise_error(OAS_CODE_##CODE, OAS_STR(path), __LINE__);                                  \
        exercise_status(NAME##_encode((in), &exercise_buf, exercise_errors()), OAS_INVALID,        \
                        __LINE__, "encode");                                                       \
        exercise_error(OAS_CODE_##CODE, OAS_STR(path), __LINE__);                                  \
        exercise_same(oas_buf_str(&exercise_buf), OAS_STR("before"), __LINE__, "length kept");     \
        oas_buf_free(&exercise_buf);                                                               \
    } while (0)

#endif
