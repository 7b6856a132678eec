/* build.h - the way into model/: from a plan to its model. */
#ifndef MODEL_BUILD_H
#define MODEL_BUILD_H

#include "load/diag.h"
#include "model/model.h"

/* NULL only when memory ran out. `mem` must outlive the model. */
struct model *model_build(oas_arena *mem, struct diags *diags, const struct plan *plan,
                          const struct wanted *wanted, size_t count,
                          const struct model_options *options);

/* Tells the subjects of `wanted`, which the model was built of, what their types are now. */
void model_set_types(const struct model *model, const struct wanted *wanted, size_t count);

#endif
