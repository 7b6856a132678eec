/* Values without values in them, as JSON text. */
#include "value/write_leaf.h"

#include <float.h>

#include <oas/json.h>

#include "base/compiler.h"
#include "base/plain.h"
#include "base/utf8.h"
#include "number/double.h"
#include "json/skim.h"

/* ---- the form of the text ---- */

/* A new line in the pretty form; nothing in the short one. */
void oas_write_break(struct oas_write *w, unsigned depth)
{
    if (w->indent == 0)
        return;
    oas_put_byte(w->out, '\n');
    for (size_t left = (size_t)depth * w->indent; left > 0;) {
        static const char spaces[] = "                                ";
        size_t some = left < sizeof spaces - 1 ? left : sizeof spaces - 1;
        oas_buf_put(w->out, oas_str_of(spaces, some));
        left -= some;
    }
}

/* A bracket of a text that is copied; the cursor is at it. Returns the depth
 * behind it. */
static unsigned put_bracket(struct oas_write *w, struct oas_reader *r, unsigned depth)
{
    char bracket = *r->at++;
    if (bracket == '}' || bracket == ']') {
        oas_write_break(w, depth - 1);
        oas_put_byte(w->out, bracket);
        return depth - 1;
    }
    oas_put_byte(w->out, bracket);
    oas_read_space(r);
    if (*r->at == '}' || *r->at == ']') {
        oas_put_byte(w->out, *r->at++);
        return depth;
    }
    oas_write_break(w, depth + 1);
    return depth + 1;
}

/* A JSON text in the form of all the others: only white space differs. Of that
 * there may be much more than there was. */
oas_status oas_write_text(struct oas_write *w, oas_str json, unsigned depth)
{
    struct oas_reader r = oas_reader_over(json);
    for (oas_read_space(&r); r.at < r.end && oas_write_room(w) == OAS_OK; oas_read_space(&r)) {
        if ((*r.at | 0x20) == '{' || (*r.at | 0x20) == '}') {
            depth = put_bracket(w, &r, depth);
        } else if (*r.at == ',') {
            r.at++;
            oas_write_separator(w, false, depth);
        } else if (*r.at == ':') {
            r.at++;
            oas_write_colon(w);
        } else {
            oas_buf_put(w->out, oas_skim_text(&r));
        }
    }
    return oas_write_room(w);
}

/* ---- faults ---- */

/* A fault at what is written next. */
oas_status oas_write_note(struct oas_write *w, const struct oas_layout_row *row, oas_code code)
{
    return oas_layout_error(&w->in, code, oas_write_row_index(w, row), w->out->len - w->start);
}

oas_status oas_write_instead(struct oas_write *w, const struct oas_layout_row *row, oas_code code,
                             const char *from)
{
    oas_status status = oas_write_note(w, row, code);
    if (w->say)
        w->say(w, row, code, from);
    else
        OAS_PUT(w->out, "null");
    return status;
}

oas_status oas_write_too_deep(struct oas_write *w)
{
    if (!w->say)
        return OAS_TOO_LARGE;
    w->in.found++;
    OAS_PUT(w->out, "<deeper>");
    return OAS_OK;
}

/* ---- values without values in them ---- */

/* OAS_MALFORMED for what is no JSON, OAS_TOO_LARGE beyond the limits, which
 * count from the whole text's beginning. */
static oas_status check_json(const struct oas_write *w, oas_json json, unsigned depth)
{
    struct oas_reader r = oas_reader_over(oas_json_text(json));
    r.max_depth = w->max_depth;
    r.max_string = w->max_string;
    oas_status status = oas_read_begin(&r);
    if (status == OAS_OK)
        status = oas_skip_value(&r, depth);
    return status == OAS_OK ? oas_read_end(&r) : status;
}

OAS_NOINLINE static oas_status write_json(struct oas_write *w, const struct oas_layout_row *row,
                                          const char *from, unsigned depth)
{
    oas_json json;
    memcpy(&json, from, sizeof json);
    if (!json.at)
        return oas_write_instead(w, row, OAS_CODE_UNSET, from);
    if (json.len > w->max_bytes)
        return OAS_TOO_LARGE;
    oas_status status = check_json(w, json, depth);
    if (status == OAS_MALFORMED)
        return oas_write_instead(w, row, OAS_CODE_NOT_JSON, from);
    if (status == OAS_TOO_LARGE)
        return oas_write_too_deep(w);
    return status == OAS_OK ? oas_write_text(w, oas_json_text(json), depth) : status;
}

/* Any other byte than 0 is true: a bool from foreign memory must not be read as
 * a bool. */
static void write_boolean(struct oas_write *w, const char *from)
{
    unsigned char byte;
    memcpy(&byte, from, sizeof byte);
    if (byte)
        OAS_PUT(w->out, "true");
    else
        OAS_PUT(w->out, "false");
}

