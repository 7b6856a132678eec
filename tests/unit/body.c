/* Bodies beyond what tests/messages says: limits, time, memory, misuse. */
#include <stdlib.h>
#include <time.h>

#include <oas/body.h>
#include <oas/message.h>

#include "compiler.h"

#include "check.h"
#include "numbered.h"

static struct compiler compilers[] = {{.options = {.spec = "tests/messages/forms.yaml"}},
                                      {.options = {.spec = "tests/messages/multipart.yaml"}},
                                      {.options = {.spec = "tests/messages/heads.yaml"}}};

enum { FORMS, PARTS, HEADS };

/* Of forms.yaml; of multipart.yaml with '-' before it. */
static const oas_media *form_of(const char *id)
{
    bool parts = id[0] == '-';
    return oas_operation_by_id(compilers[parts ? PARTS : FORMS].operations,
                               oas_str_from(id + parts))
        ->request;
}

static oas_str type_of(const char *id)
{
    return oas_str_from(id[0] == '-' ? "multipart/form-data; boundary=b" : "");
}

static oas_status read_body(const char *id, oas_str body, const oas_options *options,
                            const oas_wire_limits *limits, oas_wire_fault *fault)
{
    oas_arena mem = {0};
    oas_body read;
    oas_status status = oas_body_read(form_of(id), type_of(id), body, &read, &mem, options, limits);
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
    oas_str many = numbered("a", "&", 10000);
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
    CHECK_INT(
        oas_request_validate(compilers[FORMS].operations, &request, &judged, &mem, NULL, NULL),
        OAS_INVALID);
    CHECK_INT(judged.answer, 413);
    oas_arena_free(&mem);
    free((void *)(uintptr_t)many.at);
}

#define PART "--b\r\nContent-Disposition: form-data; name=\""

static void test_limits_of_parts(void)
{
    static const oas_wire_limits two = {.max_values = 2}, short_heads = {.max_bytes = 40};
    oas_wire_fault fault;
    oas_str few = OAS_STR(PART "a\"\r\n\r\n1\r\n" PART "b\"\r\n\r\n1\r\n--b--");
    oas_str more = OAS_STR(PART "a\"\r\n\r\n" PART "b\"\r\n\r\n" PART "c\"\r\n\r\n--b--");
    oas_str many = numbered(PART, "\"\r\n\r\n\r\n", 10002);
    CHECK_INT(read_body("-any", few, NULL, &two, &fault), OAS_OK);
    CHECK_INT(read_body("-any", more, NULL, &two, &fault), OAS_TOO_LARGE);
    CHECK_INT(fault, OAS_WIRE_PARTS_LIMIT);
    CHECK_INT(read_body("-any", few, NULL, &short_heads, &fault), OAS_TOO_LARGE);
    CHECK_INT(fault, OAS_WIRE_PARTS_LIMIT);
    CHECK_INT(read_body("-any", many, NULL, NULL, &fault), OAS_TOO_LARGE);
    CHECK_INT(fault, OAS_WIRE_PARTS_LIMIT);
    free((void *)(uintptr_t)many.at);
}

static double seconds(const char *id, const char *before, const char *behind, size_t count)
{
    static const oas_wire_limits none = {SIZE_MAX, SIZE_MAX};
    oas_wire_fault fault;
    oas_str body = numbered(before, behind, count);
    if (id[0] == '-') {
        oas_buf closed = {0};
        oas_buf_put(&closed, body);
        oas_buf_puts(&closed, "--b--");
        free((void *)(uintptr_t)body.at);
        body = oas_buf_str(&closed);
    }
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
    static const char *const forms[][3] = {
        {"any", "a", "=1&"},
        {"any", "a=", "&"},
        {"pet", "sizes=", "&"},
        {"pet", "age=", "&"},
        {"pet", "friends={\"id\":", "}&"},
        {"union", "size=", "&"},
        {"styles", "deep[b][", "]=1&"},
        {"styles", "R=", "&"},
        {"texts", "x", "&"},
        {"-any", PART, "\"\r\n\r\nx\r\n"},
        {"-any", PART "a\"\r\n\r\n", "\r\n"},
        {"-pet", PART "photos\"; filename=\"", "\"\r\n\r\nx\r\n"},
        {"-any", PART "a\"\r\n\r\n--b", "\r\n"},
        {"-encoded", PART "picture\"\r\nContent-Type: image/png\r\n\r\n", "\r\n"}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        double few = seconds(forms[i][0], forms[i][1], forms[i][2], 12500);
        double many = seconds(forms[i][0], forms[i][1], forms[i][2], 100000);
        CHECK(many < 30 * (few + 0.002));
    }
}

