/* body_heads.h - what encodings say of the heads of parts. */
#ifndef OAS_HTTP_BODY_HEADS_H
#define OAS_HTTP_BODY_HEADS_H

#include <oas/body.h>

/* The encoding of a part, by its name, in a list by its place; NULL: none is given. */
const oas_media_encoding *oas_encoding_of_part(const oas_media *media, bool list,
                                               const oas_body_part *part, size_t place);

/* The fields of a part's head, by the headers of its encoding: as those of a reply. In the arena:
 * the stack is for the engine. */
struct oas_head {
    oas_response as; /* that has such headers */
    oas_wire wire;
    oas_wire_values values;
};

/* Reads and judges them. NULL without memory; *status is that of oas_wire_read(). */
const struct oas_head *oas_head_read(const oas_media_encoding *encoding, const oas_body_part *part,
                                     oas_status *status, oas_arena *mem, const oas_options *options,
                                     const oas_wire_limits *limits);

/* The first status of all parts' heads that is not OAS_OK. */
oas_status oas_heads_judge(const oas_media *media, oas_str content_type, const oas_body *body,
                           oas_arena *mem, const oas_options *options);

#endif
