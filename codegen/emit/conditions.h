/* conditions.h - private to emit/: `if`, `then` and `else` in words of a comment. */
#ifndef EMIT_CONDITIONS_H
#define EMIT_CONDITIONS_H

#include "emit/emitter.h"
#include "emit/said.h"

/* Appends the words of each for values of the `known` JSON types, "if "kind" is "x" then has "a",
 * else has "b"", with a semicolon where there are others behind `from`. What then holds, or else, is
 * all that is put where the condition always does, or never. */
void conditions_put(struct emitter *e, const struct said *facts, unsigned known, oas_buf *out,
                    size_t from);

#endif
