/* union.h - private to plan/: what tells the branches of an anyOf or oneOf apart. */
#ifndef PLAN_UNION_H
#define PLAN_UNION_H

#include "plan/planner.h"

/* The tag row of the union, or 0. */
uint32_t union_tag(struct planner *planner, const struct schema *schema,
                   const struct clause *clause);

/* Does a member decide which branch alone can accept an object? *name: that member, or the one that
 * a discriminator names without deciding, or empty. Nothing is planned. */
bool union_is_decided(struct planner *planner, const struct schema *schema,
                      const struct clause *clause, oas_str *name);

/* Tells of a discriminator on a member that neither the schema nor a branch declares. */
void union_check_discriminator(const struct planner *planner, const struct schema *schema);

#endif
