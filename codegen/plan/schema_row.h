/* schema_row.h - private to plan/: schema rows. */
#ifndef PLAN_SCHEMA_ROW_H
#define PLAN_SCHEMA_ROW_H

#include "plan/planner.h"

/* So that rows can say where they stand by the rows above them. */
void schema_row_places(struct planner *planner);

/* Fills the schema's row, which is there. */
void schema_row_fill(struct planner *planner, const struct schema *schema);

/* True if the row leaves the reading of a value to its first applicator (OAS_SCHEMA_LEAD). */
bool schema_row_may_lead(const struct planner *planner, const struct oas_schema_row *type);

#endif
