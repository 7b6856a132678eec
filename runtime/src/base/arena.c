/* Memory that is taken piece by piece and given back at once. */
#include <oas/arena.h>

#include "base/arena_take.h"

/* Blocks double up to this; larger ones are made only for requests that need them, so that memory
 * stays within a fixed multiple of what was asked for. */
#define BLOCK_LEAST 4096u
#define BLOCK_USUAL ((size_t)1 << 20)

struct oas_arena_block {
    struct oas_arena_block *next;
    size_t size; /* of the whole block, this header included */
};

/* The header rounded up so that the bytes after it suit any type. */
#define HEADER                                                                                     \
    ((sizeof(struct oas_arena_block) + _Alignof(max_align_t) - 1) / _Alignof(max_align_t) *        \
     _Alignof(max_align_t))

void oas_arena_init(oas_arena *arena, void *first, size_t size, const oas_allocator *from)
{
    memset(arena, 0, sizeof *arena);
    arena->from = from;
    if (first && size > 0) {
        arena->first = first;
        arena->first_end = arena->first + size;
        arena->at = arena->first;
        arena->end = arena->first_end;
    }
}

void oas_arena_init_fixed(oas_arena *arena, void *first, size_t size)
{
    oas_arena_init(arena, first, size, NULL);
    arena->fixed = true;
}

static const oas_allocator *arena_source(const oas_arena *arena)
{
    return arena->from ? arena->from : &oas_allocator_default;
}

static void use_block(oas_arena *arena, struct oas_arena_block *block)
{
    arena->at = (char *)block + HEADER;
    arena->end = (char *)block + block->size;
}

/* The size of a block that holds `size` bytes at any alignment up to `align`; 0 on overflow. */
static size_t block_size(const oas_arena *arena, size_t size, size_t align)
{
    size_t slack = HEADER + align;
    if (size > SIZE_MAX - slack)
        return 0;
    size_t need = size + slack;
    size_t usual = arena->blocks ? arena->blocks->size : BLOCK_LEAST / 2;
    usual = usual < BLOCK_USUAL / 2 ? usual * 2 : BLOCK_USUAL;
    return need > usual ? need : usual;
}

static bool grow_arena(oas_arena *arena, size_t size, size_t align)
{
    size_t total = block_size(arena, size, align);
    if (total == 0)
        return false;
    const oas_allocator *from = arena_source(arena);
    struct oas_arena_block *block = from->resize(from->user, NULL, 0, total);
    if (!block)
        return false;
    block->next = arena->blocks;
    block->size = total;
    arena->blocks = block;
    use_block(arena, block);
    return true;
}

void *oas_arena_take(oas_arena *arena, size_t size, size_t align)
{
    void *result = oas_arena_take_here(arena, size, align);
    if (result || arena->fixed)
        return result;
    /* After a reset the first block comes first, and the block that was kept waits behind it. */
    if (arena->blocks && arena->first && arena->end == arena->first_end) {
        oas_arena before = *arena;
        use_block(arena, arena->blocks);
        result = oas_arena_take_here(arena, size, align);
        if (result)
            return result;
        *arena = before;
    }
    return grow_arena(arena, size, align) ? oas_arena_take_here(arena, size, align) : NULL;
}

void *oas_arena_zeroed(oas_arena *arena, size_t count, size_t size, size_t align)
{
    if (size != 0 && count > SIZE_MAX / size)
        return NULL;
    void *result = oas_arena_take(arena, count * size, align);
    if (result)
        memset(result, 0, count * size);
    return result;
}

oas_str oas_arena_copy(oas_arena *arena, oas_str text)
{
    oas_str copy = {NULL, 0};
    char *at = text.len < SIZE_MAX ? oas_arena_take(arena, text.len + 1, 1) : NULL;
    if (!at)
        return copy;
    if (text.len > 0)
        memcpy(at, text.at, text.len);
    at[text.len] = '\0';
    copy.at = at;
    copy.len = text.len;
    return copy;
}

char *oas_arena_cstr(oas_arena *arena, oas_str text)
{
    char *at = text.len < SIZE_MAX ? oas_arena_take(arena, text.len + 1, 1) : NULL;
    return at && oas_str_cstr(text, at, text.len + 1) ? at : NULL;
}

static void free_blocks(const oas_arena *arena, const struct oas_arena_block *keep)
{
    const oas_allocator *from = arena_source(arena);
    struct oas_arena_block *next = NULL;
    for (struct oas_arena_block *block = arena->blocks; block; block = next) {
        next = block->next;
        if (block != keep)
            from->resize(from->user, block, block->size, 0);
    }
}

void oas_arena_reset(oas_arena *arena)
{
    struct oas_arena_block *largest = arena->blocks;
    for (struct oas_arena_block *block = largest; block; block = block->next)
        largest = block->size > largest->size ? block : largest;
    free_blocks(arena, largest);
    arena->blocks = largest;
    arena->at = arena->first;
    arena->end = arena->first_end;
    if (largest) {
        largest->next = NULL;
        if (!arena->first)
            use_block(arena, largest);
    }
}

void oas_arena_free(oas_arena *arena)
{
    free_blocks(arena, NULL);
    arena->blocks = NULL;
    arena->at = arena->first;
    arena->end = arena->first_end;
}
