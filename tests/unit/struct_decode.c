/* struct_decode.c - from a text into C types: every shape, every limit, every byte of memory. */
#include <math.h>

#include "check.h"
#include "struct_made.h"

enum { ROOM = 16, ARENA = 1 << 16 };

static struct made made;
static oas_error found[ROOM];
static oas_arena text_mem;
static uint64_t memory[ARENA / sizeof(uint64_t)];

static oas_errors no_errors(void)
{
    oas_errors errs = {.at = found, .cap = ROOM, .text = &text_mem};
    return errs;
}

/* Decodes by the layout row alone, into `out`; the arena is then left in *mem. */
static oas_status decode(uint32_t row, void *out, const char *json, oas_arena *mem)
{
    oas_errors errs = no_errors();
    oas_arena_init(mem, memory, sizeof memory, NULL);
    memset(out, 0xA5, made.rows[row].size);
    oas_status status = oas_decode(made_any(&made, row), out, oas_str_from(json), mem, &errs, NULL);
    CHECK((status == OAS_OK) == (errs.count == 0));
    return status;
}

static bool is_zero(const void *at, size_t size)
{
    const unsigned char *bytes = at;
    for (size_t i = 0; i < size; i++)
        if (bytes[i])
            return false;
    return true;
}

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
    CHECK(value.at == NULL && value.len == 0);
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
    CHECK(decode(made.pointer, &thing, "[]", &mem) == OAS_UNREPRESENTABLE && thing == NULL);
}

/* ---- lists and maps ---- */

static void test_lists(void)
{
    oas_str_list names;
    oas_arena mem;
    CHECK(decode(made.names, &names, "[]", &mem) == OAS_OK);
    CHECK(names.items == NULL && names.count == 0 && mem.at == (char *)memory);
    CHECK(decode(made.names, &names, " [ \"a\" , \"],\\\"\" , \"c\" ] ", &mem) == OAS_OK);
    CHECK_INT(names.count, 3);
    CHECK_STR(names.items[0], "a");
    CHECK_STR(names.items[1], "],\"");
    CHECK_STR(names.items[2], "c");
    CHECK_INT(mem.at - (char *)memory, 3 * sizeof(oas_str) + 3); /* exactly that, and one text */
    CHECK(decode(made.names, &names, "{}", &mem) == OAS_UNREPRESENTABLE);
    CHECK(decode(made.names, &names, "[\"a\",1]", &mem) == OAS_UNREPRESENTABLE);
    CHECK(names.items == NULL && names.count == 0);
}

static void test_maps(void)
{
    struct count_map map;
    oas_arena mem;
    CHECK(decode(made.counts, &map, "{}", &mem) == OAS_OK && map.items == NULL && map.count == 0);
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
    CHECK(decode(made.mixed, &mixed, "{\"sort\":\"person\"}", &mem) == OAS_OK);
    CHECK(mixed.kind == MIXED_OWNER && mixed.as.owner.kind == OWNER_PERSON);
    CHECK(decode(made.mixed, &mixed, "true", &mem) == OAS_UNREPRESENTABLE);
    CHECK(decode(made.mixed, &mixed, "1e99", &mem) == OAS_UNREPRESENTABLE);
}

