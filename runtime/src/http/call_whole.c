/* Structs of calls and of replies as whole values: copied, compared, and shown to people. */
#include <oas/call.h>

#include "http/call_body.h"
#include "http/held.h"
#include "http/typed.h"
#include "json/bounds.h"
#include "value/row.h"

/* ---- copy ---- */

static bool copy_str(oas_arena *mem, char *at)
{
    oas_str text;
    memcpy(&text, at, sizeof text);
    if (!text.at)
        return true;
    text = oas_arena_copy(mem, text);
    memcpy(at, &text, sizeof text);
    return text.at;
}

static bool copy_any(oas_arena *mem, char *at)
{
    oas_json json;
    memcpy(&json, at, sizeof json);
    if (!json.at)
        return true;
    oas_str text = oas_arena_copy(mem, oas_json_text(json));
    json = oas_json_of(text);
    memcpy(at, &json, sizeof json);
    return text.at;
}

static oas_status copy_pointer(const oas_media *media, oas_arena *mem, char *at,
                               const oas_options *options)
{
    const struct oas_layout_row *row = oas_held_row(media);
    void *value, *own;
    memcpy(&value, at, sizeof value);
    if (!value)
        return OAS_OK;
    own = oas_arena_zeroed(mem, 1, row->size ? row->size : 1, sizeof(uint64_t));
    oas_status status = own ? oas_copy(media->type, own, value, mem, options) : OAS_NO_MEMORY;
    memcpy(at, &own, sizeof own);
    return status;
}

static bool copy_headers(oas_arena *mem, oas_body_part *part)
{
    oas_header *own = OAS_ARENA_NEW(mem, oas_header, part->header_count + 1);
    bool good = own;
    for (size_t i = 0; good && i < part->header_count; i++) {
        own[i] = part->headers[i];
        good = copy_str(mem, (char *)&own[i].name) && copy_str(mem, (char *)&own[i].value);
    }
    part->headers = part->header_count ? own : NULL;
    return good;
}

static bool copy_body_parts(oas_arena *mem, char *at)
{
    oas_body_parts parts;
    memcpy(&parts, at, sizeof parts);
    oas_body_part *own = OAS_ARENA_NEW(mem, oas_body_part, parts.count + 1);
    if (!own)
        return false;
    bool good = true;
    for (size_t i = 0; i < parts.count; i++) {
        own[i] = parts.at[i];
        good &= copy_str(mem, (char *)&own[i].name) && copy_str(mem, (char *)&own[i].file_name) &&
                copy_str(mem, (char *)&own[i].media_type) &&
                copy_str(mem, (char *)&own[i].octets) && copy_headers(mem, &own[i]);
    }
    parts.at = parts.count ? own : NULL;
    memcpy(at, &parts, sizeof parts);
    return good;
}

static oas_status copy_held(const oas_media *media, oas_arena *mem, char *at,
                            const oas_options *options)
{
    switch (oas_held_of(media)) {
    case OAS_HELD_OCTETS:
    case OAS_HELD_TEXT:
        return copy_str(mem, at) ? OAS_OK : OAS_NO_MEMORY;
    case OAS_HELD_JSON:
        return copy_any(mem, at) ? OAS_OK : OAS_NO_MEMORY;
    case OAS_HELD_POINTER:
        return copy_pointer(media, mem, at, options);
    case OAS_HELD_COUNT:
        break;
    }
    return OAS_OK;
}

/* `media`: NULL where there is no body. */
static oas_status copy_whole_body(const oas_call_row *row, const oas_media *media, char *to,
                                  oas_arena *mem, const oas_options *options)
{
    oas_status status = media ? copy_held(media, mem, to + row->body, options) : OAS_OK;
    bool good = !row->media_type || copy_str(mem, to + row->media_type);
    good = good && (!row->parts || copy_body_parts(mem, to + row->parts));
    return good ? status : OAS_NO_MEMORY;
}

oas_status oas_call_copy(const oas_operation *operation, void *to, const void *from, oas_arena *mem,
                         const oas_options *options)
{
    const oas_type type = operation->parameters_type;
    oas_status status = OAS_OK;
    if (operation->call.size == 0)
        return OAS_OK;
    memmove(to, from, operation->call.size);
    if (type.program)
        status = oas_copy(type, to, from, mem, options);
    if (status == OAS_OK)
        status = copy_whole_body(&operation->call, oas_call_media(operation, to), to, mem, options);
    if (status != OAS_OK)
        memset(to, 0, operation->call.size);
    return status;
}

