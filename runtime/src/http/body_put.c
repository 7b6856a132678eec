/* Names as browsers write them (URL, application/x-www-form-urlencoded; RFC 7578). */
#include "http/body_put.h"

#include "base/put.h"
#include "http/body_parts.h"
#include "http/media.h"
#include "http/wire_coding.h"
#include "http/words.h"

void oas_put_field(oas_buf *out, bool first, oas_str name, oas_str value)
{
    static const struct oas_coding coding = {.percent = true, .plus = true};
    if (!first)
        oas_put_byte(out, '&');
    oas_coding_write(&coding, name, "", out);
    oas_put_byte(out, '=');
    oas_coding_write(&coding, value, "", out);
}

/* ---- parts ---- */

/* '"', CR and LF percent-encoded, and nothing else. */
static void put_quoted(oas_buf *out, oas_str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] == '"')
            OAS_PUT(out, "%22");
        else if (name.at[i] == '\r')
            OAS_PUT(out, "%0D");
        else if (name.at[i] == '\n')
            OAS_PUT(out, "%0A");
        else
            oas_put_byte(out, name.at[i]);
}

/* What has no name, but that of a file, is no part of a form (RFC 2183 section 2.2). */
static void put_disposition(oas_buf *out, const oas_body_part *part)
{
    OAS_PUT(out, "Content-Disposition: ");
    if (part->name.at) {
        OAS_PUT(out, "form-data; name=\"");
        put_quoted(out, part->name);
        OAS_PUT(out, "\"");
    } else {
        OAS_PUT(out, "attachment");
    }
    if (part->file_name.at) {
        OAS_PUT(out, "; filename=\"");
        put_quoted(out, part->file_name);
        OAS_PUT(out, "\"");
    }
    OAS_PUT(out, "\r\n");
}

/* The field of its head that is called so; NULL: there is none. */
static const oas_header *field_of_part(const oas_body_part *part, oas_str name)
{
    for (size_t i = 0; i < part->header_count; i++)
        if (oas_word_is(part->headers[i].name, name))
            return &part->headers[i];
    return NULL;
}

static const oas_str head_disposition = OAS_STR_INIT("Content-Disposition");
static const oas_str head_type = OAS_STR_INIT("Content-Type");

static void put_head_field(oas_buf *out, oas_str name, oas_str value)
{
    oas_buf_put(out, name);
    OAS_PUT(out, ": ");
    oas_buf_put(out, value);
    OAS_PUT(out, "\r\n");
}

static void put_one_part(oas_buf *out, const oas_body_part *part, oas_str boundary)
{
    bool named = part->name.at || part->file_name.at;
    OAS_PUT(out, "--");
    oas_buf_put(out, boundary);
    OAS_PUT(out, "\r\n");
    if (named && !field_of_part(part, head_disposition))
        put_disposition(out, part);
    if (part->media_type.len && !field_of_part(part, head_type))
        put_head_field(out, head_type, part->media_type);
    for (size_t i = 0; i < part->header_count; i++)
        put_head_field(out, part->headers[i].name, part->headers[i].value);
    OAS_PUT(out, "\r\n");
    oas_buf_put(out, part->octets);
    OAS_PUT(out, "\r\n");
}

/* Names have no way to say "%22"; and a '\' in front of the quotation mark would hide it from what
 * stands `behind`. */
static bool reads_back(oas_str name, bool behind)
{
    size_t hides = 0;
    char meant;
    for (size_t i = 0; i < name.len; i++) {
        const char *at = name.at + i, *end = name.at + name.len;
        if (*at == '%' && oas_part_coded(at, end, &meant) > 1)
            return false;
        hides = *at == '\\' ? hides + 1 : 0;
    }
    return !behind || hides % 2 == 0;
}

static bool has_nul(oas_str text)
{
    return text.len && memchr(text.at, 0, text.len);
}

/* Nothing that would end a line, or a text, or be read as another name, where these make fields. */
static bool is_named_safely(const oas_body_part *part)
{
    return oas_part_may_have(head_type, part->media_type) && !has_nul(part->name) &&
           !has_nul(part->file_name) && reads_back(part->name, part->file_name.at) &&
           reads_back(part->file_name, false);
}

/* Are they fields of a head, each of the two that the part's members make once, and saying the
 * same? */
static bool has_apt_fields(const oas_body_part *part, bool form_data)
{
    const oas_header *called = field_of_part(part, head_disposition);
    const oas_header *type = field_of_part(part, head_type);
    bool apt = true;
    for (size_t i = 0; i < part->header_count; i++) {
        const oas_header *field = &part->headers[i];
        apt &= oas_part_may_have(field->name, field->value);
        apt &= field == called || !oas_word_is(field->name, head_disposition);
        apt &= field == type || !oas_word_is(field->name, head_type);
    }
    if (called)
        apt &= oas_part_is_called(called->value, form_data, part);
    if (type)
        apt &=
            part->media_type.at && oas_str_equal(oas_word_trimmed(type->value), part->media_type);
    return apt;
}

static bool is_safe(const oas_body_part *part, bool form_data)
{
    return has_apt_fields(part, form_data) &&
           (field_of_part(part, head_disposition) || is_named_safely(part));
}

bool oas_put_parts(oas_buf *out, oas_str content_type, oas_str boundary, const oas_body_part *parts,
                   size_t count)
{
    bool named = oas_media_is_form_data(content_type);
    for (size_t i = 0; i < count; i++) {
        if (!is_safe(&parts[i], named) || (named && !parts[i].name.at))
            return false;
        put_one_part(out, &parts[i], boundary);
    }
    OAS_PUT(out, "--");
    oas_buf_put(out, boundary);
    OAS_PUT(out, "--\r\n");
    return true;
}

/* ---- with the boundary that is given ---- */

/* Would a line of the octets be read as a delimiter? */
static bool has_delimiter(oas_str octets, oas_str boundary)
{
    char line[1 + 2 + OAS_MOST_BOUNDARY] = "\n--";
    size_t length = 3 + boundary.len;
    memcpy(line + 3, boundary.at, boundary.len);
    return (octets.len >= length - 1 && memcmp(octets.at, line + 1, length - 1) == 0) ||
           (octets.len && oas_word_stands_in(octets, oas_str_of(line, length)));
}

static bool put_multipart(oas_str content_type, const oas_body_part *parts, size_t count,
                          oas_buf *out)
{
    oas_str boundary;
    if (!oas_media_parameter(content_type, OAS_STR("boundary"), &boundary) ||
        !oas_is_boundary(boundary))
        return false;
    for (size_t i = 0; i < count; i++)
        if (has_delimiter(parts[i].octets, boundary))
            return false;
    return oas_put_parts(out, content_type, boundary, parts, count);
}

oas_status oas_body_put_parts(oas_str content_type, const oas_body_part *parts, size_t part_count,
                              oas_buf *out)
{
    size_t before = out->len;
    bool written = false;
    oas_form form = oas_media_form(content_type);
    if (form == OAS_FORM_MULTIPART) {
        written = put_multipart(content_type, parts, part_count, out);
    } else if (form == OAS_FORM_URLENCODED) {
        for (size_t i = 0; i < part_count; i++)
            oas_put_field(out, i == 0, parts[i].name, parts[i].octets);
        written = true;
    }
    if (written && !out->failed)
        return OAS_OK;
    out->len = before;
    return out->failed ? OAS_NO_MEMORY : OAS_UNREPRESENTABLE;
}
