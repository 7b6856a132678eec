/* signs.h - private to model/: unions whose objects are told apart by their members. */
#ifndef MODEL_SIGNS_H
#define MODEL_SIGNS_H

#include "model/branch.h"
#include "model/schema_set.h"

/* A C union of the branches that can be told apart, the others any JSON; if none can, any JSON. */
void signs_shape(struct modeller *m, const struct schema_set *set, const struct branches *branches,
                 oas_str name, struct value_shape *shape);

#endif
