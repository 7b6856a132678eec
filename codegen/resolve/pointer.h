/* pointer.h - JSON Pointers (RFC 6901). */
#ifndef RESOLVE_POINTER_H
#define RESOLVE_POINTER_H

#include "load/node.h"

/* The node at an RFC 6901 pointer below `root`; NULL when there is none, with `*good` (may be NULL)
 * the longest prefix of `pointer` that exists and `*fault` (may be NULL) a message. */
struct node *pointer_find(struct node *root, oas_str pointer, oas_arena *mem, oas_str *good,
                          const char **fault);

#endif
