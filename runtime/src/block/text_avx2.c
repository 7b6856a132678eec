/* The loops for AVX2. */
#include "block/avx2.h"
#include "block/escape.h"

#if defined(OAS_HAS_AVX2)
#include "block/avx2_begin.h"

#include "block/text.inc"

#include "block/avx2_end.h"
#endif
