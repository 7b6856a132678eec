/* equal.h - equality of two JSON texts. */
#ifndef OAS_JSON_EQUAL_H
#define OAS_JSON_EQUAL_H

#include "json/reader.h"

/* True if the values at both cursors are the same: numbers by value, strings by content, members in
 * any order. Both texts are well-formed. When true, both cursors are behind their values. Recurses
 * as deep as both nest. */
bool oas_equal_values(struct oas_reader *a, struct oas_reader *b);

#endif
