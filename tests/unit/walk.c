/* walk.c - the walker without the compiler: rows made by hand, both sides of every rule. What the
 * compiler would print for one schema is written into a few arrays; so a fault here is the
 * walker's, and rows that no schema gives today are tried as well. */
#include <oas/codec.h>
#include <oas/format.h>

#include <stdlib.h>

#include "check.h"
#include "json/jtype.h"

/* ---- a program of a few rows ---- */

enum { ROWS = 8, TEXT = 256 };

/* The rows of schemas. A test fills in TRIED, by which values are judged; the others are there to
 * be referred to. OPEN takes what is no string, and gives no answer to strings. */
enum { ANYTHING, TRIED, STRINGS, NOTHING, OPEN };

/* A program and room for its rows: begin() makes it, tests write into the rows that they try. */
struct made {
    char text[TEXT];
    uint32_t used;
    struct oas_schema_row types[ROWS];
    struct oas_check_row checks[ROWS];
    struct oas_branch_row branches[ROWS];
    struct oas_value_row values[ROWS];
    struct oas_object_row objects[ROWS];
    struct oas_array_row arrays[ROWS];
    struct oas_field_row fields[ROWS];
    uint32_t slots[4 * ROWS];
    oas_program program;
};

static bool is_short(oas_str text)
{
    return text.len <= 2;
}

static const oas_format_test formats[] = {NULL, NULL, is_short};

/* The pattern's number is the answer. */
static oas_status match_as_told(const oas_program *program, uint32_t pattern, oas_str text,
                                uint64_t work, const oas_allocator *from)
{
    (void)program;
    (void)text;
    (void)work;
    (void)from;
    return (oas_status)pattern;
}

static const struct oas_pattern_row patterns[OAS_NO_MEMORY + 1];

/* TRIED takes everything until the test says otherwise. */
static void begin(struct made *m)
{
    memset(m, 0, sizeof *m);
    for (size_t i = 0; i < ROWS; i++)
        m->types[i].jtypes = OAS_JTYPE_ANY;
    m->types[STRINGS].jtypes = OAS_JTYPE_STRING;
    m->types[NOTHING].jtypes = 0;
    m->types[NOTHING].flags = OAS_SCHEMA_NEVER;
    m->types[OPEN].checks = ROWS - 1;
    m->types[OPEN].leaf_count = 1;
    m->types[OPEN].judged = OAS_JTYPE_STRING;
    m->checks[ROWS - 1] = (struct oas_check_row){
        .keyword = OAS_KEYWORD_PATTERN, .jtypes = OAS_JTYPE_STRING, .first = OAS_UNDECIDED};
    m->program = (oas_program){.abi = OAS_ABI,
                               .text = m->text,
                               .schemas = m->types,
                               .checks = m->checks,
                               .branches = m->branches,
                               .values = m->values,
                               .objects = m->objects,
                               .arrays = m->arrays,
                               .fields = m->fields,
                               .patterns = patterns,
                               .slots = m->slots,
                               .counts.schemas = ROWS,
                               .counts.patterns = OAS_NO_MEMORY + 1,
                               .formats = formats,
                               .match = match_as_told};
}

static oas_text put_text(struct made *m, const char *text)
{
    oas_text put = {m->used, (uint32_t)strlen(text)};
    CHECK(m->used + put.len <= TEXT);
    memcpy(m->text + put.at, text, put.len);
    m->used += put.len;
    return put;
}

/* The verdict on `json`, told with errors and without. */
static oas_status judge_with(struct made *m, const char *json, const oas_options *options)
{
    size_t len = strlen(json);
    char *copy = malloc(len);
    oas_error found[8];
    oas_errors errs = {.at = found, .cap = 8};
    if (!copy)
        return OAS_NO_MEMORY;
    memcpy(copy, json, len);
    oas_type type = {&m->program, OAS_USE(TRIED, 0), 0};
    oas_status status = oas_validate(type, oas_str_of(copy, len), &errs, options);
    CHECK((status == OAS_INVALID || status == OAS_MALFORMED) == (errs.count > 0));
    CHECK_INT(oas_validate(type, oas_str_of(copy, len), NULL, options) == OAS_OK, status == OAS_OK);
    free(copy);
    return status;
}

static oas_status judge(struct made *m, const char *json)
{
    return judge_with(m, json, NULL);
}

/* ---- leaf checks ---- */

struct leaf {
    oas_keyword keyword;
    const char *bound; /* as text; plain integers stand in `number` too */
    const char *yes;
    const char *no;
};

