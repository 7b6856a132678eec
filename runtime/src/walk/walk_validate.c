/* The walker's form for the verdict alone: stops at the first fault. */
#include "walk/walk.h"

enum { COLLECT = 0 };

#include "walk/walk.inc"

oas_status oas_walk_validate(struct oas_walk *w, oas_use use, unsigned depth)
{
    return walk(w, use, depth, NULL);
}
