#include "trip.h"

#include <stdlib.h>

#include "doors.h"
#include "json/skim.h"
#include "value/store.h"
#include "value/write.h"

enum { MOST_ERRORS = 200 };

void *trip_struct(oas_type type)
{
    size_t size = type.program->layout->rows[type.layout].size;
    return calloc(1, size ? size : 1);
}

oas_status trip_verdict(oas_type type, oas_str json, const oas_options *options, oas_buf *said)
{
    oas_error found[MOST_ERRORS];
    oas_arena text = {0};
    oas_errors errs = {.at = found, .cap = MOST_ERRORS, .text = &text};
    oas_status status = oas_validate(type, json, &errs, options);
    doors_errors(&errs, said);
    oas_arena_free(&text);
    return status;
}

static bool is_zeroed(oas_type type, const void *in)
{
    const unsigned char *bytes = in;
    for (size_t i = 0; i < type.program->layout->rows[type.layout].size; i++)
        if (bytes[i])
            return false;
    return true;
}

/* ---- halves of the way ---- */

/* What decoding does behind the verdict. */
static bool store(oas_type type, oas_str json, oas_arena *mem, void *in, const oas_options *options)
{
    struct oas_store s = {.in = {.program = type.program,
                                 .layout = type.program->layout,
                                 .schema = OAS_USE_ROW(type.use)},
                          .read = oas_reader_over(json),
                          .mem = mem,
                          .keep = options->keep_unknown};
    oas_options strict = *options;
    strict.ignore_unknown = false;
    oas_read_space(&s.read);
    oas_status status = oas_store_value(&s, type.layout, in);
    for (struct oas_heir heir; status == OAS_OK && oas_store_next_heir(&s, &heir);) {
        s.read.at = heir.at;
        oas_type own = {type.program, heir.use, 0};
        const oas_options *how = heir.row->sign_count ? &strict : options; /* tried by oneOf */
        oas_status verdict = oas_validate(own, oas_skim_text(&s.read), NULL, how);
        status = oas_store_heir(&s, &heir, verdict == OAS_OK);
    }
    oas_buf_free(&s.heirs);
    return status == OAS_OK && s.in.found == 0;
}

/* What encoding does before the verdict. */
static bool write(oas_type type, const void *in, oas_buf *text)
{
    struct oas_write w = {.in = {.program = type.program,
                                 .layout = type.program->layout,
                                 .schema = OAS_USE_ROW(type.use)},
                          .out = text,
                          .max_bytes = SIZE_MAX,
                          .max_string = SIZE_MAX,
                          .max_depth = OAS_DEPTH_LIMIT};
    return oas_write_value(&w, type.layout, in) == OAS_OK && w.in.found == 0;
}

/* ---- valid texts ---- */

static bool are_beyond(oas_type type, const oas_errors *errs)
{
    for (size_t i = 0; i < oas_errors_kept(errs); i++)
        if (!trip_beyond(type, errs, &errs->at[i]))
            return false;
    return errs->count > 0;
}

oas_status trip_decode(oas_type type, oas_str json, const oas_options *options, const char **wrong)
{
    oas_error found[MOST_ERRORS];
    oas_arena mem = {0};
    oas_errors errs = {.at = found, .cap = MOST_ERRORS, .text = &mem};
    void *out = trip_struct(type);
    oas_status status = oas_decode(type, out, json, &mem, &errs, options);
    *wrong = NULL;
    if (status != OAS_OK && status != OAS_UNREPRESENTABLE)
        *wrong = "is valid, but not decoded";
    else if (status == OAS_OK && errs.count)
        *wrong = "is decoded, with errors";
    else if (status != OAS_OK && !are_beyond(type, &errs))
        *wrong = "does not fit its C type, and there is no reason for that";
    else if (status != OAS_OK && !is_zeroed(type, out))
        *wrong = "does not fit its C type, and something of it was left there";
    free(out);
    oas_arena_free(&mem);
    return status;
}

