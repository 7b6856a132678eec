/* facts.h - private to emit/: what comments tell of values and members. */
#ifndef EMIT_FACTS_H
#define EMIT_FACTS_H

#include "emit/emitter.h"

/* Appends what a member may hold and its C type does not say, in a few words: "1..40 characters".
 */
void facts_of_part(struct emitter *e, const struct part *part, oas_buf *out);
/* "the member "a-b"" where the C name does not tell it: two were alike, or it has nothing that an
 * identifier can hold. */
void facts_json_name(const struct part *part, oas_buf *out);
/* What a value of that type may be which matches all of these. */
void facts_of_limits(struct emitter *e, const struct ctype *type,
                     const struct schema *const *schemas, size_t count, oas_buf *out);
/* What a value of that type may be; nothing when that says all. */
void facts_of_value(struct emitter *e, const struct ctype *type, const struct schema *schema,
                    oas_buf *out);
/* The same of a variant: what the whole union says of its JSON type as well, but for what is told of
 * the union itself: limits of objects, and `not`. */
void facts_of_variant(struct emitter *e, const struct ctype *type, const struct part *part,
                      oas_buf *out);
/* What the members may be that a struct has no names for, behind other words: "; each name 1..8
 * characters; each >= 1". */
void facts_of_rest(struct emitter *e, const struct ctype *type, oas_buf *out);
/* What the values may be that functions take. */
void facts_of_root(struct emitter *e, const struct root *root, oas_buf *out);
/* On a line of its own, what --allow-unsupported left out of the schema and of what it applies to
 * the same value. */
void facts_left_out(const struct schema *schema, oas_buf *out);

#endif
