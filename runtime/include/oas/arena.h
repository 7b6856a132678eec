/* oas/arena.h - memory that is given back all at once.
 *
 *     char first[4096];
 *     oas_arena mem;
 *     oas_arena_init(&mem, first, sizeof first, NULL);
 *     … decode into it …
 *     oas_arena_free(&mem);
 *
 * A zeroed arena is valid: it has no first block and grows by malloc. An arena serves one thread at
 * a time; nothing in it is locked. */
#ifndef OAS_ARENA_H
#define OAS_ARENA_H

#include <oas/base.h>

OAS_BEGIN

struct oas_arena_block;

typedef struct oas_arena {
    char *at;                       /* the next free byte */
    char *end;                      /* one past the block in use */
    struct oas_arena_block *blocks; /* taken from the allocator, newest first */
    const oas_allocator *from;      /* NULL: oas_allocator_default */
    char *first;                    /* the caller's block; NULL when there is none */
    char *first_end;
    bool fixed; /* never grow beyond the first block */
} oas_arena;

/* `first` (of `size` bytes, may be NULL) is used before anything is allocated; it stays the
 * caller's. `from` may be NULL for malloc. */
void oas_arena_init(oas_arena *arena, void *first, size_t size, const oas_allocator *from)
    OAS_WRITES_TO(2, 3) OAS_NOT_NULL(1);

/* The same, but the arena never grows: when `first` is used up, oas_arena_take() returns NULL. */
void oas_arena_init_fixed(oas_arena *arena, void *first, size_t size) OAS_WRITES_TO(2, 3)
    OAS_NOT_NULL(1);

/* `size` bytes aligned to `align` (a power of two), not cleared; NULL when there is no memory. For
 * size 0 it is a pointer to no bytes, which the next one may equal. */
OAS_NODISCARD void *oas_arena_take(oas_arena *arena, size_t size, size_t align) OAS_NOT_NULL(1);

/* A copy of `text`, with a NUL after it. `at` is NULL when there is no memory. */
OAS_NODISCARD oas_str oas_arena_copy(oas_arena *arena, oas_str text) OAS_NOT_NULL(1);

/* The text as a C string, for functions that want one. NULL when there is no memory, or when the
 * text holds a NUL itself, which would cut it off. */
OAS_NODISCARD char *oas_arena_cstr(oas_arena *arena, oas_str text) OAS_NOT_NULL(1);

/* The same as oas_arena_copy() for a NUL-terminated text; NULL is the empty one. */
OAS_NODISCARD static inline oas_str oas_arena_text(oas_arena *arena, const char *text)
{
    return oas_arena_copy(arena, oas_str_from(text));
}

/* Forgets everything taken; the first block and the largest other one are kept for reuse. */
void oas_arena_reset(oas_arena *arena) OAS_NOT_NULL(1);

/* Gives all memory back. The arena is then as after its init; calling it twice is harmless. */
void oas_arena_free(oas_arena *arena) OAS_NOT_NULL(1);

/* `count` objects of TYPE, cleared to zero; NULL when there is no memory. */
#ifdef __cplusplus
#define OAS_ALIGNOF alignof
#else
#define OAS_ALIGNOF _Alignof
#endif
#define OAS_ARENA_NEW(arena, TYPE, count)                                                          \
    ((TYPE *)oas_arena_zeroed((arena), (count), sizeof(TYPE), OAS_ALIGNOF(TYPE)))
OAS_NODISCARD void *oas_arena_zeroed(oas_arena *arena, size_t count, size_t size, size_t align)
    OAS_NOT_NULL(1);

OAS_END

#endif
