/* UUIDs, JSON Pointers, base64. */
#include "format/format_part.h"

#include "format/uuid.h"

/* RFC 9562 section 4: the text form. JSON Schema asks for no particular version or variant. */
bool oas_is_uuid(oas_str text)
{
    return oas_uuid_shape(text);
}

/* RFC 6901 section 3: empty, or tokens that each begin with a slash; ~ only in ~0 and ~1. */
bool oas_is_json_pointer(oas_str text)
{
    if (text.len > 0 && text.at[0] != '/')
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '~') {
            i++;
            if (i == text.len || (text.at[i] != '0' && text.at[i] != '1'))
                return false;
        }
    }
    return true;
}

/* 0, or digits that do not begin with 0; NULL when there are none. */
static const char *skip_integer(const char *at, const char *end)
{
    if (at == end || !oas_ascii_digit(*at))
        return NULL;
    if (*at == '0')
        return at + 1;
    while (at < end && oas_ascii_digit(*at))
        at++;
    return at;
}

/* draft-bhutton-relative-json-pointer-00 section 3: how far up, then perhaps how far along the
 * array, then a pointer or #. */
bool oas_is_relative_json_pointer(oas_str text)
{
    const char *end = text.at + text.len;
    const char *at = text.len > 0 ? skip_integer(text.at, end) : NULL;
    if (at && at < end && (*at == '+' || *at == '-'))
        at = skip_integer(at + 1, end);
    if (!at)
        return false;
    return (end - at == 1 && *at == '#') || oas_is_json_pointer(oas_str_between(at, end));
}

/* RFC 4648 section 4 (OpenAPI 3.0 section 4.4): whole groups of four, padded, no white space. */
bool oas_is_byte(oas_str text)
{
    if (text.len % 4 != 0)
        return false;
    size_t len = text.len;
    for (int pads = 0; len > 0 && pads < 2 && text.at[len - 1] == '='; pads++)
        len--;
    for (size_t i = 0; i < len; i++)
        if (oas_base64_sextet(OAS_BASE64, text.at[i]) > 63)
            return false;
    return true;
}
