/* judged.h - private to model/: whether members that a schema leaves open can matter to it. */
#ifndef MODEL_JUDGED_H
#define MODEL_JUDGED_H

#include "model/schema_set.h"

/* True if a value of the set, from which C leaves out members that are left open, anywhere in it,
 * may be valid no more: something beside what describes the value looks at all of it. */
bool judged_set(struct modeller *m, const struct schema_set *set);

#endif
