/* presets.h - private to emit/: the defaults of members as constants, and functions that set them.
 */
#ifndef EMIT_PRESETS_H
#define EMIT_PRESETS_H

#include "emit/emitter.h"

/* In the header, behind the struct. */
void presets_declare(struct emitter *e, const struct ctype *type);

/* In the source: the functions of all structs. */
void presets_print(struct emitter *e);

#endif
