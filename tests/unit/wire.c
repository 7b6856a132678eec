/* Parameters on the wire beyond what tests/http says: limits, time, memory, misuse. */
#include <stdlib.h>
#include <time.h>

#include <oas/call.h>

#include "compiler.h"

#include "check.h"
#include "numbered.h"

static struct compiler compiler = {.options = {.spec = "tests/http/deep.yaml"}};
static const oas_operation *deep;

static oas_status read_query(oas_str query, const oas_wire_limits *limits, oas_wire_fault *fault)
{
    const oas_wire wire = {.path = OAS_STR("/deep"), .query = query};
    oas_wire_values values;
    oas_arena mem = {0};
    oas_status status = oas_wire_read(deep, NULL, &wire, &values, &mem, NULL, limits);
    if (fault)
        *fault = values.fault;
    oas_arena_free(&mem);
    return status;
}

static void test_limits(void)
{
    static const oas_wire_limits two = {.max_values = 2}, ten = {.max_bytes = 10};
    oas_wire_fault fault;
    oas_str many = numbered("z", "&", 10001);
    CHECK_INT(read_query(many, NULL, &fault), OAS_TOO_LARGE);
    CHECK_INT(fault, OAS_WIRE_TARGET_LIMIT);
    CHECK_INT(read_query(OAS_STR("a=1&b=2"), &two, &fault), OAS_OK);
    CHECK_INT(read_query(OAS_STR("a=1&b=2&c"), &two, &fault), OAS_TOO_LARGE);
    CHECK_INT(read_query(OAS_STR("abcde"), &ten, &fault), OAS_OK); /* and "/deep" */
    CHECK_INT(read_query(OAS_STR("abcdef"), &ten, &fault), OAS_TOO_LARGE);
    const oas_header flood = {OAS_STR("Cookie"), OAS_STR("a;b;c")};
    const oas_wire wire = {OAS_STR("/deep"), {NULL, 0}, &flood, 1};
    oas_wire_values values;
    oas_arena mem = {0};
    CHECK_INT(oas_wire_read(deep, NULL, &wire, &values, &mem, NULL, &two), OAS_TOO_LARGE);
    CHECK_INT(values.fault, OAS_WIRE_HEAD_LIMIT);
    CHECK_INT(oas_wire_read(deep, NULL, &wire, &values, &mem, NULL, &ten), OAS_TOO_LARGE);
    oas_arena_free(&mem);
    free((void *)(uintptr_t)many.at);
}

static void answers(const oas_request *request, const oas_options *options, unsigned answer,
                    size_t errors)
{
    oas_judged judged;
    oas_arena mem = {0};
    CHECK_INT(oas_request_validate(compiler.operations, request, &judged, &mem, options, NULL),
              OAS_INVALID);
    CHECK_INT(judged.answer, answer);
    CHECK_INT(judged.count, errors);
    oas_arena_free(&mem);
}

/* They go first, at a path of no operation too. */
static void test_answers_of_limits(void)
{
    static const oas_options three = {.max_bytes = 3};
    oas_str many = numbered("/deep?z", "&", 10001), none = numbered("/none?z", "&", 10001);
    const oas_header flood[] = {{OAS_STR("Cookie"), many}};
    oas_request request = {.method = OAS_STR("GET"), .target = many};
    answers(&request, NULL, 414, 1);
    request.method = OAS_STR("PUT");
    answers(&request, NULL, 414, 2);
    request.target = none;
    answers(&request, NULL, 414, 2);
    request = (oas_request){
        .method = OAS_STR("GET"), .target = OAS_STR("/deep"), .headers = flood, .header_count = 1};
    answers(&request, NULL, 431, 1);
    request.target = OAS_STR("/none");
    answers(&request, NULL, 431, 2);
    request = (oas_request){.method = OAS_STR("GET"), .target = request.target};
    answers(&request, NULL, 404, 1);
    request.body = OAS_STR("long");
    answers(&request, &three, 413, 2);
    free((void *)(uintptr_t)many.at);
    free((void *)(uintptr_t)none.at);
}

