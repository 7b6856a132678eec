/* struct_encode.c - from C types to a text: every shape, every fault with its place, and back. */
#include <float.h>
#include <math.h>

#include "check.h"
#include "struct_made.h"

enum { ROOM = 24, ARENA = 1 << 16 };

static struct made made;
static oas_error found[ROOM];
static oas_arena text_mem;
static uint64_t memory[ARENA / sizeof(uint64_t)];

static oas_errors no_errors(void)
{
    oas_errors errs = {.at = found, .cap = ROOM, .text = &text_mem};
    return errs;
}

/* What `in` becomes by the layout row alone. */
static void check_text_of(uint32_t row, const void *in, const char *want, unsigned indent, int line)
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

static void spelled(const oas_errors *errs, const oas_error *error, oas_buf *text,
                    void (*spell)(const oas_errors *, const oas_error *, oas_buf *))
{
    text->len = 0;
    spell(errs, error, text);
}

static void check_faults(uint32_t row, const void *in, const struct fault *want, size_t count,
                         int line)
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
    oas_errors none = {.at = NULL};
    CHECK_INT(oas_check(made_any(&made, row), in, &none, NULL), OAS_INVALID);
    CHECK_INT(none.count, count);
    CHECK_INT(oas_check(made_any(&made, row), in, NULL, NULL), OAS_INVALID);
}

#define CHECK_FAULTS(row, in, ...)                                                                 \
    check_faults((row), (in), (const struct fault[]){__VA_ARGS__},                                 \
                 sizeof((const struct fault[]){__VA_ARGS__}) / sizeof(struct fault), __LINE__)

/* ---- values ---- */

static void test_numbers(void)
{
    static const struct {
        int64_t value;
        const char *text;
    } ints[] = {{0, "0"},
                {-1, "-1"},
                {INT64_MAX, "9223372036854775807"},
                {INT64_MIN, "-9223372036854775808"}};
    static const struct {
        double value;
        const char *text;
    } doubles[] = {{0.1, "0.1"}, {-0.0, "-0"}, {1, "1"}, {2.5, "2.5"}};
    for (size_t i = 0; i < sizeof ints / sizeof *ints; i++)
        CHECK_TEXT(made.int64, &ints[i].value, ints[i].text);
    for (size_t i = 0; i < sizeof doubles / sizeof *doubles; i++)
        CHECK_TEXT(made.number, &doubles[i].value, doubles[i].text);
    uint64_t most = UINT64_MAX;
    CHECK_TEXT(made.uint64, &most, "18446744073709551615");
}

static void test_not_finite(void)
{
    double values[] = {(double)NAN, (double)INFINITY, -(double)INFINITY};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        CHECK_FAULTS(
            made.number, &values[i],
            {OAS_CODE_NOT_FINITE, "", "expected a finite number, but it is infinite or no number"});
    double most = -DBL_MAX, back = 0;
    oas_buf out = {0};
    CHECK(oas_encode(made_any(&made, made.number), &most, &out, NULL, NULL) == OAS_OK);
    CHECK(oas_decode(made_any(&made, made.number), &back, oas_buf_str(&out), NULL, NULL, NULL) ==
          OAS_OK);
    CHECK(back == most);
    oas_buf_free(&out);
}

static void test_booleans(void)
{
    unsigned char bytes[] = {0, 1, 2, 0xFF};
    for (size_t i = 0; i < sizeof bytes; i++)
        CHECK_TEXT(made.boolean, &bytes[i], i ? "true" : "false");
}

static void test_strings(void)
{
    oas_str text = OAS_STR("a\"\\/\b\f\n\r\t\0\x1F\x7F\xC3\xA9");
    CHECK_TEXT(made.string, &text, "\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\x7F\xC3\xA9\"");
    text = oas_str_of(NULL, 0);
    CHECK_TEXT(made.string, &text, "\"\"");
    text = oas_str_of(NULL, 3);
    CHECK_FAULTS(made.string, &text, {OAS_CODE_UNSET, "", "expected a string, but it is unset"});
    static const char *const bad[] = {"\xC3", "a\xFFz", "\xED\xA0\x80", "\xC0\x80", "\xF5"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        text = oas_str_from(bad[i]);
        CHECK_FAULTS(
            made.string, &text,
            {OAS_CODE_NOT_UTF8, "", "expected a string in UTF-8, but its bytes are malformed"});
    }
}