static void set_leaf(struct made *m, const struct leaf *leaf, unsigned jtypes)
{
    bool plain =
        strspn(leaf->bound, "-0123456789") == strlen(leaf->bound) && strlen(leaf->bound) < 19;
    m->types[TRIED].leaf_count = 1;
    m->types[TRIED].judged = (uint8_t)jtypes;
    m->checks[0] = (struct oas_check_row){.keyword = (uint8_t)leaf->keyword,
                                          .jtypes = (uint8_t)jtypes,
                                          .flags = plain ? 0 : OAS_CHECK_BIG,
                                          .text = put_text(m, leaf->bound),
                                          .number = plain ? strtoll(leaf->bound, NULL, 10) : 0};
}

static void run_leaves(const struct leaf *rows, size_t count, unsigned jtypes, const char *other)
{
    struct made m;
    for (size_t i = 0; i < count; i++) {
        begin(&m);
        set_leaf(&m, &rows[i], jtypes);
        check_note(judge(&m, rows[i].yes) == OAS_OK, __FILE__, __LINE__, rows[i].yes);
        check_note(judge(&m, rows[i].no) == OAS_INVALID, __FILE__, __LINE__, rows[i].no);
        check_note(judge(&m, other) == OAS_OK, __FILE__, __LINE__, "another type is not judged");
    }
}

static void test_bounds(void)
{
    static const struct leaf rows[] = {
        {OAS_KEYWORD_MINIMUM, "3", "3", "2"},
        {OAS_KEYWORD_MINIMUM, "3", "3.0", "2.9999999999999999999"},
        {OAS_KEYWORD_MINIMUM, "-1.5", "-1.50", "-1.51"},
        {OAS_KEYWORD_MINIMUM, "9007199254740993", "9007199254740993", "9007199254740992"},
        {OAS_KEYWORD_MINIMUM, "18446744073709551616", "1.8446744073709551616e19",
         "18446744073709551615"},
        {OAS_KEYWORD_MAXIMUM, "3", "3", "3.0000000000000000001"},
        {OAS_KEYWORD_MAXIMUM, "1e400", "9e399", "1.1e400"},
        {OAS_KEYWORD_MAXIMUM, "0", "-1e999999999", "1e-999999999"},
        {OAS_KEYWORD_EXCLUSIVE_MINIMUM, "0", "1e-400", "-0"},
        {OAS_KEYWORD_EXCLUSIVE_MAXIMUM, "100", "99.9", "1e2"},
        {OAS_KEYWORD_MULTIPLE_OF, "3", "-9", "-8"},
        {OAS_KEYWORD_MULTIPLE_OF, "3", "9e99", "1e99"},
        {OAS_KEYWORD_MULTIPLE_OF, "0.0001", "0.0075", "0.00751"},
        {OAS_KEYWORD_MULTIPLE_OF, "1e-308", "1e308", "1e-309"},
    };
    run_leaves(rows, sizeof rows / sizeof *rows, OAS_JTYPE_NUMBER, "\"x\"");
}

static void test_lengths(void)
{
    static const struct leaf rows[] = {
        {OAS_KEYWORD_MIN_LENGTH, "2", "\"ab\"", "\"a\""},
        {OAS_KEYWORD_MIN_LENGTH, "2", "\"\\u00e9\xC3\xA9\"", "\"\xC3\xA9\""},
        {OAS_KEYWORD_MIN_LENGTH, "2", "\"a\\ud83d\\ude00\"", "\"\\ud83d\\ude00\""},
        {OAS_KEYWORD_MIN_LENGTH, "1", "\"\\u0000\"", "\"\""},
        {OAS_KEYWORD_MAX_LENGTH, "2", "\"\xF0\x9F\x98\x80\xF0\x9F\x98\x80\"", "\"abc\""},
        {OAS_KEYWORD_MAX_LENGTH, "1", "\"\\ud83d\\ude00\"", "\"\\n\\n\""},
        {OAS_KEYWORD_MAX_LENGTH, "0", "\"\"", "\"\\u0000\""},
    };
    run_leaves(rows, sizeof rows / sizeof *rows, OAS_JTYPE_STRING, "12345");
}

