/* Growing by doubling: what is left behind in the arena is less than what is in use. */
#include "load/array.h"

void *array_room(oas_arena *mem, void *array, size_t count, size_t more, size_t *cap, size_t size)
{
    size_t grown = *cap ? *cap : 8;
    if (array && *cap - count >= more)
        return array;
    while (grown - count < more)
        if (grown > SIZE_MAX / 2)
            return NULL;
        else
            grown *= 2;
    void *copy = oas_arena_zeroed(mem, grown, size, 16);
    if (copy && count)
        memcpy(copy, array, count * size);
    if (copy)
        *cap = grown;
    return copy;
}
