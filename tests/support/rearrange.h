/* rearrange.h - documents with the members of their objects in another order, and texts that are
 * the same whatever the order of what they list. */
#ifndef SUPPORT_REARRANGE_H
#define SUPPORT_REARRANGE_H

#include "load/node.h"

/* Reversed, and shuffled by three seeds. */
enum { REARRANGE_WAYS = 4 };

/* Moves the members of every object in the tree. It is then good for node_json() alone. */
void rearrange(struct node *root, unsigned way);

/* Sorts the lines of `text`; what is indented stays with the line before it, sorted in itself. */
void rearrange_sort(oas_buf *text);

#endif