static void test_counts(void)
{
    static const struct leaf items[] = {
        {OAS_KEYWORD_MIN_ITEMS, "1", "[ 0 ]", "[ ]"},
        {OAS_KEYWORD_MAX_ITEMS, "2", "[[],[3,4,5]]", "[1,2,3]"},
    };
    run_leaves(items, 2, OAS_JTYPE_ARRAY, "{\"a\":1,\"b\":2,\"c\":3}");
    static const struct leaf members[] = {
        {OAS_KEYWORD_MIN_PROPERTIES, "1", "{\"\":0}", "{}"},
        {OAS_KEYWORD_MAX_PROPERTIES, "1", "{\"a\":{\"b\":1,\"c\":2}}", "{\"a\":1,\"b\":2}"},
    };
    struct made m;
    for (size_t i = 0; i < 2; i++) { /* members are counted where there is an object row */
        begin(&m);
        set_leaf(&m, &members[i], OAS_JTYPE_OBJECT);
        m.types[TRIED].object = 1;
        CHECK_INT(judge(&m, members[i].yes), OAS_OK);
        CHECK_INT(judge(&m, members[i].no), OAS_INVALID);
    }
}

static void test_texts(void)
{
    struct made m;
    begin(&m);
    m.types[TRIED].leaf_count = 1;
    m.types[TRIED].judged = OAS_JTYPE_STRING;
    m.checks[0] = (struct oas_check_row){
        .keyword = OAS_KEYWORD_FORMAT, .jtypes = OAS_JTYPE_STRING, .first = 2};
    CHECK_INT(judge(&m, "\"\\u0061b\""), OAS_OK); /* formats see the content */
    CHECK_INT(judge(&m, "\"abc\""), OAS_INVALID);
    m.checks[0] = (struct oas_check_row){
        .keyword = OAS_KEYWORD_FORMAT, .jtypes = OAS_JTYPE_NUMBER, .number = OAS_RANGE_INT32};
    m.types[TRIED].judged = OAS_JTYPE_NUMBER;
    CHECK_INT(judge(&m, "2147483647"), OAS_OK);
    CHECK_INT(judge(&m, "-2147483649"), OAS_INVALID);
    m.checks[0].number = OAS_RANGE_INT64;
    CHECK_INT(judge(&m, "-9223372036854775808"), OAS_OK);
    CHECK_INT(judge(&m, "9223372036854775808"), OAS_INVALID);
    static const oas_status answers[] = {OAS_OK, OAS_INVALID, OAS_UNDECIDED, OAS_NO_MEMORY};
    m.types[TRIED].judged = OAS_JTYPE_STRING;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        m.checks[0] = (struct oas_check_row){.keyword = OAS_KEYWORD_PATTERN,
                                             .jtypes = OAS_JTYPE_STRING,
                                             .first = (uint32_t)answers[i]};
        CHECK_INT(judge(&m, "\"a\""), answers[i]);
    }
}

/* ---- constants ---- */

struct constant {
    const char *value;
    const char *yes;
    const char *no;
};

static void test_constants(void)
{
    static const struct constant rows[] = {
        {"null", "null", "false"},
        {"true", "true", "false"},
        {"1", "1.0", "1.0000000000000000000001"},
        {"1e400", "10e399", "1e401"},
        {"[]", "[ ]", "[[]]"},
        {"[1,[2]]", "[1.0, [2e0]]", "[1,[2],3]"},
        {"{}", "{}", "{\"a\":1}"},
        {"{\"a\":1,\"b\":[\"x\"]}", "{\"b\":[\"\\u0078\"],\"\\u0061\":1}",
         "{\"a\":1,\"b\":[\"y\"]}"},
        {"{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", "{\"a\":1,\"a\":1}"},
        {"{\"a\":null}", "{\"a\":null}", "{\"b\":null}"},
    };
    struct made m;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin(&m);
        m.types[TRIED].leaf_count = 1;
        m.types[TRIED].judged = OAS_JTYPE_ANY;
        m.values[0] =
            (struct oas_value_row){oas_jtypes_of(rows[i].value[0]), 0, put_text(&m, rows[i].value)};
        m.checks[0] = (struct oas_check_row){
            .keyword = OAS_KEYWORD_CONST, .jtypes = OAS_JTYPE_ANY, .count = 1};
        check_note(judge(&m, rows[i].yes) == OAS_OK, __FILE__, __LINE__, rows[i].yes);
        check_note(judge(&m, rows[i].no) == OAS_INVALID, __FILE__, __LINE__, rows[i].no);
        CHECK_INT(judge(&m, "\"text\""), OAS_INVALID);
    }
}

/* ---- types ---- */

