/* Values for people: the writing walk, with words in the place of what is at fault. */
#include <oas/struct.h>
#include <oas/utf8.h>

#include "base/ascii.h"
#include "base/compiler.h"
#include "json/bounds.h"
#include "value/write.h"

/* ---- words ---- */

static void put_hex_escape(oas_buf *out, const char *begin, unsigned code, unsigned digits)
{
    static const char hex[] = "0123456789abcdef";
    oas_buf_puts(out, begin);
    while (digits-- > 0)
        oas_buf_putc(out, hex[code >> 4 * digits & 15]);
}

/* A text whose bytes need not be UTF-8: those that are not, and controls, by their numbers. */
static void put_bytes(oas_buf *out, oas_str text)
{
    oas_buf_putc(out, '"');
    for (size_t i = 0, step; i < text.len; i += step ? step : 1) {
        step = oas_utf8_step(text.at + i, text.at + text.len);
        if (step == 0 || (unsigned char)text.at[i] < 0x20) {
            put_hex_escape(out, "\\x", (unsigned char)text.at[i], 2);
            continue;
        }
        if (oas_json_escapes(text.at[i]))
            oas_buf_putc(out, '\\');
        oas_buf_put(out, oas_str_of(text.at + i, step));
    }
    oas_buf_putc(out, '"');
}

static void put_not_finite(oas_buf *out, const char *at)
{
    double value;
    memcpy(&value, at, sizeof value);
    if (value > 0)
        oas_buf_puts(out, "Infinity");
    else
        oas_buf_puts(out, value < 0 ? "-Infinity" : "NaN");
}

static void put_number(oas_buf *out, uint64_t number, const char *none)
{
    if (number)
        oas_buf_put_u64(out, number);
    else
        oas_buf_puts(out, none);
    oas_buf_putc(out, '>');
}

static void put_integer(oas_buf *out, int64_t number)
{
    if (number < 0)
        oas_buf_putc(out, '-');
    put_number(out, number < 0 ? 0 - (uint64_t)number : (uint64_t)number, "unset");
}

/* A number that has no meaning, or 0, which has none yet. */
static void put_unset(const struct oas_write *w, const struct oas_layout_row *row, const char *at)
{
    oas_buf *out = w->out;
    oas_buf_putc(out, '<');
    if (row->shape == OAS_SHAPE_OPTION)
        put_number(out, oas_presence_at(at), "absent");
    else if (row->shape == OAS_SHAPE_ENUM)
        put_number(out, oas_enum_load(at, row->size), "unset");
    else if (row->shape == OAS_SHAPE_OPEN && oas_enum_load(at, row->entry) != row->other)
        put_number(out, oas_enum_load(at, row->entry), "unset");
    else if (row->shape == OAS_SHAPE_NUMBERED)
        put_integer(out, oas_numbered_load(&w->in, row, at));
    else if (row->shape == OAS_SHAPE_UNION || row->shape == OAS_SHAPE_JSON)
        put_number(out, oas_row_kind(row, at), "unset");
    else
        put_number(out, 0, "NULL");
}

static void put_wrong_kind(const struct oas_write *w, const struct oas_layout_row *row,
                           const char *at)
{
    uint64_t kind = oas_row_kind(row, at);
    uint32_t label = oas_label_of(&w->in, row, kind);
    oas_buf_puts(w->out, " <kind ");
    if (label == OAS_NONE) {
        put_number(w->out, kind, "unset");
        return;
    }
    put_bytes(w->out, oas_layout_text(&w->in, w->in.layout->labels[label].text));
    oas_buf_putc(w->out, '>');
}

OAS_NOINLINE static void put_fault(const struct oas_write *w, const struct oas_layout_row *row,
                                   oas_code code, const char *at)
{
    if (code == OAS_CODE_NOT_FINITE) {
        put_not_finite(w->out, at);
    } else if (code == OAS_CODE_NOT_UTF8) {
        put_bytes(w->out, oas_str_at(at));
    } else if (code == OAS_CODE_NOT_JSON) {
        oas_buf_puts(w->out, "<not JSON: ");
        put_bytes(w->out, oas_str_at(at));
        oas_buf_putc(w->out, '>');
    } else if (code == OAS_CODE_INVALID_UNION) {
        put_wrong_kind(w, row, at);
    } else {
        put_unset(w, row, at);
    }
}

/* ---- lines ---- */

/* The length of what need not be escaped. All of the text is UTF-8; line ends stand between values
 * only. */
static size_t safe_length(oas_str text)
{
    size_t i = 0, step;
    for (; i < text.len; i += step) {
        uint32_t code = oas_utf8_get(text.at + i, &step);
        if (oas_utf8_unsafe(code) && code != '\n')
            break;
    }
    return i;
}

/* What stands from `start` on, with escapes, which strings alone need. */
static void make_safe(oas_buf *out, size_t start)
{
    oas_str text = oas_str_of(out->at + start, out->len - start);
    oas_buf safe = {.from = out->from};
    size_t run = safe_length(text);
    if (run == text.len)
        return;
    for (; run < text.len; run = safe_length(text)) {
        size_t step;
        oas_buf_put(&safe, oas_str_of(text.at, run));
        put_hex_escape(&safe, "\\u", oas_utf8_get(text.at + run, &step), 4);
        text = oas_str_of(text.at + run + step, text.len - run - step);
    }
    oas_buf_put(&safe, text);
    out->len = start;
    oas_buf_put(out, oas_buf_str(&safe));
    out->failed |= safe.failed;
    oas_buf_free(&safe);
}

void oas_print(oas_type type, const void *value, oas_buf *out, const oas_options *options)
{
    options = oas_options_or_none(options);
    struct oas_write w = {.in = oas_layout_walk_of(type, NULL),
                          .out = out,
                          .start = out->len,
                          .max_bytes = oas_bound_bytes(options),
                          .max_string = SIZE_MAX,
                          .max_depth = oas_bound_depth(options),
                          .indent = oas_bound_indent(options),
                          .say = put_fault};
    if (oas_write_value(&w, type.layout, value) == OAS_TOO_LARGE)
        oas_buf_puts(out, "<longer>");
    if (out->len > w.start)
        make_safe(out, w.start);
}
