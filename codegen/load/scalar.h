/* scalar.h - plain scalars: the YAML 1.2 core schema (YAML 1.2.2 section 10.3.2), as JSON. */
#ifndef LOAD_SCALAR_H
#define LOAD_SCALAR_H

#include "load/node.h"

/* Reads the plain scalar `text` into node->kind, boolean and text. A number gets a JSON literal of
 * exactly the same value. NULL on success, else what is wrong (.inf and .nan have no JSON). `mem`
 * is used when the literal must be respelled; *no_memory is set when it has none left.
 *
 * Beyond the core schema: digits with a leading zero (017, 00.5) are strings, because YAML 1.1
 * reads them as octal, 1.2 as decimal, and JSON not at all. */
const char *scalar_plain(oas_arena *mem, oas_str text, struct node *node, bool *no_memory);

/* What another YAML than 1.2's core schema makes of a text that was written without quotes, in
 * words: 010 and its like, and the booleans of YAML 1.1. NULL: nothing else. */
const char *scalar_elsewhere(const struct node *node);

/* The same of 010 and its like alone. */
const char *scalar_octal(const struct node *node);

#endif
