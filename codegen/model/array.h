/* array.h - private to model/: arrays. */
#ifndef MODEL_ARRAY_H
#define MODEL_ARRAY_H

#include "model/schema_set.h"

/* What the list `name` of such values holds. */
struct ctype *array_item(struct modeller *m, const struct schema_set *set, oas_str name);

struct ctype *array_type(struct modeller *m, const struct schema_set *set, oas_str name);

#endif
