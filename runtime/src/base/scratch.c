/* Memory in stack order: from the first block, then from the allocator. */
#include "base/scratch.h"

struct oas_scratch_block {
    struct oas_scratch_block *older;
    size_t size;
};

#define ROUND(size) (((size) + 7) & ~(size_t)7)

void oas_scratch_init(struct oas_scratch *scratch, void *first, const oas_allocator *from)
{
    scratch->at = first;
    scratch->end = scratch->at + OAS_SCRATCH_SIZE;
    scratch->blocks = NULL;
    scratch->from = from ? from : &oas_allocator_default;
}

void *oas_scratch_take(struct oas_scratch *scratch, size_t size)
{
    if (size <= (size_t)(scratch->end - scratch->at)) {
        char *taken = scratch->at;
        size = ROUND(size); /* the block's size is a multiple of 8, so this stays within */
        scratch->at += size;
        return taken;
    }
    if (size > SIZE_MAX - ROUND(sizeof(struct oas_scratch_block)))
        return NULL;
    size_t total = ROUND(sizeof(struct oas_scratch_block)) + size;
    struct oas_scratch_block *block = scratch->from->resize(scratch->from->user, NULL, 0, total);
    if (!block)
        return NULL;
    block->older = scratch->blocks;
    block->size = total;
    scratch->blocks = block;
    return (char *)block + ROUND(sizeof(struct oas_scratch_block));
}

void *oas_scratch_take_last(struct oas_scratch *scratch, size_t size)
{
    if (ROUND(size) > (size_t)(scratch->end - scratch->at))
        return NULL;
    scratch->end -= ROUND(size);
    return scratch->end;
}

void oas_scratch_release(struct oas_scratch *scratch, struct oas_scratch_mark mark)
{
    scratch->at = mark.at;
    while (scratch->blocks != mark.blocks) {
        struct oas_scratch_block *block = scratch->blocks;
        scratch->blocks = block->older;
        (void)scratch->from->resize(scratch->from->user, block, block->size, 0);
    }
}