/* What a document may have as a method, though HTTP has none such. */
static void test_methods(void)
{
    static const struct {
        const char *method;
        oas_status status;
    } methods[] = {{"M-SEARCH", OAS_OK},
                   {"b ad", OAS_UNREPRESENTABLE},
                   {"GET / HTTP/1.1\r\nX:", OAS_UNREPRESENTABLE},
                   {"", OAS_UNREPRESENTABLE}};
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        const oas_operation operation = {.id = "", .method = methods[i].method, .path = "/a"};
        oas_request out = {.target = OAS_STR("none")};
        oas_judged judged;
        oas_arena mem = {0};
        bool good = methods[i].status == OAS_OK;
        CHECK_INT(oas_call_encode(&operation, NULL, &out, &mem, &judged, NULL), methods[i].status);
        CHECK_STR(out.target, good ? "/a" : "none");
        CHECK_INT(judged.count, good ? 0 : 1);
        CHECK_INT(oas_parameters_check(&operation, NULL, NULL, NULL, NULL), methods[i].status);
        oas_arena_free(&mem);
    }
}

static double seconds(const char *before, const char *behind, size_t count)
{
    static const oas_wire_limits none = {SIZE_MAX, SIZE_MAX};
    oas_str query = numbered(before, behind, count);
    clock_t begin = clock();
    CHECK_INT(read_query(query, &none, NULL), OAS_OK);
    clock_t end = clock();
    free((void *)(uintptr_t)query.at);
    return (double)(end - begin) / CLOCKS_PER_SEC;
}

/* Eight times as much takes nowhere near 64 times as long. */
static void test_time(void)
{
    static const char *const forms[][2] = {{"f[x", "]=1&"},
                                           {"f[list][", "][x]=1&"},
                                           {"f[tags]=", "&"},
                                           {"f[tags][]=", "&"},
                                           {"unknown", "=1&"}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        double few = seconds(forms[i][0], forms[i][1], 12500);
        double many = seconds(forms[i][0], forms[i][1], 100000);
        CHECK(many < 30 * (few + 0.002));
    }
}

/* Memory that ends at every point in turn. */
static void test_memory(void)
{
    static char block[65536];
    const oas_wire wire = {.path = OAS_STR("/deep"),
                           .query = OAS_STR("f[n]=1&f[sub][ids][]=1&f[t]=%41&g[a][b]=x&z=1")};
    oas_status status = OAS_NO_MEMORY;
    size_t size = 0;
    for (; size < sizeof block && status != OAS_OK; size += 8) {
        const oas_options options = {.allocator = &oas_allocator_none};
        oas_wire_values values;
        oas_arena mem;
        oas_arena_init_fixed(&mem, block, size);
        status = oas_wire_read(deep, NULL, &wire, &values, &mem, &options, NULL);
        CHECK(status == OAS_OK || status == OAS_NO_MEMORY);
    }
    CHECK(size > 1000 && status == OAS_OK);
}

static void test_names(void)
{
    CHECK_STR(oas_str_from(oas_part_name(OAS_PART_QUERYSTRING)), "querystring");
    CHECK_STR(oas_str_from(oas_part_name(OAS_PART_COUNT)), "");
    CHECK_INT(oas_wire_code(OAS_WIRE_FINE), OAS_CODE_NONE);
    CHECK_INT(oas_wire_code(OAS_WIRE_FAULT_COUNT), OAS_CODE_NONE);
    CHECK_STR(oas_str_from(oas_wire_expected(OAS_WIRE_FAULT_COUNT)), "");
    for (int i = 1; i < OAS_WIRE_FAULT_COUNT; i++)
        CHECK(*oas_wire_expected((oas_wire_fault)i) && oas_wire_code((oas_wire_fault)i));
}

int main(void)
{
    if (!compiler_run(&compiler, STAGE_OPERATIONS))
        return 1;
    deep = &compiler.operations->at[0];
    test_limits();
    test_answers_of_limits();
    test_methods();
    test_time();
    test_memory();
    test_names();
    compiler_free(&compiler);
    return check_done();
}
