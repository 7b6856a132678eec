/* beside.h - private to emit/: the files that functions stand in beside NAME.c. */
#ifndef EMIT_BESIDE_H
#define EMIT_BESIDE_H

#include "emit/emitter.h"

/* The text of the file e->file. e->layout is that of NAME.c, which was printed before. */
void beside_print(struct emitter *e);

#endif
