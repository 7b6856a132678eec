/* write.h - the writing walk: a C value as JSON text, or as text for people. */
#ifndef OAS_VALUE_WRITE_H
#define OAS_VALUE_WRITE_H

#include "value/writing.h"

/* Appends the value's text: one whole JSON text, with a null where something is at fault; that is
 * counted in w->in.found. OAS_OK, OAS_TOO_LARGE, OAS_NO_MEMORY: then the text is cut off. */
oas_status oas_write_value(struct oas_write *w, uint32_t row, const void *from);

/* The same for a part of it: the value at `from`, with so many containers around it. */
oas_status oas_write_row(struct oas_write *w, const struct oas_layout_row *row, const char *from,
                         unsigned depth);

#endif
