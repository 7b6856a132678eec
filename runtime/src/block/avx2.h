/* avx2.h - the kernel AVX2, where OAS_HAS_AVX2 says that it can be compiled: all that block.h has,
 * by names of its own, which avx2_begin.h makes the plain ones. */
#ifndef OAS_BLOCK_AVX2_H
#define OAS_BLOCK_AVX2_H

#include "block/block.h"

#if defined(OAS_HAS_AVX2)
#include "block/avx2_begin.h"

#include "block/avx2.inc"
#include "block/leaves.inc"

#include "block/avx2_end.h"
#endif

#endif
