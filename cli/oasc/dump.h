/* dump.h - what a pass made, as text to read: --dump. */
#ifndef OASC_DUMP_H
#define OASC_DUMP_H

#include "oasc/work.h"

/* Appends the result of options->stage; nothing if the work did not get there. */
void dump_put(const struct work *work, oas_buf *out);

#endif
