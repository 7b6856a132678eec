/* vocabulary.h - private to schema/: meta-schemas of somebody's own, and which keywords are left of
 * a dialect where one leaves a vocabulary out (JSON Schema Core 2020-12 section 8.1.2). */
#ifndef SCHEMA_VOCABULARY_H
#define SCHEMA_VOCABULARY_H

#include "schema/intern.h"

/* What a $schema names that is none of the published ones. */
struct meta_schema {
    bool known;           /* it was found, and says which dialect it makes its own of */
    enum dialect dialect; /* that one */
    unsigned without;     /* the vocabularies that it leaves out, private to vocabulary.c */
    bool asserts_format;
};

/* The meta-schema that `named` names, the value of $schema or jsonSchemaDialect; NULL: it cannot be
 * found, or is one of those that every implementation knows. What is wrong with it is told, but not
 * that it cannot be found. */
const struct meta_schema *vocabulary_meta(struct graph *graph, const struct node *named);

/* The one of the schema at `node`: that of the nearest $schema, else the document's. */
const struct meta_schema *vocabulary_meta_of(struct graph *graph, const struct node *node);

/* True if the meta-schema (NULL: everything) has the keyword's vocabulary. */
bool vocabulary_has(const struct meta_schema *meta, oas_keyword keyword);

#endif