static void test_types(void)
{
    static const struct {
        unsigned kind;
        const char *yes;
        const char *no;
    } rows[] = {
        {OAS_JTYPE_NULL, "null", "0"},           {OAS_JTYPE_BOOLEAN, "false", "null"},
        {OAS_JTYPE_INTEGER, "1.0", "1.5"},       {OAS_JTYPE_INTEGER, "1e2", "1e-1"},
        {OAS_JTYPE_INTEGER, "-0", "\"0\""},      {OAS_JTYPE_NUMBER, "1.5", "true"},
        {OAS_JTYPE_STRING, "\"\"", "[]"},        {OAS_JTYPE_ARRAY, "[1,[2]]", "{\"a\":[1]}"},
        {OAS_JTYPE_OBJECT, "{\"a\":1}", "[{}]"},
    };
    struct made m;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin(&m);
        m.types[TRIED].jtypes = (uint8_t)rows[i].kind;
        check_note(judge(&m, rows[i].yes) == OAS_OK, __FILE__, __LINE__, rows[i].yes);
        check_note(judge(&m, rows[i].no) == OAS_INVALID, __FILE__, __LINE__, rows[i].no);
    }
    begin(&m);
    m.types[TRIED].jtypes = OAS_JTYPE_INTEGER;
    m.types[TRIED].flags = OAS_SCHEMA_STRICT_INTEGER;
    CHECK_INT(judge(&m, "1"), OAS_OK);
    CHECK_INT(judge(&m, "1.0"), OAS_INVALID);
    m.types[TRIED] = m.types[NOTHING];
    CHECK_INT(judge(&m, "{}"), OAS_INVALID);
    CHECK_INT(judge(&m, "{]"), OAS_MALFORMED);
}

/* ---- members ---- */

static void add_field(struct made *m, const char *name, uint32_t row, uint32_t flags)
{
    struct oas_object_row *object = &m->objects[1];
    uint32_t i = object->field_count++;
    m->fields[i] =
        (struct oas_field_row){.name = put_text(m, name), .use = OAS_USE(row, 0), .flags = flags};
    object->required_count += flags & OAS_FIELD_REQUIRED;
    object->mask = 4 * ROWS - 1;
    uint32_t at = oas_name_hash(oas_str_from(name)) & object->mask;
    while (m->slots[at])
        at = (at + 1) & object->mask;
    m->slots[at] = i + 1;
}

static void test_members(void)
{
    struct made m;
    begin(&m);
    m.types[TRIED].object = 1;
    m.objects[1].rest = OAS_USE(STRINGS, 0);
    add_field(&m, "a", ANYTHING, OAS_FIELD_REQUIRED);
    add_field(&m, "b", STRINGS, OAS_FIELD_REQUIRED | OAS_FIELD_READ_ONLY);
    add_field(&m, "c", STRINGS, OAS_FIELD_REQUIRED | OAS_FIELD_WRITE_ONLY);
    add_field(&m, "n", ANYTHING, OAS_FIELD_REQUIRED | OAS_FIELD_UNDECLARED);
    add_field(&m, "q\"", STRINGS, OAS_FIELD_ESCAPED);
    CHECK_INT(judge(&m, "{\"a\":1,\"b\":\"\",\"c\":\"\",\"n\":\"\"}"), OAS_OK);
    CHECK_INT(judge(&m, "{\"n\":\"\",\"c\":\"\",\"b\":\"\",\"a\":1}"), OAS_OK);
    CHECK_INT(judge(&m, "{ \"\\u0061\" : 1 , \"b\" : \"\",\"c\":\"\",\"\\u006e\":\"\"}"), OAS_OK);
    CHECK_INT(judge(&m, "{\"b\":\"\",\"c\":\"\",\"n\":\"\"}"), OAS_INVALID);
    CHECK_INT(judge(&m, "{\"a\":1,\"b\":2,\"c\":\"\",\"n\":\"\"}"), OAS_INVALID);
    /* a name that is only required is judged as any other member without a schema of its own */
    CHECK_INT(judge(&m, "{\"a\":1,\"b\":\"\",\"c\":\"\",\"n\":1}"), OAS_INVALID);
    CHECK_INT(judge(&m, "{\"a\":1,\"b\":\"\",\"c\":\"\",\"n\":\"\",\"n\":\"\"}"), OAS_OK);
    CHECK_INT(judge(&m, "{\"a\":1,\"b\":\"\",\"c\":\"\",\"n\":\"\",\"a\":1}"), OAS_INVALID);
    CHECK_INT(judge(&m, "{\"a\":1,\"b\":\"\",\"c\":\"\",\"n\":\"\",\"x\":1}"), OAS_INVALID);
    CHECK_INT(judge(&m, "{\"a\":1,\"b\":\"\",\"c\":\"\",\"n\":\"\",\"q\\\"\":1}"), OAS_INVALID);
    CHECK_INT(judge(&m, "{\"a\":1,\"b\":\"\",\"c\":\"\",\"n\":\"\",\"q\\u0022\":\"\"}"), OAS_OK);
    CHECK_INT(judge(&m, "[]"), OAS_OK);
    /* in one direction the other's member may be missing */
    oas_options options = {.direction = OAS_DIRECTION_REQUEST};
    CHECK_INT(judge_with(&m, "{\"a\":1,\"c\":\"\",\"n\":\"\"}", &options), OAS_OK);
    CHECK_INT(judge_with(&m, "{\"a\":1,\"b\":\"\",\"n\":\"\"}", &options), OAS_INVALID);
    options.direction = OAS_DIRECTION_RESPONSE;
    CHECK_INT(judge_with(&m, "{\"a\":1,\"b\":\"\",\"n\":\"\"}", &options), OAS_OK);
    CHECK_INT(judge_with(&m, "{\"a\":1,\"c\":\"\",\"n\":\"\"}", &options), OAS_INVALID);
    m.objects[1].rest = OAS_USE(NOTHING, 0);
    CHECK_INT(judge(&m, "{\"a\":1,\"b\":\"\",\"c\":\"\",\"n\":\"\",\"x\":1}"), OAS_INVALID);
}

