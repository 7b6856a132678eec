/* extends.h - private to schema/: which schemas that have a name take which others in by allOf, in
 * all documents that are here. */
#ifndef SCHEMA_EXTENDS_H
#define SCHEMA_EXTENDS_H

#include "schema/intern.h"

/* A schema that has a name. Where it has several, the one that counts is the main document's, then
 * that of its own components, then the first bytewise. */
struct named {
    struct node *node;
    oas_str name;
    int rank;          /* of the name: the lower ones are preferred */
    struct place from; /* the reference from another document that led here, or zeroed */
};

/* A schema that has a name, and how many references away what it takes in is. */
struct extension {
    const struct named *by;
    size_t steps;
};

struct extends {
    struct graph *graph;
    struct document *last; /* behind it are documents whose components are not known yet */
    size_t read;           /* schemas of the graph whose references were looked at */
    struct named **named;
    size_t count, cap;
    size_t walked;            /* of them */
    struct pointer_map known; /* node to struct named */
    struct pointer_map taken; /* node to struct extensions */
};

/* Whoever extends a schema; more may come later, behind those that are there. */
struct extensions {
    struct extension *list;
    size_t count, cap;
};

/* Gathers what has a name: components of all documents, what stands beside `parents`, and what
 * references lead to in other documents. */
void extends_gather(struct extends *extends, struct schema *const *parents, size_t count);

/* What `text` of a discriminator's mapping names: a component, or where a reference leads; NULL:
 * nothing. It has a name then. */
struct node *extends_meant(struct extends *extends, const struct schema *parent,
                           const struct node *text);

/* NULL: nobody, as far as schemas were gathered. */
const struct extensions *extends_whom(struct extends *extends, const struct node *node);

#endif
