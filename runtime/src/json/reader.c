/* JSON read strictly: strings, numbers, literals, what stands between values, and whole values
 * without recursion. */
#include "json/reader.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "block/best.h"
#include "block/escape.h"
#include "json/token.h"

const char *oas_fault_expected(enum oas_fault fault)
{
    static const char *const expected[] = {
        "",
#define OAS_FAULT(symbol, text) text,
#include "json/faults.def"
#undef OAS_FAULT
    };
    return expected[fault];
}

/* Points at the first byte that is no hexadecimal digit, for the fault's place. */
static oas_status fault_hex(struct oas_reader *r, const char *at)
{
    while (at < r->end && oas_hex_value(*at) >= 0)
        at++;
    return oas_reader_fault(r, OAS_FAULT_HEX, at);
}

/* At the `u` of an escape whose backslash is at `slash`. A surrogate must be half of a pair: a text
 * with a lone one stands for no sequence of characters (RFC 8259 section 8.2). */
static oas_status read_unicode(struct oas_reader *r, const char *slash)
{
    int32_t unit = r->end - r->at < 5 ? -1 : oas_hex_four(r->at + 1);
    if (unit < 0)
        return fault_hex(r, r->at + 1);
    r->at += 5;
    if (unit >= 0xDC00 && unit <= 0xDFFF)
        return oas_reader_fault(r, OAS_FAULT_HIGH_SURROGATE, slash);
    if (unit < 0xD800 || unit > 0xDBFF)
        return OAS_OK;
    if (r->at == r->end)
        return oas_reader_fault(r, OAS_FAULT_QUOTE, r->at);
    if (*r->at != '\\')
        return oas_reader_fault(r, OAS_FAULT_LOW_SURROGATE, r->at);
    if (r->end - r->at < 2)
        return oas_reader_fault(r, OAS_FAULT_ESCAPE, r->end);
    if (r->at[1] != 'u')
        return oas_reader_fault(r, OAS_FAULT_LOW_SURROGATE, r->at);
    int32_t low = r->end - r->at < 6 ? -1 : oas_hex_four(r->at + 2);
    if (low < 0)
        return fault_hex(r, r->at + 2);
    if (low < 0xDC00 || low > 0xDFFF)
        return oas_reader_fault(r, OAS_FAULT_LOW_SURROGATE, r->at);
    r->at += 6;
    return OAS_OK;
}

/* At a backslash. */
static oas_status read_escape(struct oas_reader *r)
{
    const char *slash = r->at++;
    if (r->at == r->end)
        return oas_reader_fault(r, OAS_FAULT_ESCAPE, r->at);
    switch (*r->at) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
        r->at++;
        return OAS_OK;
    case 'u':
        return read_unicode(r, slash);
    default:
        return oas_reader_fault(r, OAS_FAULT_ESCAPE, r->at);
    }
}

/* At a byte above 0x7f: all of such bytes that follow one another. */
static oas_status read_utf8(struct oas_reader *r)
{
    r->at = oas_utf8_run(r->at, r->end);
    bool bad = r->at < r->end && (unsigned char)*r->at >= 0x80;
    return bad ? oas_reader_fault(r, OAS_FAULT_UTF8, r->at) : OAS_OK;
}

/* From a byte of the string on, one thing after the other: where what is wrong is looked for. */
static oas_status read_slowly(struct oas_reader *r)
{
    for (;;) {
        r->at = oas_plain_end(r->at, r->end);
        if (r->at == r->end)
            return oas_reader_fault(r, OAS_FAULT_QUOTE, r->at);
        unsigned char c = (unsigned char)*r->at;
        if (c == '"')
            return OAS_OK;
        if (c < 0x20)
            return oas_reader_fault(r, OAS_FAULT_CONTROL, r->at);
        oas_status status = c == '\\' ? read_escape(r) : read_utf8(r);
        if (status != OAS_OK)
            return status;
    }
}

