/* changed.h - a JSON text to which something happens: another one, which is JSON still. */
#ifndef LAW_CHANGED_H
#define LAW_CHANGED_H

#include <oas/base.h>

/* Appends `json`, which has no white space, with one change at random: a value is another one, is
 * gone, or there is one more. `*seed`, not 0, goes on; the same one gives the same text. */
void changed_put(oas_str json, uint64_t *seed, oas_buf *out);

#endif
