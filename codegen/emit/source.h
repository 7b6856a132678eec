/* source.h - the texts of NAME.c and of the files beside it. */
#ifndef EMIT_SOURCE_H
#define EMIT_SOURCE_H

#include "emit/emit.h"

/* Appends the file, and to each of `parts` the one of model->files. False when memory ran out, or
 * for a name that does not fit; then `out` keeps its length. */
bool emit_source(const struct model *model, const struct api *api,
                 const struct emit_options *options, oas_buf *out, oas_buf *parts);

#endif
