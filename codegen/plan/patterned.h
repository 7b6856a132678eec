/* patterned.h - private to plan/: members by the patterns of their names. */
#ifndef PLAN_PATTERNED_H
#define PLAN_PATTERNED_H

#include "plan/planner.h"

/* The rows of the schema's patternProperties, in its object row, whose fields are there: which of
 * them a pattern matches is found out here, so that no payload has to. */
void patterned_add(struct planner *planner, const struct schema *schema, uint32_t row);

#endif
