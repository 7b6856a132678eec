/* object.h - private to plan/: the rows of objects and arrays. */
#ifndef PLAN_OBJECT_H
#define PLAN_OBJECT_H

#include "plan/planner.h"

/* The row of what the schema says of objects, or of arrays; 0: nothing. */
uint32_t object_add(struct planner *planner, const struct schema *schema);
uint32_t object_add_array(struct planner *planner, const struct schema *schema);

static inline struct oas_field_row *object_field(const struct planner *planner, uint32_t row)
{
    return (struct oas_field_row *)planner->fields.at + row;
}

/* The name of a field row. */
oas_str object_field_name(const struct planner *planner, uint32_t row);

#endif
