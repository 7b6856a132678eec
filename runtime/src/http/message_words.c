/* What is wrong with a message, in words, and as the body of an answer. */
#include <oas/message.h>
#include <oas/utf8.h>

#include "base/put.h"
#include "message/error_body.h"

/* Without what would break a line; the first code points of it. */
static void put_shown(oas_str text, oas_buf *out)
{
    enum { MOST = 40 };
    size_t shown = 0;
    for (size_t i = 0; i < text.len; shown++) {
        size_t step = oas_utf8_step(text.at + i, text.at + text.len);
        size_t length = step;
        bool good = step && !oas_utf8_unsafe(oas_utf8_get(text.at + i, &length)) &&
                    text.at[i] != '\t' && text.at[i] != '\n' && text.at[i] != '\r';
        if (shown == MOST) {
            oas_buf_puts(out, "\xE2\x80\xA6");
            return;
        }
        if (good)
            oas_buf_put(out, oas_str_of(text.at + i, step));
        else
            oas_buf_putc(out, '?');
        i += step ? step : 1;
    }
}

static void put_plain(const oas_message_error *error, oas_buf *out)
{
    oas_buf_puts(out, "expected ");
    oas_buf_put(out, error->expected);
    if (error->received.len) {
        oas_buf_puts(out, ", got ");
        put_shown(error->received, out);
    }
}

void oas_message_error_says(const oas_message_error *error, oas_buf *out)
{
    if (error->error)
        oas_error_message(error->errors, error->error, out);
    else
        put_plain(error, out);
}

void oas_message_error_text(const oas_message_error *error, oas_buf *out)
{
    oas_buf_puts(out, oas_part_name(error->part));
    if (error->name.len) {
        oas_buf_putc(out, ' ');
        put_shown(error->name, out);
    }
    if (!error->error) {
        OAS_PUT(out, ": ");
        put_plain(error, out);
        return;
    }
    oas_buf pointer = {.from = out->from};
    oas_error_instance(error->errors, error->error, &pointer);
    if (pointer.len) {
        oas_buf_putc(out, ' ');
        put_shown(oas_buf_str(&pointer), out);
    }
    OAS_PUT(out, ": ");
    oas_error_message(error->errors, error->error, out);
    out->failed |= pointer.failed;
    oas_buf_free(&pointer);
}

/* ---- bodies ---- */

static void put_one(const oas_message_error *error, oas_places *places, oas_buf *out, oas_buf *text)
{
    const oas_str names[] = {oas_str_from(oas_part_name(error->part)), error->name};
    const struct oas_body_place place = {names, error->name.len ? 2 : 1};
    if (error->error) {
        oas_error_body_put(error->errors, error->error, places, &place, out, text);
        return;
    }
    text->len = 0;
    put_plain(error, text);
    size_t len = text->len;
    put_shown(error->received, text);
    const struct oas_body_words words = {oas_str_of(text->at, len), error->expected,
                                         oas_str_of(text->at + len, text->len - len), error->code};
    if (!text->failed)
        oas_error_body_plain(&place, &words, out);
}

/* Places are of one payload: of each value anew. */
static void put_all(const oas_judged *judged, oas_buf *out)
{
    oas_buf text = {.from = out->from};
    oas_places places = {.open = {.from = out->from}};
    const oas_errors *last = NULL;
    for (size_t i = 0; i < judged->count; i++) {
        if (i)
            oas_buf_putc(out, ',');
        if (judged->at[i].errors != last)
            oas_places_free(&places);
        last = judged->at[i].errors;
        put_one(&judged->at[i], &places, out, &text);
    }
    oas_buf_puts(out, "]}");
    out->failed |= text.failed;
    oas_buf_free(&text);
    oas_places_free(&places);
}

void oas_judged_body(const oas_judged *judged, oas_buf *out)
{
    oas_error_body_begin(judged->count, out);
    put_all(judged, out);
}

static const char *title_of(unsigned answer)
{
    switch (answer) {
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 422:
        return "Unprocessable Content";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    default:
        return "Bad Request";
    }
}

void oas_judged_problem(const oas_judged *judged, oas_buf *out)
{
    oas_buf_puts(out, "{\"title\":\"");
    oas_buf_puts(out, title_of(judged->answer));
    oas_buf_puts(out, "\",\"status\":");
    oas_buf_put_u64(out, judged->answer ? judged->answer : 400);
    oas_buf_puts(out, ",\"errors\":[");
    put_all(judged, out);
}
