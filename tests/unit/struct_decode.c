/* struct_decode.c - from a text into C types: every shape, every limit, every byte of memory. */
#include <math.h>

#include "struct_read.h"

/* ---- numbers ---- */

static void test_int64(void)
{
    static const struct {
        const char *json;
        oas_status status;
        int64_t value;
    } rows[] = {
        {"0", OAS_OK, 0},
        {"-0", OAS_OK, 0},
        {"-0.0e5", OAS_OK, 0},
        {"1.0", OAS_OK, 1},
        {"1e2", OAS_OK, 100},
        {"-12.50e1", OAS_OK, -125},
        {"9007199254740993", OAS_OK, INT64_C(9007199254740993)},
        {"9223372036854775807", OAS_OK, INT64_MAX},
        {"922337203685477580.7e1", OAS_OK, INT64_MAX},
        {"9223372036854775808", OAS_UNREPRESENTABLE, 0},
        {"-9223372036854775808", OAS_OK, INT64_MIN},
        {"-9223372036854775809", OAS_UNREPRESENTABLE, 0},
        {"1.5", OAS_UNREPRESENTABLE, 0},
        {"1e400", OAS_UNREPRESENTABLE, 0},
        {"1e-400", OAS_UNREPRESENTABLE, 0},
        {"0e999999999999999999999", OAS_OK, 0},
        {"\"1\"", OAS_UNREPRESENTABLE, 0},
        {"null", OAS_UNREPRESENTABLE, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t value;
        oas_arena mem;
        CHECK_INT(decode(made.int64, &value, rows[i].json, &mem), rows[i].status);
        CHECK_INT(value, rows[i].value);
    }
}

static void test_uint64(void)
{
    static const struct {
        const char *json;
        oas_status status;
        uint64_t value;
    } rows[] = {
        {"0", OAS_OK, 0},
        {"-0", OAS_OK, 0},
        {"-1", OAS_UNREPRESENTABLE, 0},
        {"-9223372036854775808", OAS_UNREPRESENTABLE, 0},
        {"-18446744073709551615", OAS_UNREPRESENTABLE, 0},
        {"9223372036854775807", OAS_OK, INT64_MAX},
        {"9223372036854775808", OAS_OK, (uint64_t)INT64_MAX + 1},
        {"18446744073709551615", OAS_OK, UINT64_MAX},
        {"1844674407370955.1615e4", OAS_OK, UINT64_MAX},
        {"18446744073709551615.000", OAS_OK, UINT64_MAX},
        {"18446744073709551616", OAS_UNREPRESENTABLE, 0},
        {"18446744073709551620", OAS_UNREPRESENTABLE, 0},
        {"1e19", OAS_OK, UINT64_C(10000000000000000000)},
        {"2e19", OAS_UNREPRESENTABLE, 0},
        {"1e20", OAS_UNREPRESENTABLE, 0},
        {"1e400", OAS_UNREPRESENTABLE, 0},
        {"99999999999999999999", OAS_UNREPRESENTABLE, 0},
        {"0.5", OAS_UNREPRESENTABLE, 0},
        {"9223372036854775808.5", OAS_UNREPRESENTABLE, 0},
        {"true", OAS_UNREPRESENTABLE, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint64_t value;
        oas_arena mem;
        CHECK_INT(decode(made.uint64, &value, rows[i].json, &mem), rows[i].status);
        CHECK(value == rows[i].value);
    }
}

static void test_double(void)
{
    static const struct {
        const char *json;
        oas_status status;
        double value;
    } rows[] = {
        {"1.5", OAS_OK, 1.5},
        {"0.1", OAS_OK, 0.1},
        {"1.7976931348623157e308", OAS_OK, 1.7976931348623157e308},
        {"5e-324", OAS_OK, 5e-324},
        {"1e-400", OAS_OK, 0},
        {"9007199254740993", OAS_OK, 9007199254740992.0},
        {"1e400", OAS_UNREPRESENTABLE, 0},
        {"-1e400", OAS_UNREPRESENTABLE, 0},
        {"[]", OAS_UNREPRESENTABLE, 0},
    };
    double value;
    oas_arena mem;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        CHECK_INT(decode(made.number, &value, rows[i].json, &mem), rows[i].status);
        CHECK(value == rows[i].value); /* NOLINT: exact on purpose */
    }
    CHECK(decode(made.number, &value, "-0", &mem) == OAS_OK && value == 0 && signbit(value));
}

/* ---- texts ---- */

static void test_strings(void)
{
    oas_str value;
    oas_arena mem;
    const char *json = " \"a\xC3\xA9\" ";
    CHECK(decode(made.string, &value, json, &mem) == OAS_OK);
    CHECK_STR(value, "a\xC3\xA9");
    CHECK(value.at == json + 2 && mem.at == (char *)memory); /* a view */
    CHECK(decode(made.string, &value, "\"\"", &mem) == OAS_OK && value.len == 0);
    CHECK(decode(made.string, &value, "\"\\u0061\\ud83d\\ude00\\n\\u0000z\"", &mem) == OAS_OK);
    CHECK(oas_str_equal(value, OAS_STR("a\xF0\x9F\x98\x80\n\0z")));
    CHECK(mem.at == value.at + value.len); /* no byte more than it needs */
    CHECK(decode(made.string, &value, "17", &mem) == OAS_UNREPRESENTABLE);
    CHECK(!value.at && value.len == 0);
}

static void test_copies(void)
{
    oas_options options = {.copy_strings = true};
    char json[] = "{\"s\\\"\":\"plain\",\"opt\":\"\",\"any\":[1, \"x\"],\"a\":1,\"\":2}";
    struct thing thing;
    oas_arena mem = {0};
    CHECK(oas_decode(made_any(&made, made.thing), &thing, oas_str_from(json), &mem, NULL,
                     &options) == OAS_OK);
    memset(json, 'x', sizeof json - 1);
    CHECK_STR(thing.s, "plain");
    CHECK(thing.opt.is == OAS_VALUE && thing.opt.value.len == 0);
    CHECK_STR(oas_str_of(thing.any.at, thing.any.len), "[1, \"x\"]");
    CHECK(thing.rest.count == 2 && thing.rest.items[0].value == 1);
    CHECK_STR(thing.rest.items[0].key, "a");
    CHECK_STR(thing.rest.items[1].key, "");
    oas_arena_free(&mem);
}

static void test_json(void)
{
    static const char *const texts[] = {"null", "[ 1 , {\"a\" : 2e400} ]", "\"\\u0061\"", "-0.0"};
    oas_json value;
    oas_arena mem;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        CHECK(decode(made.json, &value, texts[i], &mem) == OAS_OK);
        CHECK_STR(oas_str_of(value.at, value.len), texts[i]);
        CHECK(value.at == texts[i]);
    }
}

