/* Bodies beyond what tests/messages says: limits, time, memory, misuse. */
#include <stdlib.h>
#include <time.h>

#include <oas/body.h>
#include <oas/message.h>

#include "compiler.h"

#include "check.h"

static struct compiler compiler = {.options = {.spec = "tests/messages/forms.yaml"}};

static const oas_media *form_of(const char *id)
{
    return oas_operation_by_id(compiler.operations, oas_str_from(id))->request;
}

/* The text `count` times, with a number behind it each time. */
static oas_str repeated(const char *before, const char *behind, size_t count)
{
    oas_buf text = {0};
    for (size_t i = 0; i < count; i++) {
        oas_buf_puts(&text, before);
        oas_buf_put_u64(&text, i);
        oas_buf_puts(&text, behind);
    }
    return oas_buf_str(&text);
}

static oas_status read_body(const char *id, oas_str body, const oas_options *options,
                            const oas_wire_limits *limits, oas_wire_fault *fault)
{
    oas_arena mem = {0};
    oas_body read;
    oas_status status = oas_body_read(form_of(id), OAS_STR(""), body, &read, &mem, options, limits);
    CHECK_INT(read.value.status, status);
    *fault = read.value.fault;
    oas_arena_free(&mem);
    return status;
}

static void test_limits(void)
{
    static const oas_wire_limits two = {.max_values = 2};
    static const oas_options short_one = {.max_bytes = 5};
    oas_wire_fault fault;
    oas_str many = repeated("a", "&", 10000);
    CHECK_INT(read_body("any", many, NULL, NULL, &fault), OAS_TOO_LARGE);
    CHECK_INT(fault, OAS_WIRE_FIELDS_LIMIT);
    CHECK_INT(read_body("any", OAS_STR("a&b"), NULL, &two, &fault), OAS_OK);
    CHECK_INT(read_body("any", OAS_STR("a&b&c"), NULL, &two, &fault), OAS_TOO_LARGE);
    CHECK_INT(read_body("any", OAS_STR("a=123"), &short_one, NULL, &fault), OAS_OK);
    CHECK_INT(read_body("any", OAS_STR("a=1234"), &short_one, NULL, &fault), OAS_TOO_LARGE);
    CHECK_INT(fault, OAS_WIRE_FINE);
    const oas_request request = {
        .method = OAS_STR("POST"), .target = OAS_STR("/any"), .body = many};
    oas_judged judged;
    oas_arena mem = {0};
    CHECK_INT(oas_request_validate(compiler.operations, &request, &judged, &mem, NULL, NULL),
              OAS_INVALID);
    CHECK_INT(judged.answer, 413);
    oas_arena_free(&mem);
    free((void *)(uintptr_t)many.at);
}

static double seconds(const char *id, const char *before, const char *behind, size_t count)
{
    static const oas_wire_limits none = {SIZE_MAX, SIZE_MAX};
    oas_wire_fault fault;
    oas_str body = repeated(before, behind, count);
    clock_t begin = clock();
    (void)read_body(id, body, NULL, &none, &fault);
    clock_t end = clock();
    CHECK_INT(fault, OAS_WIRE_FINE);
    free((void *)(uintptr_t)body.at);
    return (double)(end - begin) / CLOCKS_PER_SEC;
}

/* Eight times as much takes nowhere near 64 times as long. */
static void test_time(void)
{
    static const char *const forms[][3] = {{"any", "a", "=1&"},
                                           {"any", "a=", "&"},
                                           {"pet", "sizes=", "&"},
                                           {"pet", "age=", "&"},
                                           {"pet", "friends={\"id\":", "}&"},
                                           {"union", "size=", "&"},
                                           {"styles", "deep[b][", "]=1&"},
                                           {"styles", "R=", "&"},
                                           {"texts", "x", "&"}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        double few = seconds(forms[i][0], forms[i][1], forms[i][2], 12500);
        double many = seconds(forms[i][0], forms[i][1], forms[i][2], 100000);
        CHECK(many < 30 * (few + 0.002));
    }
}

/* Memory that ends at every point in turn. */
static void test_memory(void)
{
    static char block[65536];
    static const oas_options options = {.allocator = &oas_allocator_none};
    const oas_str body = OAS_STR("name=a%41&owner={\"id\":1}&sizes=1&sizes=2&tags=x&either=1");
    oas_status status = OAS_NO_MEMORY;
    size_t size = 0;
    for (; size < sizeof block && status != OAS_OK; size += 8) {
        oas_body read;
        oas_arena mem;
        oas_arena_init_fixed(&mem, block, size);
        status = oas_body_read(form_of("pet"), OAS_STR(""), body, &read, &mem, &options, NULL);
        CHECK(status == OAS_OK || status == OAS_NO_MEMORY);
    }
    CHECK(size > 1000 && status == OAS_OK);
}

static void test_writing(void)
{
    static const struct {
        const char *json;
        oas_status status;
    } cases[] = {{"{\"name\":\"a\"}", OAS_OK},
                 {"{\"name\":1}", OAS_UNREPRESENTABLE},
                 {"{\"age\":1}", OAS_INVALID},
                 {"{\"name\":\"a\",\"tags\":[]}", OAS_UNREPRESENTABLE},
                 {"{\"name\":", OAS_MALFORMED},
                 {"[1]", OAS_UNREPRESENTABLE},
                 {"{\"name\":\"a\",\"kind\":\"7\"}", OAS_UNREPRESENTABLE},
                 {"{\"name\":\"toolong\"}", OAS_INVALID}};
    oas_arena mem = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        oas_buf out = {0};
        oas_buf_puts(&out, "x");
        oas_json json = oas_json_of(oas_str_from(cases[i].json));
        oas_status status = oas_body_write(form_of("pet"), json, &out, &mem, NULL);
        CHECK_INT(status, cases[i].status);
        CHECK(status == OAS_OK ? out.len > 1 : out.len == 1);
        oas_buf_free(&out);
    }
    oas_arena_free(&mem);
}

int main(void)
{
    if (!compiler_run(&compiler, STAGE_OPERATIONS))
        return 1;
    test_limits();
    test_time();
    test_memory();
    test_writing();
    compiler_free(&compiler);
    return check_done();
}
