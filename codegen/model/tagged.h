/* tagged.h - private to model/: unions whose variants are told apart by a tag. */
#ifndef MODEL_TAGGED_H
#define MODEL_TAGGED_H

#include "model/schema_set.h"

/* One struct where the branches share most of their members, else a C union. */
void tagged_shape(struct modeller *m, const struct schema_set *set, const struct clause *clause,
                  const struct oas_tag_row *tag, oas_str name, struct value_shape *shape);

#endif
