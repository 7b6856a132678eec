/* body_put.h - fields and parts as they stand in a body. */
#ifndef OAS_HTTP_BODY_PUT_H
#define OAS_HTTP_BODY_PUT_H

#include <oas/body.h>

/* Of application/x-www-form-urlencoded. */
void oas_put_field(oas_buf *out, bool first, oas_str name, oas_str value);

/* All parts of a multipart body, with their delimiters. False: a name or media type would break
 * the body, or a part of form-data has no name; some of it may be written, then. The boundary
 * stands in no part. */
bool oas_put_parts(oas_buf *out, oas_str content_type, oas_str boundary, const oas_body_part *parts,
                   size_t count);

#endif
