/* rows.h - private to plan/: rows, the text that they share, and hash tables over them. */
#ifndef PLAN_ROWS_H
#define PLAN_ROWS_H

#include "plan/planner.h"

/* `count` zeroed rows of `size` bytes at the end; NULL when memory ran out. Moves the array. */
void *rows_add(struct planner *planner, struct rows *rows, size_t size, uint32_t count);

/* A zeroed row at the end, which is never the first one: *index is not 0, which names none. */
void *rows_add_named(struct planner *planner, struct rows *rows, size_t size, uint32_t *index);

/* The last rows, from `first` on, are gone if equal ones are `known`: where those begin. */
uint32_t rows_shared(struct planner *planner, struct map *known, struct rows *rows, size_t size,
                     uint32_t first);

/* The text's place in the program; equal texts share one. */
oas_text rows_text(struct planner *planner, oas_str text);

/* The text at that place. */
oas_str rows_text_at(const struct planner *planner, oas_text text);

/* The name of a row; at NULL: it has none. */
typedef oas_str rows_name(const struct planner *planner, uint32_t row);

/* A table of `count` entries that is still empty: its slots, or NULL. When it is filled rows_share()
 * lets equal ones be one. */
uint32_t *rows_slots(struct planner *planner, uint32_t count, uint32_t *slots, uint32_t *mask);
void rows_share(struct planner *planner, uint32_t *slots);

/* A hash table of the names of `count` rows from `first` on: its first slot in *slots, size - 1 in
 * *mask. */
void rows_table(struct planner *planner, rows_name *name_of, uint32_t first, uint32_t count,
                uint32_t *slots, uint32_t *mask);

/* The first row of that name in such a table, or OAS_NONE. */
uint32_t rows_find(const struct planner *planner, rows_name *name_of, uint32_t first,
                   uint32_t slots, uint32_t mask, oas_str name);

#endif
