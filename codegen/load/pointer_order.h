/* pointer_order.h - the order of JSON Pointers, bytewise (RFC 6901): by it goes what is numbered or
 * preferred among equals, so that it does not matter where a member stands in its object. */
#ifndef LOAD_POINTER_ORDER_H
#define LOAD_POINTER_ORDER_H

#include "load/node.h"

/* Which of two members' names comes first in it: less than, equal to or greater than 0. */
int pointer_order(oas_str a, oas_str b);

/* Which of two nodes of one document comes first by its pointer. No pointer is spelled. */
int pointer_order_nodes(const struct node *a, const struct node *b);

/* The object's members in that order; NULL when there is no memory, or no member. */
const struct member **pointer_order_members(oas_arena *mem, const struct node *object);

/* Appends the node as compact JSON, with the members of all objects in that order. False when there
 * is no memory. */
bool pointer_order_json(oas_arena *mem, const struct node *node, oas_buf *out);

#endif
