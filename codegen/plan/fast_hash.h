/* fast_hash.h - private to plan/: names and texts found in one step. */
#ifndef PLAN_FAST_HASH_H
#define PLAN_FAST_HASH_H

#include "plan/fast_rows.h"

/* A perfect hash of `count` texts: where its slots begin, its seed and shift. Of texts that no seed
 * keeps apart the first ones are in it. At NULL: the text is not to be found. */
typedef oas_str fast_text(const struct fast_making *m, uint32_t first, uint32_t i);
void fast_hash_texts(struct fast_making *m, fast_text *text_of, uint32_t first, uint32_t count,
                     uint32_t *slots, uint32_t *shift, uint64_t *seed);

#endif
