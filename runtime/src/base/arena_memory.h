/* arena_memory.h - an arena where an allocator is asked for: what a buffer grows out of stays there
 * until the arena goes. */
#ifndef OAS_BASE_ARENA_MEMORY_H
#define OAS_BASE_ARENA_MEMORY_H

#include <oas/arena.h>

oas_allocator oas_arena_memory(oas_arena *mem);

#endif
