/* All errors as lines for people: logs, terminals. */
#include <oas/error.h>

#include "base/utf8.h"
#include "message/message.h"
#include "message/noun.h"
#include "message/places.h"

static void put_safe(oas_buf *out, oas_str text)
{
    const char *at = text.len ? text.at : "", *end = at + text.len;
    while (at < end) {
        size_t length = oas_utf8_step(at, end), same;
        if (length == 0 || oas_utf8_unsafe(oas_utf8_get(at, &same)))
            oas_buf_putc(out, '?');
        else
            oas_buf_put(out, oas_str_of(at, length));
        at += length ? length : 1;
    }
}

/* "name:line:column: error: " */
static void put_head(const oas_places *places, oas_str name, oas_buf *out)
{
    put_safe(out, name);
    oas_buf_putc(out, ':');
    oas_buf_put_u64(out, places->line);
    oas_buf_putc(out, ':');
    oas_buf_put_u64(out, places->column);
    oas_buf_puts(out, ": error: ");
}

/* "; did you mean \"name\"?" */
static void put_suggestion(const oas_errors *errs, const oas_error *error, oas_places *places,
                           oas_buf *out)
{
    oas_str meant = oas_error_suggestion(errs, error, places);
    if (meant.len == 0)
        return;
    oas_buf_puts(out, "; did you mean ");
    oas_buf_puts(out, error->code == OAS_CODE_MISSING ? "it by " : "");
    oas_buf_put_json(out, meant);
    oas_buf_putc(out, '?');
}

void oas_error_text(const oas_errors *errs, const oas_error *error, oas_places *places,
                    oas_buf *out)
{
    oas_buf text = {.from = out->from};
    if (error->code != OAS_CODE_INVALID_JSON) {
        oas_places_instance(places, OAS_SHOWN_POINTS, &text);
        if (text.len == 0)
            oas_buf_puts(&text, "(root)");
        oas_buf_puts(&text, ": ");
    }
    oas_message_put(errs, error, &text, OAS_LENGTH_LINE);
    put_suggestion(errs, error, places, &text);
    put_safe(out, oas_buf_str(&text));
    out->failed |= text.failed;
    oas_buf_free(&text);
}

static void put_line(const oas_errors *errs, const oas_error *error, oas_places *places,
                     oas_buf *out)
{
    oas_error_text(errs, error, places, out);
    bool none = error->keyword == OAS_KEYWORD_NONE;
    oas_buf_puts(out, " [");
    oas_buf_puts(out, none ? oas_code_name(error->code) : oas_keyword_name(error->keyword));
    oas_buf_puts(out, "]\n");
}

void oas_errors_text(const oas_errors *errs, oas_str name, oas_buf *out)
{
    oas_places places = {.open = {.from = out->from}};
    size_t kept = oas_errors_kept(errs);
    for (size_t i = 0; i < kept; i++) {
        oas_places_find(&places, errs, &errs->at[i]);
        put_head(&places, name, out);
        put_line(errs, &errs->at[i], &places, out);
    }
    if (errs->count > kept) {
        put_safe(out, name);
        oas_buf_puts(out, ": error: ");
        oas_buf_put_u64(out, errs->count - kept);
        oas_buf_puts(out, errs->count - kept == 1 ? " more error\n" : " more errors\n");
    }
    oas_places_free(&places);
}
