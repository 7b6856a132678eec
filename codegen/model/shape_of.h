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

/* The same beside schemas that hold for some of the values only: what `maybe` describe inside of it
 * has an optional place. */
const struct value_shape *shape_of_maybe(struct modeller *m, const struct schema *const *given,
                                         size_t count, const struct schema *const *maybe,
                                         size_t maybe_count, oas_str name);

/* The shape of values that the schema holds of now and then, where nothing else speaks of them: an
 * object that it describes in this place has it all optional. */
const struct value_shape *shape_of_possible(struct modeller *m, const struct schema *schema,
                                            oas_str name);

/* The shape of what the schema says itself: where it has heirs, without them. `name` is its own. */
const struct value_shape *shape_of_alone(struct modeller *m, const struct schema *schema,
                                         oas_str name);

#endif
