/* jtypes.h - private to model/: unions whose variants are told apart by the JSON type. */
#ifndef MODEL_JTYPES_H
#define MODEL_JTYPES_H

#include "model/branch.h"
#include "model/schema_set.h"

/* A union of such branches. */
void jtypes_union(struct modeller *m, const struct schema_set *set, const struct branches *branches,
                  oas_str name, struct value_shape *shape);

/* A union of the JSON types that the schemas accept. */
void jtypes_shape(struct modeller *m, const struct schema_set *set, oas_str name,
                  struct value_shape *shape);

#endif
