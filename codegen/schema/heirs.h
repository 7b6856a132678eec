/* heirs.h - private to schema/: OpenAPI's inheritance, in which a discriminator stands in a schema
 * and those that it tells apart take that one in by allOf. */
#ifndef SCHEMA_HEIRS_H
#define SCHEMA_HEIRS_H

#include "schema/intern.h"

/* Gives a schema that has a discriminator and no union its heirs: the components of its document
 * that take it in, or an heir, by allOf. */
void heirs_find(struct graph *graph, struct schema *schema);

#endif