static void test_boolean(void)
{
    bool value;
    oas_arena mem;
    CHECK(decode(made.boolean, &value, "true", &mem) == OAS_OK && value);
    CHECK(decode(made.boolean, &value, "false", &mem) == OAS_OK && !value);
    CHECK(decode(made.boolean, &value, "0", &mem) == OAS_UNREPRESENTABLE);
}

/* The C compiler chooses how many bytes an enum has. */
static void test_enum_sizes(void)
{
    static const uint32_t sizes[] = {1, 2, 4, 8};
    uint32_t row = made.color;
    struct oas_layout_row *color = &made.rows[row], before = *color;
    oas_arena mem;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        union {
            uint8_t bytes[16];
            uint16_t two;
            uint32_t four;
            uint64_t eight;
        } value;
        color->size = sizes[i];
        memset(&value, 0x5A, sizeof value);
        CHECK(decode(row, &value, "\"b\\u0022lue\"", &mem) == OAS_OK);
        uint64_t got = sizes[i] == 1   ? value.bytes[0]
                       : sizes[i] == 2 ? value.two
                       : sizes[i] == 4 ? value.four
                                       : value.eight;
        CHECK_INT(got, COLOR_BLUE);
        CHECK_INT(value.bytes[sizes[i]], 0x5A); /* nothing behind it is touched */
        CHECK(decode(row, &value, "\"blue\"", &mem) == OAS_UNREPRESENTABLE);
        CHECK(decode(row, &value, "1", &mem) == OAS_UNREPRESENTABLE);
    }
    *color = before;
}

/* ---- presence ---- */

static void test_options(void)
{
    OAS_OPT(oas_str) opt;
    OAS_NULLABLE(int64_t) nullable;
    OAS_PATCH(enum color) patch;
    oas_arena mem;
    CHECK(decode(made.optional, &opt, "\"x\"", &mem) == OAS_OK && opt.is == OAS_VALUE);
    CHECK_STR(opt.value, "x");
    CHECK(decode(made.optional, &opt, "null", &mem) == OAS_UNREPRESENTABLE);
    CHECK(opt.is == OAS_ABSENT);
    CHECK(decode(made.nullable, &nullable, "null", &mem) == OAS_OK && nullable.is == OAS_NULL);
    CHECK(decode(made.nullable, &nullable, "-3", &mem) == OAS_OK && nullable.is == OAS_VALUE);
    CHECK_INT(nullable.value, -3);
    CHECK(decode(made.patch, &patch, "\"green\"", &mem) == OAS_OK && patch.is == OAS_VALUE);
    CHECK_INT(patch.value, COLOR_GREEN);
}

