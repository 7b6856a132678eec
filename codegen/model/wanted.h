/* wanted.h - which schemas of a document get a type and functions of their own. */
#ifndef MODEL_WANTED_H
#define MODEL_WANTED_H

#include "model/model.h"
#include "spec/spec.h"

/* Lists them in the order of `subjects`: all that have a C type, once each; with `part` those
 * that are chosen. Bodies that are only a reference are listed too: the model finds
 * out what is the same.
 *
 * The `schema` of each is left to the caller. NULL only when memory ran out; everything made is in
 * `mem`. */
struct wanted *wanted_list(oas_arena *mem, const struct subjects *subjects,
                           const struct given *given, bool part, size_t *count);

/* What an operation is called before that is a name: what was chosen for it, "createCampaign", or
 * "post /v2/campaigns" where there is no operationId; webhooks and callbacks have names: "post
 * petLost". */
oas_str wanted_operation_words(oas_arena *mem, const struct given *names,
                               const struct operation *operation, bool *no_memory);

/* What stands behind the slash of a media type, without parameters: "problem+json"; ranges are
 * words: "any image", "any". */
oas_str wanted_subtype(oas_arena *mem, oas_str type, bool *no_memory);

#endif