oas_status oas_read_string(struct oas_reader *r, struct oas_token *token)
{
    const char *start = ++r->at;
    struct oas_text_marks marks = {.ascii = true};
    r->at = oas_plain_end(start, r->end);
    if (r->at == r->end || *r->at != '"') {
        const char *quote = oas_best_text_end(r->at, r->end, &marks);
        if (!quote)
            return read_slowly(r);
        r->at = quote;
    }
    token->raw = oas_str_of(start, (size_t)(r->at - start));
    token->escaped = marks.escaped;
    token->ascii = marks.ascii;
    r->at++;
    if (token->raw.len <= r->max_string)
        return OAS_OK;
    r->at = start - 1;
    r->long_string = true;
    return OAS_TOO_LARGE;
}

static inline bool at_digit(const struct oas_reader *r)
{
    return r->at < r->end && oas_ascii_digit(*r->at);
}

static oas_status read_digits(struct oas_reader *r)
{
    if (!at_digit(r))
        return oas_reader_fault(r, OAS_FAULT_DIGIT, r->at);
    while (at_digit(r))
        r->at++;
    return OAS_OK;
}

/* RFC 8259 section 6: number = [ minus ] int [ frac ] [ exp ] */
oas_status oas_read_number(struct oas_reader *r, oas_str *literal, bool *plain)
{
    const char *start = r->at;
    *plain = true;
    if (*r->at == '-')
        r->at++;
    if (at_digit(r) && *r->at == '0') {
        r->at++;
        if (at_digit(r))
            return oas_reader_fault(r, OAS_FAULT_LEADING_ZERO, r->at);
    } else if (read_digits(r) != OAS_OK) {
        return OAS_MALFORMED;
    }
    if (r->at < r->end && *r->at == '.') {
        *plain = false;
        r->at++;
        if (read_digits(r) != OAS_OK)
            return OAS_MALFORMED;
    }
    if (r->at < r->end && (*r->at == 'e' || *r->at == 'E')) {
        *plain = false;
        r->at++;
        if (r->at < r->end && (*r->at == '+' || *r->at == '-'))
            r->at++;
        if (read_digits(r) != OAS_OK)
            return OAS_MALFORMED;
    }
    *literal = oas_str_of(start, (size_t)(r->at - start));
    return OAS_OK;
}

oas_status oas_read_literal(struct oas_reader *r)
{
    const char *text = *r->at == 't' ? "true" : *r->at == 'f' ? "false" : "null";
    const char *at = r->at;
    while (*text && at < r->end && *at == *text) {
        at++;
        text++;
    }
    if (*text)
        return oas_reader_fault(r, OAS_FAULT_LITERAL, at);
    r->at = at;
    return OAS_OK;
}

oas_status oas_read_begin(struct oas_reader *r)
{
    if (r->end - r->at >= 3 && memcmp(r->at, "\xEF\xBB\xBF", 3) == 0)
        return oas_reader_fault(r, OAS_FAULT_BYTE_ORDER_MARK, r->at);
    oas_read_space(r);
    return r->at == r->end ? oas_reader_fault(r, OAS_FAULT_VALUE, r->at) : OAS_OK;
}

oas_status oas_read_end(struct oas_reader *r)
{
    oas_read_space(r);
    return r->at == r->end ? OAS_OK : oas_reader_fault(r, OAS_FAULT_TRAILING, r->at);
}

oas_status oas_read_key(struct oas_reader *r, bool first, struct oas_token *key, bool *more)
{
    oas_read_space(r);
    *more = true;
    if (first && r->at < r->end && *r->at == '}') {
        r->at++;
        *more = false;
        return OAS_OK;
    }
    if (r->at == r->end || *r->at != '"')
        return oas_reader_fault(r, first ? OAS_FAULT_KEY_OR_BRACE : OAS_FAULT_KEY, r->at);
    oas_status status = oas_read_string(r, key);
    if (status != OAS_OK)
        return status;
    oas_read_space(r);
    if (r->at == r->end || *r->at != ':')
        return oas_reader_fault(r, OAS_FAULT_COLON, r->at);
    r->at++;
    oas_read_space(r);
    return r->at == r->end ? oas_reader_fault(r, OAS_FAULT_VALUE, r->at) : OAS_OK;
}