static void test_enums(void)
{
    enum color color = COLOR_BLUE;
    CHECK_TEXT(made.color, &color, "\"b\\\"lue\"");
    color = COLOR_UNSET;
    CHECK_FAULTS(
        made.color, &color,
        {OAS_CODE_UNSET, "", "expected \"red\", \"green\" or \"b\\\"lue\", but it is unset"});
    int beyond[] = {COLOR_BLUE + 1, -1, INT32_MIN};
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++)
        CHECK_FAULTS(made.color, &beyond[i],
                     {OAS_CODE_INVALID_VALUE, "",
                      "expected \"red\", \"green\" or \"b\\\"lue\", but it is set to something "
                      "else"});
}

/* The same with each size that the C compiler may choose. */
static void test_enum_sizes(void)
{
    struct oas_layout_row *color = &made.rows[made.color], before = *color;
    uint8_t one = COLOR_GREEN;
    uint16_t two = COLOR_GREEN;
    uint64_t eight = COLOR_GREEN;
    color->size = 1;
    CHECK_TEXT(made.color, &one, "\"green\"");
    color->size = 2;
    CHECK_TEXT(made.color, &two, "\"green\"");
    color->size = 8;
    CHECK_TEXT(made.color, &eight, "\"green\"");
    eight |= UINT64_C(1) << 32;
    CHECK_INT(oas_check(made_any(&made, made.color), &eight, NULL, NULL), OAS_INVALID);
    *color = before;
}

static void check_json(const char *span, const char *want, unsigned indent)
{
    oas_json json = {span, strlen(span)};
    check_text_of(made.json, &json, want, indent, __LINE__);
}

static void test_json(void)
{
    check_json("null", "null", 0);
    check_json(" [ 1.0 ,\n\t{ \"a b\\\"[\" : [ ] , \"\" : { } } , \"x , y\" ] ",
               "[1.0,{\"a b\\\"[\":[],\"\":{}},\"x , y\"]", 0);
    check_json("[1,{\"a\":[],\"b\":[true]}]",
               "[\n  1,\n  {\n    \"a\": [],\n    \"b\": [\n      true\n    ]\n  }\n]", 2);
    oas_json json = {NULL, 0};
    CHECK_FAULTS(made.json, &json, {OAS_CODE_UNSET, "", "expected a value, but it is unset"});
    static const char *const none[] = {"",
                                       " ",
                                       "{",
                                       "1 2",
                                       "nul",
                                       "'a'",
                                       "[,]",
                                       "\"\xFF\"",
                                       ("\xEF\xBB\xBF"
                                        "1"),
                                       "1}",
                                       "\"",
                                       "01"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        json = (oas_json){none[i], strlen(none[i])};
        CHECK_FAULTS(made.json, &json,
                     {OAS_CODE_NOT_JSON, "", "expected one JSON text, but it is none"});
    }
}

/* A span counts from where it stands. */
static void test_json_depth(void)
{
    oas_options shallow = {.max_depth = 3, .max_string = 3};
    oas_errors errs = no_errors();
    struct event event = {.kind = EVENT_STOP, .type = OAS_STR("stop")};
    struct oas_json_entry rest = {OAS_STR("x"), {"[[1]]", 5}};
    event.rest = (oas_json_map){&rest, 1};
    shallow.max_string = 4;
    CHECK_INT(oas_check(made_any(&made, made.event), &event, &errs, &shallow), OAS_OK);
    rest.value = (oas_json){"[[[]]]", 6};
    CHECK_INT(oas_check(made_any(&made, made.event), &event, &errs, &shallow), OAS_INVALID);
    CHECK(errs.count == 1 && errs.at[0].code == OAS_CODE_NOT_JSON);
    rest.value = (oas_json){"[\"12345\"]", 9};
    CHECK_INT(oas_check(made_any(&made, made.event), &event, &errs, &shallow), OAS_INVALID);
    event.rest.count = 0;
    shallow.max_depth = 1;
    CHECK_INT(oas_check(made_any(&made, made.event), &event, &errs, &shallow), OAS_OK);
    event.type = OAS_STR("start");
    event.kind = EVENT_START;
    CHECK_INT(oas_check(made_any(&made, made.event), &event, &errs, &shallow), OAS_TOO_LARGE);
    CHECK(errs.count == 0);
}

