/* constant.h - private to model/: `const` and `enum`. */
#ifndef MODEL_CONSTANT_H
#define MODEL_CONSTANT_H

#include "model/branch.h"
#include "model/schema_set.h"

/* The type of values that are one constant, or one of several texts, or of several integers that
 * have names (beyond int: the integer type, which knows them), or of texts that an enum lists which
 * is no limit; NULL: they are none of these. */
struct ctype *constant_type(struct modeller *m, const struct schema_set *set, oas_str name);

/* The same for branches that are nothing but such constants. */
struct ctype *constant_union(struct modeller *m, const struct schema_set *set,
                             const struct branches *branches, oas_str name);

/* A CONST where its values need storage, since they can be counted or come alone: an enum of one
 * constant, an integer, a boolean; else any JSON. Other types are what they are. `name` is the
 * enum's. */
struct ctype *constant_stored(struct modeller *m, struct ctype *type, oas_str name);

#endif
