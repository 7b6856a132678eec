/* branch.h - private to plan/: branch rows, and what a branch says of one of its members. */
#ifndef PLAN_BRANCH_H
#define PLAN_BRANCH_H

#include "plan/planner.h"

/* Branch rows for `count` schemas; returns the first's index. */
uint32_t branch_rows(struct planner *planner, struct schema *const *schemas, size_t count);

enum { BRANCH_PARTS = 64 }; /* schemas that one branch takes in by $ref and allOf, at most */

/* The schemas that all hold of a branch: itself, and what it takes in by `$ref` and `allOf`. */
struct branch_parts {
    const struct schema *at[BRANCH_PARTS];
    size_t count;
};

struct branch_parts branch_parts(const struct schema *branch);

/* What the schema itself says of the member, or NULL. */
const struct schema *branch_property(const struct schema *schema, oas_str name);

/* True if the schema itself declares the member. */
bool branch_declares(const struct schema *schema, oas_str name);

/* True if one of the parts is a union itself, or there may be more parts. */
bool branch_has_union(const struct branch_parts *parts);

/* True if one of the parts declares the member, or branches of such a union may. */
bool branch_may_have(const struct branch_parts *parts, oas_str name);

/* True if an object of the branch must have the member. */
bool branch_requires(const struct branch_parts *parts, oas_str name);

/* The const or enum that the member `name` must match in this branch; NULL when there is none, or
 * when it may be missing in one direction. */
const struct clause *branch_constants(const struct branch_parts *branch, oas_str name);

/* The only values of the member `name`: what all its lists of constants leave it, if its types
 * leave some of them, else those of branch_constants(); where there are none, what `null` and
 * booleans alone leave. NULL: it may be others, it may be missing in one direction, or there is no
 * memory. */
const struct node *const *branch_values(struct planner *planner, const struct branch_parts *branch,
                                        oas_str name, size_t *count);

/* True if the member `name` may be missing in one direction, whatever is required. */
bool branch_waives(const struct branch_parts *branch, oas_str name);

/* True if the branch refuses some values of the member `name` by a `not`. */
bool branch_excludes(const struct branch_parts *branch, oas_str name);

/* The JSON types that `type` leaves for the member `name` in this branch. */
unsigned branch_member_jtypes(const struct branch_parts *branch, oas_str name);

/* A cheap look at a member's schema before branch_values(). */
bool branch_has_constants(const struct schema *property);

/* Names that branch_requires() and branch_values() compare, about; a table costs as much as a
 * few. */
size_t branch_work(const struct branch_parts *parts);

#endif
