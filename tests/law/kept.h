/* kept.h - what a value may lose on its way through C: members that its schema leaves open. */
#ifndef LAW_KEPT_H
#define LAW_KEPT_H

#include <oas/codec.h>

#include "plan/plan.h"

/* Where `text` is not what is left of `json`, a valid value of the plan's schema by these options:
 * a pointer, made in `mem`; NULL: all is kept. Members that no schema describes which holds for
 * their object need not be there; with ignore_unknown, nor those that a closed object refuses.
 * Numbers may be equal as doubles only. */
const char *kept_not(const struct plan *plan, const struct schema *schema,
                     const oas_options *options, oas_str json, oas_str text, oas_arena *mem);

#endif
