/* heirs.h - private to schema/: OpenAPI's inheritance, in which a discriminator stands in a schema
 * and those that it tells apart take that one in by allOf. */
#ifndef SCHEMA_HEIRS_H
#define SCHEMA_HEIRS_H

#include "schema/extends.h"

/* Gives each schema that has a discriminator and no union its heirs: whoever has a name (extends.h)
 * and takes it in, or an heir, by allOf. Schemas that are not read yet may come by it: true until
 * nothing more is found. */
bool heirs_find(struct extends *extends);

/* Once all are found: their order, and what discriminators map to them. */
void heirs_finish(struct extends *extends);

#endif