/* Memory that ends at every point in turn. */
static void test_memory_of(const char *id, oas_str body)
{
    static char block[65536];
    static const oas_options options = {.allocator = &oas_allocator_none};
    oas_status status = OAS_NO_MEMORY;
    size_t size = 0;
    for (; size < sizeof block && status != OAS_OK; size += 8) {
        oas_body read;
        oas_arena mem;
        oas_arena_init_fixed(&mem, block, size);
        status = oas_body_read(form_of(id), type_of(id), body, &read, &mem, &options, NULL);
        CHECK(status == OAS_OK || status == OAS_NO_MEMORY);
    }
    CHECK(size > 1000 && status == OAS_OK);
}

static void test_memory(void)
{
    test_memory_of("pet", OAS_STR("name=a%41&owner={\"id\":1}&sizes=1&sizes=2&tags=x&either=1"));
    test_memory_of("-pet",
                   OAS_STR(PART "name\"\r\n\r\na\r\n" PART "photo\"; filename=\"a\\\"b\"\r\n"
                                "\r\nabc\r\n" PART "tags\"\r\n\r\nx\r\n--b--"));
}

/* Files are parts beside the value's. */
static void test_files(void)
{
    static const oas_body_part files[] = {{.name = OAS_STR_INIT("photo"),
                                           .file_name = OAS_STR_INIT("a\"b.png"),
                                           .media_type = OAS_STR_INIT("image/png"),
                                           .octets = OAS_STR_INIT("\x89P\0")},
                                          {.name = OAS_STR_INIT("photos"),
                                           .file_name = OAS_STR_INIT(""),
                                           .octets = OAS_STR_INIT("--form-")}};
    static const oas_header two_lines[] = {{OAS_STR_INIT("X-A"), OAS_STR_INIT("a\r\nb: c")}};
    static const oas_header no_name[] = {{OAS_STR_INIT("X A"), OAS_STR_INIT("a")}};
    static const oas_header other_name[] = {
        {OAS_STR_INIT("content-disposition"), OAS_STR_INIT("form-data; name=\"photos\"")}};
    static const oas_header other_file[] = {
        {OAS_STR_INIT("Content-Disposition"), OAS_STR_INIT("form-data; name=photo; filename=x")}};
    static const oas_header no_form_data[] = {
        {OAS_STR_INIT("Content-Disposition"), OAS_STR_INIT("attachment; name=photo")}};
    static const oas_header called_twice[] = {
        {OAS_STR_INIT("Content-Disposition"), OAS_STR_INIT("form-data; name=photo")},
        {OAS_STR_INIT("Content-Disposition"), OAS_STR_INIT("form-data; name=photo")}};
    static const oas_header typed[] = {{OAS_STR_INIT("Content-Type"), OAS_STR_INIT("image/png")}};
    static const oas_body_part bad[] = {
        {.name = OAS_STR_INIT("photo"), .media_type = OAS_STR_INIT("a\r\nb: c")},
        {.name = OAS_STR_INIT("pho\0to")},
        {.name = OAS_STR_INIT("photo"), .file_name = OAS_STR_INIT("a\0")},
        {.name = OAS_STR_INIT("photo"), .headers = two_lines, .header_count = 1},
        {.name = OAS_STR_INIT("photo"), .headers = no_name, .header_count = 1},
        {.name = OAS_STR_INIT("photo"), .headers = other_name, .header_count = 1},
        {.name = OAS_STR_INIT("photo"), .headers = other_file, .header_count = 1},
        {.name = OAS_STR_INIT("photo"), .headers = no_form_data, .header_count = 1},
        {.name = OAS_STR_INIT("photo"), .headers = called_twice, .header_count = 2},
        {.name = OAS_STR_INIT("photo"), .headers = typed, .header_count = 1}};
    const oas_json json = OAS_JSON("{\"name\":\"Rex\",\"owner\":{\"id\":1}}");
    oas_arena mem = {0};
    oas_buf type = {0}, out = {0};
    oas_body read;
    CHECK_INT(oas_body_write(form_of("-pet"), json, files, 2, &type, &out, &mem, NULL), OAS_OK);
    CHECK_INT(oas_body_read(form_of("-pet"), oas_buf_str(&type), oas_buf_str(&out), &read, &mem,
                            NULL, NULL),
              OAS_OK);
    CHECK_INT(read.part_count, 4);
    CHECK_STR(read.parts[2].file_name, "a\"b.png");
    CHECK(oas_str_equal(read.parts[2].octets, files[0].octets));
    CHECK(read.parts[3].file_name.at && read.parts[3].file_name.len == 0);
    CHECK_STR(oas_json_text(read.value.json),
              "{\"name\":\"Rex\",\"owner\":{\"id\":1},\"photo\":\"\xc2\x89P\\u0000\","
              "\"photos\":[\"--form-\"]}");
    size_t before = out.len;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK_INT(oas_body_write(form_of("-pet"), json, &bad[i], 1, &type, &out, &mem, NULL),
                  OAS_UNREPRESENTABLE);
    CHECK_INT(oas_body_write(form_of("pet"), OAS_JSON("{\"name\":\"a\"}"), files, 1, &type, &out,
                             &mem, NULL),
              OAS_UNREPRESENTABLE);
    CHECK_INT(out.len, before);
    oas_buf_free(&type);
    oas_buf_free(&out);
    oas_arena_free(&mem);
}

