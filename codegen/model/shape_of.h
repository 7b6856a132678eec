/* shape_of.h - private to model/: the way back up. Schemas hold schemas: arrays, objects and unions
 * ask for the shapes of what they are made of by this one function, and by nothing else of what
 * stands above them. */
#ifndef MODEL_SHAPE_OF_H
#define MODEL_SHAPE_OF_H

#include "model/modeller.h"

/* The shape of values that all of `given` hold of; `name` is its tag if it needs one and has none
 * of its own. Never NULL. */
const struct value_shape *shape_of(struct modeller *m, const struct schema *const *given,
                                   size_t count, oas_str name);

#endif