/* ---- presence ---- */

static void test_options(void)
{
    OAS_OPT(oas_str) opt = {.is = OAS_VALUE, .value = OAS_STR("x")};
    OAS_NULLABLE(int64_t) nullable = {.is = OAS_NULL};
    CHECK_TEXT(made.optional, &opt, "\"x\"");
    CHECK_TEXT(made.nullable, &nullable, "null");
    opt.is = OAS_ABSENT;
    CHECK_FAULTS(made.optional, &opt, {OAS_CODE_UNSET, "", "expected a string, but it is unset"});
    int illegal = 3;
    memcpy(&nullable, &illegal, sizeof illegal);
    CHECK_FAULTS(made.nullable, &nullable,
                 {OAS_CODE_UNSET, "", "expected an integer within 64 bits, but it is unset"});
}

static void test_lists(void)
{
    oas_str items[] = {OAS_STR("a"), OAS_STR(""), OAS_STR("c")};
    oas_str_list names = {items, 3};
    CHECK_TEXT(made.names, &names, "[\"a\",\"\",\"c\"]");
    check_text_of(made.names, &names, "[\n \"a\",\n \"\",\n \"c\"\n]", 1, __LINE__);
    names.count = 0;
    CHECK_TEXT(made.names, &names, "[]");
    check_text_of(made.names, &names, "[]", 4, __LINE__);
    names = (oas_str_list){NULL, 2};
    CHECK_FAULTS(made.names, &names, {OAS_CODE_UNSET, "", "expected an array, but it is unset"});
    items[1] = OAS_STR("\x80");
    items[2] = oas_str_of(NULL, 1);
    names = (oas_str_list){items, 3};
    CHECK_FAULTS(
        made.names, &names,
        {OAS_CODE_NOT_UTF8, "/1", "expected a string in UTF-8, but its bytes are malformed"},
        {OAS_CODE_UNSET, "/2", "expected a string, but it is unset"});
}

static void test_maps(void)
{
    struct count_entry items[] = {{OAS_STR("k\n"), 1}, {{NULL, 0}, 2}};
    struct count_map map = {items, 2};
    CHECK_TEXT(made.counts, &map, "{\"k\\n\":1,\"\":2}");
    check_text_of(made.counts, &map, "{\n  \"k\\n\": 1,\n  \"\": 2\n}", 2, __LINE__);
    items[0].key = OAS_STR("\xC3(");
    items[1].key = oas_str_of(NULL, 4);
    CHECK_FAULTS(
        made.counts, &map,
        {OAS_CODE_NOT_UTF8, "/", "expected a member's name in UTF-8, but its bytes are malformed"},
        {OAS_CODE_UNSET, "/", "expected a member's name, but it is unset"});
    map = (struct count_map){NULL, 1};
    CHECK_FAULTS(made.counts, &map, {OAS_CODE_UNSET, "", "expected an object, but it is unset"});
    map.count = 0;
    CHECK_TEXT(made.counts, &map, "{}");
}

static void test_pointer(void)
{
    struct thing *none = NULL;
    CHECK_FAULTS(made.pointer, &none, {OAS_CODE_UNSET, "", "expected an object, but it is unset"});
}

/* ---- unions ---- */

static void test_tagged_union(void)
{
    struct owner owner = {.kind = OWNER_PERSON, .as.person.name = OAS_STR("Jo")};
    CHECK_TEXT(made.owner, &owner, "{\"sort\":\"person\",\"name\":\"Jo\"}");
    owner.kind = OWNER_SHELTER;
    owner.as.shelter = (struct shelter){SHELTER_SORT_HOME, 3};
    CHECK_TEXT(made.owner, &owner, "{\"places\":3,\"sort\":\"home\"}");
    owner.as.shelter.sort = SHELTER_SORT_UNSET;
    CHECK_FAULTS(made.owner, &owner,
                 {OAS_CODE_UNSET, "/sort", "expected \"shelter\" or \"home\", but it is unset"});
    memset(&owner, 0, sizeof owner);
    CHECK_FAULTS(made.owner, &owner,
                 {OAS_CODE_UNSET, "",
                  "expected an object whose member \"sort\" is \"person\", \"shelter\" or "
                  "\"home\", but it is unset"});
    int beyond = 9;
    memcpy(&owner.kind, &beyond, sizeof beyond);
    CHECK_FAULTS(made.owner, &owner,
                 {OAS_CODE_INVALID_VALUE, "",
                  "expected an object whose member \"sort\" is \"person\", \"shelter\" or "
                  "\"home\", but it is set to something else"});
}

