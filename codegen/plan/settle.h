/* settle.h - private to plan/: which schemas are reached, and what each of them can take. */
#ifndef PLAN_SETTLE_H
#define PLAN_SETTLE_H

#include "plan/planner.h"

/* Finds all that the roots reach, refuses schemas that apply themselves without end, and settles
 * jtypes and uses: the rows are numbered in the order of the schemas. False after diagnostics. */
bool plan_settle(struct planner *planner, struct schema *const *roots, size_t count);

#endif