static void write_signed(struct oas_write *w, const struct oas_layout_row *row, const char *from)
{
    int64_t value;
    if (row->size < sizeof value)
        value = oas_signed_load(from, row->size);
    else
        memcpy(&value, from, sizeof value);
    if (value < 0)
        oas_put_byte(w->out, '-');
    oas_buf_put_u64(w->out, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
}

static void write_unsigned(struct oas_write *w, const struct oas_layout_row *row, const char *from)
{
    oas_buf_put_u64(w->out, oas_enum_load(from, row->size));
}

OAS_NOINLINE static oas_status write_double(struct oas_write *w, const struct oas_layout_row *row,
                                            const char *from)
{
    double value;
    char digits[OAS_DOUBLE_SIZE];
    memcpy(&value, from, sizeof value);
    if (!(value >= -DBL_MAX && value <= DBL_MAX))
        return oas_write_instead(w, row, OAS_CODE_NOT_FINITE, from);
    oas_buf_put(w->out, oas_str_of(digits, oas_double_write(value, digits)));
    return OAS_OK;
}

/* What is wrong with a text; OAS_CODE_NONE for nothing. */
oas_code oas_write_text_fault(oas_str text)
{
    if (!text.at)
        return text.len ? OAS_CODE_UNSET : OAS_CODE_NONE;
    return oas_utf8_check(text) < text.len ? OAS_CODE_NOT_UTF8 : OAS_CODE_NONE;
}

OAS_NOINLINE static oas_status write_string(struct oas_write *w, const struct oas_layout_row *row,
                                            const char *from)
{
    oas_str text = oas_str_at(from);
    if (text.at && text.len > w->max_bytes)
        return OAS_TOO_LARGE;
    if (text.at && oas_is_plain(text)) {
        oas_put_quoted(w->out, text);
        return OAS_OK;
    }
    oas_code code = oas_write_text_fault(text);
    if (code != OAS_CODE_NONE)
        return oas_write_instead(w, row, code, from);
    oas_buf_put_json(w->out, text);
    return OAS_OK;
}

OAS_NOINLINE static oas_status write_enum(struct oas_write *w, const struct oas_layout_row *row,
                                          const char *from)
{
    uint64_t value = oas_enum_load(from, row->size);
    uint32_t label = oas_label_of(&w->in, row, value);
    if (label == OAS_NONE)
        return oas_write_instead(w, row, value ? OAS_CODE_INVALID_VALUE : OAS_CODE_UNSET, from);
    oas_buf_put_json(w->out, oas_layout_text(&w->in, w->in.layout->labels[label].text));
    return OAS_OK;
}

/* What is wrong with the text is told where it lies. */
OAS_NOINLINE static oas_status write_open(struct oas_write *w, const struct oas_layout_row *row,
                                          const char *from)
{
    uint64_t value = oas_enum_load(from, row->entry);
    oas_str text = oas_open_text(&w->in, row, from);
    if (!text.at)
        return oas_write_instead(
            w, row, value && value != row->other ? OAS_CODE_INVALID_VALUE : OAS_CODE_UNSET, from);
    if (value == row->other)
        return write_string(w, row, from + row->at);
    oas_buf_put_json(w->out, text);
    return OAS_OK;
}

OAS_NOINLINE static oas_status write_numbered(struct oas_write *w, const struct oas_layout_row *row,
                                              const char *from)
{
    int64_t value = oas_numbered_load(&w->in, row, from);
    uint32_t label = oas_label_of_number(&w->in, row, value);
    if (label == OAS_NONE)
        return oas_write_instead(w, row, value ? OAS_CODE_INVALID_VALUE : OAS_CODE_UNSET, from);
    oas_buf_put(w->out, oas_layout_text(&w->in, w->in.layout->labels[label].text));
    return OAS_OK;
}

oas_status oas_write_leaf(struct oas_write *w, const struct oas_layout_row *row, const char *from,
                          unsigned depth)
{
    switch ((oas_shape)row->shape) {
    case OAS_SHAPE_JSON:
        return write_json(w, row, from, depth);
    case OAS_SHAPE_BOOLEAN:
        write_boolean(w, from);
        return OAS_OK;
    case OAS_SHAPE_SIGNED:
        write_signed(w, row, from);
        return OAS_OK;
    case OAS_SHAPE_UNSIGNED:
        write_unsigned(w, row, from);
        return OAS_OK;
    case OAS_SHAPE_DOUBLE:
        return write_double(w, row, from);
    case OAS_SHAPE_STRING:
        return write_string(w, row, from);
    case OAS_SHAPE_ENUM:
        return write_enum(w, row, from);
    case OAS_SHAPE_OPEN:
        return write_open(w, row, from);
    case OAS_SHAPE_NUMBERED:
        return write_numbered(w, row, from);
    case OAS_SHAPE_LIST:
    case OAS_SHAPE_MAP:
    case OAS_SHAPE_STRUCT:
    case OAS_SHAPE_CONST:
    case OAS_SHAPE_OPTION:
    case OAS_SHAPE_POINTER:
    case OAS_SHAPE_UNION:
        break;
    }
    return oas_write_text(w, oas_layout_text(&w->in, row->text), depth); /* a CONST */
}