/* Of members they say how these are called, and their heads; the octets are the value's. */
static void test_given(void)
{
    static const oas_header fields[] = {{OAS_STR_INIT("CONTENT-DISPOSITION"),
                                         OAS_STR_INIT("form-data; filename=%22; name=\"tags\"")},
                                        {OAS_STR_INIT("X-A"), OAS_STR_INIT("1")}};
    static const oas_body_part given[] = {
        {.name = OAS_STR_INIT("tags"),
         .file_name = OAS_STR_INIT("\""),
         .headers = fields,
         .header_count = 2},
        {.name = OAS_STR_INIT("other"), .octets = OAS_STR_INIT("o")},
        {.name = OAS_STR_INIT("owner"),
         .media_type = OAS_STR_INIT("application/json; a=b"),
         .octets = OAS_STR_INIT("{ \"id\" : 1.0 }")},
        {.name = OAS_STR_INIT("photo"),
         .file_name = OAS_STR_INIT("p"),
         .media_type = OAS_STR_INIT("image/png"),
         .octets = OAS_STR_INIT("old")},
        {.name = OAS_STR_INIT("grid"),
         .media_type = OAS_STR_INIT("application/json"),
         .octets = OAS_STR_INIT("[[1]]")}};
    const oas_json json = OAS_JSON("{\"tags\":[\"a\",\"b\"],\"photo\":\"\\u00ff\",\"name\":\"Rex\","
                                   "\"owner\":{\"id\":1},\"grid\":[[1],[2]]}");
    oas_arena mem = {0};
    oas_buf type = {0}, out = {0};
    CHECK_INT(oas_body_write(form_of("-pet"), json, given, 5, &type, &out, &mem, NULL),
              OAS_INVALID); /* `other` is none of its members */
    CHECK_INT(oas_body_write(form_of("-any"), json, given, 5, &type, &out, &mem, NULL), OAS_OK);
    oas_str boundary = oas_str_of(out.at, 23);
    oas_buf want = {0};
    static const char *const parts[] = {
        "Content-Disposition: form-data; name=\"name\"\r\n\r\nRex",
        "CONTENT-DISPOSITION: form-data; filename=%22; name=\"tags\"\r\nX-A: 1\r\n\r\na",
        "Content-Disposition: form-data; name=\"other\"\r\n\r\no",
        "Content-Disposition: form-data; name=\"owner\"\r\n"
        "Content-Type: application/json; a=b\r\n\r\n{ \"id\" : 1.0 }",
        "Content-Disposition: form-data; name=\"photo\"; filename=\"p\"\r\n"
        "Content-Type: image/png\r\n\r\n\xff",
        "Content-Disposition: form-data; name=\"grid\"\r\n"
        "Content-Type: application/json\r\n\r\n[1]",
        "Content-Disposition: form-data; name=\"tags\"\r\n\r\nb",
        "Content-Disposition: form-data; name=\"grid\"\r\n"
        "Content-Type: application/json\r\n\r\n[2]"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        oas_buf_put(&want, boundary);
        oas_buf_puts(&want, "\r\n");
        oas_buf_puts(&want, parts[i]);
        oas_buf_puts(&want, "\r\n");
    }
    oas_buf_put(&want, boundary);
    oas_buf_puts(&want, "--\r\n");
    CHECK(oas_str_equal(oas_buf_str(&out), oas_buf_str(&want)));
    oas_buf_free(&want);
    oas_buf_free(&type);
    oas_buf_free(&out);
    oas_arena_free(&mem);
}

