/* Runs of rows that are equal byte by byte, each kept once. */
#include "load/shared.h"

uint32_t shared_first(struct map *known, oas_arena *mem, const void *bytes, size_t size,
                      uint32_t index)
{
    oas_str run = oas_str_of(bytes, size);
    const void *first = size ? map_get(known, run) : NULL;
    if (first)
        return (uint32_t)(uintptr_t)first - 1;
    oas_str copy = size ? oas_arena_copy(mem, run) : oas_str_of(NULL, 0);
    void **slot = copy.at ? map_put(known, mem, copy) : NULL;
    if (slot)
        *slot = (void *)((uintptr_t)index + 1);
    return index;
}

uint32_t shared_last(struct map *known, oas_arena *mem, const void *rows, uint32_t *count,
                     size_t size, uint32_t first)
{
    if (first >= *count)
        return first;
    const char *bytes = (const char *)rows + first * size;
    uint32_t found = shared_first(known, mem, bytes, (*count - first) * size, first);
    if (found != first)
        *count = first;
    return found;
}
