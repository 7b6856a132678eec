/* beside.h - private to model/: a union that stands beside members of its own. */
#ifndef MODEL_BESIDE_H
#define MODEL_BESIDE_H

#include "model/schema_set.h"

/* Objects of which schemas of the set say something, and of which one of several more holds too,
 * told apart by a tag: a struct of what all have, with a kind, and what each kind adds. False where
 * the set says nothing else of members, or no tag tells the kinds apart. */
bool beside_shape(struct modeller *m, const struct schema_set *set, oas_str name,
                  struct value_shape *shape);

/* True if another union of the set than this one, or `then` or `else`, speaks of members or items.
 */
bool beside_says_more(struct modeller *m, const struct schema_set *set,
                      const struct clause *clause);

#endif
