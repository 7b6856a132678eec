/* holder.h - private to model/: where each schema stands in another. */
#ifndef MODEL_HOLDER_H
#define MODEL_HOLDER_H

#include "model/modeller.h"

/* The schema in which another one stands, and as which of its clause's schemas. References lead to
 * schemas, they do not hold them. */
struct holder {
    const struct schema *schema; /* NULL: none */
    const struct clause *clause;
    size_t index;
};

/* Is a name that was chosen at the schema its holder's: a member's, a constant's? Else it is that
 * of its type. */
bool holder_has_name(const struct modeller *m, const struct schema *schema);

/* Finds all schemas that the roots reach, and their holders. `m->schemas` has them then, each one
 * behind its holder. */
void holders_find(struct modeller *m, const struct wanted *wanted, size_t count);

#endif
