/* A program without the rows of the fast walk is read by the full walk alone. */
#include "twice.h"

#include <stdlib.h>

#include "doors.h"
#include "stirred.h"

/* What one walk says of a text, and what it makes of it. */
struct said {
    oas_status judged, decoded;
    oas_status judged_alone, decoded_alone; /* nobody asks for errors */
    size_t judged_count, decoded_count;
    oas_buf judged_errors, decoded_errors, text;
    oas_arena mem;
    void *out;
};

static oas_status decode_alone(oas_type type, oas_str json, const oas_options *options)
{
    size_t size = type.program->layout->rows[type.layout].size;
    oas_arena mem = {0};
    void *out = calloc(1, size ? size : 1);
    oas_status status = oas_decode(type, out, json, &mem, NULL, options);
    oas_arena_free(&mem);
    free(out);
    return status;
}

static void ask(struct said *said, oas_type type, oas_str json, const oas_options *options)
{
    oas_error found[16];
    oas_errors errs = {.at = found, .cap = 16, .text = &said->mem};
    said->judged = oas_validate(type, json, &errs, options);
    said->judged_count = errs.count;
    doors_errors(&errs, &said->judged_errors);
    size_t size = type.program->layout->rows[type.layout].size;
    said->out = calloc(1, size ? size : 1);
    said->decoded = oas_decode(type, said->out, json, &said->mem, &errs, options);
    said->decoded_count = errs.count;
    doors_errors(&errs, &said->decoded_errors);
    said->judged_alone = oas_validate(type, json, NULL, options);
    said->decoded_alone = decode_alone(type, json, options);
    if (said->decoded == OAS_OK &&
        oas_encode(type, said->out, &said->text, NULL, options) != OAS_OK)
        oas_buf_puts(&said->text, "is not encoded");
}

static void forget(struct said *said)
{
    oas_buf_free(&said->judged_errors);
    oas_buf_free(&said->decoded_errors);
    oas_buf_free(&said->text);
    oas_arena_free(&said->mem);
    free(said->out);
}

static bool same_text(const oas_buf *a, const oas_buf *b)
{
    return oas_str_equal(oas_buf_str(a), oas_buf_str(b));
}

/* What explaining finds out is whether a refused text is JSON, and nothing else of the status. */
static bool same_status(oas_status explained, oas_status alone)
{
    if (explained == OAS_MALFORMED || explained == OAS_INVALID)
        return alone == OAS_MALFORMED || alone == OAS_INVALID;
    return explained == alone;
}

/* What differs, in a few words; NULL: nothing. */
static const char *compare(oas_type type, const struct said *a, const struct said *b)
{
    if (a->judged != b->judged || a->judged_count != b->judged_count)
        return "the walks differ in their verdict";
    if (!same_text(&a->judged_errors, &b->judged_errors))
        return "the walks differ in their errors";
    if (a->judged == OAS_INVALID && a->judged_count == 0)
        return "refused, and no error says why";
    if (!same_status(a->judged, a->judged_alone) || !same_status(b->judged, b->judged_alone))
        return "explaining changes the verdict";
    if (!same_status(a->decoded, a->decoded_alone) || !same_status(b->decoded, b->decoded_alone))
        return "explaining changes what decoding says";
    if (a->decoded != b->decoded || a->decoded_count != b->decoded_count)
        return "the walks differ in what decoding says";
    if (!same_text(&a->decoded_errors, &b->decoded_errors))
        return "the walks differ in the errors of decoding";
    if (!doors_same(type.program, type.layout, a->out, b->out))
        return "the walks differ in the value";
    return same_text(&a->text, &b->text) ? NULL : "the walks differ in the text of the value";
}

/* ---- from C to text ---- */

/* What one walk says of a C value. */
struct wrote {
    oas_status checked, encoded;
    oas_status checked_alone; /* nobody asks for errors */
    size_t checked_count, encoded_count;
    oas_buf checked_errors, encoded_errors, text;
    oas_arena mem;
};