static void test_pointer(void)
{
    struct thing *thing;
    oas_arena mem;
    CHECK(decode(made.pointer, &thing, "{\"i\":7,\"next\":{\"next\":{\"i\":9}}}", &mem) == OAS_OK);
    CHECK(thing->i == 7 && thing->next.is == OAS_VALUE);
    CHECK(thing->next.value->next.value->i == 9);
    CHECK(thing->next.value->next.value->next.is == OAS_ABSENT);
    CHECK(decode(made.pointer, &thing, "[]", &mem) == OAS_UNREPRESENTABLE && !thing);
}

/* ---- lists and maps ---- */

static void test_lists(void)
{
    oas_str_list names;
    oas_arena mem;
    CHECK(decode(made.names, &names, "[]", &mem) == OAS_OK);
    CHECK(!names.items && names.count == 0 && mem.at == (char *)memory);
    CHECK(decode(made.names, &names, " [ \"a\" , \"],\\\"\" , \"c\" ] ", &mem) == OAS_OK);
    CHECK_INT(names.count, 3);
    CHECK_STR(names.items[0], "a");
    CHECK_STR(names.items[1], "],\"");
    CHECK_STR(names.items[2], "c");
    CHECK_INT(mem.at - (char *)memory, 3 * sizeof(oas_str) + 3); /* exactly that, and one text */
    CHECK(decode(made.names, &names, "{}", &mem) == OAS_UNREPRESENTABLE);
    CHECK(decode(made.names, &names, "[\"a\",1]", &mem) == OAS_UNREPRESENTABLE);
    CHECK(!names.items && names.count == 0);
}

static void test_maps(void)
{
    struct count_map map;
    oas_arena mem;
    CHECK(decode(made.counts, &map, "{}", &mem) == OAS_OK && !map.items && map.count == 0);
    CHECK(decode(made.counts, &map, "{ \"b\" : 1 , \"\\u0061\":2, \"b\":3, \"\":4 }", &mem) ==
          OAS_OK);
    CHECK_INT(map.count, 4); /* each as often as it was given */
    static const char *const keys[] = {"b", "a", "b", ""};
    for (size_t i = 0; i < 4; i++) {
        CHECK_STR(map.items[i].key, keys[i]);
        CHECK_INT(map.items[i].value, (int64_t)i + 1);
    }
    CHECK_INT(mem.at - (char *)memory, 4 * sizeof(struct count_entry) + 1);
    CHECK(decode(made.counts, &map, "[]", &mem) == OAS_UNREPRESENTABLE);
    CHECK(decode(made.counts, &map, "{\"a\":true}", &mem) == OAS_UNREPRESENTABLE);
}

/* ---- unions ---- */

static void test_tagged_union(void)
{
    struct owner owner;
    oas_arena mem;
    CHECK(decode(made.owner, &owner, "{\"name\":\"Jo\",\"sort\":\"person\"}", &mem) == OAS_OK);
    CHECK_INT(owner.kind, OWNER_PERSON);
    CHECK_STR(owner.as.person.name, "Jo");
    CHECK(decode(made.owner, &owner, "{\"s\\u006frt\":\"home\",\"places\":4}", &mem) == OAS_OK);
    CHECK_INT(owner.kind, OWNER_SHELTER);
    CHECK(owner.as.shelter.sort == SHELTER_SORT_HOME && owner.as.shelter.places == 4);
    static const char *const none[] = {"{}",   "{\"sort\":\"x\"}", "{\"sort\":1}", "[]",
                                       "null", "\"person\""};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        CHECK(decode(made.owner, &owner, none[i], &mem) == OAS_UNREPRESENTABLE);
        CHECK(found[0].offset == 0 && is_zero(&owner, sizeof owner));
    }
}

static void test_mixed_union(void)
{
    struct mixed mixed;
    oas_arena mem;
    CHECK(decode(made.mixed, &mixed, "1.0", &mem) == OAS_OK && mixed.kind == MIXED_INTEGER);
    CHECK_INT(mixed.as.integer, 1);
    CHECK(decode(made.mixed, &mixed, "1.5", &mem) == OAS_OK && mixed.kind == MIXED_DOUBLE);
    CHECK(mixed.as.number == 1.5);
    CHECK(decode(made.mixed, &mixed, "12", &mem) == OAS_OK && mixed.kind == MIXED_INTEGER);
    CHECK(decode(made.mixed, &mixed, "\"x\"", &mem) == OAS_OK && mixed.kind == MIXED_STRING);
    CHECK_STR(mixed.as.string, "x");
    CHECK(decode(made.mixed, &mixed, "{\"sort\":\"person\",\"name\":\"N\"}", &mem) == OAS_OK);
    CHECK(mixed.kind == MIXED_OWNER && mixed.as.owner.kind == OWNER_PERSON);
    CHECK(decode(made.mixed, &mixed, "true", &mem) == OAS_UNREPRESENTABLE);
    CHECK(decode(made.mixed, &mixed, "1e99", &mem) == OAS_UNREPRESENTABLE);
}

