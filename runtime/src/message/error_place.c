/* From an offset back to what stands there: the value, the key. */
#include "message/error_place.h"

#include "json/reader.h"
#include "json/token.h"

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