/* What the struct is refused for, its text is refused for. */
static const char *compare_codes(oas_type type, oas_str json, const void *in,
                                 const oas_options *options)
{
    oas_error first[MOST_ERRORS], second[MOST_ERRORS];
    oas_arena mem = {0};
    oas_errors of_text = {.at = first, .cap = MOST_ERRORS, .text = &mem};
    oas_errors of_struct = {.at = second, .cap = MOST_ERRORS, .text = &mem};
    oas_buf text_codes = {0}, struct_codes = {0}, out = {0};
    const char *wrong = NULL;
    oas_status judged = oas_validate(type, json, &of_text, options);
    oas_status checked = oas_check(type, in, &of_struct, options);
    doors_codes(&of_text, &text_codes);
    doors_codes(&of_struct, &struct_codes);
    if (judged != checked || !oas_str_equal(oas_buf_str(&text_codes), oas_buf_str(&struct_codes)))
        wrong = "is refused with other codes as a struct";
    else if (oas_encode(type, in, &out, NULL, options) != checked || out.len != 0)
        wrong = "is encoded, though it is invalid";
    oas_buf_free(&text_codes);
    oas_buf_free(&struct_codes);
    oas_buf_free(&out);
    oas_arena_free(&mem);
    return wrong;
}

/* Why a struct that was decoded is refused: its doubles have been rounded, and the schema sees
 * that. For its text is then another value, which is refused for the same. */
static const char *judge_rounded(oas_type type, oas_str json, const void *in,
                                 const oas_options *options, bool *rounded)
{
    oas_buf text = {0};
    const char *wrong = "was decoded, but is refused by check";
    *rounded = write(type, in, &text) && !doors_same_json(json, oas_buf_str(&text)) &&
               doors_same_rounded(json, oas_buf_str(&text));
    if (*rounded)
        wrong = compare_codes(type, oas_buf_str(&text), in, options);
    oas_buf_free(&text);
    return wrong;
}

/* What one walk decodes, the walk over valid text stores; of members that were let through it has
 * to be told. */
static bool is_stored(oas_type type, oas_str json, const void *in, const oas_options *options)
{
    const oas_options strict = {.direction = options->direction};
    oas_arena mem = {0};
    if (options->ignore_unknown && oas_validate(type, json, NULL, &strict) != OAS_OK)
        return true;
    void *other = trip_struct(type);
    bool same =
        store(type, json, &mem, other, options) && doors_same(type.program, type.layout, in, other);
    free(other);
    oas_arena_free(&mem);
    return same;
}

/* With copied strings the text may go: it stands in a block of its own, which ends where it does.
 */
static bool is_copied(oas_type type, oas_str json, const void *in, const oas_options *options)
{
    oas_options copying = *options;
    oas_arena mem = {0};
    char *block = malloc(json.len);
    void *other = trip_struct(type);
    copying.copy_strings = true;
    bool same = block != NULL;
    if (same) {
        memcpy(block, json.at, json.len);
        same = oas_decode(type, other, oas_str_of(block, json.len), &mem, NULL, &copying) == OAS_OK;
    }
    free(block);
    same = same && doors_same(type.program, type.layout, in, other);
    free(other);
    oas_arena_free(&mem);
    return same;
}

/* A copy leads to nothing of what it was made of, which is gone by then, and is the same value; its
 * print is its text. */
static bool is_whole(oas_type type, oas_str json, const void *in, const oas_options *options)
{
    oas_arena first = {0}, mem = {0};
    oas_buf text = {0}, printed = {0};
    oas_str block = oas_arena_copy(&first, json);
    void *other = trip_struct(type), *copy = trip_struct(type);
    bool same = oas_decode(type, other, block, &first, NULL, options) == OAS_OK &&
                oas_copy(type, copy, other, &mem, options) == OAS_OK &&
                oas_equal(type, copy, other, options);
    oas_arena_free(&first);
    free(other);
    same = same && oas_equal(type, copy, in, options) && write(type, copy, &text) &&
           doors_same(type.program, type.layout, in, copy);
    oas_print(type, copy, &printed, options);
    same = same && doors_same_json(oas_buf_str(&text), oas_buf_str(&printed));
    free(copy);
    oas_buf_free(&text);
    oas_buf_free(&printed);
    oas_arena_free(&mem);
    return same;
}

/* The pretty form is the same value. */
static bool is_pretty(oas_type type, oas_str json, const void *in, const oas_options *options)
{
    oas_options pretty = *options;
    oas_buf text = {0};
    pretty.indent = 2;
    bool same = oas_encode(type, in, &text, NULL, &pretty) == OAS_OK &&
                doors_same_json(json, oas_buf_str(&text));
    oas_buf_free(&text);
    return same;
}

