/* array.h - arrays that grow in an arena. */
#ifndef LOAD_ARRAY_H
#define LOAD_ARRAY_H

#include <oas/arena.h>

/* The array with room for `more` entries of `size` bytes behind `count`: itself, or a larger copy.
 * `*cap` is how many it has room for. What was never used is zeroed. NULL when there is no memory:
 * then all is as it was. */
void *array_room(oas_arena *mem, void *array, size_t count, size_t more, size_t *cap, size_t size);

#endif