oas_status oas_reply_copy(const oas_operation *operation, void *to, const void *from,
                          oas_arena *mem, const oas_options *options)
{
    const oas_call_row *row = &operation->reply;
    oas_status status = OAS_OK;
    if (row->size == 0)
        return OAS_OK;
    memmove(to, from, row->size);
    const oas_response *response = oas_operation_response(operation, oas_reply_status(to));
    if (response && response->headers_type.program)
        status = oas_copy(response->headers_type, (char *)to + row->headers,
                          (const char *)from + row->headers, mem, options);
    if (status == OAS_OK)
        status = copy_whole_body(row, oas_reply_media(operation, response, to), to, mem, options);
    if (status != OAS_OK)
        memset(to, 0, row->size);
    return status;
}

/* ---- equal ---- */

static bool same_str(const char *a, const char *b)
{
    oas_str left, right;
    memcpy(&left, a, sizeof left);
    memcpy(&right, b, sizeof right);
    return !left.at == !right.at && oas_str_equal(left, right);
}

static bool same_any(const char *a, const char *b)
{
    oas_json left, right;
    memcpy(&left, a, sizeof left);
    memcpy(&right, b, sizeof right);
    if (!left.at || !right.at)
        return !left.at && !right.at;
    return oas_json_equal(left, right) || oas_str_equal(oas_json_text(left), oas_json_text(right));
}

static bool same_pointer(const oas_media *media, const char *a, const char *b,
                         const oas_options *options)
{
    const void *left, *right;
    memcpy(&left, a, sizeof left);
    memcpy(&right, b, sizeof right);
    if (!left || !right)
        return !left && !right;
    return oas_equal(media->type, left, right, options);
}

static bool same_held(const oas_media *media, const char *a, const char *b,
                      const oas_options *options)
{
    switch (oas_held_of(media)) {
    case OAS_HELD_OCTETS:
    case OAS_HELD_TEXT:
        return same_str(a, b);
    case OAS_HELD_JSON:
        return same_any(a, b);
    case OAS_HELD_POINTER:
        return same_pointer(media, a, b, options);
    case OAS_HELD_COUNT:
        break;
    }
    return false;
}

static bool same_headers(const oas_body_part *a, const oas_body_part *b)
{
    bool same = a->header_count == b->header_count;
    for (size_t i = 0; same && i < a->header_count; i++)
        same = oas_str_equal(a->headers[i].name, b->headers[i].name) &&
               oas_str_equal(a->headers[i].value, b->headers[i].value);
    return same;
}

static bool same_body_parts(const char *a, const char *b)
{
    oas_body_parts left, right;
    memcpy(&left, a, sizeof left);
    memcpy(&right, b, sizeof right);
    bool same = left.count == right.count;
    for (size_t i = 0; same && i < left.count; i++) {
        const oas_body_part *x = &left.at[i], *y = &right.at[i];
        same = same_str((const char *)&x->name, (const char *)&y->name) &&
               same_str((const char *)&x->file_name, (const char *)&y->file_name) &&
               same_str((const char *)&x->media_type, (const char *)&y->media_type) &&
               oas_str_equal(x->octets, y->octets) && same_headers(x, y);
    }
    return same;
}

/* Does the struct say what a range stands for? */
static bool names_type(const oas_call_row *row, const oas_media *media)
{
    return row->media_type && media && strchr(media->media_type, '*');
}

/* In the same representation. */
static bool same_whole_body(const oas_call_row *row, const oas_media *media, const char *a,
                            const char *b, const oas_options *options)
{
    return (!media || same_held(media, a + row->body, b + row->body, options)) &&
           (!names_type(row, media) || same_str(a + row->media_type, b + row->media_type)) &&
           (!row->parts || same_body_parts(a + row->parts, b + row->parts));
}

