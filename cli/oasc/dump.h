/* dump.h - what a pass made, as text to read: --dump. */
#ifndef OASC_DUMP_H
#define OASC_DUMP_H

#include "compiler.h"

/* Appends the result of that pass; nothing if the work did not get there. */
void dump_put(const struct compiler *compiler, enum stage stage, oas_buf *out);

#endif
