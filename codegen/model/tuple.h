/* tuple.h - private to model/: arrays whose places have schemas of their own. */
#ifndef MODEL_TUPLE_H
#define MODEL_TUPLE_H

#include "model/schema_set.h"

/* The type of the items of an array that `prefixItems` speaks of: the one that all places have,
 * else a union told apart by JSON type; any JSON where that does not tell, or anything may come
 * behind. `name` is the item's. */
struct ctype *tuple_item(struct modeller *m, const struct schema_set *set, oas_str name);

#endif
