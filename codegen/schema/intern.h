/* intern.h - private to schema/: the graph while it is being read, in which a node has one schema
 * for each dialect that it is read in. */
#ifndef SCHEMA_INTERN_H
#define SCHEMA_INTERN_H

#include "load/map.h"
#include "load/pointer_map.h"
#include "resolve/resolve.h"
#include "schema/schema.h"

struct graph {
    oas_arena *mem;
    struct diags *diags;
    struct registry *registry;
    enum dialect dialect; /* of a schema that says nothing else */
    enum dialect unnamed; /* of one whose $schema names no draft */
    bool bare;            /* the document is no OpenAPI: --dialect is for it */
    bool dialect_given;   /* by --dialect */
    enum formats formats;
    bool strict_nullable;
    bool judging;
    bool open_enums;
    bool dynamic;                 /* some reference asks the dynamic scope */
    bool unevaluated;             /* some schema has unevaluatedProperties or unevaluatedItems */
    struct schema *first, **last; /* all schemas; those behind `unread` are not read yet */
    struct schema *unread;
    size_t count;
    bool any_wide;                /* something was left out that is not built */
    struct pointer_map schemas;   /* node to its first struct schema */
    struct pointer_map resources; /* node to struct resource, private to identifier.c */
    struct map dynamic_anchors;   /* URI of a resource, '#' and name to the node, private to
                                     identifier.c */
    struct map meta_schemas;      /* URI to struct meta_schema, private to vocabulary.c */
    bool any_meta;                /* one of these was found */
    struct map patterns;          /* text to struct known_pattern */
};

/* The schema of `node` in the dialect that holds there, made when there is none; NULL when memory
 * ran out. Its content is read later, so that no chain of references is too long for the stack. */
struct schema *intern_schema(struct graph *graph, struct node *node, enum dialect dialect);

/* What `alone` says, for another dynamic scope: its clauses are to be bound to that. NULL when
 * memory ran out. */
struct schema *intern_anew(struct graph *graph, struct schema *alone);

#endif
