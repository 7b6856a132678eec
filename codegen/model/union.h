/* union.h - private to model/: anyOf and oneOf. */
#ifndef MODEL_UNION_H
#define MODEL_UNION_H

#include "model/schema_set.h"

/* The values of an anyOf or oneOf of `owner`. */
void union_shape(struct modeller *m, const struct schema_set *set, const struct clause *clause,
                 const struct schema *owner, oas_str name, struct value_shape *shape);

/* What the branch of that index is called beside the others of its union, whose name is `parent`;
 * empty where it stands alone. */
oas_str union_words(struct modeller *m, const struct schema *owner, const struct clause *clause,
                    size_t index, oas_str parent);

#endif
