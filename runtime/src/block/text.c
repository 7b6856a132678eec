/* The base kernel's loops, and what no kernel has of its own. */
#include "block/block.h"
#include "block/escape.h"

void oas_block_pad(char out[OAS_BLOCK], const char *at, const char *end)
{
    memset(out, 0, OAS_BLOCK);
    if (at < end)
        memcpy(out, at, (size_t)(end - at));
}

#include "block/text.inc"
