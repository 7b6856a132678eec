/* source.h - the text of NAME.c. */
#ifndef EMIT_SOURCE_H
#define EMIT_SOURCE_H

#include "emit/emit.h"

/* Appends the file. False when memory ran out, or for a name that does not fit; then `out` keeps
 * its length. */
bool emit_source(const struct model *model, const struct api *api,
                 const struct emit_options *options, oas_buf *out);

#endif
