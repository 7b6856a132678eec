/* identifier.h - private to schema/: $id and $anchor, and what they make of a node's base URI. */
#ifndef SCHEMA_IDENTIFIER_H
#define SCHEMA_IDENTIFIER_H

#include "schema/intern.h"

/* Declares every $id and $anchor from `node`, a schema, downwards. */
void identifiers_declare(struct graph *graph, struct node *node, oas_str base,
                         enum dialect dialect);

/* The node in the resource of that URI which has the dynamic anchor; with an empty name its root,
 * if that has $recursiveAnchor. NULL: none has. */
struct node *identifiers_dynamic(struct graph *graph, oas_str resource, oas_str name);

/* Reports what is wrong with the $id and $anchor of a schema that is read. */
void identifiers_check(struct graph *graph, const struct schema *schema);

/* The base URI of a node: of the nearest schema above it with an identifier, else its document's.
 */
oas_str identifiers_base(const struct graph *graph, const struct node *node);

/* "$id" or the document as given, with the node's pointer in it as a fragment. */
oas_str identifiers_location(const struct graph *graph, const struct node *node);

#endif
