/* wanted.h - which schemas of a document get a type and functions of their own. */
#ifndef MODEL_WANTED_H
#define MODEL_WANTED_H

#include "model/model.h"
#include "spec/api.h"

/* Lists them in order: the root of a bare schema, the components, then for each operation in
 * document order its parameters, its request body and its responses. With `only`, the components of
 * these names alone. Bodies that are only a reference are listed too: the model finds out what is
 * the same. Of a body count the media types that are JSON, or a sequence of JSON texts with an
 * itemSchema; others have no JSON payload.
 *
 * The entries' `schema` is left to the caller. NULL only when memory ran out; everything made is in
 * `mem`. */
struct wanted *wanted_list(oas_arena *mem, const struct api *api, const oas_str *only,
                           size_t only_count, size_t *count);

#endif
