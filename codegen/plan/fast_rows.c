/* Tables for the fast walk: rows that grow in the arena, and those that are alike. */
#include "plan/fast_rows.h"

#include "load/array.h"
#include "load/shared.h"

void *fast_add(struct fast_making *m, struct fast_table *table, uint32_t count, size_t size)
{
    bool fits = count <= UINT32_MAX / 2 - table->count;
    void *at = fits ? array_room(m->mem, table->at, table->count, count, &table->cap, size) : NULL;
    m->no_memory |= !at;
    if (!at)
        return NULL;
    table->at = at;
    void *added = (char *)at + table->count * size;
    memset(added, 0, count * size);
    table->count += count;
    return added;
}

uint32_t fast_shared(struct fast_making *m, struct map *known, struct fast_table *table,
                     size_t size, uint32_t first)
{
    return shared_last(known, m->mem, table->at, &table->count, size, first);
}

uint32_t fast_intern(struct fast_making *m, struct fast_table *table, size_t size, int64_t first,
                     int64_t second, bool *added)
{
    struct fast_same *same = OAS_ARENA_NEW(m->mem, struct fast_same, 1);
    *added = false;
    m->no_memory |= !same;
    if (!same)
        return 0;
    *same = (struct fast_same){(uint64_t)(uintptr_t)table, first, second};
    void **slot = map_put(&m->known, m->mem, oas_str_of((const char *)same, sizeof *same));
    m->no_memory |= !slot;
    if (slot && *slot)
        return (uint32_t)(uintptr_t)*slot - 1;
    *added = slot && fast_add(m, table, 1, size);
    if (!*added)
        return 0;
    *slot = (void *)(uintptr_t)table->count;
    return table->count - 1;
}
