/* All errors as lines for people: logs, terminals. */
#include <oas/error.h>

#include "base/utf8.h"

/* What would move, hide or reorder text on a terminal, or begin a line of its own in a log. */
static bool is_unsafe(uint32_t code)
{
    return (code < 0x20 && code != '\t') || (code >= 0x7F && code < 0xA0) || code == 0x061C ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF;
}

static void put_safe(oas_buf *out, oas_str text)
{
    const char *at = text.len ? text.at : "", *end = at + text.len;
    while (at < end) {
        size_t length = oas_utf8_step(at, end), same;
        if (length == 0 || is_unsafe(oas_utf8_get(at, &same)))
            oas_buf_putc(out, '?');
        else
            oas_buf_put(out, oas_str_of(at, length));
        at += length ? length : 1;
    }
}

/* "name:line:column: error: " */
static void put_head(const oas_errors *errs, const oas_error *error, oas_str name, oas_buf *out)
{
    size_t line, column;
    oas_error_place(errs, error, &line, &column);
    put_safe(out, name);
    oas_buf_putc(out, ':');
    oas_buf_put_u64(out, line);
    oas_buf_putc(out, ':');
    oas_buf_put_u64(out, column);
    oas_buf_puts(out, ": error: ");
}

static void put_line(const oas_errors *errs, const oas_error *error, oas_buf *out, oas_buf *text)
{
    text->len = 0;
    if (error->code != OAS_CODE_INVALID_JSON) {
        oas_error_instance(errs, error, text);
        if (text->len == 0)
            oas_buf_puts(text, "(root)");
        oas_buf_puts(text, ": ");
    }
    oas_error_message(errs, error, text);
    put_safe(out, oas_buf_str(text));
    bool none = error->keyword == OAS_KEYWORD_NONE;
    oas_buf_puts(out, " [");
    oas_buf_puts(out, none ? oas_code_name(error->code) : oas_keyword_name(error->keyword));
    oas_buf_puts(out, "]\n");
}

void oas_errors_text(const oas_errors *errs, oas_str name, oas_buf *out)
{
    oas_buf text = {.from = out->from};
    size_t kept = oas_errors_kept(errs);
    for (size_t i = 0; i < kept; i++) {
        put_head(errs, &errs->at[i], name, out);
        put_line(errs, &errs->at[i], out, &text);
    }
    if (errs->count > kept) {
        put_safe(out, name);
        oas_buf_puts(out, ": error: ");
        oas_buf_put_u64(out, errs->count - kept);
        oas_buf_puts(out, errs->count - kept == 1 ? " more error\n" : " more errors\n");
    }
    out->failed |= text.failed;
    oas_buf_free(&text);
}
