/* layout_made.h - the layout of a model in memory, as the C compiler would make it of what emit/
 * prints: for C types that are tried without being compiled.
 *
 *     struct layout_made made;
 *     if (layout_make(&made, &mem, model))
 *         … oas_decode(layout_made_type(&made, model->by_wanted[0]), …) …
 */
#ifndef SUPPORT_LAYOUT_MADE_H
#define SUPPORT_LAYOUT_MADE_H

#include "model/model.h"

struct layout_made {
    oas_layout layout;
    oas_program program; /* the plan's, with that layout; its patterns stay the plan's */
    uint32_t row_count;
};

/* False without memory. All of it is in `mem`, and refers to the model's plan. */
bool layout_make(struct layout_made *made, oas_arena *mem, const struct model *model);

/* What the functions of the root work on; `made` must stay where it is. */
oas_type layout_made_type(const struct layout_made *made, const struct root *root);

/* Says in a few words what of two layouts differs, the texts where they stand aside; NULL: nothing.
 * `count` is the number of rows of both. *row is the one that does. */
const char *layout_differs(const oas_layout *a, const oas_layout *b, uint32_t count, uint32_t *row);

#endif
