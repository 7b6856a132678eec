/* What map.c is for texts, for addresses. */
#include "load/pointer_map.h"

struct pointer_entry {
    const void *key; /* NULL: free */
    void *value;
};

/* The entry of `key`, or the free one where it would be. */
static struct pointer_entry *find(const struct pointer_map *map, const void *key)
{
    size_t mask = map->size - 1;
    size_t i = (size_t)(((uintptr_t)key >> 4) * (uintptr_t)0x9E3779B1u) & mask;
    while (map->entries[i].key && map->entries[i].key != key)
        i = (i + 1) & mask;
    return &map->entries[i];
}

static bool grow(struct pointer_map *map, oas_arena *mem)
{
    struct pointer_map old = *map;
    size_t size = old.size ? old.size * 2 : 256;
    struct pointer_entry *entries = OAS_ARENA_NEW(mem, struct pointer_entry, size);
    if (!entries)
        return false;
    map->entries = entries;
    map->size = size;
    for (size_t i = 0; i < old.size; i++)
        if (old.entries[i].key)
            *find(map, old.entries[i].key) = old.entries[i];
    return true;
}

void **pointer_map_put(struct pointer_map *map, oas_arena *mem, const void *key)
{
    if (map->count * 2 >= map->size && !grow(map, mem))
        return NULL;
    struct pointer_entry *entry = find(map, key);
    map->count += !entry->key;
    entry->key = key;
    return &entry->value;
}

void *pointer_map_get(const struct pointer_map *map, const void *key)
{
    return map->size ? find(map, key)->value : NULL;
}
