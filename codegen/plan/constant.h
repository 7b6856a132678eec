/* constant.h - private to plan/: value rows. */
#ifndef PLAN_CONSTANT_H
#define PLAN_CONSTANT_H

#include "plan/planner.h"

/* Adds a value row: a string's content, or the JSON of what is none. False without memory. */
bool constant_put(struct planner *planner, unsigned jtype, oas_str text, uint32_t branch);

/* Adds a value row for a JSON constant, for `branch` of a union. */
void constant_add(struct planner *planner, const struct node *node, uint32_t branch);

/* The schema's `const`, else its `enum`; NULL: it has neither. */
const struct clause *constant_of(const struct schema *schema);

/* Of `count` values leaves those that the clause, a `const` or `enum`, lists as well: how many. Of
 * long lists all are left. */
size_t constant_common(const struct node **values, size_t count, const struct clause *clause);

/* All values of these JSON types, where they are only `null` and booleans: no others are few. NULL:
 * others are among them, or there are none. */
const struct node *const *constant_of_types(unsigned jtypes, size_t *count);

/* The JSON types of the values of a `const` or `enum`. */
unsigned constant_jtypes(const struct clause *clause);

/* A value row's text: its name in the hash table of a tag. */
oas_str constant_name(const struct planner *planner, uint32_t row);

/* A text that rows have in common only if they are the same constant: "1" and 1 have two. */
oas_str constant_key(struct planner *planner, uint32_t row);

/* A value row's text if it is a string, else none: its name in hash tables. */
oas_str constant_text(const struct planner *planner, uint32_t row);

/* A hash table of all of `count` value rows from `first` on, strings by oas_name_hash(), the others
 * by oas_json_hash(): its first slot in *slots, size - 1 in *mask. */
void constant_table(struct planner *planner, uint32_t first, uint32_t count, uint32_t *slots,
                    uint32_t *mask);

static inline const struct oas_value_row *constant_at(const struct planner *planner, uint32_t row)
{
    return (const struct oas_value_row *)planner->values.at + row;
}

#endif