oas_status oas_read_after(struct oas_reader *r, char close, bool *more)
{
    oas_read_space(r);
    if (r->at < r->end && (*r->at == ',' || *r->at == close)) {
        *more = *r->at++ == ',';
        return OAS_OK;
    }
    return oas_reader_fault(r, close == '}' ? OAS_FAULT_COMMA_OR_BRACE : OAS_FAULT_COMMA_OR_BRACKET,
                            r->at);
}

/* A value that holds no others, or the opening of one that does. */
static oas_status skip_scalar(struct oas_reader *r)
{
    struct oas_token token;
    oas_str literal;
    bool plain;
    switch (*r->at) {
    case '"':
        return oas_read_string(r, &token);
    case 't':
    case 'f':
    case 'n':
        return oas_read_literal(r);
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
        return oas_read_number(r, &literal, &plain);
    default:
        return oas_reader_fault(r, OAS_FAULT_VALUE, r->at);
    }
}

/* Behind `[`: the first item's first byte, or `]`. */
static oas_status open_array(struct oas_reader *r, bool *more)
{
    oas_read_space(r);
    if (r->at == r->end)
        return oas_reader_fault(r, OAS_FAULT_VALUE, r->at);
    *more = *r->at != ']';
    r->at += !*more;
    return OAS_OK;
}

/* Behind a comma in an array: the next item's first byte. */
static oas_status next_item(struct oas_reader *r)
{
    oas_read_space(r);
    return r->at == r->end ? oas_reader_fault(r, OAS_FAULT_VALUE, r->at) : OAS_OK;
}

/* One bit a level tells objects from arrays. */
struct nesting {
    uint64_t objects[OAS_DEPTH_LIMIT / 64];
    unsigned depth;
};

static bool in_object(const struct nesting *in)
{
    return in->objects[(in->depth - 1) / 64] >> ((in->depth - 1) % 64) & 1;
}

static void enter_container(struct nesting *in, bool object)
{
    uint64_t bit = UINT64_C(1) << (in->depth % 64);
    if (object)
        in->objects[in->depth / 64] |= bit;
    else
        in->objects[in->depth / 64] &= ~bit;
    in->depth++;
}

/* Behind a whole value: closes what ends here; stops at the next value, or with depth 0. */
static oas_status skip_closings(struct oas_reader *r, struct nesting *in)
{
    struct oas_token key;
    while (in->depth) {
        bool object = in_object(in), more;
        oas_status status = oas_read_after(r, object ? '}' : ']', &more);
        if (status == OAS_OK && more) {
            bool key_follows;
            return object ? oas_read_key(r, false, &key, &key_follows) : next_item(r);
        }
        if (status != OAS_OK)
            return status;
        in->depth--;
    }
    return OAS_OK;
}

oas_status oas_skip_value(struct oas_reader *r, unsigned depth)
{
    struct nesting in;
    struct oas_token key;
    in.depth = 0;
    do {
        oas_status status;
        char c = *r->at;
        if (c == '{' || c == '[') {
            bool more;
            if (depth + in.depth >= r->max_depth)
                return OAS_TOO_LARGE;
            r->at++;
            status = c == '{' ? oas_read_key(r, true, &key, &more) : open_array(r, &more);
            if (status == OAS_OK && more) {
                enter_container(&in, c == '{');
                continue;
            }
        } else {
            status = skip_scalar(r);
        }
        if (status == OAS_OK)
            status = skip_closings(r, &in);
        if (status != OAS_OK)
            return status;
    } while (in.depth);
    return OAS_OK;
}
