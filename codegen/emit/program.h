/* program.h - private to emit/: the rows of the program. */
#ifndef EMIT_PROGRAM_H
#define EMIT_PROGRAM_H

#include "emit/emitter.h"

void program_print(struct emitter *e);

#endif
