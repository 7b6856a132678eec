/* fast_value.h - private to plan/: values for the fast walk. */
#ifndef PLAN_FAST_VALUE_H
#define PLAN_FAST_VALUE_H

#include "plan/fast_rows.h"

/* Fills the row of a value, whose offsets are those of its beginning. `layout`: its row, the
 * presence included; without a layout 0. `kind`: of a struct that has several; else 0. Objects,
 * arrays and unions that it leads to are rows which are filled later. */
void fast_value_fill(struct fast_making *m, oas_use use, uint32_t layout, uint32_t kind,
                     struct oas_property_row *property);

/* Through presence and pointer to the layout row of the value, as the flags and the offset will say;
 * NULL: there is no layout. */
const struct oas_layout_row *fast_value_inward(const struct fast_making *m, uint32_t index,
                                               struct oas_property_row *property);

#endif
