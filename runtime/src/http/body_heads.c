/* Headers of encodings (OpenAPI 3.2 section 4.15.1). */
#include "http/body_heads.h"

#include "http/body_list.h"

const oas_media_encoding *oas_encoding_of_part(const oas_media *media, bool list,
                                               const oas_body_part *part, size_t place)
{
    if (list)
        return oas_encoding_at(media, place);
    for (uint32_t i = 0; part->name.at && i < media->encoding_count; i++)
        if (oas_str_is(part->name, media->encodings[i].name))
            return &media->encodings[i];
    return NULL;
}

const struct oas_head *oas_head_read(const oas_media_encoding *encoding, const oas_body_part *part,
                                     oas_status *status, oas_arena *mem, const oas_options *options,
                                     const oas_wire_limits *limits)
{
    struct oas_head *head = OAS_ARENA_NEW(mem, struct oas_head, 1);
    *status = OAS_NO_MEMORY;
    if (!head)
        return NULL;
    *head = (struct oas_head){
        .as = {.headers = encoding->headers, .header_count = encoding->header_count},
        .wire = {.headers = part->headers, .header_count = part->header_count}};
    *status = oas_wire_read(NULL, &head->as, &head->wire, &head->values, mem, options, limits);
    return head;
}

oas_status oas_heads_judge(const oas_media *media, oas_str content_type, const oas_body *body,
                           oas_arena *mem, const oas_options *options)
{
    bool list = body->part_count && oas_is_list(media, content_type);
    oas_status status = OAS_OK;
    for (size_t i = 0; i < body->part_count && status == OAS_OK; i++) {
        const oas_media_encoding *encoding = oas_encoding_of_part(media, list, &body->parts[i], i);
        if (encoding && encoding->header_count)
            (void)oas_head_read(encoding, &body->parts[i], &status, mem, options, NULL);
    }
    return status;
}
