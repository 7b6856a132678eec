/* map.h - text to pointer, in an arena. A balanced tree: no choice of keys can make it slow, and
 * nothing in it depends on chance. A zeroed map is empty. */
#ifndef LOAD_MAP_H
#define LOAD_MAP_H

#include <oas/arena.h>

struct map {
    struct map_entry *root;
};

/* The value's slot for `key`, made (holding NULL) if there is none; the key's bytes must outlive
 * the map. NULL when there is no memory. Valid until the arena goes. */
void **map_put(struct map *map, oas_arena *mem, oas_str key);

/* The value, or NULL. */
void *map_get(const struct map *map, oas_str key);

#endif
