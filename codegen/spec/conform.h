/* conform.h - private to spec/: whether a document keeps to the object model, also where nobody
 * reads it. */
#ifndef SPEC_CONFORM_H
#define SPEC_CONFORM_H

#include "spec/reader.h"

/* Warns of all that is not as members.def has it, and that the readers of the parts have not told:
 * unknown members, those that are missing, of another kind, or do not go together. What stands in
 * other documents is not looked at. */
void conform_check(struct reader *reader, const struct node *root);

#endif