static void test_mixed_union(void)
{
    struct mixed mixed = {.kind = MIXED_DOUBLE, .as.number = 0.5};
    CHECK_TEXT(made.mixed, &mixed, "0.5");
    mixed = (struct mixed){.kind = MIXED_STRING, .as.string = OAS_STR("s")};
    CHECK_TEXT(made.mixed, &mixed, "\"s\"");
    mixed = (struct mixed){.kind = MIXED_UNSET};
    CHECK_FAULTS(made.mixed, &mixed,
                 {OAS_CODE_UNSET, "", "expected an object, a string or a number, but it is unset"});
}

static void test_flat_union(void)
{
    struct event event = {.kind = EVENT_STOP, .type = OAS_STR("stop")};
    CHECK_TEXT(made.event, &event, "{\"type\":\"stop\"}");
    event.kind = EVENT_START;
    CHECK_FAULTS(
        made.event, &event,
        {OAS_CODE_INVALID_UNION, "/type", "expected \"start\" as its kind says, got \"stop\""});
    event.kind = EVENT_UNSET;
    CHECK_FAULTS(made.event, &event,
                 {OAS_CODE_UNSET, "",
                  "expected an object whose member \"type\" is \"start\" or \"stop\", but it is "
                  "unset"});
    int beyond = 3;
    memcpy(&event.kind, &beyond, sizeof beyond);
    CHECK_FAULTS(made.event, &event,
                 {OAS_CODE_INVALID_VALUE, "",
                  "expected an object whose member \"type\" is \"start\" or \"stop\", but it is "
                  "set to something else"});
    event.kind = EVENT_STOP; /* a tag that no kind has is the schema's affair */
    event.type = OAS_STR("pause");
    CHECK_TEXT(made.event, &event, "{\"type\":\"pause\"}");
}

/* A union's variant whose own tag member says another kind; the first of several texts is told. */
static void test_tag_against_kind(void)
{
    struct oas_label_row *labels = made.labels;
    uint32_t home = made.rows[made.owner].labels + 2;
    struct owner owner = {.kind = OWNER_SHELTER, .as.shelter = {SHELTER_SORT_HOME, 3}};
    CHECK(labels[home].value == OWNER_SHELTER);
    labels[home].value = OWNER_PERSON;
    CHECK_FAULTS(
        made.owner, &owner,
        {OAS_CODE_INVALID_UNION, "/sort", "expected \"shelter\" as its kind says, got \"home\""});
    labels[home].value = OWNER_SHELTER;
}

/* ---- structs ---- */

static struct thing good_thing(void)
{
    struct thing thing = {.s = OAS_STR("x"), .color = COLOR_RED, .any = {"0", 1}};
    thing.nullable.is = OAS_NULL;
    return thing;
}

#define GOOD                                                                                       \
    "{\"flag\":false,\"i\":0,\"u\":0,\"d\":0,\"s\\\"\":\"x\",\"color\":\"red\",\"any\":0,"         \
    "\"one\":1,\"nullable\":null,"
#define LISTS "\"names\":[],\"numbers\":[],\"counts\":{},"

static void test_struct(void)
{
    struct thing thing = good_thing(), other = good_thing();
    struct count_entry rest[] = {{OAS_STR("z"), 7}};
    CHECK_TEXT(made.thing, &thing, GOOD LISTS "\"things\":[]}");
    OAS_SET_NULL(thing.patch);
    OAS_SET(thing.opt, OAS_STR("o"));
    OAS_SET(thing.next, &other);
    thing.mark.is = OAS_VALUE;
    thing.rest = (struct count_map){rest, 1};
    CHECK_TEXT(made.thing, &thing,
               "{\"flag\":false,\"i\":0,\"u\":0,\"d\":0,\"s\\\"\":\"x\",\"color\":\"red\","
               "\"any\":0,\"one\":1,\"opt\":\"o\",\"nullable\":null,\"patch\":null,\"mark\":1,"
               "\"next\":" GOOD LISTS "\"things\":[]}," LISTS "\"things\":[],\"z\":7}");
}

