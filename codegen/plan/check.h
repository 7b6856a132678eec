/* check.h - private to plan/: check rows. */
#ifndef PLAN_CHECK_H
#define PLAN_CHECK_H

#include "plan/planner.h"

/* Adds the check row of one keyword. */
void check_add(struct planner *planner, const struct schema *schema, const struct clause *clause);

static inline const struct oas_check_row *check_at(const struct planner *planner, uint32_t row)
{
    return (const struct oas_check_row *)planner->checks.at + row;
}

/* The pattern of a clause in its check row. */
void check_pattern(struct planner *planner, const struct clause *clause, struct oas_check_row *row);

/* Whether `text` matches a pattern of the program so far, as the runtime will say. */
oas_status check_match(const struct planner *planner, uint32_t pattern, oas_str text);

/* What stands beside `contains`, in its row, which is one of `count` from `first` on. */
void check_add_limits(struct planner *planner, const struct schema *schema, uint32_t first,
                      uint32_t count);

#endif
