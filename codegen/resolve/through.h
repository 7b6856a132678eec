/* through.h - references where the specification has none, followed as bundlers follow them. */
#ifndef RESOLVE_THROUGH_H
#define RESOLVE_THROUGH_H

#include "resolve/resolve.h"

/* `node` itself; but if it is an object with a text as $ref, what that leads to from `base`, told
 * as a leniency. Where there is more beside $ref, an object of both, in which what stands here
 * wins: its members know the places and parents that they had. NULL after an error. `what` names
 * the node: "an operation". */
struct node *through_reference(struct registry *registry, oas_str base, struct node *node,
                               const char *what);

#endif
