/* schemas.h - private to emit/: rows of schemas, and how they are called in comments. */
#ifndef EMIT_SCHEMAS_H
#define EMIT_SCHEMAS_H

#include "emit/emitter.h"

void schemas_print_row(struct emitter *e, uint32_t i);

/* For a comment: places in the document itself without its name, those in another row's schema only
 * what they add. */
oas_str schemas_pointer(struct emitter *e, uint32_t row);

/* "name" for "/properties/name": what most rows are. */
oas_str schemas_member(oas_str place);

#endif
