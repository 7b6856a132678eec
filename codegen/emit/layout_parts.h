/* layout_parts.h - private to emit/: the rows of what the layout's types consist of. */
#ifndef EMIT_LAYOUT_PARTS_H
#define EMIT_LAYOUT_PARTS_H

#include "emit/layout_places.h"

void layout_parts_print(struct tables *t);

#endif
