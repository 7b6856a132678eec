/* compiler.h - the room base: what every other room stands on. Memory in arenas, buffers and on the
 * stack, UTF-8, characters, lists; here, what compilers can be told beyond C11.
 *
 * In: sizes, bytes, the caller's allocator. Out: memory that is given back at once; text that is
 * known to be well-formed.
 * May use: block. */
#ifndef OAS_BASE_COMPILER_H
#define OAS_BASE_COMPILER_H

/* Kept out of the functions that recurse: their variables are not on the stack at every level. */
#if defined(__GNUC__)
#define OAS_NOINLINE __attribute__((noinline))
#else
#define OAS_NOINLINE
#endif

/* Always a part of its callers: each has a copy that is made for its arguments. */
#if defined(__GNUC__)
#define OAS_INLINE static inline __attribute__((always_inline))
#else
#define OAS_INLINE static inline
#endif

/* Bytes of a line of cache; and one of those is looked at soon. */
#define OAS_LINE 64u
#if defined(__GNUC__)
#define OAS_SOON(at) __builtin_prefetch(at)
#else
#define OAS_SOON(at) ((void)(at))
#endif

#endif
