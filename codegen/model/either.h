/* either.h - private to model/: one type for the values of two, or of several branches. */
#ifndef MODEL_EITHER_H
#define MODEL_EITHER_H

#include "model/branch.h"

/* True if both hold the same values in the same C; NULL is a type of no values. */
bool either_same(const struct ctype *a, const struct ctype *b);

/* The one type that holds what either does; NULL: there is none but any JSON. */
struct ctype *either_of(struct modeller *m, struct ctype *a, struct ctype *b);

/* The one type that holds what any of them does, or NULL. */
struct ctype *either_of_branches(struct modeller *m, const struct branches *branches, oas_str name);

#endif
