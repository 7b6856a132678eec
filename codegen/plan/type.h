/* type.h - private to plan/: type rows. */
#ifndef PLAN_TYPE_H
#define PLAN_TYPE_H

#include "plan/planner.h"

/* Fills the schema's row, which is there. */
void type_fill(struct planner *planner, const struct schema *schema);

/* True if the row leaves the reading of a value to its first applicator (OAS_TYPE_LEAD). */
bool type_may_lead(const struct planner *planner, const struct oas_type_row *type);

#endif
