/* own_dialect.h - private to schema/: the dialect that a document or a schema names itself. */
#ifndef SCHEMA_OWN_DIALECT_H
#define SCHEMA_OWN_DIALECT_H

#include "schema/intern.h"

/* Takes the dialect that `named` means, the value of $schema or jsonSchemaDialect, `what`; one that
 * cannot be known is told, and `*dialect` stays. */
void own_dialect_read(struct graph *graph, const struct node *named, const char *what,
                      enum dialect *dialect);

/* The dialect of what stands at `node`, without a word: that of the nearest $schema, else of its
 * document by its version; a part that has neither is read as who refers to it. */
enum dialect own_dialect_of(const struct graph *graph, const struct node *node,
                            enum dialect referrer);

#endif
