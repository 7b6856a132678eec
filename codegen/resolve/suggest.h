/* suggest.h - private to resolve/: what somebody may have meant whose reference leads nowhere. */
#ifndef RESOLVE_SUGGEST_H
#define RESOLVE_SUGGEST_H

#include "resolve/resolve.h"

/* The member's name that is near `name`; empty when there is none. */
oas_str suggest_member(struct registry *registry, const struct node *object, oas_str name);

/* Notes behind an error what `reference` may have been meant to be: a component of the document
 * `root` (may be NULL) that is called so, or with `near` nearly so. False where there is none. */
bool suggest_reference(struct registry *registry, const struct node *root, oas_str reference,
                       struct place from, bool near);

/* The same: a file beside the one that `uri` should be, called nearly so. */
bool suggest_file(struct registry *registry, oas_str uri, oas_str reference, struct place from);

#endif
