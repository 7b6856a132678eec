/* fast_leaf.h - private to plan/: strings and numbers for the fast walk. */
#ifndef PLAN_FAST_LEAF_H
#define PLAN_FAST_LEAF_H

#include "plan/fast_rows.h"

/* The leaves: what kind of string or number the schema takes, and its row. False: none of these. */
bool fast_leaf_string(struct fast_making *m, const struct oas_schema_row *schema,
                      const struct oas_layout_row *row, struct oas_property_row *property);
bool fast_leaf_number(struct fast_making *m, const struct oas_schema_row *schema,
                      struct oas_property_row *property);

#endif
