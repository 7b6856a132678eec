/* expect.h - private to schema/: what to say of a value of another kind than its keyword wants. */
#ifndef SCHEMA_EXPECT_H
#define SCHEMA_EXPECT_H

#include "schema/intern.h"

/* An error about `value`: "<what> must be <expected>, not <noun>". */
void expect_kind(struct graph *graph, const struct node *value, const char *what,
                 const char *expected);

#endif
