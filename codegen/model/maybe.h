/* maybe.h - private to model/: schemas that hold of a value now and then, beside those that always
 * do: those of `then`, or of a branch, that speak of a member which is declared anyway. */
#ifndef MODEL_MAYBE_H
#define MODEL_MAYBE_H

#include "model/modeller.h"

/* Those of `maybe` that describe members, anywhere in the value, which have no place in the C type
 * of `given`, the schemas that always hold. */
const struct schema **maybe_adding(struct modeller *m, const struct schema *const *given,
                                   size_t count, const struct schema *const *maybe,
                                   size_t maybe_count, size_t *adding);

/* More than so many types, one in another, are not made for what possible schemas add: what would
 * be deeper is any JSON. */
enum { MAYBE_LEVELS = 6 };

#endif
