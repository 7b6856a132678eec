/* fuzz_struct.c - a digit that selects a C type, then any bytes as its text: decoded, encoded, and
 * decoded again. */
#include "fuzz.h"
#include "unit/struct_made.h"

enum { ROOM = 16 };

static struct made made;
static uint32_t rows[8];

union value {
    struct thing thing;
    struct owner owner;
    struct event event;
    struct mixed mixed;
    struct count_map counts;
    oas_str_list names;
    oas_json json;
    double number;
};

static void prepare(void)
{
    made_begin(&made);
    /* A fraction beyond 2^53 is an integer once it is a double: one variant for all numbers. */
    made.variants[made.rows[made.mixed].parts].jtypes = 0;
    made.variants[made.rows[made.mixed].parts + 1].jtypes = OAS_JTYPE_NUMBER;
    const uint32_t all[] = {made.thing,  made.owner, made.event, made.mixed,
                            made.counts, made.names, made.json,  made.number};
    memcpy(rows, all, sizeof rows);
}

static bool is_zero(const union value *value, size_t size)
{
    const unsigned char *bytes = (const unsigned char *)value;
    for (size_t i = 0; i < size; i++)
        if (bytes[i])
            return false;
    return true;
}

/* What must hold of every error, wherever it is from. */
static void check_errors(const oas_errors *errs)
{
    oas_buf text = {0};
    for (size_t i = 0; i < oas_errors_kept(errs); i++) {
        size_t before = text.len;
        FUZZ_CHECK(errs->at[i].offset <= errs->json.len);
        oas_error_instance(errs, &errs->at[i], &text);
        oas_error_schema(errs, &errs->at[i], &text);
        before = text.len;
        oas_error_message(errs, &errs->at[i], &text);
        FUZZ_CHECK(text.len > before);
    }
    oas_errors_body(errs, &text);
    FUZZ_CHECK(!text.failed);
    oas_buf_free(&text);
}

static oas_status decode(uint32_t row, oas_str json, union value *value, oas_arena *mem, bool copy)
{
    oas_error found[ROOM];
    oas_errors errs = {.at = found, .cap = ROOM};
    oas_options options = {.copy_strings = copy, .keep_unknown = true};
    oas_type type = made_any(&made, row);
    memset(value, 0xA5, sizeof *value);
    oas_status verdict = oas_validate(type, json, NULL, &options);
    oas_status status = oas_decode(type, value, json, mem, &errs, &options);
    FUZZ_CHECK(status == verdict || (verdict == OAS_OK && status == OAS_UNREPRESENTABLE));
    FUZZ_CHECK((errs.count > 0) == (status == OAS_MALFORMED || status == OAS_UNREPRESENTABLE));
    FUZZ_CHECK(status == OAS_OK || is_zero(value, made.rows[row].size));
    check_errors(&errs);
    return status;
}

/* Only what the text left out can be at fault: members that are not optional, and lists that are
 * written although they were not there, one level deeper than all else. */
static bool encode(uint32_t row, const union value *value, oas_buf *out)
{
    oas_error found[ROOM];
    oas_arena text = {0};
    oas_errors errs = {.at = found, .cap = ROOM, .text = &text};
    oas_status status = oas_encode(made_any(&made, row), value, out, &errs, NULL);
    FUZZ_CHECK(status == oas_check(made_any(&made, row), value, NULL, NULL));
    FUZZ_CHECK(status == OAS_OK || status == OAS_INVALID || status == OAS_TOO_LARGE);
    FUZZ_CHECK(status == OAS_OK || (out->len == 0 && (row == made.thing)));
    for (size_t i = 0; i < oas_errors_kept(&errs); i++)
        FUZZ_CHECK(found[i].code == OAS_CODE_UNSET);
    check_errors(&errs);
    oas_arena_free(&text);
    return status == OAS_OK;
}

/* The text of a value says the same when it is read and written again, pretty or not. */
static void check_again(uint32_t row, oas_str json)
{
    oas_options pretty = {.indent = 2};
    union value value;
    oas_arena mem = {0};
    oas_buf again = {0}, wide = {0};
    FUZZ_CHECK(decode(row, json, &value, &mem, false) == OAS_OK);
    FUZZ_CHECK(oas_encode(made_any(&made, row), &value, &wide, NULL, &pretty) == OAS_OK);
    FUZZ_CHECK(decode(row, oas_buf_str(&wide), &value, &mem, false) == OAS_OK);
    FUZZ_CHECK(encode(row, &value, &again));
    FUZZ_CHECK(oas_str_equal(oas_buf_str(&again), json));
    oas_buf_free(&again);
    oas_buf_free(&wide);
    oas_arena_free(&mem);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (rows[0] == 0)
        prepare();
    if (size == 0)
        return 0;
    uint32_t row = rows[data[0] % (sizeof rows / sizeof *rows)];
    char *copy = fuzz_copy(data + 1, size - 1);
    oas_str json = oas_str_of(copy, size - 1);
    union value value, copied;
    oas_arena mem = {0};
    oas_buf out = {0}, same = {0};
    oas_status status = decode(row, json, &value, &mem, false);
    bool written = status == OAS_OK && encode(row, &value, &out);
    FUZZ_CHECK(decode(row, json, &copied, &mem, true) == status);
    free(copy); /* a struct of copies does without its text */
    if (written) {
        FUZZ_CHECK(encode(row, &copied, &same));
        FUZZ_CHECK(oas_str_equal(oas_buf_str(&out), oas_buf_str(&same)));
        check_again(row, oas_buf_str(&out));
    }
    oas_buf_free(&out);
    oas_buf_free(&same);
    oas_arena_free(&mem);
    return 0;
}
