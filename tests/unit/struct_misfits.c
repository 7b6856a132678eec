/* struct_misfits.c - texts that are valid, but not for C; the verdict before that; memory. */
#include "struct_read.h"

/* ---- members given twice ---- */

/* No struct holds a member twice: told where the verdict has not looked for it. */
static void test_twice(void)
{
    static const struct {
        const char *json, *second, *path, *message;
    } rows[] = {
        {"{\"i\":1,\"i\":2}", "\"i\":2", "/i", "expected member \"i\" only once, got 2"},
        {"{\"u\":1,\"x\":2,\"x\":3,\"flag\":true,\"\\u0075\":4}", "\"\\u0075", "/u",
         "expected member \"\\u0075\" only once, got 4"},
        {"{\"event\":{\"type\":\"stop\",\"code\":1,\"type\":\"pause\"}}", "\"type\":\"pause",
         "/event/type", "expected member \"type\" only once, got \"pause\""},
        {"{\"one\":1,\"mark\":1,\"one\":1}", "\"one\":1}", "/one",
         "expected member \"one\" only once, got 1"},
    };
    oas_buf text = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        oas_errors errs = no_errors();
        struct thing thing;
        oas_arena mem;
        oas_arena_init(&mem, memory, sizeof memory, NULL);
        CHECK(oas_decode(made_any(&made, made.thing), &thing, oas_str_from(rows[i].json), &mem,
                         &errs, NULL) == OAS_UNREPRESENTABLE);
        CHECK(errs.count == 1 && is_zero(&thing, sizeof thing));
        CHECK_INT(found[0].offset, strstr(rows[i].json, rows[i].second) - rows[i].json);
        text.len = 0;
        oas_error_instance(&errs, found, &text);
        CHECK_STR(oas_buf_str(&text), rows[i].path);
        text.len = 0;
        oas_error_message(&errs, found, &text);
        CHECK_STR(oas_buf_str(&text), rows[i].message);
    }
    oas_buf_free(&text);
}

/* The same for more members than a word has bits, in any order. */
static void test_many_members(void)
{
    enum { COUNT = 200 };
    static struct oas_field_row fields[COUNT];
    static struct oas_property_row properties[COUNT];
    static uint32_t slots[512];
    static char names[COUNT * 4 + 1];
    static int64_t values[COUNT];
    struct oas_layout_row row = {.shape = OAS_SHAPE_STRUCT,
                                 .size = sizeof values,
                                 .align = _Alignof(int64_t),
                                 .part_count = COUNT,
                                 .part_mask = 511};
    oas_buf json = {0};
    for (uint32_t i = 0; i < COUNT; i++) {
        snprintf(names + i * 4, 5, "m%03u", (unsigned)i);
        fields[i] = (struct oas_field_row){.name = {i * 4, 4}};
        properties[i] =
            (struct oas_property_row){.layout = 1, .presence = i * (uint32_t)sizeof *values};
        uint32_t at = oas_name_hash(oas_str_of(names + i * 4, 4)) & row.part_mask;
        while (slots[at])
            at = (at + 1) & row.part_mask;
        slots[at] = i + 1;
    }
    const struct oas_layout_row rows[] = {row, made.rows[made.int64]};
    oas_layout layout = {.text = names, .rows = rows, .properties = properties};
    oas_program program = made.program;
    program.text = names;
    program.fields = fields;
    program.slots = slots;
    program.layout = &layout;
    for (uint32_t again = 0; again <= COUNT; again++) { /* downwards, then one more of them */
        json.len = 0;
        for (uint32_t i = COUNT; i-- > 0;) {
            oas_buf_puts(&json, json.len ? ",\"" : "{\"");
            oas_buf_put(&json, oas_str_of(names + i * 4, 4));
            oas_buf_puts(&json, "\":");
            oas_buf_put_u64(&json, i);
        }
        size_t second = json.len + 1;
        if (again < COUNT) {
            oas_buf_puts(&json, ",\"");
            oas_buf_put(&json, oas_str_of(names + again * 4, 4));
            oas_buf_puts(&json, "\":1");
        }
        oas_buf_putc(&json, '}');
        oas_errors errs = no_errors();
        oas_status status = oas_decode((oas_type){&program, OAS_USE(TYPE_ANY, 0), 0}, values,
                                       oas_buf_str(&json), NULL, &errs, NULL);
        CHECK_INT(status, again < COUNT ? OAS_UNREPRESENTABLE : OAS_OK);
        CHECK(again == COUNT || (errs.count == 1 && found[0].offset == second));
    }
    CHECK(values[0] == 0 && values[COUNT - 1] == COUNT - 1);
    oas_buf_free(&json);
}

