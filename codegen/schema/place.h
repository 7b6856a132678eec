/* place.h - where schemas stand in a document. A place that is known to be no schema's is refused,
 * by whoever names it; what nobody knows, such as what is below an unknown keyword, may be one. */
#ifndef SCHEMA_PLACE_H
#define SCHEMA_PLACE_H

#include "load/node.h"
#include "schema/dialect.h"

/* True if a schema may stand at `node`: one of that dialect, where none above it names another.
 * Else what stands there is appended: "a map of schemas, \"properties\"". */
bool place_is_schema(const struct node *node, enum dialect dialect, oas_buf *instead);

#endif
