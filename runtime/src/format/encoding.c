/* Octets written as texts: the encodings of RFC 2045. */
#include "format/format_part.h"

oas_encoding oas_encoding_find(oas_str name)
{
    static const char *const names[] = {
        "",
#define OAS_ENCODING(symbol, name) name,
#include <oas/formats.def>
#undef OAS_ENCODING
    };
    for (int i = 1; i < OAS_ENCODING_COUNT; i++) {
        size_t at = 0;
        while (at < name.len && names[i][at] == oas_ascii_lower(name.at[at]))
            at++;
        if (at == name.len && names[i][at] == '\0')
            return (oas_encoding)i;
    }
    return OAS_ENCODING_NONE;
}

/* Where octets go: nowhere when `at` is NULL. */
struct encoding_octets {
    char *at;
    size_t len;
};

static void put_octet_of(struct encoding_octets *out, unsigned octet)
{
    if (out->at)
        out->at[out->len] = (char)octet;
    out->len++;
}

static void put_octets_of(struct encoding_octets *out, const char *at, size_t len)
{
    if (out->at && len > 0)
        memcpy(out->at + out->len, at, len);
    out->len += len;
}

static bool is_line_end(const char *at, const char *end)
{
    return end - at >= 2 && at[0] == '\r' && at[1] == '\n';
}

/* Sections 2.7 and 2.8: no NUL, CR and LF only as the ends of lines, which have at most 998 octets;
 * with `seven`, none beyond 127. */
static bool are_lines(oas_str text, bool seven)
{
    enum { LONGEST_LINE = 998 };
    const char *end = text.at + text.len;
    size_t line = 0;
    for (const char *at = text.at; at < end; at++) {
        if (is_line_end(at, end)) {
            at++;
            line = 0;
            continue;
        }
        bool bad = *at == '\0' || *at == '\r' || *at == '\n' || (seven && (unsigned char)*at > 127);
        if (bad || ++line > LONGEST_LINE)
            return false;
    }
    return true;
}

/* Section 6.8: whole groups of four, the last one padded. */
static bool read_base64(oas_str text, struct encoding_octets *out)
{
    uint32_t group = 0;
    unsigned count = 0;
    unsigned pads = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == '\r' || c == '\n')
            continue;
        unsigned value = oas_base64_sextet(OAS_BASE64, c);
        bool pad = c == '=' && count % 4 >= 2 && pads < 2;
        if ((value == 64 && !pad) || (pads > 0 && !pad))
            return false;
        pads += pad;
        group = group << 6 | (pad ? 0 : value);
        if (++count % 4 != 0)
            continue;
        for (unsigned k = 0; k < 3 - pads; k++)
            put_octet_of(out, group >> (16 - 8 * k) & 0xff);
    }
    return count % 4 == 0;
}

static int quoted_digit(char c)
{
    return c >= 'a' ? -1 : oas_hex_value(c);
}

/* Section 6.7: an equals sign, then two hexadecimal digits in capitals, or a line that goes on. */
static const char *quoted_escape(const char *at, const char *end, struct encoding_octets *out)
{
    if (is_line_end(at + 1, end))
        return at + 3;
    int high = end - at < 3 ? -1 : quoted_digit(at[1]);
    int low = end - at < 3 ? -1 : quoted_digit(at[2]);
    if (high < 0 || low < 0)
        return NULL;
    put_octet_of(out, (unsigned)(high * 16 + low));
    return at + 3;
}

/* Blanks do not end a line, and lines have at most 76 characters. */
static bool read_quoted(oas_str text, struct encoding_octets *out)
{
    enum { LONGEST_QUOTED = 76 };
    const char *end = text.at + text.len;
    const char *line = text.at;
    bool blank = false;
    for (const char *at = text.at; at < end;) {
        const char *from = at;
        if (is_line_end(at, end)) {
            if (blank || at - line > LONGEST_QUOTED)
                return false;
            put_octets_of(out, at, 2);
            at += 2;
            line = at;
        } else if (*at == '=') {
            bool soft = is_line_end(at + 1, end);
            if (soft && at + 1 - line > LONGEST_QUOTED)
                return false;
            at = quoted_escape(at, end, out);
            if (!at)
                return false;
            line = soft ? at : line;
        } else {
            if (*at != '\t' && (*at < ' ' || *at > '~'))
                return false;
            put_octet_of(out, (unsigned char)*at++);
        }
        blank = *from == ' ' || *from == '\t';
    }
    return !blank && end - line <= LONGEST_QUOTED;
}

bool oas_encoding_read(oas_encoding encoding, oas_str text, char *out, size_t *len)
{
    struct encoding_octets octets = {.at = out};
    bool good = true;
    switch (encoding) {
    case OAS_ENCODING_BASE64:
        good = read_base64(text, &octets);
        break;
    case OAS_ENCODING_QUOTED_PRINTABLE:
        good = read_quoted(text, &octets);
        break;
    case OAS_ENCODING_7BIT:
    case OAS_ENCODING_8BIT:
        good = are_lines(text, encoding == OAS_ENCODING_7BIT);
        put_octets_of(&octets, text.at, text.len);
        break;
    case OAS_ENCODING_BINARY:
    case OAS_ENCODING_NONE:
    case OAS_ENCODING_COUNT:
        put_octets_of(&octets, text.at, text.len);
        break;
    }
    *len = octets.len;
    return good;
}
