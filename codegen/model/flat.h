/* flat.h - private to model/: the branches of a union as one struct. */
#ifndef MODEL_FLAT_H
#define MODEL_FLAT_H

#include "model/schema_set.h"

/* Objects of which one of clause->schemas holds too, selected by `tag`, as one struct; `into` is
 * the struct to be. False, and `into` as it was, when the branches share too little for that. */
bool flat_shape(struct modeller *m, const struct schema_set *set, const struct clause *clause,
                const struct oas_tag_row *tag, struct ctype *into);

#endif
