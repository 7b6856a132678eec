/* meant.h - private to schema/: values of keywords that have another form than they should, and one
 * meaning all the same. */
#ifndef SCHEMA_MEANT_H
#define SCHEMA_MEANT_H

#include "schema/intern.h"

/* False where nothing is meant: null, told; the keyword is as if it were not there. Else
 * clause->value is a number or a boolean where a text stands for one, told as well. */
bool meant_read(struct graph *graph, struct clause *clause);

#endif
