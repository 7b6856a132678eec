/* body_writing.h - a body while it is written. */
#ifndef OAS_HTTP_BODY_WRITING_H
#define OAS_HTTP_BODY_WRITING_H

#include <oas/body.h>

#include "http/body_given.h"

struct oas_body_writing {
    const oas_media *media;
    oas_arena *mem;
    oas_allocator from; /* that is `mem` */
    const oas_options *options;
    struct oas_given given; /* parts: of members of the value, and besides it */
    oas_buf out;
    oas_buf type; /* its Content-Type */
};

/* In `mem`; NULL without memory. `media` has to live as long. */
struct oas_body_writing *oas_begin_writing(const oas_media *media, oas_arena *mem,
                                           const oas_options *options);

/* How the members of a form are written: one in its encoding's style as a whole; of an array each
 * item for itself, unless a part is given that has all of it as JSON. `encoding` is NULL where none
 * is given. */
typedef oas_status oas_put_styled(void *user, const oas_media_encoding *encoding, oas_json value);
typedef oas_status oas_put_plain(void *user, const oas_media_encoding *encoding, oas_str name,
                                 oas_json value);

/* The same as oas_body_write(), but that fields of heads are not judged. *again is what was read
 * back. */
oas_status oas_write_body(const oas_media *media, oas_json value, const oas_body_part *parts,
                          size_t part_count, oas_buf *content_type, oas_buf *out,
                          const oas_body **again, oas_arena *mem, const oas_options *options);

/* All members of the object; OAS_UNREPRESENTABLE where it is none. */
oas_status oas_put_members(struct oas_body_writing *w, oas_json object, oas_put_styled *styled,
                           oas_put_plain *plain, void *user);

/* How such a member is written where it has no style. */
bool oas_is_written_as_json(const oas_media_encoding *encoding, oas_json value);

/* Appends what stands for the value in the encoding's style, as in a query. */
oas_status oas_encoding_put(struct oas_body_writing *w, const oas_media_encoding *encoding,
                            oas_json value, oas_buf *out);

/* The text of a string; of others their JSON. */
oas_status oas_written_text(struct oas_body_writing *w, oas_json value, oas_str *text);

/* The octets that a text stands for: characters up to U+00FF, one each. */
oas_status oas_write_octets(oas_arena *mem, oas_str text, oas_str *octets);

#endif