/* ---- members that are missing ---- */

/* A struct that a tag chose has no place for the lack of a member that its type always has. */
static void test_missing(void)
{
    static const struct {
        const char *json, *at, *message;
    } rows[] = {
        {"{\"owner\":{\"sort\":\"person\"}}", "{\"sort",
         "expected an object with member \"name\", got object (1 member)"},
        {"{\"owner\":{\"sort\":\"home\",\"name\":\"N\"}}", "{\"sort",
         "expected an object with member \"places\", got object (2 members)"},
        {"{\"event\":{\"code\":1,\"type\":\"start\"}}", "{\"code",
         "expected an object with member \"level\", got object (2 members)"},
        {"{\"event\":{\"type\":\"stop\"}}", NULL, NULL},
        {"{\"owner\":{\"places\":2,\"\\u0073ort\":\"home\"}}", NULL, NULL},
    };
    oas_buf text = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        oas_errors errs = no_errors();
        struct thing thing;
        oas_arena mem;
        oas_arena_init(&mem, memory, sizeof memory, NULL);
        oas_status status = oas_decode(made_any(&made, made.thing), &thing,
                                       oas_str_from(rows[i].json), &mem, &errs, NULL);
        CHECK_INT(status, rows[i].at ? OAS_UNREPRESENTABLE : OAS_OK);
        CHECK_INT(errs.count, rows[i].at != NULL);
        if (!rows[i].at || errs.count == 0)
            continue;
        CHECK(is_zero(&thing, sizeof thing));
        CHECK_INT(found[0].offset, strstr(rows[i].json, rows[i].at) - rows[i].json);
        text.len = 0;
        oas_error_message(&errs, found, &text);
        CHECK_STR(oas_buf_str(&text), rows[i].message);
    }
    oas_buf_free(&text);
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
    CHECK(strstr(text.at, "\"path\":[\"things\",\"1\",\"i\"]"));
    oas_buf_free(&text);
    CHECK(oas_decode(made_any(&made, made.thing), &thing, oas_str_from(json), &mem, NULL, NULL) ==
          OAS_UNREPRESENTABLE);
}

/* ---- what is valid, and would not be as C holds it ---- */

/* The made schema with one check of all values of that JSON type. */
static oas_type type_of_check(struct made *with, uint8_t jtype, oas_keyword keyword,
                              const char *limit, uint32_t row)
{
    with->types[TYPE_SMALL].jtypes = with->types[TYPE_SMALL].judged = jtype;
    with->checks[0] = (struct oas_check_row){.keyword = (uint8_t)keyword,
                                             .jtypes = jtype,
                                             .text = made_text(with, limit),
                                             .number = *limit - '0'};
    with->types[TYPE_SMALL].object = jtype == OAS_JTYPE_OBJECT ? 2 : 0; /* of no field */
    with->rows[with->event].flags |= OAS_LAYOUT_JUDGED;
    return (oas_type){&with->program, OAS_USE(TYPE_SMALL, 0), row};
}

static void check_misfit(oas_type type, const char *json, const char *at, const char *message,
                         const char *expected)
{
    oas_errors errs = no_errors();
    struct event out;
    oas_arena mem;
    oas_buf text = {0};
    oas_arena_init(&mem, memory, sizeof memory, NULL);
    CHECK_INT(oas_decode(type, &out, oas_str_from(json), &mem, &errs, NULL), OAS_UNREPRESENTABLE);
    CHECK_INT(errs.count, 1);
    CHECK_INT(found[0].offset, strstr(json, at) - json);
    oas_error_message(&errs, found, &text);
    CHECK_STR(oas_buf_str(&text), message);
    text.len = 0;
    oas_error_expected(&errs, found, &text);
    CHECK_STR(oas_buf_str(&text), expected);
    oas_buf_free(&text);
}

