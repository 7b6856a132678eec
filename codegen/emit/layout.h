/* layout.h - private to emit/: the rows of the layout. */
#ifndef EMIT_LAYOUT_H
#define EMIT_LAYOUT_H

#include "emit/emitter.h"

void layout_print_rows(struct emitter *e);
void layout_print_tables(struct emitter *e); /* after the run of text */

/* The functions that give the texts of enumerators: those of the e->file. */
void layout_print_functions(struct emitter *e);

#endif
