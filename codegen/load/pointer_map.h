/* pointer_map.h - address to pointer, in an arena: what a later stage knows of a node. Open
 * addressing; addresses are no choice of the document's author. A zeroed map is empty. */
#ifndef LOAD_POINTER_MAP_H
#define LOAD_POINTER_MAP_H

#include <oas/arena.h>

struct pointer_map {
    struct pointer_entry *entries;
    size_t size; /* a power of two, at most half of it used */
    size_t count;
};

/* The value's slot for `key`, made (holding NULL) if there is none. NULL when there is no memory.
 * Valid until the next pointer_map_put(). */
void **pointer_map_put(struct pointer_map *map, oas_arena *mem, const void *key);

/* The value, or NULL. */
void *pointer_map_get(const struct pointer_map *map, const void *key);

#endif
