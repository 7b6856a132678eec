/* types.h - private to emit/: the declarations of types. */
#ifndef EMIT_TYPES_H
#define EMIT_TYPES_H

#include "emit/emitter.h"

void types_print(struct emitter *e);

/* A member of a struct, in a table, with what is said of it behind. */
void types_declare(struct emitter *e, oas_str type, oas_str name, oas_str about);

#endif
