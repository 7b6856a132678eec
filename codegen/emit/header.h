/* header.h - the text of NAME.h. */
#ifndef EMIT_HEADER_H
#define EMIT_HEADER_H

#include "emit/emit.h"

/* Appends the file. False when memory ran out, or for a name that does not fit; then `out` keeps
 * its length. */
bool emit_header(const struct model *model, const struct api *api,
                 const struct emit_options *options, oas_buf *out);

#endif
