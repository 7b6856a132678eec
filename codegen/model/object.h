/* object.h - private to model/: objects. */
#ifndef MODEL_OBJECT_H
#define MODEL_OBJECT_H

#include "model/schema_set.h"

/* Objects. A struct gets its members later: whatever leads back to it, by lists, maps or null, has
 * a type by then. */
void object_shape(struct modeller *m, const struct schema_set *set, oas_str name,
                  struct value_shape *shape);

/* The members of all structs that have none yet, and of those that come with them. */
void object_fill_all(struct modeller *m);

#endif
