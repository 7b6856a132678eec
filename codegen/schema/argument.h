/* argument.h - private to schema/: the values of keywords. */
#ifndef SCHEMA_ARGUMENT_H
#define SCHEMA_ARGUMENT_H

#include "schema/intern.h"

/* Reads the value of `clause` as its keyword demands; false after a diagnostic. */
bool argument_read(struct graph *graph, struct schema *schema, struct clause *clause);

#endif
