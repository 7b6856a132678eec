/* All errors as the body that an API answers a bad request with. */
#include "message/error_body.h"

/* Texts of an array: "a","b". */
static void put_texts(oas_buf *out, const oas_str *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            oas_buf_putc(out, ',');
        oas_buf_put_json(out, texts[i]);
    }
}

/* The pointer's tokens as JSON texts: "/a/b~1c" gives "a","b/c". */
static void put_path(oas_buf *out, const struct oas_body_place *place, oas_str pointer,
                     oas_str property, bool missing)
{
    oas_buf token = {.from = out->from};
    bool first = place->count == 0;
    oas_buf_putc(out, '[');
    put_texts(out, place->at, place->count);
    for (size_t i = 0; i < pointer.len;) {
        token.len = 0;
        for (i++; i < pointer.len && pointer.at[i] != '/'; i++) {
            char c = pointer.at[i];
            if (c == '~')
                c = pointer.at[++i] == '0' ? '~' : '/';
            oas_buf_putc(&token, c);
        }
        if (!first)
            oas_buf_putc(out, ',');
        oas_buf_put_json(out, oas_buf_str(&token));
        first = false;
    }
    if (missing) {
        if (!first)
            oas_buf_putc(out, ',');
        oas_buf_put_json(out, property);
    }
    oas_buf_putc(out, ']');
    out->failed |= token.failed;
    oas_buf_free(&token);
}

static void put_member(oas_buf *out, const char *name, oas_str text)
{
    oas_buf_putc(out, ',');
    oas_buf_put_json(out, oas_str_from(name));
    oas_buf_putc(out, ':');
    oas_buf_put_json(out, text);
}

void oas_error_body_put(const oas_errors *errs, const oas_error *error, oas_places *places,
                        const struct oas_body_place *place, oas_buf *out, oas_buf *text)
{
    text->len = 0;
    oas_places_find(places, errs, error);
    oas_places_instance(places, OAS_ERROR_NAME, text);
    oas_buf_puts(out, "{\"path\":");
    put_path(out, place, oas_buf_str(text), oas_error_property(errs, error),
             error->code == OAS_CODE_MISSING);
    text->len = 0;
    oas_error_message(errs, error, text);
    put_member(out, "message", oas_buf_str(text));
    text->len = 0;
    oas_error_expected(errs, error, text);
    put_member(out, "expected", oas_buf_str(text));
    text->len = 0;
    oas_error_received(errs, error, text);
    if (text->len)
        put_member(out, "received", oas_buf_str(text));
    put_member(out, "code", oas_str_from(oas_code_name(error->code)));
    oas_buf_putc(out, '}');
}

void oas_error_body_plain(const struct oas_body_place *place, const struct oas_body_words *words,
                          oas_buf *out)
{
    oas_buf_puts(out, "{\"path\":[");
    put_texts(out, place->at, place->count);
    oas_buf_putc(out, ']');
    put_member(out, "message", words->message);
    put_member(out, "expected", words->expected);
    if (words->received.len)
        put_member(out, "received", words->received);
    put_member(out, "code", oas_str_from(oas_code_name(words->code)));
    oas_buf_putc(out, '}');
}

void oas_error_body_begin(uint64_t count, oas_buf *out)
{
    oas_buf_puts(out, "{\"message\":\"The request is invalid: ");
    oas_buf_put_u64(out, count);
    oas_buf_puts(out, count == 1 ? " error" : " errors");
    oas_buf_puts(out, "\",\"code\":\"VALIDATION_ERROR\",\"errors\":[");
}

void oas_errors_body(const oas_errors *errs, oas_buf *out)
{
    oas_buf text = {.from = out->from};
    oas_places places = {.open = {.from = out->from}};
    oas_error_body_begin(errs->count, out);
    for (size_t i = 0; i < oas_errors_kept(errs); i++) {
        static const struct oas_body_place root = {NULL, 0};
        if (i > 0)
            oas_buf_putc(out, ',');
        oas_error_body_put(errs, &errs->at[i], &places, &root, out, &text);
    }
    oas_buf_puts(out, "]}");
    out->failed |= text.failed;
    oas_buf_free(&text);
    oas_places_free(&places);
}
