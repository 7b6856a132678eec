/* struct_whole.c - C values as wholes: copied, compared, printed; those that are not valid, too. */
#include <math.h>

#include <oas/json.h>
#include <oas/struct.h>

#include "struct_written.h"

static void check_print(uint32_t row, const void *in, const oas_options *options, const char *want,
                        int line)
{
    oas_buf out = {0};
    oas_buf_puts(&out, "x ");
    oas_print(made_any(&made, row), in, &out, options);
    check_str(oas_str_of(out.at + 2, out.len - 2), want, __FILE__, line, "print");
    oas_buf_free(&out);
}

#define CHECK_PRINT(row, in, want) check_print((row), (in), NULL, (want), __LINE__)

static bool equal(uint32_t row, const void *a, const void *b)
{
    bool one = oas_equal(made_any(&made, row), a, b, NULL);
    CHECK(one == oas_equal(made_any(&made, row), b, a, NULL));
    return one;
}

/* ---- one value of each shape, all in memory that goes ---- */

static const char whole[] =
    "{\"flag\":true,\"i\":-7,\"u\":18446744073709551615,\"d\":0.5,\"s\\\"\":\"caf\\u00e9\","
    "\"color\":\"green\",\"any\":{\"a\": [1, \"\\n\"]},\"one\":1,\"opt\":\"there\",\"nullable\":3,"
    "\"patch\":null,\"mark\":1,\"next\":{\"flag\":false,\"i\":1,\"u\":0,\"d\":0,\"s\\\"\":\"\","
    "\"color\":\"red\",\"any\":null,\"one\":1,\"nullable\":null,\"names\":[\"deep\"],\"numbers\":[]"
    ","
    "\"counts\":{},\"things\":[]},\"names\":[\"a\",\"\"],\"numbers\":[1,null],\"counts\":{\"x\":1,"
    "\"y\":2},\"owner\":{\"sort\":\"person\",\"name\":\"Ann\"},\"mixed\":\"text\","
    "\"event\":{\"type\":\"stop\",\"reason\":\"late\",\"more\":[2]},\"things\":[],\"z\":26}";

static struct thing *decode_whole(struct thing *thing, oas_arena *mem)
{
    oas_options keep = {.keep_unknown = true};
    oas_str text = oas_arena_copy(mem, oas_str_from(whole));
    CHECK_INT(oas_decode(made_any(&made, made.thing), thing, text, mem, NULL, &keep), OAS_OK);
    return thing;
}

static void test_copy(void)
{
    oas_arena mem = {0}, kept = {0};
    struct thing thing, copy, other;
    decode_whole(&thing, &mem);
    memset(&copy, 0xAB, sizeof copy);
    CHECK_INT(oas_copy(made_any(&made, made.thing), &copy, &thing, &kept, NULL), OAS_OK);
    CHECK(equal(made.thing, &copy, &thing));
    CHECK(copy.s.at != thing.s.at && copy.s.at[copy.s.len] == '\0');
    CHECK(copy.any.at != thing.any.at && copy.any.at[copy.any.len] == '\0');
    CHECK(copy.next.value != thing.next.value && copy.names.items != thing.names.items);
    memset(thing.names.items, 0, 2 * sizeof *thing.names.items);
    oas_arena_free(&mem);
    memset(&thing, 0xAB, sizeof thing);
    decode_whole(&other, &mem);
    CHECK(equal(made.thing, &copy, &other));
    oas_arena_free(&mem);
    oas_arena_free(&kept);
}

