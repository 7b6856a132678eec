/* kinds.h - private to model/: unions whose variants are told apart by the JSON type. */
#ifndef MODEL_KINDS_H
#define MODEL_KINDS_H

#include "model/branch.h"
#include "model/schema_set.h"

/* True if no two branches take values of one JSON type. */
bool kinds_are_apart(struct modeller *m, const struct branches *branches);

/* A union of such branches. */
void kinds_union(struct modeller *m, const struct schema_set *set, const struct branches *branches,
                 oas_str name, struct value_shape *shape);

/* A union of the JSON types that the schemas accept. */
void kinds_shape(struct modeller *m, const struct schema_set *set, oas_str name,
                 struct value_shape *shape);

#endif
