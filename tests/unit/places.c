/* The places of errors: in one pass, in any order, one by one. */
#include <oas/codec.h>

#include "support/compile.h"

#include "check.h"

/* '^' stands before each place; it is taken out. The pointers of the places, in order. */
static const char marked[] =
    "^{ ^\"a\":^1,\n\"s\\\"{[\\\\\":^\"}],:\\\"{\", ^\"é\":^[^[],^[^0, ^{^\"x\":^null}\n,^{}] ,"
    "^\"t\"],\"e\":{},\"~/\":^[[[]],[^true]]}\n";

static const char *const pointers[] = {
    "",
    "/a",
    "/a",
    "/s\"{[\\",
    "/\xC3\xA9",
    "/\xC3\xA9",
    "/\xC3\xA9/0",
    "/\xC3\xA9/1",
    "/\xC3\xA9/1/0",
    "/\xC3\xA9/1/1",
    "/\xC3\xA9/1/1/x",
    "/\xC3\xA9/1/1/x",
    "/\xC3\xA9/1/2",
    "/\xC3\xA9/2",
    "/~0~1",
    "/~0~1/1/0",
};

enum { PLACES = sizeof pointers / sizeof *pointers };

struct marks {
    oas_buf text;
    size_t count;
    oas_error errors[PLACES];
    oas_errors errs;
};

static void read_marks(struct marks *m)
{
    *m = (struct marks){.count = 0};
    for (const char *at = marked; *at; at++) {
        if (*at != '^') {
            oas_buf_putc(&m->text, *at);
            continue;
        }
        CHECK(m->count < PLACES);
        m->errors[m->count % PLACES] =
            (oas_error){.code = OAS_CODE_INVALID_TYPE, .offset = m->text.len};
        m->count++;
    }
    CHECK_INT(m->count, PLACES);
    m->errs = (oas_errors){.at = m->errors,
                           .cap = PLACES,
                           .count = PLACES,
                           .kept = PLACES,
                           .json = oas_buf_str(&m->text)};
}

static void is_place(struct marks *m, oas_places *places, size_t i)
{
    oas_buf got = {0}, alone = {0};
    size_t line, column;
    oas_places_find(places, &m->errs, &m->errors[i]);
    oas_places_instance(places, 0, &got);
    oas_error_instance(&m->errs, &m->errors[i], &alone);
    oas_error_place(&m->errs, &m->errors[i], &line, &column);
    CHECK_STR(oas_buf_str(&got), pointers[i]);
    CHECK_STR(oas_buf_str(&alone), pointers[i]);
    CHECK(places->line == line && places->column == column);
    oas_buf_free(&got);
    oas_buf_free(&alone);
}

static void test_orders(void)
{
    struct marks m;
    oas_places places = {.line = 0};
    read_marks(&m);
    for (size_t i = 0; i < PLACES; i++)
        is_place(&m, &places, i);
    for (size_t i = PLACES; i-- > 0;)
        is_place(&m, &places, i);
    for (size_t i = 0; i < 10 * PLACES; i++)
        is_place(&m, &places, i * 7 % PLACES);
    oas_places_free(&places);
    is_place(&m, &places, 3);
    oas_places_free(&places);
    oas_buf_free(&m.text);
}

/* Behind a union the places in its value are found from there; elsewhere that is of no use. */
static void test_marks(void)
{
    struct marks m;
    oas_places places = {.line = 0};
    read_marks(&m);
    for (size_t of_union = 0; of_union < PLACES; of_union++) {
        m.errors[of_union].code = OAS_CODE_INVALID_UNION;
        for (size_t i = 0; i < PLACES; i++)
            for (size_t j = 0; j < PLACES; j++) {
                is_place(&m, &places, of_union);
                is_place(&m, &places, i);
                is_place(&m, &places, j);
            }
        m.errors[of_union].code = OAS_CODE_INVALID_TYPE;
    }
    oas_places_free(&places);
    oas_buf_free(&m.text);
}

static void test_texts(void)
{
    struct marks m;
    oas_places places = {.line = 0};
    oas_error malformed = {.code = OAS_CODE_INVALID_JSON, .offset = 5};
    oas_error beyond = {.code = OAS_CODE_UNSET, .offset = 2000};
    oas_errors other = {.json = OAS_STR_INIT("[\"\n{\",x")};
    oas_buf out = {0};
    read_marks(&m);
    is_place(&m, &places, 5);
    oas_places_find(&places, &other, &malformed);
    oas_places_instance(&places, 0, &out);
    CHECK(places.line == 2 && places.column == 3 && out.len == 0);
    is_place(&m, &places, 9);
    oas_places_find(&places, &m.errs, &beyond);
    oas_places_instance(&places, 0, &out);
    CHECK(places.line == 0 && places.column == 0 && out.len == 0);
    is_place(&m, &places, 9);
    oas_places_free(&places);
    oas_buf_free(&m.text);
}

/* Of a long name only as much as was asked for: code points, escapes among them. */
static void test_cut(void)
{
    static const struct {
        const char *json;
        size_t offset;
        const char *pointer;
    } rows[] = {
        {"{\"abc\":1}", 7, "/abc"},
        {"{\"abcd\":1}", 8, "/abc\xE2\x80\xA6"},
        {"{\"\xC3\xA9\xC3\xA9\xC3\xA9\":1}", 10, "/\xC3\xA9\xC3\xA9\xC3\xA9"},
        {"{\"\\u0061/\\n\":{\"\":1}}", 17, "/a~1\n/"},
        {"{\"\\u0061/\\n~\":1}", 1, "/a~1\n\xE2\x80\xA6"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        oas_places places = {.line = 0};
        oas_errors errs = {.json = oas_str_from(rows[i].json)};
        oas_error error = {.code = OAS_CODE_INVALID_TYPE, .offset = rows[i].offset};
        oas_buf out = {0};
        oas_places_find(&places, &errs, &error);
        oas_places_instance(&places, 3, &out);
        CHECK_STR(oas_buf_str(&out), rows[i].pointer);
        oas_places_free(&places);
        oas_buf_free(&out);
    }
}

/* Whatever stands there: no place beyond the text, no byte either. */
static void test_any_bytes(void)
{
    static const char bytes[] = "{\"[]},:\\\n 0x";
    uint32_t random = 1;
    for (size_t round = 0; round < 3000; round++) {
        char text[24];
        oas_places places = {.line = 0};
        oas_buf out = {0};
        for (size_t i = 0; i < sizeof text; i++) {
            random = random * 1664525 + 1013904223;
            text[i] = bytes[(random >> 16) % (sizeof bytes - 1)];
        }
        oas_errors errs = {.json = {text, sizeof text}};
        for (size_t offset = 0; offset <= sizeof text; offset++) {
            oas_error error = {.code = OAS_CODE_MISSING, .offset = offset};
            oas_places_find(&places, &errs, &error);
            oas_places_instance(&places, 0, &out);
        }
        oas_places_free(&places);
        oas_buf_free(&out);
    }
}

int main(void)
{
    test_orders();
    test_marks();
    test_texts();
    test_cut();
    test_any_bytes();
    return check_done();
}