/* Zeroed values, and what nothing may lead to. */
static void test_copy_nothing(void)
{
    struct thing zero, copy;
    memset(&zero, 0, sizeof zero);
    CHECK_INT(oas_copy(made_any(&made, made.thing), &copy, &zero, NULL, NULL), OAS_OK);
    CHECK(equal(made.thing, &zero, &copy));
    zero.opt.value = oas_str_of("gone", 4);
    zero.next.value = &zero;
    zero.next.is = OAS_NULL;
    zero.owner.is = OAS_VALUE;
    zero.owner.value.as.person.name = OAS_STR("gone");
    OAS_SET(zero.event, ((struct event){.kind = EVENT_STOP, .level = 5}));
    zero.names.items = &zero.s;
    CHECK_INT(oas_copy(made_any(&made, made.thing), &copy, &zero, NULL, NULL), OAS_OK);
    CHECK(copy.opt.value.at == NULL && copy.next.value == NULL && copy.names.items == NULL);
    CHECK(copy.owner.value.as.person.name.at == NULL);
    CHECK(equal(made.thing, &zero, &copy));
    zero.s = OAS_STR("x");
    CHECK_INT(oas_copy(made_any(&made, made.thing), &copy, &zero, NULL, NULL), OAS_NO_MEMORY);
    zero.s = oas_str_of(NULL, 5);
    zero.things.count = 3;
    zero.counts.count = 2;
    CHECK_INT(oas_copy(made_any(&made, made.thing), &copy, &zero, NULL, NULL), OAS_OK);
    CHECK(copy.s.len == 5 && copy.things.count == 3 && equal(made.thing, &zero, &copy));
}

static void test_copy_in_place(void)
{
    oas_arena mem = {0};
    oas_str text = OAS_STR("abc"), before = text;
    CHECK_INT(oas_copy(made_any(&made, made.string), &text, &text, &mem, NULL), OAS_OK);
    CHECK(text.at != before.at && oas_str_equal(text, before));
    oas_arena_free(&mem);
}

/* Each piece of memory may be the one that is not there. */
static void test_copy_without_memory(void)
{
    oas_arena mem = {0};
    struct thing thing, copy, zero;
    char room[4096];
    size_t taken = 0;
    memset(&zero, 0, sizeof zero);
    decode_whole(&thing, &mem);
    for (size_t size = 0; size <= sizeof room; size += 8) {
        oas_arena fixed;
        oas_arena_init_fixed(&fixed, room, size);
        oas_status status = oas_copy(made_any(&made, made.thing), &copy, &thing, &fixed, NULL);
        if (status == OAS_OK) {
            taken = size;
            break;
        }
        CHECK_INT(status, OAS_NO_MEMORY);
        CHECK(memcmp(&copy, &zero, sizeof copy) == 0);
    }
    CHECK(taken > sizeof thing && taken < sizeof room);
    oas_options small = {.max_bytes = 100};
    CHECK_INT(oas_copy(made_any(&made, made.thing), &copy, &thing, &mem, &small), OAS_TOO_LARGE);
    CHECK(memcmp(&copy, &zero, sizeof copy) == 0);
    oas_arena_free(&mem);
}

/* A value that leads back to itself comes to an end. */
static void test_cycle(void)
{
    oas_arena mem = {0};
    struct thing first = good_thing(), second = good_thing(), copy;
    struct thing both[2] = {first, first};
    oas_options small = {.max_bytes = 1 << 20}, few = {.max_depth = 3};
    OAS_SET(first.next, &first);
    OAS_SET(second.next, &second);
    CHECK_INT(oas_copy(made_any(&made, made.thing), &copy, &first, &mem, NULL), OAS_TOO_LARGE);
    CHECK(!equal(made.thing, &first, &second));
    check_print(made.names, &(struct oas_str_list){NULL, 0}, &few, "[]", __LINE__);
    oas_buf out = {0};
    oas_print(made_any(&made, made.thing), &first, &out, &few);
    CHECK(!out.failed && strstr((oas_buf_putc(&out, '\0'), out.at), "\"next\":<deeper>"));
    oas_buf_free(&out);
    OAS_SET(both[0].next, both);
    both[0].things = (struct thing_list){both, 2};
    both[1] = both[0];
    CHECK_INT(oas_copy(made_any(&made, made.thing), &copy, both, &mem, &small), OAS_TOO_LARGE);
    second = both[0];
    second.things.items = both + 1;
    second.things.count = 1;
    CHECK(!oas_equal(made_any(&made, made.thing), both, &second, &small));
    oas_print(made_any(&made, made.thing), both, &out, &small);
    CHECK(!out.failed && out.len < (2u << 20) && memcmp(out.at + out.len - 8, "<longer>", 8) == 0);
    oas_buf_free(&out);
    oas_arena_free(&mem);
}

