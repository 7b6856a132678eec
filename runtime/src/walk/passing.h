/* passing.h - private to the room: what is explained is mostly right. Beside the rows that the walk
 * goes by it knows those of the fast walk, as long as these lead to the same schemas, and that walk
 * passes over each object and array in which nothing is wrong. */
#ifndef OAS_WALK_PASSING_H
#define OAS_WALK_PASSING_H

#include "walk/walk.h"

/* Is the value at the cursor, to which the step leads, valid by the fast walk? Then the cursor is
 * behind it. The step learns which row of that walk's is its own. */
bool oas_passes(struct oas_walk *w, oas_use use, unsigned depth, struct oas_step *step);

#endif
