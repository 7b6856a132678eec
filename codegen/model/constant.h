/* constant.h - private to model/: `const` and `enum`. */
#ifndef MODEL_CONSTANT_H
#define MODEL_CONSTANT_H

#include "model/schema_set.h"

/* The set's const, else its enum; NULL: it has neither. */
const struct clause *constant_clause(const struct schema_set *set);

/* The texts of the constants that the schemas allow; NULL when they are not all texts. `*count` is
 * 0 and the result not NULL when null is the only one. */
const oas_str *constant_texts(struct modeller *m, const struct schema_set *set, size_t *count);

/* The type of values that are one constant, or one of several texts; NULL: they are neither. */
struct ctype *constant_type(struct modeller *m, const struct schema_set *set, oas_str name);

#endif
