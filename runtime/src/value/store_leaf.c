/* Values without values in them: their text into C. */
#include "value/store_leaf.h"

#include "base/compiler.h"
#include "json/jtype.h"
#include "json/skim.h"
#include "number/double.h"
#include "number/number.h"

OAS_NOINLINE oas_status oas_store_misfit(struct oas_store *s, const struct oas_layout_row *row,
                                         const char *at)
{
    return oas_layout_error(&s->in, OAS_CODE_UNREPRESENTABLE, (uint32_t)(row - s->in.layout->rows),
                            (size_t)(at - s->read.begin));
}

OAS_NOINLINE oas_status oas_store_changed(struct oas_store *s, const struct oas_layout_row *row,
                                          const char *at)
{
    s->changed = true;
    return s->exact ? oas_store_misfit(s, row, at) : OAS_OK;
}

/* ---- memory ---- */

static oas_status copy_text(struct oas_store *s, oas_str *text)
{
    if (text->len == 0) {
        text->at = "";
        return OAS_OK;
    }
    char *at = s->mem ? oas_arena_take(s->mem, text->len, 1) : NULL;
    if (!at)
        return OAS_NO_MEMORY;
    memcpy(at, text->at, text->len);
    text->at = at;
    return OAS_OK;
}

/* Unescaped text is never longer than it stood; what it did not need goes back at once. */
static oas_status unescape(struct oas_store *s, const struct oas_token *token, oas_str *text)
{
    char *at = s->mem ? oas_arena_take(s->mem, token->raw.len, 1) : NULL;
    if (!at)
        return OAS_NO_MEMORY;
    *text = oas_str_of(at, oas_token_unescape(token, at));
    s->mem->at = at + text->len;
    return OAS_OK;
}

oas_status oas_store_text(struct oas_store *s, const struct oas_token *token, char *to)
{
    oas_str text = token->raw;
    oas_status status = token->escaped ? unescape(s, token, &text)
                        : s->copy      ? copy_text(s, &text)
                                       : OAS_OK;
    memcpy(to, &text, sizeof text);
    return status;
}

/* ---- leaves ---- */

static oas_status store_json(struct oas_store *s, oas_str text, char *to)
{
    oas_status status = s->copy ? copy_text(s, &text) : OAS_OK;
    oas_json json = {text.at, text.len};
    memcpy(to, &json, sizeof json);
    return status;
}

/* What most integers are: up to 18 digits. False for others. */
static bool read_plain(oas_str literal, int64_t *value)
{
    bool negative = literal.at[0] == '-';
    *value = 0;
    if (literal.len > 18)
        return false;
    for (size_t i = negative; i < literal.len; i++) {
        unsigned digit = (unsigned char)literal.at[i] - (unsigned)'0';
        if (digit > 9)
            return false;
        *value = *value * 10 + (int64_t)digit;
    }
    *value = negative ? -*value : *value;
    return true;
}

static bool literal_int64(oas_str literal, int64_t *value)
{
    bool fits = read_plain(literal, value);
    if (!fits) {
        struct oas_number number = oas_number_read(literal);
        fits = number.is_int64;
        *value = number.int64;
    }
    return fits;
}

static bool store_signed(oas_str literal, char *to, size_t size)
{
    int64_t value;
    bool fits = literal_int64(literal, &value);
    if (size < sizeof value)
        return fits && oas_signed_store(to, size, value);
    memcpy(to, &value, sizeof value);
    return fits;
}

static bool store_unsigned(oas_str literal, char *to, size_t size)
{
    uint64_t value = 0;
    struct oas_number number = oas_number_read(literal);
    return oas_number_uint64(&number, &value) && oas_unsigned_store(to, size, value);
}

static bool store_double(oas_str literal, char *to)
{
    double value = 0;
    bool fits = oas_double_read(literal, &value);
    memcpy(to, &value, sizeof value);
    return fits;
}

oas_status oas_store_double(struct oas_store *s, const struct oas_layout_row *row, oas_str span,
                            char *to)
{
    return store_double(span, to) ? OAS_OK : oas_store_misfit(s, row, span.at);
}

