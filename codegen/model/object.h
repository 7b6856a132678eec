/* object.h - private to model/: objects. */
#ifndef MODEL_OBJECT_H
#define MODEL_OBJECT_H

#include "model/schema_set.h"

/* Objects. A struct is in shape->type before its members are looked at. */
void object_shape(struct modeller *m, const struct schema_set *set, oas_str name,
                  struct value_shape *shape);

#endif
