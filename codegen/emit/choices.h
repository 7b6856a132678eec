/* choices.h - private to emit/: what a schema asks of a value by way of others that need not all
 * accept it, in words of a comment. */
#ifndef EMIT_CHOICES_H
#define EMIT_CHOICES_H

#include "emit/emitter.h"
#include "emit/said.h"

/* Appends the words of anyOf and oneOf, "at most 3 characters or pattern ^x", "exactly one of 0..5,
 * >= 10", but for those that the C type shows as its variants or its constants, of what members
 * need, ""card" needs "holder", "expiry"", and of conditions, "if "kind" is "x" then has "a""; with
 * a semicolon where there are others behind `from`. */
void choices_put(struct emitter *e, const struct said *facts, const struct ctype *stored,
                 unsigned jtypes, oas_buf *out, size_t from);

#endif