/* ---- equal or not ---- */

static void test_equal_numbers(void)
{
    double values[] = {0.0, 1.5, (double)NAN, (double)INFINITY, -(double)INFINITY};
    enum { COUNT = sizeof values / sizeof *values };
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < COUNT; j++)
            CHECK(equal(made.number, &values[i], &values[j]) == (i == j));
    double minus = -0.0, nan = -(double)NAN;
    CHECK(equal(made.number, &minus, &values[0]) && equal(made.number, &nan, &values[2]));
    int64_t ints[] = {1, INT64_MIN, 1};
    CHECK(equal(made.int64, &ints[0], &ints[2]) && !equal(made.int64, &ints[0], &ints[1]));
    unsigned char bools[] = {0, 1, 2};
    CHECK(equal(made.boolean, &bools[1], &bools[2]) && !equal(made.boolean, &bools[0], &bools[1]));
}

static void test_equal_texts(void)
{
    oas_str texts[] = {OAS_STR("a"), OAS_STR("b"), OAS_STR("ab"), {NULL, 0}, {NULL, 1}};
    enum { COUNT = sizeof texts / sizeof *texts };
    char a[] = "a";
    oas_str other = oas_str_of(a, 1), empty = OAS_STR("");
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < COUNT; j++)
            CHECK(equal(made.string, &texts[i], &texts[j]) == (i == j));
    CHECK(equal(made.string, &texts[0], &other) && equal(made.string, &texts[3], &empty));
}

static void test_equal_json(void)
{
    static const char *const same[][2] = {{"{\"a\":1,\"b\":2}", " {\"b\":2.0, \"a\":1}"},
                                          {"[1,", "[1,"},
                                          {"\"\\u0061\"", "\"a\""},
                                          {"-0", "0"}};
    static const char *const other[][2] = {
        {"1", "2"}, {"[1,", "[2,"}, {"[1,", "1"}, {"[1, ", "[1,"}};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        oas_json a = oas_json_of(oas_str_from(same[i][0])),
                 b = oas_json_of(oas_str_from(same[i][1]));
        CHECK(equal(made.json, &a, &b));
        a = oas_json_of(oas_str_from(other[i][0]));
        b = oas_json_of(oas_str_from(other[i][1]));
        CHECK(!equal(made.json, &a, &b));
    }
    oas_json unset = {NULL, 0}, also = {NULL, 7}, null = OAS_JSON("null");
    CHECK(equal(made.json, &unset, &also) && !equal(made.json, &unset, &null));
}

static struct count_map map_of(struct count_entry *entries, const char *keys)
{
    struct count_map map = {entries, strlen(keys)};
    for (size_t i = 0; i < map.count; i++)
        entries[i] = (struct count_entry){oas_str_of(keys + i, 1), 0};
    return map;
}

/* Keys in any order; the values of one key in their order. */
static void test_equal_maps(void)
{
    struct count_entry one[4], other[4];
    struct count_map a = map_of(one, "abca"), b = map_of(other, "acab");
    CHECK(equal(made.counts, &a, &b));
    one[0].value = other[0].value = 1;
    CHECK(equal(made.counts, &a, &b));
    other[0].value = 0;
    other[2].value = 1;
    CHECK(!equal(made.counts, &a, &b));
    b = map_of(other, "abcd");
    CHECK(!equal(made.counts, &a, &b));
    a.count = 3;
    CHECK(!equal(made.counts, &a, &b));
    b.items = NULL;
    b.count = 3;
    CHECK(!equal(made.counts, &a, &b));
    CHECK(equal(made.counts, &b, &(struct count_map){NULL, 3}));
}

