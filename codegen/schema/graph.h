/* graph.h - private to schema/: the graph while it is being read. */
#ifndef SCHEMA_GRAPH_H
#define SCHEMA_GRAPH_H

#include "load/map.h"
#include "schema/keyword.h"

struct resource; /* a node with an identifier of its own, and its base URI */

struct graph {
    oas_arena *mem;
    struct diags *diags;
    struct registry *registry;
    enum dialect dialect; /* of a schema that says nothing else */
    enum formats formats;
    struct schema *first, **last; /* all schemas; those behind `unread` are not read yet */
    struct schema *unread;
    size_t count;
    struct schema **by_node; /* open hash table on the node's address */
    size_t capacity;
    struct resource **resources; /* the same */
    struct map patterns;         /* text to struct oas_regex_fault: each is compiled once */
    size_t resource_count;
    size_t resource_capacity;
};

/* The schema of `node`, made when there is none; NULL when memory ran out. Its content is read
 * later, so that no chain of references is too long for the stack. */
struct schema *graph_schema(struct graph *graph, struct node *node, enum dialect dialect);

/* Reads the keywords of one schema. */
void schema_read(struct graph *graph, struct schema *schema);

/* Reads the value of `clause` as its keyword demands; false after a diagnostic. */
bool argument_read(struct graph *graph, struct schema *schema, struct clause *clause);

/* The schema that the reference in `clause` means, or NULL after a diagnostic. */
struct schema *reference_read(struct graph *graph, const struct schema *schema,
                              const struct clause *clause);

/* Declares every $id and $anchor from `node`, a schema, downwards. */
void identifiers_declare(struct graph *graph, struct node *node, oas_str base,
                         enum dialect dialect);

/* Reports what is wrong with the $id and $anchor of a schema that is read. */
void identifiers_check(struct graph *graph, const struct schema *schema);

/* The base URI of a node: of the nearest schema above it with an identifier, else its document's.
 */
oas_str identifiers_base(const struct graph *graph, const struct node *node);

/* "$id" or the document as given, with the node's pointer in it as a fragment. */
oas_str identifiers_location(const struct graph *graph, const struct node *node);

/* An error about `value`: "<what> must be <expected>, not <noun>". */
void expect(struct graph *graph, const struct node *value, const char *what, const char *expected);

#endif