/* Draft 4: 1.0 is no integer. */
static void test_strict_integers(void)
{
    struct mixed mixed;
    oas_arena mem;
    made.types[TYPE_ANY].flags = OAS_SCHEMA_STRICT_INTEGER;
    CHECK(decode(made.mixed, &mixed, "1.0", &mem) == OAS_OK && mixed.kind == MIXED_DOUBLE);
    CHECK(decode(made.mixed, &mixed, "1", &mem) == OAS_OK && mixed.kind == MIXED_INTEGER);
    made.types[TYPE_ANY].flags = 0;
}

static void test_flat_union(void)
{
    struct event event;
    oas_arena mem;
    CHECK(decode(made.event, &event, "{\"code\":3,\"type\":\"stop\"}", &mem) == OAS_OK);
    CHECK(event.kind == EVENT_STOP && event.code.is == OAS_VALUE && event.code.value == 3);
    CHECK_STR(event.type, "stop");
    CHECK(decode(made.event, &event, "{\"code\":3,\"type\":\"pause\"}", &mem) ==
          OAS_UNREPRESENTABLE);
    CHECK(decode(made.event, &event, "{\"code\":3}", &mem) == OAS_UNREPRESENTABLE);
    CHECK(is_zero(&event, sizeof event));
}

/* A member that another kind declares is to this one as any that the schema leaves open: its value
 * need not fit, and it may be given more than once. */
static void test_members_of_kinds(void)
{
    oas_options options = {.keep_unknown = true};
    struct event event;
    oas_arena mem;
    CHECK(decode(made.event, &event, "{\"type\":\"start\",\"level\":2,\"reason\":[]}", &mem) ==
          OAS_OK);
    CHECK(event.level == 2 && event.reason.is == OAS_ABSENT && event.rest.count == 0);
    CHECK(decode(made.event, &event, "{\"level\":2,\"reason\":\"r\",\"type\":\"stop\"}", &mem) ==
          OAS_OK);
    CHECK(event.level == 0 && event.reason.is == OAS_VALUE);
    CHECK(oas_decode(made_any(&made, made.event), &event,
                     OAS_STR("{\"level\":\"x\",\"type\":\"stop\",\"level\":{}}"), &mem, NULL,
                     &options) == OAS_OK);
    CHECK(event.level == 0 && event.rest.count == 2);
    CHECK_STR(event.rest.items[0].key, "level");
    CHECK_STR(oas_str_of(event.rest.items[1].value.at, event.rest.items[1].value.len), "{}");
}

/* ---- structs ---- */

static void test_struct(void)
{
    struct thing thing;
    oas_arena mem;
    CHECK(decode(made.thing, &thing, whole, &mem) == OAS_OK);
    check_whole(&thing);
    CHECK(decode(made.thing, &thing, "{}", &mem) == OAS_OK && is_zero(&thing, sizeof thing));
    CHECK(decode(made.thing, &thing, "{\"u\":1,\"flag\":true,\"d\":2,\"i\":3}", &mem) == OAS_OK);
    CHECK(thing.u == 1 && thing.flag && thing.d == 2 && thing.i == 3);
    CHECK(decode(made.thing, &thing, "7", &mem) == OAS_UNREPRESENTABLE);
}

static void test_keep_unknown(void)
{
    oas_options options = {.keep_unknown = true};
    struct event event;
    oas_arena mem;
    const char *json = "{\"b\":[ ],\"type\":\"stop\",\"\\u0061\":null,\"code\":1,\"b\":2}";
    oas_arena_init(&mem, memory, sizeof memory, NULL);
    CHECK(oas_decode(made_any(&made, made.event), &event, oas_str_from(json), &mem, NULL,
                     &options) == OAS_OK);
    CHECK(event.rest.count == 3 && event.code.value == 1);
    CHECK_STR(event.rest.items[0].key, "b");
    CHECK_STR(oas_str_of(event.rest.items[0].value.at, event.rest.items[0].value.len), "[ ]");
    CHECK_STR(event.rest.items[1].key, "a");
    CHECK_STR(oas_str_of(event.rest.items[2].value.at, event.rest.items[2].value.len), "2");
    CHECK_INT(mem.at - (char *)memory, 3 * sizeof(struct oas_json_entry) + 1);
}

int main(void)
{
    made_begin(&made);
    test_int64();
    test_uint64();
    test_double();
    test_strings();
    test_copies();
    test_json();
    test_boolean();
    test_enum_sizes();
    test_options();
    test_pointer();
    test_lists();
    test_maps();
    test_tagged_union();
    test_mixed_union();
    test_strict_integers();
    test_flat_union();
    test_members_of_kinds();
    test_struct();
    test_keep_unknown();
    oas_arena_free(&text_mem);
    return check_done();
}
