/* From an offset back to the place: instance pointer, line and column. */
#include "message/error_place.h"

#include "base/utf8.h"
#include "error/errors.h"
#include "json/reader.h"
#include "json/token.h"

/* The text may be gone: a struct that was refused, without memory to keep its text in. */
static bool is_in_text(const oas_errors *errs, const oas_error *error)
{
    return error->offset <= errs->json.len;
}

static struct oas_reader reader_at(const oas_errors *errs, size_t offset)
{
    struct oas_reader r = oas_reader_over(errs->json);
    r.at += offset;
    return r;
}

bool oas_error_value(const oas_errors *errs, const oas_error *error, struct oas_reader *r)
{
    if (error->code == OAS_CODE_INVALID_JSON || error->offset >= errs->json.len)
        return false;
    *r = reader_at(errs, error->offset);
    if (*r->at != '"')
        return true;
    struct oas_reader behind = *r;
    struct oas_token key;
    if (oas_read_string(&behind, &key) != OAS_OK)
        return false;
    oas_read_space(&behind);
    if (behind.at < behind.end && *behind.at == ':') {
        behind.at++;
        oas_read_space(&behind);
        *r = behind;
    }
    return r->at < r->end;
}

oas_str oas_error_key(const oas_errors *errs, const oas_error *error)
{
    struct oas_reader r;
    if (!oas_error_value(errs, error, &r) || r.at == errs->json.at + error->offset)
        return oas_str_of(NULL, 0);
    const char *at = errs->json.at + error->offset;
    struct oas_reader key_at = reader_at(errs, error->offset);
    struct oas_token key;
    if (oas_read_string(&key_at, &key) != OAS_OK)
        return oas_str_of(NULL, 0);
    return oas_str_of(at, (size_t)(key_at.at - at));
}

static void put_token(oas_buf *out, const struct oas_token *key)
{
    if (!key->escaped) {
        oas_pointer_put(out, key->raw);
        return;
    }
    const char *at = key->raw.at, *end = at + key->raw.len;
    oas_buf_putc(out, '/');
    while (at < end) {
        uint32_t code = oas_token_next(&at, end);
        char bytes[4];
        if (code == '~' || code == '/')
            oas_buf_puts(out, code == '~' ? "~0" : "~1");
        else
            oas_buf_put(out, oas_str_of(bytes, oas_utf8_put(bytes, code)));
    }
}

/* Skips the value at the cursor if the place sought lies behind it; else it is inside. A value that
 * does not end before the place holds it: what stands behind is not looked at. */
static bool skip_unless_inside(struct oas_reader *r, const char *sought)
{
    struct oas_reader before = *r;
    before.end = sought;
    if (r->at >= sought || oas_skip_value(&before, 0) != OAS_OK)
        return false;
    r->at = before.at;
    return true;
}

/* Into the object at the cursor: to the member that is or holds the place. */
static bool enter_object(struct oas_reader *r, const char *sought, oas_buf *out, bool *at_key)
{
    struct oas_token key;
    bool more = true;
    r->at++;
    for (bool first = true; more; first = false) {
        oas_read_space(r);
        const char *quote = r->at;
        if (oas_read_key(r, first, &key, &more) != OAS_OK || !more)
            return false;
        *at_key = sought < r->at && sought >= quote;
        if (*at_key || !skip_unless_inside(r, sought)) {
            put_token(out, &key);
            return true;
        }
        if (oas_read_after(r, '}', &more) != OAS_OK)
            return false;
    }
    return false;
}

static bool enter_array(struct oas_reader *r, const char *sought, oas_buf *out)
{
    bool more = true;
    r->at++;
    for (uint64_t i = 0; more; i++) {
        oas_read_space(r);
        if (!skip_unless_inside(r, sought)) {
            oas_buf_putc(out, '/');
            oas_buf_put_u64(out, i);
            return true;
        }
        if (oas_read_after(r, ']', &more) != OAS_OK)
            return false;
    }
    return false;
}

void oas_error_instance(const oas_errors *errs, const oas_error *error, oas_buf *out)
{
    if (error->code == OAS_CODE_INVALID_JSON || !is_in_text(errs, error))
        return;
    struct oas_reader r = reader_at(errs, 0);
    const char *sought = r.begin + error->offset;
    oas_read_space(&r);
    bool inside = true, at_key = false;
    while (inside && !at_key && r.at < sought && r.at < r.end)
        inside = *r.at == '{'   ? enter_object(&r, sought, out, &at_key)
                 : *r.at == '[' ? enter_array(&r, sought, out)
                                : false;
}

void oas_error_place(const oas_errors *errs, const oas_error *error, size_t *line, size_t *column)
{
    *line = *column = 0;
    if (!is_in_text(errs, error))
        return;
    const char *at = errs->json.at, *sought = at + error->offset, *start = at;
    *line = 1;
    while (at < sought) {
        const char *feed = memchr(at, '\n', (size_t)(sought - at));
        if (!feed)
            break;
        at = start = feed + 1;
        ++*line;
    }
    *column = 1;
    for (at = start; at < sought; at++)
        *column += ((unsigned char)*at & 0xC0) != 0x80;
}