/* What would be read as another value is not kept. */
static void test_given_octets(void)
{
    static const struct {
        const char *octets;
        const char *written;
    } cases[] = {{"5", "5"}, {"5.0", "5.0"}, {" 5", "5"}, {"5\n", "5"}, {"6", "5"}, {"", "5"}};
    oas_arena mem = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const oas_body_part part = {.name = OAS_STR("a"), .octets = oas_str_from(cases[i].octets)};
        oas_buf out = {0}, want = {0};
        CHECK_INT(oas_body_write(form_of("-any"), OAS_JSON("{\"a\":5}"), &part, 1, NULL, &out, &mem,
                                 NULL),
                  OAS_OK);
        oas_buf_puts(&want, "\r\n\r\n");
        oas_buf_puts(&want, cases[i].written);
        oas_buf_puts(&want, "\r\n--form-");
        CHECK(strstr(oas_arena_cstr(&mem, oas_buf_str(&out)),
                     oas_arena_cstr(&mem, oas_buf_str(&want))));
        oas_buf_free(&out);
        oas_buf_free(&want);
    }
    oas_arena_free(&mem);
}

/* One that the media type names is that of the body, unless a part would end by it. */
static void test_boundary(void)
{
    oas_media media = *form_of("-any");
    oas_arena mem = {0};
    oas_buf type = {0}, out = {0};
    media.media_type = "multipart/form-data; boundary=q";
    CHECK_INT(oas_body_write(&media, OAS_JSON("{\"a\":\"--x\"}"), NULL, 0, &type, &out, &mem, NULL),
              OAS_OK);
    CHECK_STR(oas_buf_str(&type), media.media_type);
    CHECK_STR(oas_buf_str(&out),
              "--q\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n--x\r\n--q--\r\n");
    CHECK_INT(oas_body_write(&media, OAS_JSON("{\"a\":\"--q\"}"), NULL, 0, &type, &out, &mem, NULL),
              OAS_UNREPRESENTABLE);
    oas_buf_free(&type);
    oas_buf_free(&out);
    oas_arena_free(&mem);
}

/* What an encoding demands of a head is demanded of what is written, and judged. */
static void test_heads(void)
{
    static const oas_header good[] = {{OAS_STR_INIT("x-count"), OAS_STR_INIT("2")}};
    static const oas_header bad[] = {{OAS_STR_INIT("X-Count"), OAS_STR_INIT("0")}};
    static const oas_body_part none = {.name = OAS_STR_INIT("file")},
                               apt = {.name = OAS_STR_INIT("file"),
                                      .headers = good,
                                      .header_count = 1},
                               refused = {
                                   .name = OAS_STR_INIT("file"), .headers = bad, .header_count = 1};
    static const struct {
        const oas_body_part *part;
        oas_status status;
    } cases[] = {
        {NULL, OAS_INVALID}, {&none, OAS_INVALID}, {&apt, OAS_OK}, {&refused, OAS_INVALID}};
    const oas_media *media =
        oas_operation_by_id(compilers[HEADS].operations, OAS_STR("form"))->request;
    oas_arena mem = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        oas_buf type = {0}, out = {0};
        CHECK_INT(oas_body_write(media, OAS_JSON("{\"file\":\"abc\"}"), cases[i].part,
                                 cases[i].part != NULL, &type, &out, &mem, NULL),
                  cases[i].status);
        CHECK(cases[i].status == OAS_OK ? out.len > 0 : out.len == 0 && type.len == 0);
        oas_buf_free(&type);
        oas_buf_free(&out);
    }
    oas_arena_free(&mem);
}

