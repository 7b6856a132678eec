/* scalar.h - private to model/: values without parts. */
#ifndef MODEL_SCALAR_H
#define MODEL_SCALAR_H

#include "model/schema_set.h"

/* The type of the one JSON type among `jtypes`, which is neither object nor array. */
struct ctype *scalar_type(struct modeller *m, const struct schema_set *set, unsigned jtypes);

/* True, and the shape found, for values that are all texts, all numbers or all booleans. */
bool scalar_shape(struct modeller *m, const struct schema_set *set, struct value_shape *shape);

/* True if there are constants and all their numbers are integers. They are kept as such: a double
 * would lose digits. */
bool scalar_constants_are_whole(const struct schema_set *set);

#endif