/* Everything that a struct can have wrong, all in one, each told at its place. */
static void test_all_faults(void)
{
    struct thing thing = good_thing(), inner = good_thing();
    oas_str bad = OAS_STR("\xFE");
    struct count_entry rest[] = {{OAS_STR("\xFF"), 1}, {OAS_STR("ok"), 2}};
    int illegal = -1;
    thing.d = (double)NAN;
    thing.s = OAS_STR("\xC3");
    thing.color = COLOR_UNSET;
    thing.any = (oas_json){"[1", 2};
    memcpy(&thing.opt.is, &illegal, sizeof illegal);
    memcpy(&thing.mark.is, &illegal, sizeof illegal);
    OAS_SET(thing.next, NULL);
    thing.names = (oas_str_list){&bad, 1};
    thing.numbers.count = 2;
    OAS_SET(thing.owner, (struct owner){.kind = OWNER_UNSET});
    OAS_SET(thing.event, ((struct event){.kind = EVENT_START, .type = OAS_STR("stop")}));
    inner.s = oas_str_of(NULL, 2);
    thing.things = (struct thing_list){&inner, 1};
    thing.rest = (struct count_map){rest, 2};
    CHECK_FAULTS(
        made.thing, &thing,
        {OAS_CODE_NOT_FINITE, "/d", "expected a finite number, but it is infinite or no number"},
        {OAS_CODE_NOT_UTF8, "/s\"", "expected a string in UTF-8, but its bytes are malformed"},
        {OAS_CODE_UNSET, "/color", "expected \"red\", \"green\" or \"b\\\"lue\", but it is unset"},
        {OAS_CODE_NOT_JSON, "/any", "expected one JSON text, but it is none"},
        {OAS_CODE_UNSET, "/opt", "expected a string, but it is unset"},
        {OAS_CODE_UNSET, "/mark", "expected 1, but it is unset"},
        {OAS_CODE_UNSET, "/next", "expected an object, but it is unset"},
        {OAS_CODE_NOT_UTF8, "/names/0", "expected a string in UTF-8, but its bytes are malformed"},
        {OAS_CODE_UNSET, "/numbers", "expected an array, but it is unset"},
        {OAS_CODE_UNSET, "/owner",
         "expected an object whose member \"sort\" is \"person\", \"shelter\" or \"home\", but it "
         "is unset"},
        {OAS_CODE_INVALID_UNION, "/event/type",
         "expected \"start\" as its kind says, got \"stop\""},
        {OAS_CODE_UNSET, "/things/0/s\"", "expected a string, but it is unset"},
        {OAS_CODE_NOT_UTF8, "/", "expected a member's name in UTF-8, but its bytes are malformed"});
    thing = good_thing();
    thing.rest.count = 1;
    CHECK_FAULTS(made.thing, &thing, {OAS_CODE_UNSET, "", "expected an object, but it is unset"});
}

/* A zeroed struct is safe, and refused for what it does not say. */
static void test_zeroed(void)
{
    struct thing thing;
    memset(&thing, 0, sizeof thing);
    CHECK_FAULTS(
        made.thing, &thing,
        {OAS_CODE_UNSET, "/color", "expected \"red\", \"green\" or \"b\\\"lue\", but it is unset"},
        {OAS_CODE_UNSET, "/any", "expected a value, but it is unset"});
}

