/* table.h - address to pointer, in an arena: what a later stage knows of a node. Open addressing;
 * addresses are no choice of the document's author. A zeroed table is empty. */
#ifndef LOAD_TABLE_H
#define LOAD_TABLE_H

#include <oas/arena.h>

struct table {
    struct table_entry *entries;
    size_t size; /* a power of two, at most half of it used */
    size_t count;
};

/* The value's slot for `key`, made (holding NULL) if there is none. NULL when there is no memory.
 * Valid until the next table_put(). */
void **table_put(struct table *table, oas_arena *mem, const void *key);

/* The value, or NULL. */
void *table_get(const struct table *table, const void *key);

#endif
