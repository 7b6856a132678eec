/* oas/struct.h - C values of generated types as wholes: copied, compared, printed.
 *
 * Generated headers have typed fronts of these for each type NAME: NAME_copy(to, from, mem),
 * NAME_equal(a, b), NAME_print(value, out).
 *
 *     struct pets_pet kept;
 *     if (pets_pet_copy(&kept, &pet, &longer) != OAS_OK) // outlives the request's arena and text
 *         … no memory …
 *     if (!pets_pet_equal(&kept, &pet))
 *         … it has been changed …
 *     pets_pet_print(&pet, &line); // for a log, valid or not
 *
 * Nothing here asks whether a value is valid: whatever a struct can hold is copied, compared and
 * printed, a zeroed one as well. Only what `items` and pointers lead to has to be there. As in
 * encoding, `options` (NULL: the defaults) bound the depth, so that a struct that leads back to
 * itself comes to an end, and the size: max_depth, max_bytes. */
#ifndef OAS_STRUCT_H
#define OAS_STRUCT_H

#include <oas/codec.h>

OAS_BEGIN

/* Makes *to what *from is, with nothing in common: all texts, any-JSON spans, lists, maps and what
 * pointers lead to are copied into `mem`. Texts and spans of the copy have a NUL behind them, so
 * that `at` is a C string where the text holds no NUL itself; that of an empty one may be NULL.
 * What has no meaning is zeroed: the value of a member that is absent or null, members that a kind
 * does not have. `mem` may be NULL only where nothing is to be taken from it.
 *   OAS_NO_MEMORY, OAS_TOO_LARGE (deeper, or more bytes, than the options allow): *to is zeroed;
 *   what was taken from `mem` stays there until it is reset */
OAS_NODISCARD oas_status oas_copy(oas_type type, void *to, const void *from, oas_arena *mem,
                                  const oas_options *options);

/* True if both are the same value: the same members are there, and each is the same.
 *   numbers   by value: -0.0 is 0.0. NaN, which no JSON has, is the same as itself
 *   texts     byte by byte; an empty one is the same at NULL and elsewhere
 *   lists     item by item
 *   maps      in any order, and so is `rest`; where a key stands several times, its values in
 *             their order
 *   any JSON  as oas_json_equal() says; what is no JSON, or deeper than that looks, byte by byte
 *   enums, kinds and presences  by their numbers, those that stand for nothing as well
 * Where maps are not in the same order their entries are sorted, which takes 16 bytes for each:
 * 4 KiB of stack, then options->allocator; without that memory, and beyond the limits of depth and
 * size (a value counts as a byte), they are not told to be equal. A value and its copy are. */
OAS_NODISCARD bool oas_equal(oas_type type, const void *a, const void *b,
                             const oas_options *options);

/* Appends the value for people, whatever is wrong with it: as the JSON text that encoding gives,
 * and in the place of what has none
 *   <unset>            an enum, a kind or any JSON that was not set; <NULL>: a pointer, or items
 *   <absent>           a presence, where there must be a value
 *   <7>                a number that no constant of an enum, kind or presence has
 *   NaN Infinity -Infinity
 *   "caf\xE9"          a text that is not UTF-8: its stray bytes
 *   <not JSON: "[1,">  any JSON that is none
 *   <kind "cat">       behind an object whose tag says something else than its kind
 *   <deeper>           what lies beyond max_depth
 *   <longer>           at the end, beyond max_bytes
 * Characters that would break or reorder a line are escaped (\u202e), so that all of it is one line
 * unless options->indent is set. Only memory can fail: out->failed is then set. */
void oas_print(oas_type type, const void *value, oas_buf *out, const oas_options *options)
    OAS_NOT_NULL(3);

/* In generated headers: the typed fronts, for NAME, whose C type is T. */
#define OAS_WHOLE_VALUES(NAME, T)                                                                  \
    OAS_FRONT OAS_NOT_NULL(1, 2) oas_status NAME##_copy(T *to, T const *from, oas_arena *mem)      \
    {                                                                                              \
        return oas_copy(NAME##_type, to, from, mem, NULL);                                         \
    }                                                                                              \
    OAS_FRONT OAS_NOT_NULL(1, 2) bool NAME##_equal(T const *a, T const *b)                         \
    {                                                                                              \
        return oas_equal(NAME##_type, a, b, NULL);                                                 \
    }                                                                                              \
    OAS_UNUSED static inline OAS_NOT_NULL(1, 2) void NAME##_print(T const *value, oas_buf *out)    \
    {                                                                                              \
        oas_print(NAME##_type, value, out, NULL);                                                  \
    }

/* All of these and of oas/codec.h; the second where decoding keeps members that are left open. */
#define OAS_FUNCTIONS(NAME, T)                                                                     \
    OAS_CODEC(NAME, T, NULL)                                                                       \
    OAS_WHOLE_VALUES(NAME, T)
#define OAS_FUNCTIONS_KEEPING(NAME, T)                                                             \
    OAS_CODEC(NAME, T, &oas_options_keeping)                                                       \
    OAS_WHOLE_VALUES(NAME, T)

OAS_END

#endif
