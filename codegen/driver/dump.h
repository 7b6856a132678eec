/* dump.h - what a pass made, as text to read: --dump. */
#ifndef DRIVER_DUMP_H
#define DRIVER_DUMP_H

#include "driver/work.h"

/* Appends the result of options->stage; nothing if the work did not get there. */
void dump_put(const struct work *work, oas_buf *out);

#endif
