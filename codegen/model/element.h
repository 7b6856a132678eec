/* element.h - private to model/: what lists and maps hold. */
#ifndef MODEL_ELEMENT_H
#define MODEL_ELEMENT_H

#include "model/modeller.h"

/* The type of elements of that shape: one with storage, null included. `name` is its tag if it
 * needs one and has none of its own. */
struct ctype *element_of_shape(struct modeller *m, const struct value_shape *shape, oas_str name);

/* The type of the elements that all of `given` hold of. */
struct ctype *element_type(struct modeller *m, const struct schema *const *given, size_t count,
                           oas_str name);

#endif
