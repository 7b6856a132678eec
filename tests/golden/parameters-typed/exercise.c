/* Parameters of requests as structs: read, written, and what is wrong with them. */
#include "exercise.h"
#include "parameters-typed.h"

#define FIELDS 4

struct message {
    const char *target;
    oas_header headers[FIELDS];
};

static size_t count_of(const struct message *message)
{
    size_t count = 0;
    while (count < FIELDS && message->headers[count].name.at)
        count++;
    return count;
}

static oas_request request_of(const struct message *message)
{
    return (oas_request){.method = OAS_STR("GET"),
                         .target = oas_str_from(message->target),
                         .headers = message->headers,
                         .header_count = count_of(message)};
}

/* What was written is that message. */
static void expect_message(const oas_request *got, const struct message *want, int line)
{
    exercise_same(got->target, oas_str_from(want->target), line, "the target");
    exercise_note(got->header_count == count_of(want), line, "so many fields");
    for (size_t i = 0; i < got->header_count && i < count_of(want); i++) {
        exercise_same(got->headers[i].name, want->headers[i].name, line, "a field");
        exercise_same(got->headers[i].value, want->headers[i].value, line, "its value");
    }
}

static void expect_errors(const oas_judged *judged, const char *want, int line)
{
    oas_buf text = {0};
    for (size_t i = 0; i < judged->count; i++) {
        if (i)
            oas_buf_puts(&text, "; ");
        oas_message_error_text(&judged->at[i], &text);
    }
    exercise_same(oas_buf_str(&text), oas_str_from(want), line, "what is wrong");
    oas_buf_free(&text);
}

