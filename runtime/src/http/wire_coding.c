/* Percent-encoding, and the blanks of fields. */
#include "http/wire_coding.h"

#include <oas/utf8.h>

#include "base/put.h"
#include "http/words.h"

struct oas_coding oas_coding_of(const oas_parameter *parameter)
{
    struct oas_coding coding = {.percent = false};
    switch (parameter->in) {
    case OAS_IN_QUERY:
    case OAS_IN_QUERYSTRING:
        coding.plus = true;
        coding.percent = true;
        break;
    case OAS_IN_PATH:
        coding.percent = true;
        break;
    case OAS_IN_HEADER:
        coding.blanks = true;
        break;
    case OAS_IN_COOKIE:
        coding.blanks = true;
        coding.percent = parameter->style != OAS_STYLE_COOKIE;
        break;
    case OAS_IN_COUNT:
        break;
    }
    return coding;
}

/* ---- reading ---- */

static unsigned char octet_at(const struct oas_coding *coding, const char *at, const char *end)
{
    if (coding->percent && oas_percent(at, end))
        return (unsigned char)(oas_hex_value(at[1]) << 4 | oas_hex_value(at[2]));
    return (unsigned char)(coding->plus && *at == '+' ? ' ' : *at);
}

static bool stands_for_itself(const struct oas_coding *coding, oas_str raw)
{
    return !(coding->percent && memchr(raw.at, '%', raw.len)) &&
           !(coding->plus && memchr(raw.at, '+', raw.len));
}

static const char *bad_percent(oas_str raw)
{
    const char *end = raw.at + raw.len;
    for (const char *at = oas_word_find(raw.at, end, '%'); at < end;
         at = oas_word_find(at + 3, end, '%'))
        if (!oas_percent(at, end))
            return at;
    return NULL;
}

/* Where the octet at `index` of the decoded text stands. */
static const char *place_of_octet(const struct oas_coding *coding, oas_str raw, size_t index)
{
    const char *at = raw.at;
    while (index--)
        at = oas_coding_step(coding, at, raw.at + raw.len);
    return at;
}

oas_wire_fault oas_coding_read(const struct oas_coding *coding, oas_str raw, oas_arena *mem,
                               oas_str *text, const char **at)
{
    if (coding->blanks)
        raw = oas_word_trimmed(raw);
    *text = raw;
    *at = raw.at;
    if (raw.len == 0)
        return OAS_WIRE_FINE;
    const char *bad = coding->percent ? bad_percent(raw) : NULL;
    if (bad) {
        *at = bad;
        return OAS_WIRE_PERCENT;
    }
    if (!stands_for_itself(coding, raw)) {
        char *made = oas_arena_take(mem, raw.len, 1);
        if (!made)
            return OAS_WIRE_FAULT_COUNT;
        const char *end = raw.at + raw.len;
        text->at = made;
        for (const char *from = raw.at; from < end; from = oas_coding_step(coding, from, end))
            *made++ = (char)octet_at(coding, from, end);
        text->len = (size_t)(made - text->at);
    }
    size_t good = oas_utf8_check(*text);
    if (good == text->len)
        return OAS_WIRE_FINE;
    *at = place_of_octet(coding, raw, good);
    return OAS_WIRE_UTF8;
}

/* ---- writing ---- */

/* RFC 3986 section 2.3. */
static bool is_unreserved(char c)
{
    return oas_ascii_alpha(c) || oas_ascii_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

static void put_coded(oas_buf *out, unsigned char octet)
{
    static const char digits[] = "0123456789ABCDEF";
    char coded[] = {'%', digits[octet >> 4], digits[octet & 15]};
    oas_put_bytes(out, coded, sizeof coded);
}

void oas_coding_write(const struct oas_coding *coding, oas_str text, const char *plain,
                      oas_buf *out)
{
    if (!coding->percent) {
        oas_buf_put(out, text);
        return;
    }
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c && (is_unreserved(c) || strchr(plain, c)))
            oas_put_byte(out, c);
        else
            put_coded(out, (unsigned char)c);
    }
}

/* RFC 3986 section 2.2. */
static bool is_reserved(char c)
{
    return c && strchr(":/?#[]@!$&'()*+,;=", c);
}

void oas_coding_literal(oas_str text, oas_buf *out)
{
    const char *end = text.at + text.len;
    for (const char *at = text.at; at < end; at++)
        if (is_unreserved(*at) || is_reserved(*at) || (*at == '%' && oas_percent(at, end)))
            oas_put_byte(out, *at);
        else
            put_coded(out, (unsigned char)*at);
}

bool oas_coding_is_token(oas_str text)
{
    static const char marks[] = "!#$%&'*+-.^_`|~";
    bool good = text.len > 0;
    for (size_t i = 0; i < text.len && good; i++) {
        char c = text.at[i];
        good = c && (oas_ascii_alpha(c) || oas_ascii_digit(c) || strchr(marks, c));
    }
    return good;
}
