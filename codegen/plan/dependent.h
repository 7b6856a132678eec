/* dependent.h - private to plan/: what depends on the members that an object has. */
#ifndef PLAN_DEPENDENT_H
#define PLAN_DEPENDENT_H

#include "plan/planner.h"

/* A tag row of the names of a dependentSchemas: the i-th selects the i-th branch. */
uint32_t dependent_names(struct planner *planner, const struct clause *clause);

/* What a dependentRequired demands, in its check row. */
void dependent_required(struct planner *planner, const struct clause *clause,
                        struct oas_check_row *row);

#endif
