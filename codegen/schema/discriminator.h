/* discriminator.h - private to schema/: OpenAPI's discriminator, which changes no verdict: whatever
 * is wrong in it leaves the schema's meaning clear. */
#ifndef SCHEMA_DISCRIMINATOR_H
#define SCHEMA_DISCRIMINATOR_H

#include "schema/intern.h"

/* The member's value as it is meant: an object with a text as propertyName, and texts in its
 * mapping, if it has one. NULL where none is; what was wrong is told. */
struct node *discriminator_meant(struct graph *graph, const struct schema *schema,
                                 const struct member *member);

#endif