/* Backwards: sorted, in memory of the options. */
static void test_equal_large_maps(void)
{
    enum { MANY = 5000 };
    struct count_entry *one = calloc(MANY, sizeof *one), *other = calloc(MANY, sizeof *other);
    char(*keys)[5] = calloc(MANY, sizeof *keys);
    struct counted counted = {0};
    oas_allocator from = counted_allocator(&counted);
    oas_options options = {.allocator = &from};
    struct count_map a = {one, MANY}, b = {other, MANY};
    if (!one || !other || !keys)
        exit(1);
    for (size_t i = 0; i < MANY; i++) {
        for (size_t k = 0, left = i; k < 4; k++, left /= 10)
            keys[i][k] = (char)('0' + left % 10);
        one[i] = (struct count_entry){oas_str_of(keys[i], 4), (int64_t)i};
        other[MANY - 1 - i] = one[i];
    }
    CHECK(oas_equal(made_any(&made, made.counts), &a, &b, &options));
    CHECK(counted.taken == 1 && counted.live == 0);
    counted = (struct counted){.fail = 1};
    CHECK(!oas_equal(made_any(&made, made.counts), &a, &b, &options));
    other[7].value++;
    CHECK(!oas_equal(made_any(&made, made.counts), &a, &b, NULL));
    free(one);
    free(other);
    free(keys);
}

/* A member that differs, of each shape. */
static void test_unequal(void)
{
    oas_arena mem = {0};
    struct thing thing, other;
#define CHECK_DIFFERS(...)                                                                         \
    do {                                                                                           \
        decode_whole(&thing, &mem);                                                                \
        decode_whole(&other, &mem);                                                                \
        CHECK(equal(made.thing, &thing, &other));                                                  \
        __VA_ARGS__;                                                                               \
        CHECK(!equal(made.thing, &thing, &other));                                                 \
    } while (0)
    CHECK_DIFFERS(other.flag = false);
    CHECK_DIFFERS(other.i = 0);
    CHECK_DIFFERS(other.u = 0);
    CHECK_DIFFERS(other.d = 0);
    CHECK_DIFFERS(other.s = OAS_STR("cafe"));
    CHECK_DIFFERS(other.color = (enum color)9);
    CHECK_DIFFERS(other.any = OAS_JSON("{}"));
    CHECK_DIFFERS(OAS_UNSET(other.opt));
    CHECK_DIFFERS(OAS_SET_NULL(other.nullable));
    CHECK_DIFFERS(OAS_UNSET(other.patch));
    CHECK_DIFFERS(OAS_UNSET(other.mark));
    CHECK_DIFFERS(other.next.value->names.items[0] = OAS_STR("?"));
    CHECK_DIFFERS(other.next.value = NULL);
    CHECK_DIFFERS(other.names.count--);
    CHECK_DIFFERS(OAS_SET(other.numbers.items[1], 0));
    CHECK_DIFFERS(other.counts.items[0].value++);
    CHECK_DIFFERS(other.owner.value.as.person.name.len--);
    CHECK_DIFFERS(other.owner.value.kind = OWNER_SHELTER);
    CHECK_DIFFERS(other.mixed.value.as.string = OAS_STR(""));
    CHECK_DIFFERS(other.event.value.kind = EVENT_START);
    CHECK_DIFFERS(other.event.value.rest.items[0].value = OAS_JSON("[3]"));
    CHECK_DIFFERS(other.things.count = 1);
    CHECK_DIFFERS(other.rest.items[0].key = OAS_STR("y"));
#undef CHECK_DIFFERS
    oas_arena_free(&mem);
}

/* ---- printed ---- */

static void test_print(void)
{
    oas_arena mem = {0};
    struct thing thing;
    oas_buf out = {0};
    decode_whole(&thing, &mem);
    oas_print(made_any(&made, made.thing), &thing, &out, NULL);
    oas_json printed = oas_json_of(oas_buf_str(&out));
    CHECK(oas_json_equal(printed, oas_json_of(oas_str_from(whole))));
    CHECK(memchr(out.at, '\n', out.len) == NULL);
    oas_buf_free(&out);
    oas_options pretty = {.indent = 2};
    check_print(made.names, &thing.names, &pretty, "[\n  \"a\",\n  \"\"\n]", __LINE__);
    oas_arena_free(&mem);
}