bool oas_call_equal(const oas_operation *operation, const void *a, const void *b,
                    const oas_options *options)
{
    const oas_call_row *row = &operation->call;
    if (row->size == 0 || a == b)
        return true;
    if (operation->parameters_type.program && !oas_equal(operation->parameters_type, a, b, options))
        return false;
    const oas_media *media = oas_call_media(operation, a);
    return media == oas_call_media(operation, b) && same_whole_body(row, media, a, b, options);
}

bool oas_reply_equal(const oas_operation *operation, const void *a, const void *b,
                     const oas_options *options)
{
    const oas_call_row *row = &operation->reply;
    const char *left = a, *right = b;
    if (row->size == 0 || a == b)
        return true;
    if (oas_reply_status(a) != oas_reply_status(b))
        return false;
    const oas_response *response = oas_operation_response(operation, oas_reply_status(a));
    if (response && response->headers_type.program &&
        !oas_equal(response->headers_type, left + row->headers, right + row->headers, options))
        return false;
    const oas_media *media = oas_reply_media(operation, response, a);
    return media == oas_reply_media(operation, response, b) &&
           same_whole_body(row, media, a, b, options);
}

/* ---- print ---- */

static void put_amount(oas_buf *out, size_t count, const char *what)
{
    oas_buf_putc(out, '<');
    oas_buf_put_u64(out, count);
    oas_buf_puts(out, what);
}

static void print_held(const oas_media *media, const char *at, oas_buf *out,
                       const oas_options *options)
{
    const oas_type any = {media->type.program, OAS_ANY, 0};
    const void *value;
    oas_str octets;
    switch (oas_held_of(media)) {
    case OAS_HELD_OCTETS:
        memcpy(&octets, at, sizeof octets);
        put_amount(out, octets.len, " bytes>");
        break;
    case OAS_HELD_TEXT:
        oas_print(media->type, at, out, options);
        break;
    case OAS_HELD_JSON:
        oas_print(any, at, out, options);
        break;
    case OAS_HELD_POINTER:
        memcpy(&value, at, sizeof value);
        if (value)
            oas_print(media->type, value, out, options);
        else
            oas_buf_puts(out, "<NULL>");
        break;
    case OAS_HELD_COUNT:
        break;
    }
}

/* The members of what is printed, behind `before`. */
static void print_whole_body(const oas_call_row *row, const oas_media *media, const char *value,
                             const char *before, oas_buf *out, const oas_options *options)
{
    oas_body_parts parts;
    if (!media)
        return;
    oas_buf_puts(out, before);
    oas_buf_puts(out, "\"media\":");
    oas_buf_put_json(out, oas_str_from(media->media_type));
    oas_buf_puts(out, ",\"body\":");
    print_held(media, value + row->body, out, options);
    if (!row->parts)
        return;
    memcpy(&parts, value + row->parts, sizeof parts);
    oas_buf_puts(out, ",\"parts\":");
    put_amount(out, parts.count, " parts>");
}

void oas_call_print(const oas_operation *operation, const void *value, oas_buf *out,
                    const oas_options *options)
{
    const bool has = operation->parameters_type.program;
    oas_options own = *oas_options_or_none(options);
    own.indent = 0;
    oas_buf_putc(out, '{');
    if (has) {
        oas_buf_puts(out, "\"parameters\":");
        oas_parameters_print(operation, value, out, &own);
    }
    if (operation->call.size)
        print_whole_body(&operation->call, oas_call_media(operation, value), value, has ? "," : "",
                         out, &own);
    oas_buf_putc(out, '}');
}

void oas_reply_print(const oas_operation *operation, const void *value, oas_buf *out,
                     const oas_options *options)
{
    const oas_call_row *row = &operation->reply;
    oas_options own = *oas_options_or_none(options);
    own.indent = 0;
    if (row->size == 0) {
        oas_buf_puts(out, "{}");
        return;
    }
    const oas_response *response = oas_operation_response(operation, oas_reply_status(value));
    oas_buf_puts(out, "{\"status\":");
    oas_buf_put_u64(out, oas_reply_status(value));
    if (response && response->headers_type.program) {
        const struct oas_joint joint = oas_joint_of(operation, response);
        oas_buf_puts(out, ",\"headers\":");
        oas_typed_print(&joint, (const char *)value + row->headers, out, &own);
    }
    print_whole_body(row, oas_reply_media(operation, response, value), value, ",", out, &own);
    oas_buf_putc(out, '}');
}
