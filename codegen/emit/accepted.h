/* accepted.h - private to emit/: what a schema accepts that need not accept every value, a branch, a
 * condition, in words of a comment: "at most 3 characters", "has "a"; "kind" is absent or "x"". */
#ifndef EMIT_ACCEPTED_H
#define EMIT_ACCEPTED_H

#include "emit/emitter.h"
#include "emit/said.h"

/* Puts into `out`, which is empty, all that it says of values of the `known` JSON types, of which
 * `value` tells what members they always have; nothing where it accepts all of them. Returns false
 * if there are no words for that, or too many, and something else is to be put in their place. */
bool accepted_put(struct emitter *e, const struct schema *schema, unsigned known,
                  const struct said *value, oas_buf *out);

/* The same, or "what Cat describes". */
void accepted_put_or_name(struct emitter *e, const struct schema *schema, unsigned known,
                          const struct said *value, oas_buf *out);

/* Words among others: in parentheses where they have parts. */
void accepted_enclosed(const oas_buf *words, oas_buf *out);

/* True if a value that `said` speaks of always has that member. */
bool accepted_is_there(const struct said *said, oas_str name);

#endif
