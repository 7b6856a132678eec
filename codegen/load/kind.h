/* kind.h - the JSON types of a document's values, as OAS_KIND_* bits. */
#ifndef LOAD_KIND_H
#define LOAD_KIND_H

#include <oas/program.h>

#include "load/node.h"

/* The JSON type of a value: numbers have both bits. */
unsigned kind_of_node(const struct node *node);

#endif
