/* layout_made.h - the layout of a model in memory, as this machine's C compiler would make it of
 * what emit/ prints, and the rows of the fast walk for it: of these emit/ prints all but the sizes
 * and offsets. Also for C types that are tried without being compiled.
 *
 *     struct layout_made made;
 *     if (layout_make(&made, &mem, model))
 *         … oas_decode(layout_made_type(&made, model->by_wanted[0]), …) …
 */
#ifndef MODEL_LAYOUT_MADE_H
#define MODEL_LAYOUT_MADE_H

#include "model/model.h"
#include "plan/fast.h"

struct layout_made {
    oas_layout layout;
    oas_program program;   /* the plan's, with that layout; its patterns stay the plan's */
    struct fast_made fast; /* of the roots that have functions; the program leads to its rows */
    uint32_t row_count;
};

/* False without memory. All of it is in `mem`, and refers to the model's plan. */
bool layout_make(struct layout_made *made, oas_arena *mem, const struct model *model);

/* What the functions of the root work on; `made` must stay where it is. */
oas_type layout_made_type(const struct layout_made *made, const struct root *root);

#endif
