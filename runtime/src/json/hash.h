/* hash.h - a number for a JSON value, the same for all texts of it. */
#ifndef OAS_JSON_HASH_H
#define OAS_JSON_HASH_H

#include "json/reader.h"

/* Of the value at the cursor, which has been read strictly before; the cursor is behind it then.
 * Values that are equal (order.h) have equal hashes, on every machine. A string's is that of its
 * content, oas_name_hash(). What nests deeper than a few levels is not looked at. */
uint32_t oas_hash_value(struct oas_reader *r);

#endif