/* ---- items ---- */

static void test_items(void)
{
    struct made m;
    begin(&m);
    m.types[TRIED].array = 1;
    m.branches[0].use = OAS_ANY;
    m.branches[1].use = OAS_USE(STRINGS, 0);
    m.arrays[1] = (struct oas_array_row){.items = OAS_USE(STRINGS, 0),
                                         .prefix_count = 1,
                                         .prefix_keyword = OAS_KEYWORD_PREFIX_ITEMS,
                                         .items_keyword = OAS_KEYWORD_ITEMS};
    CHECK_INT(judge(&m, "[]"), OAS_OK);
    CHECK_INT(judge(&m, "[1]"), OAS_OK);
    CHECK_INT(judge(&m, "[1,\"\",\"\"]"), OAS_OK);
    CHECK_INT(judge(&m, "[1,\"\",2]"), OAS_INVALID);
    m.arrays[1].items = OAS_USE(NOTHING, 0);
    CHECK_INT(judge(&m, "[1]"), OAS_OK);
    CHECK_INT(judge(&m, "[1,2]"), OAS_INVALID);
    m.arrays[1].prefix = 1;
    CHECK_INT(judge(&m, "[1]"), OAS_INVALID);
    CHECK_INT(judge(&m, "{\"a\":1}"), OAS_OK);
}

/* ---- applicators ---- */

struct applied {
    oas_keyword keyword;
    uint32_t rows[3];
    uint32_t count;
    oas_status string; /* the verdict on "a", to which OPEN gives no answer */
    oas_status number; /* the verdict on 1 */
};

