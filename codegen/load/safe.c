/* What a terminal must not be given. */
#include "load/safe.h"

#include <oas/utf8.h>

#include "load/width.h"

size_t safe_put_character(oas_buf *out, const char *at, const char *end)
{
    size_t length = oas_utf8_step(at, end);
    if (length == 0 || oas_utf8_unsafe(oas_utf8_get(at, &length)))
        oas_buf_putc(out, '?');
    else
        oas_buf_put(out, oas_str_of(at, length));
    return length ? length : 1;
}

unsigned safe_width(const char *at, const char *end)
{
    size_t length = oas_utf8_step(at, end);
    uint32_t code = length ? oas_utf8_get(at, &length) : 0;
    return length == 0 || oas_utf8_unsafe(code) ? 1 : width_of_character(code);
}

void safe_put(oas_buf *out, oas_str text)
{
    const char *end = text.at + text.len;
    for (const char *at = text.at; at < end;)
        at += safe_put_character(out, at, end);
}
