/* alias.h - private to model/: schemas that are only another one, or a stricter one. */
#ifndef MODEL_ALIAS_H
#define MODEL_ALIAS_H

#include "model/modeller.h"

/* The schema that has this one's C type: what it is only a reference to or a stricter rule for. */
const struct schema *alias_strip(const struct modeller *m, const struct schema *schema);

/* The schema that this one is nothing but a reference to; else itself. */
const struct schema *alias_target(const struct modeller *m, const struct schema *schema);

/* The schema with heirs that this one takes in by `allOf` alone, where it is no heir itself: that
 * schema's own members are what this one is, as in any other `allOf`. NULL: none. */
const struct schema *alias_extended(const struct modeller *m, const struct schema *schema);

/* True if the schema's type is a union of its heirs and of its own struct (inherit.h). */
bool alias_has_heirs(const struct modeller *m, const struct schema *schema);

/* The schema in another document that this one is nothing but a reference to; else NULL. */
const struct schema *alias_file(const struct modeller *m, const struct schema *schema);

/* True if both limit values that are not null alike, as far as can be seen at once. */
bool alias_says_same(const struct modeller *m, const struct schema *a, const struct schema *b);

#endif
