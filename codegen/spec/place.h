/* place.h - where schemas stand in a document. */
#ifndef SPEC_PLACE_H
#define SPEC_PLACE_H

#include "load/node.h"

/* False if the node is surely none: an object of OpenAPI that is no schema. Components, inline
 * schemas and what is below them are below `schema` or `schemas`; extensions and documents that are
 * not OpenAPI's are their author's own. */
bool place_may_be_schema(const struct node *node);

#endif
