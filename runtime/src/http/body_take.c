/* Part by part, within the limits; what they mean is not asked here. */
#include "http/body_take.h"

#include <oas/utf8.h>

#include "http/body_parts.h"
#include "http/media.h"
#include "http/wire_pass.h"

static bool grow_taken(struct oas_parts_taken *taken, size_t *room, oas_arena *mem)
{
    size_t more = *room ? 2 * *room : 8;
    oas_body_part *parts = OAS_ARENA_NEW(mem, oas_body_part, more);
    oas_str *raw = OAS_ARENA_NEW(mem, oas_str, more);
    if (!parts || !raw)
        return false;
    if (taken->count) {
        memcpy(parts, taken->parts, taken->count * sizeof *parts);
        memcpy(raw, taken->raw, taken->count * sizeof *raw);
    }
    taken->parts = parts;
    taken->raw = raw;
    *room = more;
    return true;
}

/* False: there is no other one, or it is not to be had. */
static bool take_next(struct oas_parts_taken *taken, struct oas_parts *parts, size_t *room,
                      size_t most)
{
    oas_body_part part;
    oas_str raw;
    if (!oas_parts_next(parts, &part, &raw))
        return false;
    bool text = oas_utf8_check(part.name) == part.name.len;
    taken->fault = taken->count == most ? OAS_WIRE_PARTS_LIMIT
                   : text               ? OAS_WIRE_FINE
                                        : OAS_WIRE_UTF8;
    taken->fault_at = raw.at;
    if (taken->fault)
        return false;
    taken->no_memory |= taken->count == *room && !grow_taken(taken, room, parts->mem);
    if (taken->no_memory)
        return false;
    taken->parts[taken->count] = part;
    taken->raw[taken->count++] = raw;
    return true;
}

void oas_parts_take(struct oas_parts_taken *out, oas_str content_type, oas_str body, bool named,
                    oas_arena *mem, const oas_wire_limits *limits)
{
    size_t most = oas_limit_values(limits), room = 0;
    struct oas_parts parts = {.body = body,
                              .mem = mem,
                              .form_data = oas_media_is_form_data(content_type),
                              .most_head = oas_limit_bytes(limits)};
    *out = (struct oas_parts_taken){.count = 0};
    parts.named = parts.form_data || named;
    oas_parts_begin(&parts, content_type);
    while (take_next(out, &parts, &room, most))
        continue;
    out->no_memory |= parts.no_memory;
    if (parts.fault) {
        out->fault = parts.fault;
        out->fault_at = parts.fault_at;
    }
}

oas_status oas_body_get_parts(oas_str content_type, oas_str body, const oas_body_part **parts,
                              size_t *part_count, oas_arena *mem, const oas_wire_limits *limits)
{
    struct oas_parts_taken taken;
    *parts = NULL;
    *part_count = 0;
    if (oas_media_form(content_type) != OAS_FORM_MULTIPART)
        return OAS_MALFORMED;
    oas_parts_take(&taken, content_type, body.at ? body : oas_str_of("", 0), false, mem, limits);
    if (taken.no_memory)
        return OAS_NO_MEMORY;
    if (taken.fault)
        return taken.fault == OAS_WIRE_PARTS_LIMIT ? OAS_TOO_LARGE : OAS_MALFORMED;
    *parts = taken.parts;
    *part_count = taken.count;
    return OAS_OK;
}
