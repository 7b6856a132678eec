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
enum dialect own_dialect_of(struct graph *graph, const struct node *node, enum dialect referrer);

/* The dialect that `named` means, published or one of somebody's own; false: it is not known. */
bool own_dialect_named(struct graph *graph, const struct node *named, enum dialect *dialect);

/* As dialect_named_by(), of those as well that are somebody's own. */
enum dialect own_dialect_within(struct graph *graph, const struct node *schema,
                                enum dialect dialect);

#endif
