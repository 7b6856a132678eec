/* shared.h - runs of rows that are equal byte by byte, each kept once. */
#ifndef LOAD_SHARED_H
#define LOAD_SHARED_H

#include "load/map.h"

/* Where the first run of these bytes begins: at `index`, if none was asked about in `known` before.
 * The bytes are copied; of none and of all without memory it is `index`. */
uint32_t shared_first(struct map *known, oas_arena *mem, const void *bytes, size_t size,
                      uint32_t index);

/* The last of *count rows of `size` bytes, from `first` on, are gone if equal ones are `known`:
 * where those begin, else `first`. */
uint32_t shared_last(struct map *known, oas_arena *mem, const void *rows, uint32_t *count,
                     size_t size, uint32_t first);

#endif