/* The parts of an error that are no message. */
static void test_error_parts(void)
{
    struct thing thing = good_thing();
    oas_errors errs = no_errors();
    oas_buf text = {0};
    thing.color = COLOR_UNSET;
    CHECK(oas_check(made_any(&made, made.thing), &thing, &errs, NULL) == OAS_INVALID);
    CHECK(errs.count == 1 && errs.program == &made.program);
    CHECK_STR(errs.json, "{\"flag\":false,\"i\":0,\"u\":0,\"d\":0,\"s\\\"\":\"x\",\"color\":null,"
                         "\"any\":0,\"one\":1,\"nullable\":null," LISTS "\"things\":[]}");
    CHECK_INT(errs.at[0].offset, strstr(errs.json.at, "null,\"any") - errs.json.at);
    spelled(&errs, errs.at, &text, oas_error_expected);
    CHECK_STR(oas_buf_str(&text), "\"red\", \"green\" or \"b\\\"lue\"");
    spelled(&errs, errs.at, &text, oas_error_received);
    CHECK_STR(oas_buf_str(&text), "");
    spelled(&errs, errs.at, &text, oas_error_schema);
    CHECK_STR(oas_buf_str(&text), "s#/color");
    text.len = 0;
    oas_errors_body(&errs, &text);
    CHECK_STR(oas_buf_str(&text),
              "{\"message\":\"The request is invalid: 1 error\",\"code\":\"VALIDATION_ERROR\","
              "\"errors\":[{\"path\":[\"color\"],\"message\":\"expected \\\"red\\\", "
              "\\\"green\\\" or \\\"b\\\\\\\"lue\\\", but it is unset\",\"expected\":"
              "\"\\\"red\\\", \\\"green\\\" or \\\"b\\\\\\\"lue\\\"\",\"code\":\"unset\"}]}");
    oas_buf_free(&text);
}

/* ---- then the schema ---- */

static void test_schema(void)
{
    oas_type strict = {&made.program, OAS_USE(TYPE_STRICT, 0), made.thing};
    oas_options request = {.direction = OAS_DIRECTION_REQUEST};
    struct thing thing = good_thing();
    struct count_entry again = {OAS_STR("i"), 1};
    oas_errors errs = no_errors();
    oas_buf out = {0}, text = {0};
    thing.i = 10; /* "nullable" is null, "read" is missing */
    CHECK(oas_encode(strict, &thing, &out, &errs, NULL) == OAS_INVALID && out.len == 0);
    CHECK(errs.count == 3 && errs.at[0].code == OAS_CODE_MISSING);
    CHECK(errs.at[1].code == OAS_CODE_TOO_BIG && errs.at[2].code == OAS_CODE_INVALID_TYPE);
    spelled(&errs, &errs.at[1], &text, oas_error_message);
    CHECK_STR(oas_buf_str(&text), "expected an integer of at most 9, got 10");
    spelled(&errs, &errs.at[2], &text, oas_error_instance);
    CHECK_STR(oas_buf_str(&text), "/nullable");
    thing.nullable.is = OAS_ABSENT;
    thing.i = 9;
    CHECK(oas_check(strict, &thing, &errs, &request) == OAS_INVALID && errs.count == 1);
    spelled(&errs, errs.at, &text, oas_error_message);
    CHECK_STR(oas_buf_str(&text), "expected member \"nullable\", which is missing");
    OAS_SET(thing.nullable, 2);
    CHECK(oas_check(strict, &thing, &errs, &request) == OAS_OK && errs.count == 0);
    thing.rest = (struct count_map){&again, 1}; /* a declared member, given again by a map */
    CHECK(oas_check(strict, &thing, &errs, &request) == OAS_INVALID && errs.count == 1);
    CHECK(errs.at[0].code == OAS_CODE_DUPLICATE_MEMBER);
    thing.color = COLOR_UNSET; /* what only a struct can have wrong comes alone */
    CHECK(oas_check(strict, &thing, &errs, &request) == OAS_INVALID && errs.count == 1);
    CHECK(errs.at[0].code == OAS_CODE_UNSET);
    oas_buf_free(&out);
    oas_buf_free(&text);
}

/* Without memory for the text, nothing can be told of places in it, and nothing breaks. */
static void test_no_text(void)
{
    oas_type strict = {&made.program, OAS_USE(TYPE_STRICT, 0), made.thing};
    struct thing things[] = {good_thing(), good_thing()};
    oas_errors errs = {.at = found, .cap = ROOM};
    oas_buf text = {0};
    things[0].i = 10;
    things[1].d = (double)NAN;
    for (size_t i = 0; i < 2; i++) {
        CHECK(oas_check(strict, &things[i], &errs, NULL) == OAS_INVALID && errs.count > 0);
        CHECK(errs.json.len == 0 && errs.count == oas_errors_kept(&errs));
        for (size_t j = 0; j < errs.count; j++) {
            size_t line = 7, column = 7;
            spelled(&errs, &errs.at[j], &text, oas_error_instance);
            CHECK(text.len == 0);
            spelled(&errs, &errs.at[j], &text, oas_error_received);
            CHECK(text.len == 0);
            spelled(&errs, &errs.at[j], &text, oas_error_expected);
            CHECK(text.len > 0);
            spelled(&errs, &errs.at[j], &text, oas_error_message);
            CHECK(text.len > 0 && memcmp(text.at, "expected ", 9) == 0);
            oas_error_place(&errs, &errs.at[j], &line, &column);
            CHECK(errs.at[j].offset == 0 || (line == 0 && column == 0));
        }
        text.len = 0;
        oas_errors_body(&errs, &text);
        CHECK(text.len > 0 && !text.failed);
    }
    oas_buf_free(&text);
}

