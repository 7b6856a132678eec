/* merge.h - private to plan/: rows for the verdict alone. */
#ifndef PLAN_MERGE_H
#define PLAN_MERGE_H

#include "plan/planner.h"

/* Adds merged rows to the types that take others in. */
void merge_types(struct planner *planner);

#endif
