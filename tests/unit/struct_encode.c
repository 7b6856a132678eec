/* struct_encode.c - from C types to a text: every shape, every fault with its place, and back. */
#include <float.h>
#include <math.h>

#include "struct_written.h"

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
    CHECK_INT(oas_check(made_any(&made, made.event), &event, &errs, &shallow), OAS_TOO_LARGE);
    CHECK(errs.count == 0);
    rest.value = (oas_json){"[\"12345\"]", 9};
    CHECK_INT(oas_check(made_any(&made, made.event), &event, &errs, &shallow), OAS_TOO_LARGE);
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

/* What another kind declares is written where it can be told that it is there. */
static void test_members_of_kinds(void)
{
    struct event event = {.kind = EVENT_STOP, .type = OAS_STR("stop"), .level = 4};
    struct oas_json_entry level = {OAS_STR("level"), {"null", 4}};
    CHECK_TEXT(made.event, &event, "{\"type\":\"stop\"}");
    event.rest = (oas_json_map){&level, 1};
    CHECK_TEXT(made.event, &event, "{\"type\":\"stop\",\"level\":null}");
    event = (struct event){.kind = EVENT_START, .type = OAS_STR("start"), .level = 4};
    CHECK_TEXT(made.event, &event, "{\"type\":\"start\",\"level\":4}");
    OAS_SET(event.reason, OAS_STR("r"));
    CHECK_TEXT(made.event, &event, "{\"type\":\"start\",\"level\":4,\"reason\":\"r\"}");
}

/* ---- structs ---- */

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

/* ---- there and back ---- */

enum { ARENA = 1 << 16 };

static uint64_t memory[ARENA / sizeof(uint64_t)];

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
        "\"shelter\"},\"event\":{\"type\":\"start\",\"code\":0,\"level\":0},\"things\":[" GOOD LISTS
        "\"things\":[]}],\"more\":1}",
        false);
}

/* A layout has no table that it has no row for. */
static void test_empty_tables(void)
{
    static const uint32_t slots[] = {1, 0};
    static const struct oas_field_row nameless = {.flags = 0};
    static const struct oas_property_row its = {.layout = 3};
    const struct oas_layout_row all[] = {
        {.shape = OAS_SHAPE_JSON, .size = sizeof(oas_json), .align = _Alignof(oas_json)},
        {.shape = OAS_SHAPE_MAP,
         .size = sizeof(struct count_map),
         .align = _Alignof(struct count_map),
         .item = 3,
         .entry = sizeof(struct count_entry),
         .at = offsetof(struct count_entry, value)},
        {.shape = OAS_SHAPE_STRUCT, .size = sizeof(struct count_map), .align = 8, .item = 1},
        made.rows[made.int64],
        {.shape = OAS_SHAPE_ENUM, .size = sizeof(enum color), .align = _Alignof(enum color)},
        {.shape = OAS_SHAPE_STRUCT,
         .size = sizeof(int64_t),
         .align = _Alignof(int64_t),
         .part_count = 1,
         .part_mask = 1},
    };
    oas_layout bare = {.rows = all}, with_member = {.rows = all, .properties = &its};
    oas_program program = made.program;
    oas_type rest = {&program, OAS_USE(TYPE_ANY, 0), 2}, color = {&program, rest.use, 4};
    oas_type member = {&program, rest.use, 5};
    struct count_map map;
    enum color none;
    int64_t value;
    oas_arena mem;
    oas_buf out = {0};
    oas_arena_init(&mem, memory, sizeof memory, NULL);
    program.layout = &bare;
    CHECK(oas_decode(rest, &map, OAS_STR("{\"a\":1,\"b\":2}"), &mem, NULL, NULL) == OAS_OK);
    CHECK(oas_encode(rest, &map, &out, NULL, NULL) == OAS_OK);
    CHECK_STR(oas_buf_str(&out), "{\"a\":1,\"b\":2}");
    CHECK(oas_decode(color, &none, OAS_STR("\"a\""), &mem, NULL, NULL) == OAS_UNREPRESENTABLE);
    none = COLOR_RED;
    CHECK(oas_check(color, &none, NULL, NULL) == OAS_INVALID);
    program.layout = &with_member;
    program.fields = &nameless;
    program.slots = slots;
    out.len = 0;
    CHECK(oas_decode(member, &value, OAS_STR("{\"\":3,\"b\":2}"), &mem, NULL, NULL) == OAS_OK);
    CHECK(oas_encode(member, &value, &out, NULL, NULL) == OAS_OK);
    CHECK_STR(oas_buf_str(&out), "{\"\":3}");
    oas_buf_free(&out);
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
    test_members_of_kinds();
    test_struct();
    test_round_trips();
    test_empty_tables();
    oas_arena_free(&text_mem);
    return check_done();
}