/* Is the double another number than the literal? 15 digits always come back, but not far from 1. */
OAS_NOINLINE static bool is_rounded(oas_str literal, const char *at)
{
    double value;
    char digits[OAS_DOUBLE_SIZE];
    memcpy(&value, at, sizeof value);
    struct oas_number number = oas_number_read(literal);
    struct oas_number read = oas_number_read(oas_str_of(digits, oas_double_write(value, digits)));
    return oas_number_compare(&number, &read) != 0;
}

static oas_status compare_double(struct oas_store *s, const struct oas_layout_row *row,
                                 oas_str literal, const char *at)
{
    enum { ALWAYS_EXACT = 15 };
    bool plain = literal.len <= ALWAYS_EXACT && !memchr(literal.at, 'e', literal.len) &&
                 !memchr(literal.at, 'E', literal.len);
    return plain || !is_rounded(literal, at) ? OAS_OK : oas_store_changed(s, row, literal.at);
}

oas_status oas_store_string(struct oas_store *s, const struct oas_layout_row *row,
                            const struct oas_token *token, char *to)
{
    if (row->shape == OAS_SHAPE_STRING)
        return oas_store_text(s, token, to);
    uint32_t label = oas_label_find(&s->in, row, token);
    if (label == OAS_NONE)
        return oas_store_misfit(s, row, token->raw.at - 1);
    oas_enum_store(to, row->size, s->in.layout->labels[label].value);
    return OAS_OK;
}

/* The text of a constant is the program's: it outlives the payload. */
static oas_status store_open(struct oas_store *s, const struct oas_layout_row *row, oas_str span,
                             char *to)
{
    struct oas_token token = oas_skim_token(span);
    uint32_t label = oas_label_find(&s->in, row, &token);
    oas_enum_store(to, row->entry,
                   label == OAS_NONE ? row->other : s->in.layout->labels[label].value);
    if (label == OAS_NONE)
        return oas_store_text(s, &token, to + row->at);
    oas_str text = oas_layout_text(&s->in, s->in.layout->labels[label].text);
    memcpy(to + row->at, &text, sizeof text);
    return OAS_OK;
}

static bool store_numbered(const struct oas_store *s, const struct oas_layout_row *row,
                           oas_str literal, char *to)
{
    int64_t value;
    if (!literal_int64(literal, &value) || oas_label_of_number(&s->in, row, value) == OAS_NONE)
        return false;
    oas_enum_store(to, row->size, (uint32_t)value);
    return true;
}

/* The JSON types that the shape can hold. */
static unsigned jtypes_of(const struct oas_layout_row *row)
{
    static const uint8_t holds_of[] = {
#define OAS_SHAPE(symbol, name, spelling, list, holds, words, short) OAS_JTYPE_##holds,
#include <oas/shapes.def>
#undef OAS_SHAPE
    };
    return holds_of[row->shape];
}

oas_status oas_store_leaf(struct oas_store *s, const struct oas_layout_row *row, oas_str span,
                          char *to)
{
    bool fits = oas_jtypes_of(span.at[0]) & jtypes_of(row);
    if (fits && row->shape == OAS_SHAPE_JSON)
        return store_json(s, span, to);
    if (fits && oas_shape_is_text((oas_shape)row->shape)) {
        struct oas_token token = oas_skim_token(span);
        return oas_store_string(s, row, &token, to);
    }
    if (fits && row->shape == OAS_SHAPE_OPEN)
        return store_open(s, row, span, to);
    if (fits && row->shape == OAS_SHAPE_BOOLEAN)
        *(unsigned char *)to = span.at[0] == 't';
    else if (fits && row->shape == OAS_SHAPE_SIGNED)
        fits = store_signed(span, to, row->size);
    else if (fits && row->shape == OAS_SHAPE_UNSIGNED)
        fits = store_unsigned(span, to, row->size);
    else if (fits && row->shape == OAS_SHAPE_NUMBERED)
        fits = store_numbered(s, row, span, to);
    else if (fits && row->shape == OAS_SHAPE_DOUBLE && (fits = store_double(span, to)))
        return compare_double(s, row, span, to);
    return fits ? OAS_OK : oas_store_misfit(s, row, span.at);
}

oas_status oas_store_take(struct oas_store *s, size_t count, size_t size, size_t align, char *to)
{
    struct oas_run run = {NULL, count};
    if (count > 0 && size > 0) {
        run.items = oas_store_room(s, count, size, align);
        if (!run.items)
            return OAS_NO_MEMORY;
    }
    memcpy(to, &run, sizeof run);
    return OAS_OK;
}
