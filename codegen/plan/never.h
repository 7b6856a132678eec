/* never.h - private to plan/: schemas that no value fits, and what their authors hardly meant. */
#ifndef PLAN_NEVER_H
#define PLAN_NEVER_H

#include "plan/planner.h"

/* Warns of schemas that are settled and that no value fits; of those whose fault lies in another
 * one that is told of, nothing is said. */
void never_warn(struct planner *planner);

#endif
