/* enums.h - private to emit/: the declarations of enums, with their comments and functions. */
#ifndef EMIT_ENUMS_H
#define EMIT_ENUMS_H

#include "emit/emitter.h"

/* Once; the first thing that holds one stands below it. */
void enums_print(struct emitter *e, const struct cenum *labels);

/* Those that the type and its members hold. */
void enums_print_held(struct emitter *e, const struct ctype *type);

#endif
