/* Spans of JSON: one value read, made or compared. Over untrusted text, so always strictly. */
#include <oas/json.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "json/bounds.h"
#include "json/hash.h"
#include "json/order.h"
#include "json/reader.h"
#include "json/token.h"
#include "number/double.h"
#include "number/number.h"

static const oas_json unset = {NULL, 0};

/* At the value's first byte; false when there is none. */
static bool read_on(struct oas_reader *r, oas_json value)
{
    *r = oas_reader_over(value.at ? oas_json_text(value) : oas_str_of("", 0));
    oas_read_space(r);
    return r->at < r->end;
}

oas_status oas_json_check(oas_str text, const oas_options *limits)
{
    const oas_options *by = oas_options_or_none(limits);
    struct oas_reader r;
    if (text.len > oas_bound_bytes(by))
        return OAS_TOO_LARGE;
    if (!read_on(&r, oas_json_of(text)))
        return OAS_MALFORMED;
    r.max_depth = oas_bound_depth(by);
    r.max_string = oas_bound_string(by);
    oas_status status = oas_skip_value(&r, 0);
    return status == OAS_OK ? oas_read_end(&r) : status;
}

oas_json_type oas_json_type_of(oas_json value)
{
    struct oas_reader r;
    if (!read_on(&r, value))
        return OAS_JSON_UNSET;
    switch (*r.at) {
    case '{':
        return OAS_JSON_OBJECT;
    case '[':
        return OAS_JSON_ARRAY;
    case '"':
        return OAS_JSON_STRING;
    case 't':
    case 'f':
        return OAS_JSON_BOOLEAN;
    case 'n':
        return OAS_JSON_NULL;
    default:
        return *r.at == '-' || oas_ascii_digit(*r.at) ? OAS_JSON_NUMBER : OAS_JSON_UNSET;
    }
}

/* ---- one value ---- */

/* The literal's first letter; '\0' when it is none. */
static char read_literal(oas_json value)
{
    struct oas_reader r;
    if (!read_on(&r, value))
        return '\0';
    char first = *r.at;
    if (first != 't' && first != 'f' && first != 'n')
        return '\0';
    return oas_read_literal(&r) == OAS_OK && oas_read_end(&r) == OAS_OK ? first : '\0';
}

bool oas_json_is_null(oas_json value)
{
    return read_literal(value) == 'n';
}

oas_status oas_json_get_bool(oas_json value, bool *out)
{
    char first = read_literal(value);
    if (first != 't' && first != 'f')
        return OAS_INVALID;
    *out = first == 't';
    return OAS_OK;
}

static bool read_number(oas_json value, oas_str *literal)
{
    struct oas_reader r;
    bool plain;
    return oas_json_type_of(value) == OAS_JSON_NUMBER && read_on(&r, value) &&
           oas_read_number(&r, literal, &plain) == OAS_OK && oas_read_end(&r) == OAS_OK;
}

static bool read_integer(oas_json value, struct oas_number *number)
{
    oas_str literal;
    if (!read_number(value, &literal))
        return false;
    *number = oas_number_read(literal);
    return oas_number_is_integer(number);
}

oas_status oas_json_get_int64(oas_json value, int64_t *out)
{
    struct oas_number number;
    if (!read_integer(value, &number))
        return OAS_INVALID;
    if (!number.is_int64)
        return OAS_UNREPRESENTABLE;
    *out = number.int64;
    return OAS_OK;
}

oas_status oas_json_get_uint64(oas_json value, uint64_t *out)
{
    struct oas_number number;
    if (!read_integer(value, &number))
        return OAS_INVALID;
    return oas_number_uint64(&number, out) ? OAS_OK : OAS_UNREPRESENTABLE;
}

oas_status oas_json_get_double(oas_json value, double *out)
{
    oas_str literal;
    if (!read_number(value, &literal))
        return OAS_INVALID;
    return oas_double_read(literal, out) ? OAS_OK : OAS_UNREPRESENTABLE;
}

static bool read_token(oas_json value, struct oas_token *token)
{
    struct oas_reader r;
    return read_on(&r, value) && *r.at == '"' && oas_read_string(&r, token) == OAS_OK &&
           oas_read_end(&r) == OAS_OK;
}

oas_status oas_json_get_string(oas_json value, oas_arena *mem, oas_str *out)
{
    struct oas_token token;
    if (!read_token(value, &token))
        return OAS_INVALID;
    if (!token.escaped) {
        *out = token.raw;
        return OAS_OK;
    }
    char *at = mem ? oas_arena_take(mem, token.raw.len, 1) : NULL;
    if (!at)
        return OAS_NO_MEMORY;
    *out = oas_str_of(at, oas_token_unescape(&token, at));
    return OAS_OK;
}

bool oas_json_is(oas_json value, oas_str text)
{
    struct oas_token token;
    return read_token(value, &token) && oas_token_equal(&token, text);
}

bool oas_json_equal(oas_json a, oas_json b)
{
    struct oas_reader on_a, on_b;
    if (oas_json_check(oas_json_text(a), NULL) != OAS_OK ||
        oas_json_check(oas_json_text(b), NULL) != OAS_OK || !read_on(&on_a, a) ||
        !read_on(&on_b, b))
        return false;
    oas_str text_a = oas_str_of(on_a.at, (size_t)(on_a.end - on_a.at));
    oas_str text_b = oas_str_of(on_b.at, (size_t)(on_b.end - on_b.at));
    return oas_order_match(text_a, text_b, NULL) == OAS_OK;
}

