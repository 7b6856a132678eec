/* choose.h - private to value/: which variant of a C union a value is. */
#ifndef OAS_VALUE_CHOOSE_H
#define OAS_VALUE_CHOOSE_H

#include "value/row.h"

struct oas_ignored;

/* The kind of the UNION row that the valid value at `r`, read strictly before, is of, from 1: by
 * its tag or its signs if it is an object, else by its JSON type. 0: none, or more than one may be.
 * *at is the tag's value, or NULL. `ignored` (may be NULL): members that are no signs. */
uint32_t oas_choose(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                    struct oas_reader r, const struct oas_ignored *ignored, const char **at);

#endif
