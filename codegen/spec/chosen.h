/* chosen.h - a part of a document: some of its operations, some of its components. */
#ifndef SPEC_CHOSEN_H
#define SPEC_CHOSEN_H

#include "spec/subjects.h"

/* `api` with those of its operations alone for which chosen[i] is true. NULL without memory. */
const struct api *chosen_part(oas_arena *mem, const struct api *api, const bool *chosen);

/* api_report() of the operations, each with its callbacks, for which chosen[i] is `which`. */
void chosen_report(const struct api *api, const bool *chosen, bool which, struct diags *diags);

/* Says in each of `subjects`, which are of the part, whether it is chosen: what operations have, if
 * its values are JSON; the components of these names, and those that parameters and bodies refer
 * to. Nothing is told of references that lead nowhere. */
void chosen_mark(struct subjects *subjects, const oas_str *names, size_t count,
                 struct registry *registry);

#endif