uint32_t oas_json_hash(oas_json value)
{
    static const oas_options deepest = {.max_depth = OAS_DEPTH_LIMIT};
    struct oas_reader r;
    bool good = oas_json_check(oas_json_text(value), &deepest) == OAS_OK && read_on(&r, value);
    return good ? oas_hash_value(&r) : 0;
}

/* ---- arrays and objects ---- */

oas_json_iter oas_json_each(oas_json container)
{
    oas_json_iter iter = {.status = OAS_INVALID};
    struct oas_reader r;
    if (read_on(&r, container) && (*r.at == '{' || *r.at == '[')) {
        iter.status = OAS_OK;
        iter.close = *r.at == '{' ? '}' : ']';
        iter.at = r.at + 1;
        iter.end = r.end;
    }
    return iter;
}

/* Behind the bracket, a comma or the last value: at a value, with its key; or *more is false. */
static oas_status read_next(oas_json_iter *iter, struct oas_reader *r, bool *more)
{
    struct oas_token key;
    oas_status status = OAS_OK;
    *more = true;
    if (iter->begun)
        status = oas_read_after(r, iter->close, more);
    if (status != OAS_OK || !*more)
        return status;
    if (iter->close == '}') {
        status = oas_read_key(r, !iter->begun, &key, more);
        if (status == OAS_OK && *more) {
            iter->key.at = key.raw.at - 1; /* with its quotes */
            iter->key.len = key.raw.len + 2;
        }
        return status;
    }
    oas_read_space(r);
    if (r->at == r->end)
        return OAS_MALFORMED;
    *more = iter->begun || *r->at != ']';
    r->at += !*more;
    return OAS_OK;
}

bool oas_json_next(oas_json_iter *iter)
{
    struct oas_reader r;
    oas_json rest = {iter->at, iter->at ? (size_t)(iter->end - iter->at) : 0};
    bool more;
    iter->key = iter->value = unset;
    if (iter->status != OAS_OK || !iter->at)
        return false;
    (void)read_on(&r, rest);
    oas_status status = read_next(iter, &r, &more);
    const char *start = r.at;
    if (status == OAS_OK)
        status = more ? oas_skip_value(&r, 1) : oas_read_end(&r);
    if (status != OAS_OK || !more) {
        iter->key = unset;
        iter->at = NULL;
        iter->status = status == OAS_MALFORMED ? OAS_INVALID : status;
        return false;
    }
    iter->value.at = start;
    iter->value.len = (size_t)(r.at - start);
    iter->index += iter->begun;
    iter->begun = true;
    iter->at = r.at;
    return true;
}

size_t oas_json_count(oas_json container)
{
    size_t count = 0;
    oas_json_iter iter = oas_json_each(container);
    while (oas_json_next(&iter))
        count++;
    return iter.status == OAS_OK ? count : 0;
}

oas_json oas_json_member(oas_json object, oas_str name)
{
    if (oas_json_type_of(object) != OAS_JSON_OBJECT)
        return unset;
    for (oas_json_iter iter = oas_json_each(object); oas_json_next(&iter);)
        if (oas_json_is(iter.key, name))
            return iter.value;
    return unset;
}

oas_json oas_json_item(oas_json array, size_t index)
{
    if (oas_json_type_of(array) != OAS_JSON_ARRAY)
        return unset;
    for (oas_json_iter iter = oas_json_each(array); oas_json_next(&iter);)
        if (iter.index == index)
            return iter.value;
    return unset;
}

/* ---- making JSON ---- */

/* A buffer of `size` bytes in the arena, which suffice: it never grows and is never freed. */
static oas_buf buf_in(oas_arena *mem, size_t size)
{
    char *at = oas_arena_take(mem, size, 1);
    return (oas_buf){.at = at, .cap = at ? size : 0, .failed = !at};
}

static oas_json made(const oas_buf *buf)
{
    return buf->failed ? unset : oas_json_of(oas_buf_str(buf));
}

oas_json oas_json_from_string(oas_arena *mem, oas_str text)
{
    size_t most = 2;
    if (oas_utf8_check(text) != text.len)
        return unset;
    for (size_t i = 0; i < text.len; i++) {
        size_t size = oas_json_escapes(text.at[i]) ? 6 : 1; /* \u0000 */
        if (most > SIZE_MAX - size)
            return unset;
        most += size;
    }
    oas_buf buf = buf_in(mem, most);
    oas_buf_put_json(&buf, text);
    return made(&buf);
}

oas_json oas_json_from_uint64(oas_arena *mem, uint64_t number)
{
    oas_buf buf = buf_in(mem, 20);
    oas_buf_put_u64(&buf, number);
    return made(&buf);
}

oas_json oas_json_from_int64(oas_arena *mem, int64_t number)
{
    if (number >= 0)
        return oas_json_from_uint64(mem, (uint64_t)number);
    oas_buf buf = buf_in(mem, 20);
    oas_buf_putc(&buf, '-');
    oas_buf_put_u64(&buf, 0 - (uint64_t)number);
    return made(&buf);
}

oas_json oas_json_from_double(oas_arena *mem, double number)
{
    char text[OAS_DOUBLE_SIZE];
    if (!oas_double_finite(number))
        return unset;
    oas_str copy = oas_arena_copy(mem, oas_str_of(text, oas_double_write(number, text)));
    return oas_json_of(copy);
}

oas_json oas_json_from_bool(bool value)
{
    return value ? OAS_JSON("true") : OAS_JSON("false");
}

oas_json oas_json_copy(oas_arena *mem, oas_json value)
{
    return value.at ? oas_json_of(oas_arena_copy(mem, oas_json_text(value))) : unset;
}
