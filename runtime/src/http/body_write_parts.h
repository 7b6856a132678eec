/* body_write_parts.h - an object or array as a multipart body. */
#ifndef OAS_HTTP_BODY_WRITE_PARTS_H
#define OAS_HTTP_BODY_WRITE_PARTS_H

#include "http/body_writing.h"

/* Each member a part, or each item. */
oas_status oas_write_multipart(struct oas_body_writing *w, oas_json value);

#endif
