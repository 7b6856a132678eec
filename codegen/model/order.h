/* order.h - private to model/: what comes before what in C. */
#ifndef MODEL_ORDER_H
#define MODEL_ORDER_H

#include "model/modeller.h"

/* Breaks cycles by pointers, and puts what the roots reach in order: rows, definitions, enums.
 * `sorted` has all roots in the order of their pointers. */
void order_types(struct modeller *m, struct root *const *sorted, size_t count);

#endif
