/* inherit.h - private to model/: OpenAPI's inheritance. */
#ifndef MODEL_INHERIT_H
#define MODEL_INHERIT_H

#include "model/schema_set.h"

/* Values of a schema that has heirs (schema/schema.h): a union of these, told apart by the tag, and
 * of the kind OTHER, which has the schema's own struct: whatever is valid, and not as the heir that
 * its tag names. `set` is the schema's. False where it has none, or takes more than objects. */
bool inherit_shape(struct modeller *m, const struct schema_set *set, const struct schema *parent,
                   oas_str name, struct value_shape *shape);

#endif