/* Members that the schema leaves open are not written. Without them a value may fit one more shape of
 * a union, and be of another kind: it is still what was written. */
static bool is_other_kind(oas_type type, oas_str json, oas_str text, const void *in,
                          const oas_options *options)
{
    oas_buf again = {0};
    bool is = !doors_same_json(json, text) &&
              oas_encode(type, in, &again, NULL, options) == OAS_OK &&
              doors_same_json(text, oas_buf_str(&again));
    oas_buf_free(&again);
    return is;
}

const char *trip_there_and_back(oas_type type, oas_str json, const oas_options *options,
                                oas_buf *text, bool *rounded)
{
    const char *wrong = NULL;
    oas_arena mem = {0};
    void *first = trip_struct(type), *second = trip_struct(type);
    *rounded = false;
    if (oas_decode(type, first, json, &mem, NULL, options) != OAS_OK)
        wrong = "is valid, but not decoded";
    else if (!is_stored(type, json, first, options))
        wrong = "is decoded to something else than what is stored";
    else if (!is_copied(type, json, first, options))
        wrong = "is decoded to something else with copied strings";
    else if (!is_whole(type, json, first, options))
        wrong = "is another value when it is copied, compared or printed";
    else if (oas_check(type, first, NULL, options) != OAS_OK)
        wrong = judge_rounded(type, json, first, options, rounded);
    else if (oas_encode(type, first, text, NULL, options) != OAS_OK)
        wrong = "was decoded, but not encoded";
    else if (!is_pretty(type, oas_buf_str(text), first, options))
        wrong = "is another value in its pretty form";
    else if (oas_decode(type, second, oas_buf_str(text), &mem, NULL, options) != OAS_OK)
        wrong = "was encoded, but not decoded again";
    else if (!doors_same(type.program, type.layout, first, second) &&
             !is_other_kind(type, json, oas_buf_str(text), second, options))
        wrong = "differs after decode, encode, decode";
    free(first);
    free(second);
    oas_arena_free(&mem);
    return wrong;
}

/* ---- invalid texts ---- */

const char *trip_refused(oas_type type, oas_str json, const oas_options *options, oas_status status,
                         oas_str said)
{
    oas_error found[MOST_ERRORS];
    oas_arena mem = {0};
    oas_errors errs = {.at = found, .cap = MOST_ERRORS, .text = &mem};
    oas_buf text = {0};
    const char *wrong = NULL;
    void *out = trip_struct(type);
    if (oas_decode(type, out, json, &mem, &errs, options) != status)
        wrong = "is refused by another status when it is decoded";
    doors_errors(&errs, &text);
    if (!oas_str_equal(said, oas_buf_str(&text)))
        wrong = "is refused with other errors when it is decoded";
    if (!is_zeroed(type, out))
        wrong = "is refused, and something of it was left";
    if (oas_decode(type, out, json, &mem, NULL, options) == OAS_OK || !is_zeroed(type, out))
        wrong = "is decoded where errors are not asked for";
    free(out);
    oas_buf_free(&text);
    oas_arena_free(&mem);
    return wrong;
}

/* Does the schema tell 1.0 from 1, as draft 4 may? A struct holds no spelling. */
static bool minds_spelling(const oas_program *program)
{
    for (uint32_t i = 0; i < program->counts.schemas; i++)
        if (program->schemas[i].flags & OAS_SCHEMA_STRICT_INTEGER)
            return true;
    return false;
}

const char *trip_invalid(oas_type type, oas_str json, const oas_options *options, bool *held)
{
    oas_arena mem = {0};
    oas_buf text = {0};
    const char *wrong = NULL;
    void *in = trip_struct(type);
    *held = store(type, json, &mem, in, options) && write(type, in, &text) &&
            doors_same_json(json, oas_buf_str(&text));
    if (*held && minds_spelling(type.program))
        *held = oas_validate(type, oas_buf_str(&text), NULL, options) != OAS_OK;
    if (*held)
        wrong = compare_codes(type, oas_buf_str(&text), in, options);
    free(in);
    oas_buf_free(&text);
    oas_arena_free(&mem);
    return wrong;
}
