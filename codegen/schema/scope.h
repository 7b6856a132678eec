/* scope.h - $dynamicRef and $recursiveRef (JSON Schema Core 2020-12 section 8.2.3.2, 2019-09
 * section 8.2.4.2): what they mean hangs on the way that led to them. */
#ifndef SCHEMA_SCOPE_H
#define SCHEMA_SCOPE_H

#include "schema/schema.h"

struct graph;

/* When all roots are read: makes each dynamic reference one that leads to one schema. A schema that
 * is reached in several dynamic scopes, and from which it matters in which, is read anew for each:
 * behind this no scope is to be known. Diagnoses where that gives too many. Roots may be NULL. */
void scope_bind(struct graph *graph, struct schema *const *roots, size_t count);

#endif
