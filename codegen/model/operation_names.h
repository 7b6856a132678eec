/* operation_names.h - private to model/: the constants that stand for operations. */
#ifndef MODEL_OPERATION_NAMES_H
#define MODEL_OPERATION_NAMES_H

#include "model/modeller.h"

/* Names the operations of options.api, and the structs of their requests, once all other names are
 * taken. `wanted` are those of the roots. */
void operation_names_find(struct modeller *m, const struct wanted *wanted, size_t count);

#endif
