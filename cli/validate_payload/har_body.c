/* Forms as browsers write them (URL, application/x-www-form-urlencoded; RFC 7578). */
#include "validate_payload/har_body.h"

#include <oas/operation.h>

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && strchr("*-._", c));
}

static void put_coded(oas_str text, oas_buf *out)
{
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        const char coded[] = {'%', digits[c >> 4], digits[c & 15]};
        oas_buf_put(out, is_plain(text.at[i]) ? oas_str_of(text.at + i, 1) : oas_str_of(coded, 3));
    }
}

static void write_urlencoded(const struct har_param *params, size_t count, oas_buf *out)
{
    for (size_t i = 0; i < count; i++) {
        oas_buf_puts(out, i ? "&" : "");
        put_coded(params[i].name, out);
        oas_buf_putc(out, '=');
        put_coded(params[i].value, out);
    }
}

static bool begins_folded(oas_str text, const char *lower)
{
    size_t length = strlen(lower);
    if (text.len < length)
        return false;
    for (size_t i = 0; i < length; i++)
        if ((text.at[i] | 0x20) != lower[i] && text.at[i] != lower[i])
            return false;
    return true;
}

/* RFC 2046 section 5.1.1; it may be quoted. */
static oas_str boundary_of(oas_str type)
{
    for (size_t i = 0; i < type.len; i++) {
        oas_str rest = oas_str_of(type.at + i, type.len - i);
        if (!begins_folded(rest, "boundary="))
            continue;
        rest = oas_str_of(rest.at + 9, rest.len - 9);
        bool quoted = rest.len && *rest.at == '"';
        size_t end = quoted;
        while (end < rest.len && rest.at[end] != (quoted ? '"' : ';') && rest.at[end] != ' ')
            end++;
        return oas_str_of(rest.at + quoted, end - quoted);
    }
    return oas_str_of(NULL, 0);
}

/* As browsers do: a quote and the ends of lines are percent-coded. */
static void put_quoted(oas_str text, oas_buf *out)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == '"' || c == '\r' || c == '\n')
            oas_buf_puts(out, c == '"' ? "%22" : c == '\r' ? "%0D" : "%0A");
        else
            oas_buf_putc(out, c);
    }
}

static void put_delimiter(oas_str boundary, const char *behind, oas_buf *out)
{
    oas_buf_puts(out, "--");
    oas_buf_put(out, boundary);
    oas_buf_puts(out, behind);
}

static void write_part(oas_str boundary, const struct har_param *param, oas_buf *out)
{
    put_delimiter(boundary, "\r\nContent-Disposition: form-data; name=\"", out);
    put_quoted(param->name, out);
    oas_buf_putc(out, '"');
    if (param->file.at) {
        oas_buf_puts(out, "; filename=\"");
        put_quoted(param->file, out);
        oas_buf_putc(out, '"');
    }
    if (param->type.len) {
        oas_buf_puts(out, "\r\nContent-Type: ");
        oas_buf_put(out, param->type);
    }
    oas_buf_puts(out, "\r\n\r\n");
    oas_buf_put(out, param->value);
    oas_buf_puts(out, "\r\n");
}

bool har_body_write(oas_str type, const struct har_param *params, size_t count, oas_buf *out)
{
    oas_form form = type.len ? oas_media_form(type) : OAS_FORM_COUNT;
    oas_str boundary = boundary_of(type);
    for (size_t i = 0; i < count; i++)
        if (params[i].file.at && !params[i].value.at)
            return false;
    if (form == OAS_FORM_URLENCODED) {
        write_urlencoded(params, count, out);
        return true;
    }
    if (form != OAS_FORM_MULTIPART || boundary.len == 0)
        return false;
    for (size_t i = 0; i < count; i++)
        write_part(boundary, &params[i], out);
    put_delimiter(boundary, "--\r\n", out);
    return true;
}
