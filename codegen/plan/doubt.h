/* doubt.h - private to plan/: what is right by the letter, and hardly means what its author meant.
 */
#ifndef PLAN_DOUBT_H
#define PLAN_DOUBT_H

#include "plan/planner.h"

/* Warns of schemas that are settled: closed ones beside others that declare more, discriminators
 * whose branches do not say their tag, values that another YAML reads as something else. */
void doubt_warn(struct planner *planner);

#endif
