/* Growing is taking anew; giving back does nothing. */
#include "base/arena_memory.h"

static void *resize_in_arena(void *user, void *old, size_t old_size, size_t new_size)
{
    void *at = new_size ? oas_arena_take(user, new_size, 1) : NULL;
    if (at && old)
        memcpy(at, old, old_size < new_size ? old_size : new_size);
    return at;
}

oas_allocator oas_arena_memory(oas_arena *mem)
{
    oas_allocator memory = {resize_in_arena, mem};
    return memory;
}
