/* What is well-formed is written as it is. */
#include "common/json.h"

#include <oas/utf8.h>

void json_put(oas_buf *out, oas_str text)
{
    if (oas_utf8_check(text) == text.len) {
        oas_buf_put_json(out, text);
        return;
    }
    oas_buf clean = {0};
    const char *end = text.at + text.len;
    for (const char *at = text.at; at < end;) {
        size_t length = oas_utf8_step(at, end);
        if (length)
            oas_buf_put(&clean, oas_str_of(at, length));
        else
            oas_buf_puts(&clean, "\xEF\xBF\xBD");
        at += length ? length : 1;
    }
    oas_buf_put_json(out, oas_buf_str(&clean));
    out->failed |= clean.failed;
    oas_buf_free(&clean);
}