/* ---- limits ---- */

static void test_limits(void)
{
    struct thing thing = good_thing();
    oas_str_list none = {NULL, 0};
    oas_options options = {.max_bytes = sizeof(GOOD LISTS "\"things\":[]}") - 1};
    oas_errors errs = no_errors();
    CHECK_INT(oas_check(made_any(&made, made.thing), &thing, &errs, &options), OAS_OK);
    options.max_bytes--;
    CHECK_INT(oas_check(made_any(&made, made.thing), &thing, &errs, &options), OAS_TOO_LARGE);
    thing.color = COLOR_UNSET; /* a fault on the way does not count then */
    options.max_bytes = 100;
    CHECK_INT(oas_check(made_any(&made, made.thing), &thing, &errs, &options), OAS_TOO_LARGE);
    CHECK(errs.count == 0);
    thing = good_thing();
    OAS_SET(thing.next, &thing); /* a circle */
    CHECK_INT(oas_check(made_any(&made, made.thing), &thing, &errs, NULL), OAS_TOO_LARGE);
    thing.next.is = OAS_ABSENT;
    thing.names = (oas_str_list){&thing.s, 1};
    options = (oas_options){.max_string = 8};
    CHECK_INT(oas_check(made_any(&made, made.thing), &thing, &errs, &options), OAS_OK);
    thing.s = OAS_STR("123456789");
    CHECK_INT(oas_check(made_any(&made, made.thing), &thing, &errs, &options), OAS_TOO_LARGE);
    options = (oas_options){.indent = 1000000};
    CHECK_INT(oas_check(made_any(&made, made.names), &none, &errs, &options), OAS_OK);
}

/* A run that is said to be endless ends at the limit, not at the end of memory. */
static void test_long_runs(void)
{
    struct made *m = &made;
    uint32_t list = MADE_LIST(m, m->one, oas_str_list);
    oas_str_list ones = {NULL, SIZE_MAX};
    oas_options options = {.max_bytes = 1000};
    oas_buf out = {0};
    CHECK_INT(oas_encode(made_any(m, list), &ones, &out, NULL, &options), OAS_TOO_LARGE);
    CHECK(out.len == 0 && out.cap < 10000);
    oas_buf_free(&out);
    ones.count = 3;
    CHECK_TEXT(list, &ones, "[1,1,1]");
}

static void test_deep(void)
{
    enum { DEPTH = 128 };
    static struct thing chain[DEPTH + 1];
    for (size_t i = 0; i <= DEPTH; i++) {
        chain[i] = good_thing();
        if (i > 0)
            OAS_SET(chain[i].next, &chain[i - 1]);
        CHECK_INT(oas_check(made_any(&made, made.thing), &chain[i], NULL, NULL),
                  i < DEPTH - 1 ? OAS_OK : OAS_TOO_LARGE); /* its lists are one level more */
    }
}

/* ---- memory ---- */

static void test_no_memory(void)
{
    struct counted counted = {0};
    oas_allocator from = counted_allocator(&counted);
    oas_options options = {.allocator = &from};
    struct thing things[] = {good_thing(), good_thing()};
    things[1].color = COLOR_UNSET;
    for (size_t i = 0; i < 2; i++) {
        oas_status last = OAS_NO_MEMORY;
        for (size_t fail = 1; last == OAS_NO_MEMORY; fail++) {
            oas_errors errs = {.at = found, .cap = ROOM};
            oas_arena mem;
            counted = (struct counted){.fail = fail};
            oas_arena_init(&mem, NULL, 0, &from);
            errs.text = &mem;
            last = oas_check(made_any(&made, made.thing), &things[i], &errs, &options);
            CHECK((last == OAS_NO_MEMORY) == (counted.taken >= fail));
            CHECK(last == OAS_INVALID ? errs.count == 1 : errs.count == 0);
            oas_arena_free(&mem);
            CHECK(counted.live == 0);
        }
        CHECK_INT(last, i ? OAS_INVALID : OAS_OK);
    }
}

