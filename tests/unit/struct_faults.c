/* struct_faults.c - structs that were built wrongly: every fault, the schema's errors behind them,
 * the limits, and memory that fails. */
#include <math.h>

#include "struct_written.h"

/* ---- faults ---- */

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
    memcpy(&thing.opt, &illegal, sizeof illegal);
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

int main(void)
{
    made_begin(&made);
    test_tag_against_kind();
    test_all_faults();
    test_zeroed();
    test_error_parts();
    test_schema();
    test_no_text();
    test_no_memory();
    test_failed_buffer();
    test_limits();
    test_long_runs();
    test_deep();
    oas_arena_free(&text_mem);
    return check_done();
}
