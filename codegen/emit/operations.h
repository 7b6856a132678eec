/* operations.h - private to emit/: the table of operations. */
#ifndef EMIT_OPERATIONS_H
#define EMIT_OPERATIONS_H

#include "emit/emitter.h"

void operations_print(struct emitter *e);

#endif