/* A buffer without memory keeps what it has. */
static void test_failed_buffer(void)
{
    struct counted counted = {.fail = 2};
    oas_allocator from = counted_allocator(&counted);
    oas_buf out = {.from = &from};
    struct thing thing = good_thing();
    oas_buf_puts(&out, "mine");
    CHECK_INT(oas_encode(made_any(&made, made.thing), &thing, &out, NULL, NULL), OAS_NO_MEMORY);
    CHECK_STR(oas_buf_str(&out), "mine");
    CHECK_INT(oas_encode(made_any(&made, made.thing), &thing, &out, NULL, NULL), OAS_NO_MEMORY);
    oas_buf_free(&out);
    CHECK(counted.live == 0);
}

/* ---- there and back ---- */

static void check_round_trip(uint32_t row, const char *json, bool keep)
{
    oas_options options = {.keep_unknown = keep, .indent = 3}, plain = {.keep_unknown = keep};
    oas_buf first = {0}, pretty = {0}, second = {0};
    oas_arena mem;
    union {
        struct thing thing;
        struct event event;
        struct owner owner;
    } value;
    oas_arena_init(&mem, memory, sizeof memory, NULL);
    CHECK(oas_decode(made_any(&made, row), &value, oas_str_from(json), &mem, NULL, &plain) ==
          OAS_OK);
    CHECK(oas_encode(made_any(&made, row), &value, &first, NULL, &plain) == OAS_OK);
    CHECK_STR(oas_buf_str(&first), json);
    CHECK(oas_encode(made_any(&made, row), &value, &pretty, NULL, &options) == OAS_OK);
    CHECK(oas_decode(made_any(&made, row), &value, oas_buf_str(&pretty), &mem, NULL, &plain) ==
          OAS_OK);
    CHECK(oas_encode(made_any(&made, row), &value, &second, NULL, &plain) == OAS_OK);
    CHECK_STR(oas_buf_str(&second), json);
    oas_buf_free(&first);
    oas_buf_free(&pretty);
    oas_buf_free(&second);
}

static void test_round_trips(void)
{
    check_round_trip(made.event, "{\"type\":\"stop\",\"a\":[1,{\"b\":null}],\"\":\"\\u00e9\"}",
                     true);
    check_round_trip(made.owner, "{\"places\":-4,\"sort\":\"home\"}", false);
    check_round_trip(
        made.thing,
        "{\"flag\":true,\"i\":-9223372036854775808,\"u\":18446744073709551615,\"d\":0.1,"
        "\"s\\\"\":\"\\u0000\\n\xF0\x9F\x98\x80\",\"color\":\"b\\\"lue\",\"any\":[{\"x\":1e999}],"
        "\"one\":1,\"opt\":\"\",\"nullable\":5,\"patch\":null,\"mark\":1,\"next\":" GOOD LISTS
        "\"things\":[]},\"names\":[\"\"],\"numbers\":[null,-1],\"counts\":{\"a\":1,\"a\":2},"
        "\"owner\":{\"sort\":\"person\",\"name\":\"\"},\"mixed\":{\"places\":0,\"sort\":"
        "\"shelter\"},\"event\":{\"type\":\"start\",\"code\":0},\"things\":[" GOOD LISTS
        "\"things\":[]}],\"more\":1}",
        false);
}

int main(void)
{
    made_begin(&made);
    test_numbers();
    test_not_finite();
    test_booleans();
    test_strings();
    test_enums();
    test_enum_sizes();
    test_json();
    test_json_depth();
    test_options();
    test_lists();
    test_maps();
    test_pointer();
    test_tagged_union();
    test_mixed_union();
    test_flat_union();
    test_tag_against_kind();
    test_struct();
    test_all_faults();
    test_zeroed();
    test_error_parts();
    test_schema();
    test_no_text();
    test_limits();
    test_long_runs();
    test_deep();
    test_no_memory();
    test_failed_buffer();
    test_round_trips();
    oas_arena_free(&text_mem);
    return check_done();
}