/* Parts as they are, with the boundary of the type. */
static void test_put_parts(void)
{
    static const oas_body_part two[] = {
        {.name = OAS_STR_INIT("a \"b"), .octets = OAS_STR_INIT("1+1 ~")},
        {.name = OAS_STR_INIT("f"),
         .file_name = OAS_STR_INIT("\"\r\n.txt"),
         .media_type = OAS_STR_INIT("text/plain"),
         .octets = OAS_STR_INIT("x\r\n--c")}};
    static const struct {
        const char *type;
        const char *body; /* NULL: it cannot be written */
    } cases[] = {
        {"application/x-www-form-urlencoded", "a%20%22b=1%2B1%20~&f=x%0D%0A--c"},
        {"Multipart/Form-Data; charset=x; boundary=\"a b\"",
         "--a b\r\nContent-Disposition: form-data; name=\"a %22b\"\r\n\r\n1+1 ~\r\n"
         "--a b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"%22%0D%0A.txt\"\r\n"
         "Content-Type: text/plain\r\n\r\nx\r\n--c\r\n--a b--\r\n"},
        {"multipart/form-data; boundary=c", NULL},
        {"multipart/form-data; boundary=\"a;\"", NULL},
        {"multipart/form-data; boundary=", NULL},
        {"multipart/form-data", NULL},
        {"multipart/mixed", NULL},
        {"application/json", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        oas_buf out = {0};
        oas_buf_puts(&out, "x");
        oas_status status = oas_body_put_parts(oas_str_from(cases[i].type), two, 2, &out);
        CHECK_INT(status, cases[i].body ? OAS_OK : OAS_UNREPRESENTABLE);
        CHECK_STR(oas_str_of(out.at + 1, out.len - 1), cases[i].body ? cases[i].body : "");
        oas_buf_free(&out);
    }
    static const oas_body_part begins = {.name = OAS_STR_INIT("a"), .octets = OAS_STR_INIT("--cd")};
    static const oas_body_part bad = {.name = OAS_STR_INIT("a"),
                                      .media_type = OAS_STR_INIT("x\ny: z")};
    oas_buf out = {0};
    oas_str type = OAS_STR("multipart/form-data; boundary=c");
    CHECK_INT(oas_body_put_parts(type, &begins, 1, &out), OAS_UNREPRESENTABLE);
    CHECK_INT(oas_body_put_parts(type, &bad, 1, &out), OAS_UNREPRESENTABLE);
    CHECK_INT(out.len, 0);
    static const oas_body_part nameless[] = {
        {.octets = OAS_STR_INIT("a")},
        {.file_name = OAS_STR_INIT("f"), .octets = OAS_STR_INIT("b")}};
    oas_buf mixed = {0};
    CHECK_INT(oas_body_put_parts(type, nameless, 1, &out), OAS_UNREPRESENTABLE);
    CHECK_INT(oas_body_put_parts(OAS_STR("multipart/mixed; boundary=c"), nameless, 2, &mixed),
              OAS_OK);
    CHECK_STR(oas_buf_str(&mixed), "--c\r\n\r\na\r\n--c\r\nContent-Disposition: attachment; "
                                   "filename=\"f\"\r\n\r\nb\r\n--c--\r\n");
    oas_buf_free(&mixed);
    CHECK_INT(out.len, 0);
    CHECK_INT(oas_body_put_parts(type, NULL, 0, &out), OAS_OK);
    CHECK_STR(oas_buf_str(&out), "--c--\r\n");
    oas_buf_free(&out);
}

/* Parts in a part are taken apart by who wants them. */
static void test_get_parts(void)
{
    static const char body[] = "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n"
                               "--c\r\nX-A: 1\r\n\r\nx\r\n--c\r\n\r\ny\r\n--c--\r\n--b--";
    static const struct {
        const char *type, *body;
        oas_status status;
    } wrong[] = {{"application/json", "--b--", OAS_MALFORMED},
                 {"multipart/mixed", "--b--", OAS_MALFORMED},
                 {"multipart/mixed; boundary=b", "--b\r\n\r\nx", OAS_MALFORMED},
                 {"multipart/mixed; boundary=b", "--b\r\nX\r\n\r\nx\r\n--b--", OAS_MALFORMED},
                 {"multipart/form-data; boundary=b", "--b\r\n\r\nx\r\n--b--", OAS_MALFORMED},
                 {"multipart/mixed; boundary=b",
                  "--b\r\nContent-Disposition: x; name=\xff\r\n\r\nx\r\n--b--", OAS_MALFORMED},
                 {"multipart/mixed; boundary=b",
                  "--b\r\n\r\n\r\n--b\r\n\r\n\r\n--b\r\n\r\n\r\n--b--", OAS_TOO_LARGE}};
    static const oas_wire_limits two = {.max_values = 2};
    const oas_body_part *parts, *inner;
    size_t count;
    oas_arena mem = {0};
    CHECK_INT(oas_body_get_parts(OAS_STR("multipart/related; boundary=b"), oas_str_from(body),
                                 &parts, &count, &mem, NULL),
              OAS_OK);
    CHECK_INT(count, 1);
    CHECK_INT(oas_body_get_parts(parts[0].media_type, parts[0].octets, &inner, &count, &mem, NULL),
              OAS_OK);
    CHECK_INT(count, 2);
    CHECK_STR(inner[0].headers[0].value, "1");
    CHECK_STR(inner[1].octets, "y");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        CHECK_INT(oas_body_get_parts(oas_str_from(wrong[i].type), oas_str_from(wrong[i].body),
                                     &parts, &count, &mem, &two),
                  wrong[i].status);
        CHECK(!parts && !count);
    }
    CHECK_INT(oas_body_get_parts(OAS_STR("multipart/mixed; boundary=b"), oas_str_of(NULL, 0),
                                 &parts, &count, &mem, NULL),
              OAS_MALFORMED);
    oas_arena_free(&mem);
}