static void write_it(struct wrote *wrote, oas_type type, const void *value,
                     const oas_options *options)
{
    oas_error found[16];
    oas_errors errs = {.at = found, .cap = 16, .text = &wrote->mem};
    wrote->checked = oas_check(type, value, &errs, options);
    wrote->checked_count = errs.count;
    wrote->checked_alone = oas_check(type, value, NULL, options);
    doors_errors(&errs, &wrote->checked_errors);
    oas_buf_puts(&wrote->text, "before it ");
    wrote->encoded = oas_encode(type, value, &wrote->text, &errs, options);
    wrote->encoded_count = errs.count;
    doors_errors(&errs, &wrote->encoded_errors);
}

static void forget_it(struct wrote *wrote)
{
    oas_buf_free(&wrote->checked_errors);
    oas_buf_free(&wrote->encoded_errors);
    oas_buf_free(&wrote->text);
    oas_arena_free(&wrote->mem);
}

static const char *compare_wrote(const struct wrote *a, const struct wrote *b)
{
    if (a->checked != b->checked || a->checked_count != b->checked_count)
        return "the walks differ in what checking says";
    if (!same_text(&a->checked_errors, &b->checked_errors))
        return "the walks differ in the errors of checking";
    if (a->checked != a->checked_alone || b->checked != b->checked_alone)
        return "explaining changes what checking says";
    if (a->encoded != b->encoded || a->encoded_count != b->encoded_count)
        return "the walks differ in what encoding says";
    if (!same_text(&a->encoded_errors, &b->encoded_errors))
        return "the walks differ in the errors of encoding";
    return same_text(&a->text, &b->text) ? NULL : "the walks differ in what they write";
}

/* `said` may be NULL. */
static void put_number(oas_buf *said, uint64_t number)
{
    if (said)
        oas_buf_put_u64(said, number);
}

static void put_text(oas_buf *said, const oas_buf *text)
{
    if (said)
        oas_buf_put(said, oas_buf_str(text));
}

static const char *differ_writing(oas_type type, oas_type full, const void *value,
                                  const oas_options *options, oas_buf *said)
{
    struct wrote fast = {.checked = OAS_OK}, slow = {.checked = OAS_OK};
    write_it(&fast, type, value, options);
    write_it(&slow, full, value, options);
    const char *wrong = compare_wrote(&fast, &slow);
    put_number(said, fast.checked);
    put_text(said, &fast.checked_errors);
    put_text(said, &fast.encoded_errors);
    put_text(said, &fast.text);
    forget_it(&fast);
    forget_it(&slow);
    return wrong;
}

/* Of the value that the text is, as it is and with changes that add up. */
static const char *differ_stirred(oas_type type, oas_type full, oas_str json,
                                  const oas_options *options, oas_buf *said)
{
    enum { TIMES = 4 };
    size_t size = type.program->layout->rows[type.layout].size;
    uint64_t seed = UINT64_C(88172645463325252) ^ json.len;
    oas_arena mem = {0};
    void *value = calloc(1, size ? size : 1);
    const char *wrong = NULL;
    bool decoded = value && oas_decode(full, value, json, &mem, NULL, options) == OAS_OK;
    for (size_t i = 0; decoded && !wrong && i <= TIMES; i++) {
        if (i > 0)
            stirred_value(type.program, type.layout, value, (size_t)128 >> i, &seed, &mem);
        wrong = differ_writing(type, full, value, options, said);
    }
    oas_arena_free(&mem);
    free(value);
    return wrong;
}

const char *twice_differ(oas_type type, oas_str json, const oas_options *options,
                         oas_status *status, oas_buf *said)
{
    oas_program without = *type.program;
    without.fast = NULL;
    oas_type full = {&without, type.use, type.layout};
    struct said fast = {.judged = OAS_OK}, slow = {.judged = OAS_OK};
    ask(&fast, type, json, options);
    ask(&slow, full, json, options);
    const char *wrong = compare(type, &fast, &slow);
    put_number(said, fast.judged);
    put_number(said, fast.decoded);
    put_text(said, &fast.judged_errors);
    put_text(said, &fast.decoded_errors);
    put_text(said, &fast.text);
    if (!wrong && slow.decoded == OAS_OK)
        wrong = differ_stirred(type, full, json, options, said);
    *status = slow.judged;
    forget(&fast);
    forget(&slow);
    return wrong;
}
