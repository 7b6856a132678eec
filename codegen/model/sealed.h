/* sealed.h - private to model/: what unevaluatedProperties leaves nobody. */
#ifndef MODEL_SEALED_H
#define MODEL_SEALED_H

#include "model/schema_set.h"

/* No object of the schema has members but those whose names it says, or what it has in place says:
 * its unevaluatedProperties is false, and nothing beside it evaluates members by anything but their
 * names. */
bool sealed_is(struct modeller *m, const struct schema *schema);

/* The same, where it has patternProperties as well, which are its own alone: no object has members
 * but those and what its patterns match. */
bool sealed_has_patterns(struct modeller *m, const struct schema *schema);

/* Is the name one of these? */
bool sealed_says(struct modeller *m, const struct schema *schema, oas_str name);

#endif
