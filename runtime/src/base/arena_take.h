/* arena_take.h - what is left of the block in use, for those who take often. */
#ifndef OAS_BASE_ARENA_TAKE_H
#define OAS_BASE_ARENA_TAKE_H

#include <oas/arena.h>

/* Takes from the current block; NULL when it is too small or there is none. */
static inline void *oas_arena_take_here(oas_arena *arena, size_t size, size_t align)
{
    if (!arena->at)
        return NULL;
    size_t pad = (size_t)(-(uintptr_t)arena->at & (uintptr_t)(align - 1));
    size_t room = (size_t)(arena->end - arena->at);
    if (pad > room || size > room - pad)
        return NULL;
    char *result = arena->at + pad;
    arena->at = result + size;
    return result;
}

#endif