/* Draft 4: 1.0 is no integer. */
static void test_strict_integers(void)
{
    struct mixed mixed;
    oas_arena mem;
    made.types[TYPE_ANY].flags = OAS_TYPE_STRICT_INTEGER;
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

/* ---- structs ---- */

static const char whole[] =
    " { \"flag\" : true, \"i\":-5,\"u\":18446744073709551615, \"d\":0.25, \"s\\\"\":\"q\\tr\","
    "\"color\":\"red\", \"any\":{\"x\":[]}, \"one\":1, \"opt\":\"o\", \"nullable\":null,"
    "\"patch\":null, \"mark\":1, \"next\":{\"i\":1}, \"names\":[\"a\",\"b\"],"
    "\"numbers\":[1,null,3], \"counts\":{\"k\":1}, \"owner\":{\"sort\":\"person\",\"name\":\"N\"},"
    "\"mixed\":2.5, \"event\":{\"type\":\"start\",\"extra\":[0],\"code\":9},"
    "\"things\":[{\"i\":2},{\"i\":3}], \"left\":10, \"over\":11 }";

static void check_whole(const struct thing *t)
{
    CHECK(t->flag && t->i == -5 && t->u == UINT64_MAX && t->d == 0.25);
    CHECK_STR(t->s, "q\tr");
    CHECK_INT(t->color, COLOR_RED);
    CHECK_STR(oas_str_of(t->any.at, t->any.len), "{\"x\":[]}");
    CHECK(t->opt.is == OAS_VALUE && t->nullable.is == OAS_NULL && t->patch.is == OAS_NULL);
    CHECK(t->mark.is == OAS_VALUE && t->next.value->i == 1);
    CHECK(t->names.count == 2 && t->numbers.count == 3 && t->numbers.items[1].is == OAS_NULL);
    CHECK(t->numbers.items[2].value == 3 && t->counts.items[0].value == 1);
    CHECK_STR(t->owner.value.as.person.name, "N");
    CHECK(t->mixed.value.kind == MIXED_DOUBLE && t->event.value.kind == EVENT_START);
    CHECK(t->event.value.rest.count == 0); /* kept only when asked for */
    CHECK(t->things.count == 2 && t->things.items[1].i == 3);
    CHECK(t->rest.count == 2 && t->rest.items[0].value == 10 && t->rest.items[1].value == 11);
    CHECK_STR(t->rest.items[1].key, "over");
}

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

/* Where the verdict has not looked for it, the last one holds, and nothing of the first. */
static void test_twice(void)
{
    struct thing thing;
    oas_arena mem;
    CHECK(decode(made.thing, &thing,
                 "{\"opt\":\"x\",\"event\":{\"type\":\"stop\",\"code\":1},"
                 "\"event\":{\"type\":\"start\"},\"patch\":\"red\",\"patch\":null}",
                 &mem) == OAS_OK);
    CHECK(thing.event.value.kind == EVENT_START && thing.event.value.code.is == OAS_ABSENT);
    CHECK(thing.patch.is == OAS_NULL && thing.patch.value == COLOR_UNSET);
    CHECK(thing.opt.is == OAS_VALUE);
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

/* ---- what does not fit is told of, all of it ---- */

static void test_misfits(void)
{
    static const struct {
        const char *path, *at, *message, *schema;
    } want[] = {
        {"/flag", "0,\"i", "expected a boolean, got 0", "s#/thing"},
        {"/i", "1e99", "expected an integer within 64 bits, got 1e99", "s#/thing"},
        {"/u", "-1", "expected an integer within 64 bits, 0 or more, got -1", "s#/thing"},
        {"/d", "-1e400", "expected a number within the range of double, got -1e400", "s#/thing"},
        {"/color", "\"pink\"", "expected \"red\", \"green\" or \"b\\\"lue\", got \"pink\"",
         "s#/color"},
        {"/names/1", "[]]", "expected a string, got array (0 items)", "s#/thing"},
        {"/owner", "{\"sort\":\"cat\"}",
         "expected an object whose member \"sort\" is \"person\", \"shelter\" or \"home\", got "
         "object (1 member)",
         "s#/owner"},
        {"/mixed", "false", "expected an object, a string or a number, got false", "s#/thing"},
        {"/things/0", "3,", "expected an object, got 3", "s#/thing"},
        {"/things/1/i", "\"x\"", "expected an integer within 64 bits, got \"x\"", "s#/thing"},
        {"/rest~1", "null}", "expected an integer within 64 bits, got null", "s#/thing"},
    };
    const char *json =
        "{\"flag\":0,\"i\":1e99,\"u\":-1,\"d\":-1e400,\"color\":\"pink\",\"names\":[\"a\",[]],"
        "\"owner\":{\"sort\":\"cat\"},\"mixed\":false,\"things\":[3,{\"i\":\"x\"}],"
        "\"rest/\":null}";
    struct thing thing;
    oas_errors errs = no_errors();
    oas_arena mem;
    oas_buf text = {0};
    oas_arena_init(&mem, memory, sizeof memory, NULL);
    CHECK(oas_decode(made_any(&made, made.thing), &thing, oas_str_from(json), &mem, &errs, NULL) ==
          OAS_UNREPRESENTABLE);
    CHECK(is_zero(&thing, sizeof thing));
    CHECK_INT(errs.count, sizeof want / sizeof *want);
    for (size_t i = 0; i < oas_errors_kept(&errs) && i < sizeof want / sizeof *want; i++) {
        const oas_error *error = &errs.at[i];
        CHECK(error->code == OAS_CODE_UNREPRESENTABLE && error->keyword == OAS_KEYWORD_NONE);
        CHECK_INT(error->offset, strstr(json, want[i].at) - json);
        text.len = 0;
        oas_error_instance(&errs, error, &text);
        CHECK_STR(oas_buf_str(&text), want[i].path);
        text.len = 0;
        oas_error_message(&errs, error, &text);
        CHECK_STR(oas_buf_str(&text), want[i].message);
        text.len = 0;
        oas_error_schema(&errs, error, &text);
        CHECK_STR(oas_buf_str(&text), want[i].schema);
    }
    text.len = 0;
    oas_errors_body(&errs, &text);
    CHECK(strstr(text.at, "\"path\":[\"things\",\"1\",\"i\"]") != NULL);
    oas_buf_free(&text);
    CHECK(oas_decode(made_any(&made, made.thing), &thing, oas_str_from(json), &mem, NULL, NULL) ==
          OAS_UNREPRESENTABLE);
}

/* ---- the verdict comes first ---- */

static void test_verdict(void)
{
    oas_type strict = {&made.program, OAS_USE(TYPE_STRICT, 0), made.thing};
    oas_options request = {.direction = OAS_DIRECTION_REQUEST}, shallow = {.max_depth = 1};
    oas_errors errs = no_errors();
    struct thing thing = {.i = 1};
    oas_arena mem = {0};
    CHECK(oas_decode(strict, &thing, OAS_STR("{\"i\":10,\"u\":-1}"), &mem, &errs, NULL) ==
          OAS_INVALID);
    CHECK_INT(errs.count, 3);
    CHECK(errs.at[0].code == OAS_CODE_MISSING && errs.at[2].code == OAS_CODE_TOO_BIG);
    CHECK(is_zero(&thing, sizeof thing));
    thing.i = 1;
    CHECK(oas_decode(strict, &thing, OAS_STR("{\"i\":10"), &mem, &errs, NULL) == OAS_MALFORMED);
    CHECK(errs.count == 1 && thing.i == 0);
    CHECK(oas_decode(strict, &thing, OAS_STR("{\"i\":[1]}"), &mem, &errs, &shallow) ==
          OAS_TOO_LARGE);
    CHECK(errs.count == 0);
    CHECK(oas_decode(strict, &thing, oas_str_of(NULL, 0), &mem, &errs, NULL) == OAS_MALFORMED);
    /* a required member that the direction waives is left zeroed */
    CHECK(oas_decode(strict, &thing, OAS_STR("{\"i\":9,\"nullable\":1}"), &mem, &errs, &request) ==
          OAS_OK);
    CHECK(thing.i == 9 && errs.count == 0);
    CHECK(mem.blocks == NULL);
}

/* ---- memory ---- */

/* Each allocation fails in turn; the arena is the only one to ask. */
static void test_no_memory(void)
{
    struct counted counted = {0};
    oas_allocator from = counted_allocator(&counted);
    size_t needed = 0;
    for (size_t fail = 1;; fail++) {
        struct thing thing;
        oas_errors errs = no_errors();
        oas_arena mem;
        counted = (struct counted){.fail = fail};
        oas_arena_init(&mem, NULL, 0, &from);
        oas_status status =
            oas_decode(made_any(&made, made.thing), &thing, oas_str_from(whole), &mem, &errs, NULL);
        oas_arena_free(&mem);
        CHECK(counted.live == 0);
        if (status == OAS_OK)
            break;
        needed++;
        CHECK(status == OAS_NO_MEMORY && errs.count == 0 && is_zero(&thing, sizeof thing));
    }
    CHECK(needed > 0);
}

/* It takes as much as it needs and not a byte more: with one byte less, it fails. */
static void test_fixed_arena(void)
{
    struct thing thing;
    oas_arena mem;
    CHECK(decode(made.thing, &thing, whole, &mem) == OAS_OK);
    size_t size = (size_t)(mem.at - (char *)memory);
    for (size_t room = 0; room <= size; room++) {
        oas_arena_init_fixed(&mem, memory, room);
        oas_status status =
            oas_decode(made_any(&made, made.thing), &thing, oas_str_from(whole), &mem, NULL, NULL);
        CHECK(room < size ? status == OAS_NO_MEMORY && is_zero(&thing, sizeof thing)
                          : status == OAS_OK);
    }
    check_whole(&thing);
}

static void test_no_arena(void)
{
    int64_t value;
    oas_str string;
    oas_str_list names;
    CHECK(oas_decode(made_any(&made, made.int64), &value, OAS_STR("5"), NULL, NULL, NULL) ==
          OAS_OK);
    CHECK_INT(value, 5);
    CHECK(oas_decode(made_any(&made, made.string), &string, OAS_STR("\"a\""), NULL, NULL, NULL) ==
          OAS_OK);
    CHECK(oas_decode(made_any(&made, made.string), &string, OAS_STR("\"\\n\""), NULL, NULL, NULL) ==
          OAS_NO_MEMORY);
    CHECK(oas_decode(made_any(&made, made.names), &names, OAS_STR("[]"), NULL, NULL, NULL) ==
          OAS_OK);
    CHECK(oas_decode(made_any(&made, made.names), &names, OAS_STR("[\"\"]"), NULL, NULL, NULL) ==
          OAS_NO_MEMORY);
    CHECK(names.count == 0);
    CHECK(oas_decode(made_any(&made, made.one), NULL, OAS_STR("1"), NULL, NULL, NULL) == OAS_OK);
}

static void test_deep(void)
{
    enum { DEPTH = 128 };
    oas_buf json = {0};
    struct thing thing;
    oas_arena mem = {0};
    for (int levels = 1; levels <= DEPTH + 1; levels++) {
        json.len = 0;
        for (int i = 1; i < levels; i++)
            oas_buf_puts(&json, "{\"next\":");
        oas_buf_puts(&json, "{\"i\":1}");
        for (int i = 1; i < levels; i++)
            oas_buf_puts(&json, "}");
        oas_status status =
            oas_decode(made_any(&made, made.thing), &thing, oas_buf_str(&json), &mem, NULL, NULL);
        CHECK_INT(status, levels <= DEPTH ? OAS_OK : OAS_TOO_LARGE);
        const struct thing *at = &thing;
        int depth = 1;
        for (; at->next.is == OAS_VALUE; at = at->next.value)
            depth++;
        CHECK(status != OAS_OK || (depth == levels && at->i == 1));
        oas_arena_reset(&mem);
    }
    oas_arena_free(&mem);
    oas_buf_free(&json);
}

/* Every beginning of a text, where the next byte is not ours. */
static void test_truncation(void)
{
    for (size_t len = 0; len < sizeof whole; len++) {
        char *json = malloc(len ? len : 1);
        struct thing thing;
        oas_arena mem;
        if (json == NULL)
            return;
        memcpy(json, whole, len);
        oas_arena_init(&mem, memory, sizeof memory, NULL);
        oas_status status = oas_decode(made_any(&made, made.thing), &thing, oas_str_of(json, len),
                                       &mem, NULL, NULL);
        CHECK_INT(status == OAS_OK, len == sizeof whole - 1);
        free(json);
    }
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
    test_struct();
    test_twice();
    test_keep_unknown();
    test_misfits();
    test_verdict();
    test_no_memory();
    test_fixed_arena();
    test_no_arena();
    test_deep();
    test_truncation();
    oas_arena_free(&text_mem);
    return check_done();
}
