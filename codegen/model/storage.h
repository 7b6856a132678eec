/* storage.h - private to model/: how structs and unions hold others. */
#ifndef MODEL_STORAGE_H
#define MODEL_STORAGE_H

#include "model/modeller.h"

/* Members and variants of all that the roots reach become pointers where the rule of storage says
 * so. Once, when all types have their parts. */
void storage_settle(struct modeller *m);

#endif
