/* order.h - private to model/: what comes before what in C. */
#ifndef MODEL_ORDER_H
#define MODEL_ORDER_H

#include "model/modeller.h"

/* Puts what the roots reach in order: rows, definitions, enums. */
void order_types(struct modeller *m);

#endif
