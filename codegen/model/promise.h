/* promise.h - private to model/: lists and maps that hold themselves. While what one holds is being
 * found it is promised: who comes back to it then has a type. */
#ifndef MODEL_PROMISE_H
#define MODEL_PROMISE_H

#include "model/modeller.h"

/* Finds what `of` holds; `name` is that of the list or map. */
typedef struct ctype *promise_find(struct modeller *m, void *of, oas_str name);

/* The list or map, as `kind` says, of what `find` finds, for the shape that is begun. One that
 * holds itself through nothing but lists and maps has the tag `name`, others are what is made for
 * all. */
struct ctype *promise_make(struct modeller *m, struct value_shape *shape, oas_shape kind,
                           oas_str name, promise_find *find, void *of);

/* An object without members that have a name: a map of what `find` finds, or a struct, whose
 * members are added later, where that is NULL or the object holds itself. */
struct ctype *promise_object(struct modeller *m, struct value_shape *shape,
                             const struct schema *schema, oas_str name, promise_find *find,
                             void *of);

/* The type of a shape that is begun, as far as it is known by now; NULL: it is not. */
struct ctype *promise_take(struct modeller *m, const struct value_shape *shape);

#endif
