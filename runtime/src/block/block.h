/* block.h - the room block: text looked at 32 bytes at a time, once written for every machine.
 *
 * In: a place in a text and the text's end. Out: a bit for each byte that is looked for, strings
 * and what ends them, UTF-8 judged, digits as numbers, brackets passed over.
 * May use: no other room.
 *
 * What a machine can do is a kernel: a text (scalar.inc, sse2.inc, avx2.inc, neon.inc) with the
 * type oas_block and a dozen functions on it. leaves.inc is written on those alone and is what
 * others call, inline; text.inc has what is too long for that. One kernel is the base that every
 * program of this machine has, and has the plain names. Another one is had by including its begin
 * and end around whatever shall be compiled for it: in between the same names mean that kernel's
 * (names.h), so that one text serves all of them, and no call asks which kernel there is. Who runs
 * such a text asks once, at its entry:
 *
 *     #include "block/avx2.h"
 *     #include "block/avx2_begin.h"
 *     #include "block/text.inc"
 *     #include "block/avx2_end.h"
 *     ...
 *     if (oas_runs_avx2())
 *
 * A kernel says by oas_block_short() what the 4 to OAS_BLOCK bytes at a place are, none behind them
 * being read: each of them at least once and nothing else, in an order of its own. oas_short_copy()
 * copies them, given that block, and may write anything up to OAS_BLOCK bytes.
 *
 * No byte behind the end of a text is ever read, nor one before its beginning: what does not fill a
 * block is copied into one, with zeros behind it, which are control characters and so end every
 * search. OAS_SCALAR leaves the kernel that needs nothing of the machine, OAS_BASELINE the base
 * alone. */
#ifndef OAS_BLOCK_BLOCK_H
#define OAS_BLOCK_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "block/escape.h"
#include "block/fill.h"
#include "block/names.h"
#include "block/utf8_faults.h"
#include "block/word.h"

/* Part of its callers, so compiled for the kernel that they are compiled for. */
#if defined(__GNUC__)
#define OAS_LEAF static inline __attribute__((always_inline))
#else
#define OAS_LEAF static inline
#endif

#define OAS_BLOCK 32 /* bytes */
#define OAS_HALF  16

/* A block and an escape behind it fit. */
#define OAS_TEXT_ROOM (OAS_BLOCK + OAS_MOST_ESCAPE)

/* The bytes from `at` to `end`, fewer than OAS_BLOCK, with zeros behind them. */
void oas_block_pad(char out[OAS_BLOCK], const char *at, const char *end);

/* What oas_text_end() and oas_text_copy() tell of a string. */
struct oas_text_marks {
    bool escaped; /* holds at least one backslash */
    bool ascii;   /* holds no byte above 0x7f; says nothing about escapes */
};

#if !defined(OAS_SCALAR) && defined(__GNUC__) && defined(__x86_64__) && defined(__SSE2__)
#include <immintrin.h>

#include "block/sse2.inc"
#if !defined(OAS_BASELINE)
#define OAS_HAS_AVX2 1
#endif
#elif !defined(OAS_SCALAR) && defined(__GNUC__) && defined(__aarch64__) && defined(__ARM_NEON) &&  \
    !defined(__AARCH64EB__)
#include <arm_neon.h>

#include "block/neon.inc"
#else
#include "block/scalar.inc"
#endif
#include "block/leaves.inc"

/* The machine that runs this has what avx2_begin.h compiles for. A flag that the C library's start
 * has set is looked at, so asking costs nothing that shows. */
#if defined(OAS_HAS_AVX2)
static inline bool oas_runs_avx2(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
           __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt") &&
           __builtin_cpu_supports("pclmul");
}
#endif

#endif