/* Reads the message into *out, and writes it again; copies are equal. */
#define THERE_AND_BACK(NAME, out, message)                                                         \
    do {                                                                                           \
        oas_request exercise_in = request_of(message), exercise_out = {.method = {NULL, 0}};       \
        oas_judged exercise_judged;                                                                \
        void *exercise_copy = calloc(1, sizeof *(out));                                            \
        EXPECT(NAME##_validate(&exercise_in, NULL, NULL) == OAS_OK);                               \
        EXPECT(NAME##_validate(&exercise_in, exercise_mem(), &exercise_judged) == OAS_OK);         \
        EXPECT(NAME##_decode(out, &exercise_in, exercise_mem(), &exercise_judged) == OAS_OK);      \
        expect_errors(&exercise_judged, "", __LINE__);                                             \
        EXPECT(NAME##_check(out, NULL, NULL) == OAS_OK);                                           \
        EXPECT(NAME##_encode(out, &exercise_out, exercise_mem(), &exercise_judged) == OAS_OK);     \
        expect_errors(&exercise_judged, "", __LINE__);                                             \
        expect_message(&exercise_out, message, __LINE__);                                          \
        EXPECT(NAME##_copy(exercise_copy, out, exercise_mem()) == OAS_OK);                         \
        EXPECT(NAME##_equal(exercise_copy, out));                                                  \
        free(exercise_copy);                                                                       \
    } while (0)

#define NONE                                                                                       \
    {                                                                                              \
        {NULL, 0},                                                                                 \
        {                                                                                          \
            NULL, 0                                                                                \
        }                                                                                          \
    }
#define ID                                                                                         \
    {                                                                                              \
        OAS_STR_INIT("X-Request-Id"), OAS_STR_INIT("6f1a3c5e-7b9d-4f2a-8c4e-1a2b3c4d5e6f")         \
    }

static void test_simple(void)
{
    static const struct message all = {
        "/v1/simple/7?id=a%20b&limit=3&since=2024-01-31&sort=age&nothing=null&ratio=1.5&any=true",
        {{OAS_STR_INIT("ID"), OAS_STR_INIT("true")},
         ID,
         {OAS_STR_INIT("Cookie"), OAS_STR_INIT("id=c")}}};
    static const struct message few = {"/v1/simple/9007199254740993", {ID}};
    struct parameters_typed_simple_parameters p;
    THERE_AND_BACK(parameters_typed_simple_parameters, &p, &all);
    EXPECT(p.id == 7 && p.id_header.is == OAS_VALUE && p.id_header.value);
    SAME(p.id_query.value, "a b");
    SAME(p.id_cookie.value, "c");
    SAME(p.since.value, "2024-01-31");
    EXPECT(p.limit.value == 3 && p.sort.value == PARAMETERS_TYPED_SORT_AGE);
    EXPECT(p.nothing.is == OAS_NULL);
    THERE_AND_BACK(parameters_typed_simple_parameters, &p, &few);
    EXPECT(p.id == INT64_C(9007199254740993) && p.limit.is == OAS_ABSENT);
    EXPECT(p.nothing.is == OAS_ABSENT && p.any.is == OAS_ABSENT);
    parameters_typed_simple_parameters_defaults(&p);
    EXPECT(p.limit.is == OAS_VALUE && p.limit.value == 20);
}

static void test_styles(void)
{
    static const struct message all = {
        "/v1/styles/a,b%2Cc/.x,1,y,2/"
        ";x=3;y=4?form=1&form=2&joined=name,age&spaces=a%20b&pipes=c%7Cd"
        "&deep%5Bname%5D=n&deep%5Bages%5D%5B0%5D=1&deep%5Bages%5D%5B1%5D=2&deep%5Bnear%5D%5Bx%5D=5"
        "&deep%5Bnear%5D%5By%5D=6&from=7&to=8&content=%7B%22name%22%3A%22m%22%7D",
        {{OAS_STR_INIT("Tags"), OAS_STR_INIT("t,u")},
         {OAS_STR_INIT("Cookie"), OAS_STR_INIT("session=s%20t; plain=5")}}};
    struct parameters_typed_styles_parameters p;
    THERE_AND_BACK(parameters_typed_styles_parameters, &p, &all);
    EXPECT(p.simple.count == 2 && p.label.x == 1 && p.label.y == 2 && p.matrix.y == 4);
    SAME(p.simple.items[1], "b,c");
    EXPECT(p.form.value.count == 2 && p.form.value.items[1] == 2);
    EXPECT(p.joined.value.count == 2 && p.joined.value.items[0] == PARAMETERS_TYPED_SORT_NAME);
    SAME(p.spaces.value.items[1], "b");
    SAME(p.pipes.value.items[0], "c");
    SAME(p.deep.value->name.value, "n");
    EXPECT(p.deep.value->ages.value.count == 2 && p.deep.value->near.value->x == 5);
    EXPECT(p.exploded.value->from.value == 7 && p.exploded.value->to.value == 8);
    SAME(p.content.value->name.value, "m");
    EXPECT(p.tags.value.count == 2 && p.plain.value == 5);
    SAME(p.session.value, "s t");
}

/* The query as a whole is a form. */
static void test_form(void)
{
    static const struct message find = {"/v1/find?name=a%20b&ages=1,2&near%5Bx%5D=3&near%5By%5D=4",
                                        {{OAS_STR_INIT("X-Page"), OAS_STR_INIT("5")}}};
    static const struct message none = {"/v1/find", {NONE}},
                                wrong = {"/v1/find?ages=1,x&y", {NONE}};
    struct parameters_typed_find_parameters p;
    oas_request request = request_of(&wrong);
    oas_judged judged;
    THERE_AND_BACK(parameters_typed_find_parameters, &p, &none);
    EXPECT(p.filter.is == OAS_ABSENT);
    THERE_AND_BACK(parameters_typed_find_parameters, &p, &find);
    SAME(p.filter.value->name.value, "a b");
    EXPECT(p.filter.value->ages.value.count == 2 && p.filter.value->near.value->y == 4);
    EXPECT(p.x_page.value == 5);
    p.filter.value->ages.value.count = 0; /* that has no form */
    EXPECT(parameters_typed_find_parameters_encode(&p, &request, exercise_mem(), &judged) ==
           OAS_UNREPRESENTABLE);
    expect_errors(&judged,
                  "querystring filter: expected a value that its style can write, got "
                  "{\"name\":\"a b\",\"ages\":[],\"near\":{\"x\":3,\"y\xE2\x80\xA6",
                  __LINE__);
    EXPECT(parameters_typed_find_parameters_decode(&p, &request, exercise_mem(), &judged) ==
           OAS_INVALID);
    expect_errors(
        &judged,
        "querystring filter /ages/1: expected an integer, got \"x\"; querystring filter /y: "
        "expected no member \"y\", got \"\"",
        __LINE__);
    exercise_zero(&p, sizeof p, __LINE__);
}

static void test_others(void)
{
    static const struct message search = {"/v1/search?%7B%22ages%22%3A%5B1%5D%7D", {NONE}};
    struct parameters_typed_search_parameters all;
    THERE_AND_BACK(parameters_typed_search_parameters, &all, &search);
    EXPECT(all.all->ages.value.count == 1);
    struct parameters_typed_told_parameters told = {PARAMETERS_TYPED_SORT_AGE}, again;
    const struct message post = {"?kind=age", {NONE}};
    oas_request request = {.body = OAS_STR_INIT("b")};
    const oas_operation *row = &parameters_typed_operations.at[4].callbacks[0].operations[0];
    EXPECT(parameters_typed_told_parameters_check(&told, NULL, NULL) == OAS_OK);
    EXPECT(parameters_typed_told_parameters_encode(&told, &request, exercise_mem(), NULL) ==
           OAS_OK);
    expect_message(&request, &post, __LINE__);
    SAME(request.method, "POST");
    EXPECT(row->parameters_type.program == &parameters_typed_program);
    EXPECT(parameters_typed_told_parameters_copy(&again, &told, exercise_mem()) == OAS_OK);
    EXPECT(again.kind == told.kind);
    SAME(request.body, "b");
}

/* ---- what is wrong ---- */

static void test_refused_simple(void)
{
    static const struct {
        struct message message;
        oas_status status;
        const char *errors;
    } cases[] = {
        {{"/v1/simple/0", {ID}}, OAS_INVALID, "path id: expected an integer of at least 1, got 0"},
        {{"/v1/simple/1", {NONE}}, OAS_INVALID, "header X-Request-Id: expected a value"},
        {{"/v1/simple/1?limit=101&sort=size", {ID}},
         OAS_INVALID,
         "query limit: expected an integer of at most 100, got 101; "
         "query sort: expected \"name\" or \"age\", got \"size\""},
        {{"/v1/simple/1?limit=1&limit=2", {ID}}, OAS_INVALID, "query limit: expected one value"},
        {{"/v1/simple/1?since=yesterday", {ID}},
         OAS_INVALID,
         "query since: expected a value in format date, got \"yesterday\""},
        {{"/v1/simple/1?id=%zz", {ID}},
         OAS_INVALID,
         "query id: expected two hexadecimal digits after '%'"},
        {{"/v1/simple/1#x", {ID}}, OAS_INVALID, "target: expected a path, got /v1/simple/1#x"},
        {{"/v1/simple/18446744073709551616", {ID}},
         OAS_INVALID,
         "path id: expected an integer in format int64 (-9223372036854775808 to "
         "9223372036854775807), got 18446744073709551616"},
        {{"/v1/simple/1?ratio=1e400", {ID}},
         OAS_UNREPRESENTABLE,
         "query ratio: expected a number within the range of double, got 1e400"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct parameters_typed_simple_parameters p;
        oas_request request = request_of(&cases[i].message);
        oas_judged judged;
        oas_status alone = parameters_typed_simple_parameters_validate(&request, NULL, NULL);
        EXPECT(alone == (cases[i].status == OAS_INVALID ? OAS_INVALID : OAS_OK));
        exercise_note(parameters_typed_simple_parameters_decode(&p, &request, exercise_mem(),
                                                                &judged) == cases[i].status,
                      __LINE__, cases[i].message.target);
        EXPECT(judged.answer == 400);
        expect_errors(&judged, cases[i].errors, __LINE__);
        exercise_zero(&p, sizeof p, __LINE__);
        EXPECT(parameters_typed_simple_parameters_decode(&p, &request, exercise_mem(), NULL) ==
               cases[i].status);
    }
}

static void test_refused_struct(void)
{
    static const oas_str id = OAS_STR_INIT("6f1a3c5e-7b9d-4f2a-8c4e-1a2b3c4d5e6f");
    struct parameters_typed_simple_parameters p = {.id = 0, .x_request_id = OAS_STR("x")};
    oas_request request = {.target = OAS_STR_INIT("as it was")};
    oas_judged judged;
    OAS_SET(p.sort, (enum parameters_typed_sort)0);
    EXPECT(parameters_typed_simple_parameters_encode(&p, &request, exercise_mem(), &judged) ==
           OAS_INVALID);
    expect_errors(&judged, "query sort: expected \"name\" or \"age\", but it is unset", __LINE__);
    SAME(request.target, "as it was");
    OAS_SET(p.sort, PARAMETERS_TYPED_SORT_NAME);
    OAS_SET(p.limit, 1000);
    EXPECT(parameters_typed_simple_parameters_check(&p, exercise_mem(), &judged) == OAS_INVALID);
    expect_errors(&judged,
                  "path id: expected an integer of at least 1, got 0; "
                  "query limit: expected an integer of at most 100, got 1000; "
                  "header X-Request-Id: expected a value in format uuid, got \"x\"",
                  __LINE__);
    EXPECT(parameters_typed_simple_parameters_check(&p, NULL, NULL) == OAS_INVALID);
    p = (struct parameters_typed_simple_parameters){.id = 1, .x_request_id = id};
    OAS_SET(p.nothing, OAS_STR("null")); /* would be read as null */
    EXPECT(parameters_typed_simple_parameters_encode(&p, &request, exercise_mem(), &judged) ==
           OAS_UNREPRESENTABLE);
    expect_errors(&judged, "query nothing: expected a value that its style can write, got \"null\"",
                  __LINE__);
    EXPECT(parameters_typed_simple_parameters_check(&p, NULL, NULL) == OAS_UNREPRESENTABLE);
}

static void test_refused_styles(void)
{
    static const oas_str items[] = {OAS_STR_INIT("a"), OAS_STR_INIT("b|c")};
    struct parameters_typed_styles_parameters p = {
        .simple = {(oas_str *)(uintptr_t)items, 1}, .label = {1, 2}, .matrix = {3, 4}};
    struct parameters_typed_filter filter = {.name = {.is = OAS_ABSENT}};
    oas_request request;
    oas_judged judged;
    EXPECT(parameters_typed_styles_parameters_check(&p, NULL, NULL) == OAS_OK);
    OAS_SET(p.deep, &filter);
    EXPECT(parameters_typed_styles_parameters_encode(&p, &request, exercise_mem(), &judged) ==
           OAS_UNREPRESENTABLE);
    expect_errors(&judged, "query deep: expected a value that its style can write, got {}",
                  __LINE__);
    p.deep.is = OAS_ABSENT;
    OAS_SET(p.pipes, ((oas_str_list){(oas_str *)(uintptr_t)items, 2}));
    EXPECT(parameters_typed_styles_parameters_encode(&p, &request, exercise_mem(), &judged) ==
           OAS_UNREPRESENTABLE);
    expect_errors(&judged,
                  "query pipes: expected a value that its style can write, got [\"a\",\"b|c\"]",
                  __LINE__);
    p.simple.count = 0;
    EXPECT(parameters_typed_styles_parameters_encode(&p, &request, exercise_mem(), &judged) ==
           OAS_INVALID);
    expect_errors(&judged, "path simple: expected an array of at least 1 item, got array (0 items)",
                  __LINE__);
}

/* Memory at hand is enough, or there is a status. */
static void test_memory(void)
{
    static const struct message few = {"/v1/simple/7?limit=3", {ID}};
    static char block[65536];
    oas_request request = request_of(&few);
    struct parameters_typed_simple_parameters p;
    bool good = false;
    for (size_t size = 0; size <= sizeof block; size += 256) {
        oas_arena mem;
        oas_judged judged;
        oas_arena_init_fixed(&mem, block, size);
        oas_status status = parameters_typed_simple_parameters_decode(&p, &request, &mem, &judged);
        EXPECT(status == OAS_OK || (!good && status == OAS_NO_MEMORY));
        good = status == OAS_OK;
        if (!good)
            exercise_zero(&p, sizeof p, __LINE__);
        oas_arena_init_fixed(&mem, block, size);
        oas_request out;
        p = (struct parameters_typed_simple_parameters){.id = 1,
                                                        .x_request_id = few.headers[0].value};
        status = parameters_typed_simple_parameters_encode(&p, &out, &mem, NULL);
        EXPECT(status == OAS_OK || status == OAS_NO_MEMORY);
    }
    EXPECT(good);
}

int main(void)
{
    test_simple();
    test_styles();
    test_form();
    test_others();
    test_refused_simple();
    test_refused_struct();
    test_refused_styles();
    test_memory();
    return exercise_done();
}
