/* shared.h - runs of rows that are equal byte by byte, each kept once. */
#ifndef LOAD_SHARED_H
#define LOAD_SHARED_H

#include "load/map.h"

/* Where the first run of these bytes begins: at `index`, if none was asked about in `known` before.
 * The bytes are copied; of none and of all without memory it is `index`. */
uint32_t shared_first(struct map *known, oas_arena *mem, const void *bytes, size_t size,
                      uint32_t index);

#endif
