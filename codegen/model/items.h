/* items.h - private to model/: what possible schemas say of an array's items. */
#ifndef MODEL_ITEMS_H
#define MODEL_ITEMS_H

#include "model/schema_set.h"

/* A growing list of schemas. */
struct items {
    const struct schema **at;
    size_t count, cap;
};

/* Adds those that the schema has, or takes in, or a branch of it has: of all items or of some. */
void items_gather(struct modeller *m, struct items *items, const struct schema *schema);

/* Adds those that only branches of the set have, and the possible schemas beside it. */
void items_gather_maybe(struct modeller *m, struct items *items, const struct schema_set *set);

#endif
