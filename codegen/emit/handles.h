/* handles.h - private to emit/: NAME_type of each type, which is all that its functions know. */
#ifndef EMIT_HANDLES_H
#define EMIT_HANDLES_H

#include "emit/emitter.h"

/* Those of the e->file. */
void handles_print(struct emitter *e);

#endif
