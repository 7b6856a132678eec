/* place.h - private to emit/: where a schema stands. */
#ifndef EMIT_PLACE_H
#define EMIT_PLACE_H

#include "emit/emitter.h"

/* A place of the plan as files show it: from the folder of the main document on. */
oas_str place_shown(struct emitter *e, oas_str place);

#endif
