/* union.h - private to model/: anyOf and oneOf. */
#ifndef MODEL_UNION_H
#define MODEL_UNION_H

#include "model/schema_set.h"

/* The values of an anyOf or oneOf of `owner`. */
void union_shape(struct modeller *m, const struct schema_set *set, const struct clause *clause,
                 const struct schema *owner, oas_str name, struct value_shape *shape);

#endif
