/* body_heads.h - what encodings say of the heads of parts. */
#ifndef OAS_HTTP_BODY_HEADS_H
#define OAS_HTTP_BODY_HEADS_H

#include <oas/body.h>

/* Does an encoding speak of headers? */
bool oas_heads_are_asked(const oas_media *media);

/* The encoding of a part, by its name, in a list by its place; NULL: none is given. */
const oas_media_encoding *oas_encoding_of_part(const oas_media *media, bool list,
                                               const oas_body_part *part, size_t place);

/* Does the part need a header that nobody writes? The encoding may be NULL. */
bool oas_encoding_demands(const oas_media_encoding *encoding);

#endif
