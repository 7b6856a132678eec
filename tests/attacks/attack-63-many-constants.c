/* attack-63-many-constants.c - enum and const of very many numbers, objects, arrays and members
 * against as many values: time that grows about as both do, and where a document is made to defeat
 * that, no verdict instead. */
#include <oas/codec.h>

#include "kit.h"
#include "support/compile.h"

/* Appends `format` with every '#' replaced by `i`. */
static void put(oas_buf *out, const char *format, uint64_t i)
{
    for (; *format; format++)
        if (*format == '#')
            oas_buf_put_u64(out, i);
        else
            oas_buf_putc(out, *format);
}

struct shape {
    const char *name;
    const char *start, *constant, *end; /* the schema */
    const char *open, *value, *close;   /* the payload */
    bool reversed;                      /* the values come in reverse */
    oas_status status;
    uint64_t count;
};

#define DEEP "[[[[[[[[[[[[[[[[[[[[#]]]]]]]]]]]]]]]]]]]]"

static const struct shape shapes[] = {
    {"numbers", "{\"items\":{\"enum\":[", "#", "]}}", "[", "#.0", "]", true, OAS_OK, 50000},
    {"numbers of many digits", "{\"items\":{\"enum\":[", "7#123456789012345678901234567890", "]}}",
     "[", "7#123456789012345678901234567890.00", "]", true, OAS_OK, 50000},
    {"numbers that are not there", "{\"items\":{\"not\":{\"enum\":[", "#", "]}}}", "[", "#.5", "]",
     true, OAS_OK, 50000},
    {"objects", "{\"items\":{\"enum\":[", "{\"a\":#,\"b\":{\"c\":\"#\"}}", "]}}", "[",
     "{\"b\":{\"c\":\"#\"},\"a\":#e0}", "]", true, OAS_OK, 50000},
    {"objects that are not there", "{\"items\":{\"not\":{\"enum\":[", "{\"a\":#,\"b\":1}", "]}}}",
     "[", "{\"b\":#,\"a\":1.5}", "]", true, OAS_OK, 50000},
    {"arrays", "{\"items\":{\"enum\":[", "[#,null]", "]}}", "[", "[ #.0 , null ]", "]", true,
     OAS_OK, 50000},
    {"all kinds in one", "{\"items\":{\"enum\":[", "#,\"#\",[#]", "]}}", "[", "[#],\"#\",#", "]",
     true, OAS_OK, 20000},
    {"a constant of very many members, in reverse", "{\"const\":{", "\"k#\":#", "}}", "{",
     "\"k#\":#.0", "}", true, OAS_OK, 20000},
    {"a constant of very many objects", "{\"const\":[", "{\"a\":#,\"b\":1}", "]}", "[",
     "{\"b\":1,\"a\":#}", "]", false, OAS_OK, 50000},
    {"one object among many is another", "{\"enum\":[{", "\"k#\":#", "}]}", "{",
     "\"k#\":#,\"l#\":0", "}", true, OAS_INVALID, 20000},
    {"constants of one hash", "{\"items\":{\"enum\":[", DEEP, "]}}", "[", DEEP, "]", true,
     OAS_UNDECIDED, 10000},
    {"items of one hash", "{\"uniqueItems\":true}", "", "", "[", DEEP, "]", true, OAS_OK, 50000},
    {"objects as items", "{\"uniqueItems\":true}", "", "", "[", "{\"b\":\"#\",\"a\":#}", "]", true,
     OAS_OK, 50000},
};

static void put_all(oas_buf *out, const char *open, const char *each, const char *close,
                    uint64_t count, bool reversed)
{
    oas_buf_puts(out, open);
    for (uint64_t i = 0; i < count && *each; i++) {
        oas_buf_puts(out, i ? "," : "");
        put(out, each, reversed ? count - 1 - i : i);
    }
    oas_buf_puts(out, close);
}

/* The seconds of compiling and judging. */
static double take(const struct shape *shape, uint64_t count)
{
    struct compiled c;
    oas_buf schema = {0}, json = {0};
    oas_errors errs = {.cap = 0};
    put_all(&schema, shape->start, shape->constant, shape->end, count, false);
    put_all(&json, shape->open, shape->value, shape->close, count, shape->reversed);
    double start = kit_seconds();
    bool good = compile(&c, oas_buf_str(&schema), NULL);
    check_note(good, __FILE__, __LINE__, shape->name);
    if (good) {
        oas_status status = oas_validate(c.type, oas_buf_str(&json), NULL, NULL);
        check_note(status == shape->status, __FILE__, __LINE__, shape->name);
        if (status != shape->status)
            printf("    status %d\n", (int)status);
        CHECK_INT(oas_validate(c.type, oas_buf_str(&json), &errs, NULL), status);
    }
    double took = kit_seconds() - start;
    compiled_free(&c);
    oas_buf_free(&schema);
    oas_buf_free(&json);
    return took;
}

#ifdef KIT_SLOW
enum { PART = 5 };
#else
enum { PART = 1 };
#endif

int main(void)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        const struct shape *shape = &shapes[i];
        uint64_t count = shape->count / (shape->status == OAS_UNDECIDED ? 1 : PART);
        double tenth = take(shape, count / 10), whole = take(shape, count);
        check_note(kit_near_linear(tenth, whole), __FILE__, __LINE__, shape->name);
    }
    return check_done();
}