static void test_applicators(void)
{
    static const struct applied rows[] = {
        {OAS_KEYWORD_REF, {STRINGS}, 1, OAS_OK, OAS_INVALID},
        {OAS_KEYWORD_ALL_OF, {ANYTHING, STRINGS}, 2, OAS_OK, OAS_INVALID},
        {OAS_KEYWORD_ALL_OF, {OPEN, ANYTHING}, 2, OAS_UNDECIDED, OAS_OK},
        {OAS_KEYWORD_ALL_OF, {OPEN, NOTHING}, 2, OAS_INVALID, OAS_INVALID},
        {OAS_KEYWORD_ANY_OF, {NOTHING, STRINGS}, 2, OAS_OK, OAS_INVALID},
        {OAS_KEYWORD_ANY_OF, {OPEN, NOTHING}, 2, OAS_UNDECIDED, OAS_OK},
        {OAS_KEYWORD_ANY_OF, {OPEN, STRINGS}, 2, OAS_OK, OAS_OK},
        {OAS_KEYWORD_ONE_OF, {NOTHING, STRINGS}, 2, OAS_OK, OAS_INVALID},
        {OAS_KEYWORD_ONE_OF, {ANYTHING, STRINGS}, 2, OAS_INVALID, OAS_OK},
        {OAS_KEYWORD_ONE_OF, {OPEN, STRINGS}, 2, OAS_UNDECIDED, OAS_OK},
        {OAS_KEYWORD_ONE_OF, {OPEN, NOTHING}, 2, OAS_UNDECIDED, OAS_OK},
        {OAS_KEYWORD_ONE_OF, {OPEN, STRINGS, ANYTHING}, 3, OAS_INVALID, OAS_INVALID},
        {OAS_KEYWORD_NOT, {STRINGS}, 1, OAS_INVALID, OAS_OK},
        {OAS_KEYWORD_NOT, {OPEN}, 1, OAS_UNDECIDED, OAS_INVALID},
        {OAS_KEYWORD_IF, {STRINGS, NOTHING, ANYTHING}, 1, OAS_INVALID, OAS_OK},
        {OAS_KEYWORD_IF, {STRINGS, ANYTHING, NOTHING}, 1, OAS_OK, OAS_INVALID},
        {OAS_KEYWORD_IF, {OPEN, NOTHING, NOTHING}, 1, OAS_UNDECIDED, OAS_INVALID},
    };
    struct made m;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (unsigned lead = 0; lead < 2; lead++) {
            const struct applied *row = &rows[i];
            bool may_lead = row->keyword != OAS_KEYWORD_NOT && row->keyword != OAS_KEYWORD_IF;
            begin(&m);
            m.types[TRIED].apply_count = 1;
            m.types[TRIED].flags = lead && may_lead ? OAS_SCHEMA_LEAD : 0;
            m.checks[0] = (struct oas_check_row){
                .keyword = (uint8_t)row->keyword, .jtypes = OAS_JTYPE_ANY, .count = row->count};
            for (size_t j = 0; j < 3; j++)
                m.branches[j] = (struct oas_branch_row){OAS_USE(row->rows[j], 0), OAS_JTYPE_ANY};
            check_int(judge(&m, "\"a\""), row->string, __FILE__, __LINE__,
                      oas_keyword_name(row->keyword));
            check_int(judge(&m, "1"), row->number, __FILE__, __LINE__,
                      oas_keyword_name(row->keyword));
            CHECK_INT(judge(&m, "[1,}"), OAS_MALFORMED);
        }
}

/* ---- limits ---- */

static void test_limits(void)
{
    struct made m;
    begin(&m);
    m.types[TRIED].array = 1; /* lists of lists */
    m.arrays[1] = (struct oas_array_row){.items = OAS_USE(TRIED, 0)};
    oas_options options = {.max_depth = 3};
    CHECK_INT(judge_with(&m, "[[[1]]]", &options), OAS_OK);
    CHECK_INT(judge_with(&m, "[[[[]]]]", &options), OAS_TOO_LARGE);
    options = (oas_options){.max_bytes = 4};
    CHECK_INT(judge_with(&m, "[10]", &options), OAS_OK);
    CHECK_INT(judge_with(&m, "[100]", &options), OAS_TOO_LARGE);
    options = (oas_options){.max_string = 2};
    CHECK_INT(judge_with(&m, "[\"ab\"]", &options), OAS_OK);
    CHECK_INT(judge_with(&m, "[\"abc\"]", &options), OAS_TOO_LARGE);
    /* reading again costs work; without applicators there is none */
    options = (oas_options){.max_work = 1};
    CHECK_INT(judge_with(&m, "[[1,2],[3,4]]", &options), OAS_OK);
    m.types[TRIED].apply_count = 1;
    m.checks[0] =
        (struct oas_check_row){.keyword = OAS_KEYWORD_ALL_OF, .jtypes = OAS_JTYPE_ANY, .count = 1};
    CHECK_INT(judge_with(&m, "[[1,2],[3,4]]", &options), OAS_UNDECIDED);
}

static void test_nothing(void)
{
    struct made m;
    begin(&m);
    CHECK_INT(oas_validate((oas_type){&m.program, OAS_ANY, 0}, oas_str_of(NULL, 0), NULL, NULL) !=
                  OAS_OK,
              true);
    CHECK_INT(
        oas_validate((oas_type){&m.program, OAS_USE(TRIED, 15), 0}, oas_str_from("1"), NULL, NULL),
        OAS_OK);
}

int main(void)
{
    test_bounds();
    test_lengths();
    test_counts();
    test_texts();
    test_constants();
    test_types();
    test_members();
    test_items();
    test_applicators();
    test_limits();
    test_nothing();
    return check_done();
}
