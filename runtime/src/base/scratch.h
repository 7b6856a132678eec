/* scratch.h - short-lived memory in stack order: nearly 4 KiB that the caller has on its stack, then
 * the allocator. */
#ifndef OAS_BASE_SCRATCH_H
#define OAS_BASE_SCRATCH_H

#include <oas/base.h>

#define OAS_SCRATCH_SIZE 3584 /* the deepest calls fit 56 KiB with it */

struct oas_scratch_block;

struct oas_scratch {
    char *at; /* free bytes of the first block */
    char *end;
    struct oas_scratch_block *blocks; /* from the allocator, newest first */
    const oas_allocator *from;
};

struct oas_scratch_mark {
    char *at;
    struct oas_scratch_block *blocks;
};

/* `first` has OAS_SCRATCH_SIZE bytes, aligned for uint64_t. */
void oas_scratch_init(struct oas_scratch *scratch, void *first, const oas_allocator *from);

/* `size` bytes aligned for uint64_t, not cleared; NULL when there is no memory. */
void *oas_scratch_take(struct oas_scratch *scratch, size_t size);

/* `size` bytes of the first block, aligned likewise, which no mark gives back; NULL when it has no
 * more room. */
void *oas_scratch_take_last(struct oas_scratch *scratch, size_t size);

static inline struct oas_scratch_mark oas_scratch_mark(const struct oas_scratch *scratch)
{
    struct oas_scratch_mark mark = {scratch->at, scratch->blocks};
    return mark;
}

/* Gives back all that was taken since the mark. */
void oas_scratch_release(struct oas_scratch *scratch, struct oas_scratch_mark mark);

#endif
