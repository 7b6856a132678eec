/* meant.h - private to schema/: values of keywords that have another form than they should, and one
 * meaning all the same. */
#ifndef SCHEMA_MEANT_H
#define SCHEMA_MEANT_H

#include "schema/intern.h"
#include "schema/keyword.h"

/* The value of the keyword `name`, of which `argument` says what it must be: a number or a boolean
 * where a text stands for one, told; NULL where nothing is meant: null, told as well, and the
 * keyword is as if it were not there. */
struct node *meant_value(struct graph *graph, const char *name, enum argument argument,
                         struct node *value);

#endif