/* What would be read as another name is none. */
static void test_part_names(void)
{
    oas_str type = OAS_STR("multipart/form-data; boundary=c");
    oas_buf read = {0};
    static const oas_body_part names[] = {
        {.name = OAS_STR_INIT("a%22")},
        {.name = OAS_STR_INIT("a"), .file_name = OAS_STR_INIT("100%0d")},
        {.name = OAS_STR_INIT("a"), .file_name = OAS_STR_INIT("%0A")},
        {.name = OAS_STR_INIT("a\\"), .file_name = OAS_STR_INIT("f")},
        {.name = OAS_STR_INIT("a"), .file_name = OAS_STR_INIT("b\0c")}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        CHECK_INT(oas_body_put_parts(type, &names[i], 1, &read), OAS_UNREPRESENTABLE);
    static const oas_body_part odd[] = {
        {.name = OAS_STR_INIT("100%"), .file_name = OAS_STR_INIT("%41\\")},
        {.name = OAS_STR_INIT("a\\\\"), .file_name = OAS_STR_INIT("\\\"")}};
    CHECK_INT(read.len, 0);
    CHECK_INT(oas_body_put_parts(type, odd, 2, &read), OAS_OK);
    CHECK_STR(
        oas_buf_str(&read),
        "--c\r\nContent-Disposition: form-data; name=\"100%\"; filename=\"%41\\\"\r\n\r\n\r\n"
        "--c\r\nContent-Disposition: form-data; name=\"a\\\\\"; filename=\"\\%22\"\r\n\r\n\r\n"
        "--c--\r\n");
    oas_buf_free(&read);
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
        oas_status status = oas_body_write(form_of("pet"), json, NULL, 0, NULL, &out, &mem, NULL);
        CHECK_INT(status, cases[i].status);
        CHECK(status == OAS_OK ? out.len > 1 : out.len == 1);
        oas_buf_free(&out);
    }
    oas_arena_free(&mem);
}

int main(void)
{
    for (size_t i = 0; i < sizeof compilers / sizeof *compilers; i++)
        if (!compiler_run(&compilers[i], STAGE_OPERATIONS))
            return 1;
    test_limits();
    test_limits_of_parts();
    test_time();
    test_memory();
    test_files();
    test_given();
    test_given_octets();
    test_boundary();
    test_heads();
    test_put_parts();
    test_get_parts();
    test_part_names();
    test_writing();
    for (size_t i = 0; i < sizeof compilers / sizeof *compilers; i++)
        compiler_free(&compilers[i]);
    return check_done();
}
