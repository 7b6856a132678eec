/* rows.h - private to emit/: the members of rows, by name; those that are 0 are left out. */
#ifndef EMIT_ROWS_H
#define EMIT_ROWS_H

#include "emit/emitter.h"

void row_begin(struct emitter *e);
void row_end(struct emitter *e); /* with its line */
void row_count(struct emitter *e, const char *name, uint64_t number);
void row_text(struct emitter *e, const char *name, oas_str text);
void row_word(struct emitter *e, const char *name, oas_str word);

/* Is all of a column, or row, 0? */
bool row_is_zero(const void *column, size_t size);

/* Short rows: all columns in order, below each other, and a comment. A word that is empty is no
 * column: the one before it said both. */
void row_cells_begin(struct emitter *e);
void row_cell(struct emitter *e, oas_str word);
void row_piece(struct emitter *e, oas_str word); /* as row_cell(), but not below another */
void row_cells_end(struct emitter *e, oas_str about);

/* `static const uint32_t NAME[] = { … };` */
void row_print_numbers(struct emitter *e, const char *name, const uint32_t *numbers,
                       uint32_t count);

#endif