static void test_changed(void)
{
    static struct made with;
    made_begin(&with);
    oas_type type =
        type_of_check(&with, OAS_JTYPE_NUMBER, OAS_KEYWORD_EXCLUSIVE_MAXIMUM, "9", with.number);
    check_misfit(type, " 8.99999999999999999999", "8.",
                 "expected a number that double holds exactly, got 8.99999999999999999999",
                 "number exact in double");
    type = type_of_check(&with, OAS_JTYPE_OBJECT, OAS_KEYWORD_MIN_PROPERTIES, "2", with.event);
    check_misfit(type, "{\"type\":\"stop\",\"x\":1}", "{",
                 "expected an object without further members, got object (2 members)",
                 "object without further members");
}

/* Where the tag only chooses the kind. */
static void test_foreign(void)
{
    static struct made with;
    made_begin(&with);
    with.rows[with.event].flags |= OAS_LAYOUT_CHOSEN;
    check_misfit(
        made_any(&with, with.event), "{\"type\":\"stop\",\"level\":1}", "\"level",
        "expected member \"level\" only beside a tag that has it in C, and only once, got 1",
        "member \"level\" only beside a tag that has it in C, and only once");
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
    CHECK(oas_decode(strict, &thing, OAS_STR("{\"i\":[1]}"), &mem, &errs, &shallow) == OAS_INVALID);
    CHECK(errs.count == 3 && errs.at[2].code == OAS_CODE_INVALID_TYPE);
    CHECK(oas_decode(strict, &thing, OAS_STR("{\"o\":[1]}"), &mem, &errs, &shallow) ==
          OAS_TOO_LARGE);
    CHECK(errs.count == 0);
    CHECK(oas_decode(strict, &thing, oas_str_of(NULL, 0), &mem, &errs, NULL) == OAS_MALFORMED);
    /* a required member that the direction waives is left zeroed */
    CHECK(oas_decode(strict, &thing, OAS_STR("{\"i\":9,\"nullable\":1}"), &mem, &errs, &request) ==
          OAS_OK);
    CHECK(thing.i == 9 && errs.count == 0);
    CHECK(!mem.blocks);
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

/* A constant whose members come in another order is compared in memory of the options' allocator.
 */
static void test_constant_memory(void)
{
    struct counted counted = {0};
    oas_allocator from = counted_allocator(&counted);
    oas_options options = {.allocator = &from};
    uint32_t row =
        made_row(&made, (struct oas_layout_row){.shape = OAS_SHAPE_CONST,
                                                .align = 1,
                                                .text = made_text(&made, "{\"a\":1,\"b\":2}")});
    oas_str json = OAS_STR("{\"b\":2,\"a\":1}"), other = OAS_STR("{\"b\":2,\"a\":3}");
    char nothing;
    CHECK_INT(oas_decode(made_any(&made, row), &nothing, json, NULL, NULL, &options), OAS_OK);
    CHECK(counted.taken > 0 && counted.live == 0);
    CHECK_INT(oas_decode(made_any(&made, row), &nothing, other, NULL, NULL, &options),
              OAS_UNREPRESENTABLE);
    counted = (struct counted){.fail = 1};
    CHECK_INT(oas_decode(made_any(&made, row), &nothing, json, NULL, NULL, &options),
              OAS_NO_MEMORY);
    CHECK(counted.live == 0);
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
        if (!json)
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
    test_twice();
    test_missing();
    test_many_members();
    test_misfits();
    test_changed();
    test_foreign();
    test_verdict();
    test_no_memory();
    test_constant_memory();
    test_fixed_arena();
    test_no_arena();
    test_deep();
    test_truncation();
    oas_arena_free(&text_mem);
    return check_done();
}