static void test_print_zeroed(void)
{
    struct thing zero;
    memset(&zero, 0, sizeof zero);
    CHECK_PRINT(
        made.thing, &zero,
        "{\"flag\":false,\"i\":0,\"u\":0,\"d\":0,\"s\\\"\":\"\",\"color\":<unset>,"
        "\"any\":<unset>,\"one\":1,\"names\":[],\"numbers\":[],\"counts\":{},\"things\":[]}");
    CHECK_PRINT(made.owner, &zero.owner.value, "<unset>");
    CHECK_PRINT(made.event, &zero.event.value, "{\"type\":\"\",\"level\":0} <kind unset>");
    CHECK_PRINT(made.pointer, &zero.next.value, "<NULL>");
    CHECK_PRINT(made.nullable, &zero.nullable, "<absent>");
}

static void test_print_leaves(void)
{
    double numbers[] = {(double)NAN, (double)INFINITY, -(double)INFINITY, -0.0};
    static const char *const words[] = {"NaN", "Infinity", "-Infinity", "-0"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        CHECK_PRINT(made.number, &numbers[i], words[i]);
    oas_str text = OAS_STR("caf\xE9\n\"\\");
    CHECK_PRINT(made.string, &text, "\"caf\\xe9\\x0a\\\"\\\\\"");
    text = OAS_STR("a\n\x7F\xC2\x85\xE2\x80\xAE\xF0\x9F\x98\x80");
    CHECK_PRINT(made.string, &text, "\"a\\n\\u007f\\u0085\\u202e\xF0\x9F\x98\x80\"");
    text = oas_str_of(NULL, 2);
    CHECK_PRINT(made.string, &text, "<NULL>");
    oas_json any = OAS_JSON(" [1,\n\"\xE2\x80\xAE\"]");
    CHECK_PRINT(made.json, &any, "[1,\"\\u202e\"]");
    any = OAS_JSON("[1,\xFF");
    CHECK_PRINT(made.json, &any, "<not JSON: \"[1,\\xff\">");
    unsigned color = 9;
    CHECK_PRINT(made.color, &color, "<9>");
    OAS_OPT(oas_str) optional = {(oas_presence)7, OAS_STR("")};
    CHECK_PRINT(made.optional, &optional, "<7>");
}

static void test_print_faults(void)
{
    oas_str_list names = {NULL, 2};
    CHECK_PRINT(made.names, &names, "<NULL>");
    struct count_entry entry = {OAS_STR("\xFF"), 1};
    struct count_map counts = {&entry, 1};
    CHECK_PRINT(made.counts, &counts, "{\"\\xff\":1}");
    struct event event = {.kind = EVENT_START, .type = OAS_STR("stop"), .rest = {NULL, 1}};
    CHECK_PRINT(made.event, &event, "{\"type\":\"stop\",\"level\":0<NULL>}");
    event.rest.count = 0;
    CHECK_PRINT(made.event, &event, "{\"type\":\"stop\",\"level\":0} <kind \"start\">");
    event.kind = (enum event_kind)5;
    CHECK_PRINT(made.event, &event, "{\"type\":\"stop\"} <kind 5>");
    struct owner owner = {.kind = (enum owner_kind)3};
    CHECK_PRINT(made.owner, &owner, "<3>");
}

static void test_print_without_memory(void)
{
    struct thing thing = good_thing();
    thing.s = OAS_STR("\xE2\x80\xAE");
    for (size_t fail = 1;; fail++) {
        struct counted counted = {.fail = fail};
        oas_allocator from = counted_allocator(&counted);
        oas_buf out = {.from = &from};
        oas_print(made_any(&made, made.thing), &thing, &out, NULL);
        bool done = counted.taken < fail;
        CHECK(out.failed == !done);
        oas_buf_free(&out);
        CHECK(counted.live == 0);
        if (done)
            break;
    }
}

int main(void)
{
    made_begin(&made);
    test_copy();
    test_copy_nothing();
    test_copy_in_place();
    test_copy_without_memory();
    test_cycle();
    test_equal_numbers();
    test_equal_texts();
    test_equal_json();
    test_equal_maps();
    test_equal_large_maps();
    test_unequal();
    test_print();
    test_print_zeroed();
    test_print_leaves();
    test_print_faults();
    test_print_without_memory();
    oas_arena_free(&text_mem);
    return check_done();
}
