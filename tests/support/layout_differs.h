/* layout_differs.h - are two layouts the same? Of the one that a C compiler has made of what was
 * printed, and of the one made in memory, that is asked. */
#ifndef SUPPORT_LAYOUT_DIFFERS_H
#define SUPPORT_LAYOUT_DIFFERS_H

#include <oas/fast.h>

/* Says in a few words what of the layouts of two programs differs, the texts where they stand aside;
 * NULL: nothing. `count` is the number of rows of both. *row is the one that does. */
const char *layout_differs(const oas_program *a, const oas_program *b, uint32_t count,
                           uint32_t *row);

#endif
