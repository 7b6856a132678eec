/* place.h - where schemas stand in a document. A place that is known to be no schema's is refused,
 * by whoever names it; what nobody knows, such as what is below an unknown keyword, may be one. */
#ifndef SCHEMA_PLACE_H
#define SCHEMA_PLACE_H

#include "load/node.h"
#include "schema/dialect.h"

/* True if a schema may stand at `node`: one of that dialect, where none above it names another.
 * Else what stands there is appended: "a map of schemas, \"properties\"". */
bool place_is_schema(const struct node *node, enum dialect dialect, oas_buf *instead);

/* True if that dialect knows booleans as schemas at `node`: OpenAPI 3.0 and draft 4 have two such
 * places only. */
bool place_may_be_boolean(const struct node *node, enum dialect dialect);

/* True if `node` is an object within the value of `default`, `examples` or another keyword behind
 * which any JSON stands: no schema, and nothing against reading it as one. */
bool place_is_any_json(const struct node *node, enum dialect dialect);

#endif
