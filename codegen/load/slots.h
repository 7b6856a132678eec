/* slots.h - hash tables over names that stand elsewhere, as the rows of a program have them (see
 * oas_object_row): a slot holds an entry's number plus 1, or 0. */
#ifndef LOAD_SLOTS_H
#define LOAD_SLOTS_H

#include <oas/base.h>

/* The name of entry `i`; at NULL: it has none and is not in the table. */
typedef oas_str slots_name(const void *user, uint32_t i);

/* How many slots `count` entries get: a power of two. */
uint32_t slots_size(uint32_t count);

/* Puts `count` entries into `size` slots that are all 0. Of equal names the first is found. */
void slots_fill(uint32_t *slots, uint32_t size, uint32_t count, slots_name *name_of,
                const void *user);

/* The slot of the entry called `name`, else the free one where it belongs. */
uint32_t *slots_find(uint32_t *slots, uint32_t size, oas_str name, slots_name *name_of,
                     const void *user);

#endif
