/* build.h - the way into model/: from a plan to its model. */
#ifndef MODEL_BUILD_H
#define MODEL_BUILD_H

#include "load/diag.h"
#include "model/model.h"

/* NULL only when memory ran out. `mem` must outlive the model. */
struct model *model_build(oas_arena *mem, struct diags *diags, const struct plan *plan,
                          const struct wanted *wanted, size_t count,
                          const struct model_options *options);

#endif
