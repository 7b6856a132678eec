/* The members of an object as fields of application/x-www-form-urlencoded. */
#include "http/body_write_form.h"

#include "base/put.h"
#include "http/body_put.h"

static oas_status put_pair(void *user, const oas_media_encoding *encoding, oas_str name,
                           oas_json value)
{
    struct oas_body_writing *w = user;
    oas_str text = oas_json_text(value);
    if (!oas_is_written_as_json(encoding, value)) {
        oas_status status = oas_written_text(w, value, &text);
        if (status != OAS_OK)
            return status;
    }
    oas_put_field(&w->out, w->out.len == 0, name, text);
    return OAS_OK;
}

static oas_status put_pairs(void *user, const oas_media_encoding *encoding, oas_json value)
{
    struct oas_body_writing *w = user;
    if (w->out.len)
        oas_put_byte(&w->out, '&');
    return oas_encoding_put(w, encoding, value, &w->out);
}

oas_status oas_write_urlencoded(struct oas_body_writing *w, oas_json value)
{
    oas_status status = oas_put_members(w, value, put_pairs, put_pair, w);
    return status == OAS_OK && w->out.len == 0 ? OAS_UNREPRESENTABLE : status;
}
