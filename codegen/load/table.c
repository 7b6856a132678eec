/* What map.c is for texts, for addresses. */
#include "load/table.h"

struct table_entry {
    const void *key; /* NULL: free */
    void *value;
};

/* The entry of `key`, or the free one where it would be. */
static struct table_entry *find(const struct table *table, const void *key)
{
    size_t mask = table->size - 1;
    size_t i = (size_t)(((uintptr_t)key >> 4) * (uintptr_t)0x9E3779B1u) & mask;
    while (table->entries[i].key && table->entries[i].key != key)
        i = (i + 1) & mask;
    return &table->entries[i];
}

static bool grow(struct table *table, oas_arena *mem)
{
    struct table old = *table;
    size_t size = old.size ? old.size * 2 : 256;
    struct table_entry *entries = OAS_ARENA_NEW(mem, struct table_entry, size);
    if (!entries)
        return false;
    table->entries = entries;
    table->size = size;
    for (size_t i = 0; i < old.size; i++)
        if (old.entries[i].key)
            *find(table, old.entries[i].key) = old.entries[i];
    return true;
}

void **table_put(struct table *table, oas_arena *mem, const void *key)
{
    if (table->count * 2 >= table->size && !grow(table, mem))
        return NULL;
    struct table_entry *entry = find(table, key);
    table->count += !entry->key;
    entry->key = key;
    return &entry->value;
}

void *table_get(const struct table *table, const void *key)
{
    return table->size ? find(table, key)->value : NULL;
}
