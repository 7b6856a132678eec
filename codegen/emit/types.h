/* types.h - private to emit/: the declarations of types. */
#ifndef EMIT_TYPES_H
#define EMIT_TYPES_H

#include "emit/emitter.h"

void types_print(struct emitter *e);

#endif
