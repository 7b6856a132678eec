/* tree.h - growing a document tree: the half of load_tree() that knows nothing of its parser.
 *
 * tree_open, tree_key, tree_add and tree_close are called as the document is read; what is wrong is
 * recorded at once, and building goes on so that everything wrong is found. */
#ifndef LOAD_TREE_H
#define LOAD_TREE_H

#include "load/diag.h"
#include "load/map.h"

/* Arrays and objects within each other; also what keeps recursion over a tree within its stack. */
enum { TREE_DEPTH = 1000 };

struct tree {
    oas_arena *mem;
    const struct source *source;
    struct diags *diags;
    struct node *root;
    struct frame *top;       /* the innermost open array or object */
    struct frame *spare;     /* closed frames, for reuse */
    struct pending *pending; /* what the open arrays and objects hold so far, one stack for all */
    size_t pending_count;
    size_t pending_cap;
    struct map anchors; /* name to node, the newest of that name */
    size_t copied;      /* nodes made by aliases and merge keys */
    bool stop;          /* no use in reading on */
};

/* True if the next thing to come is a key. */
bool tree_wants_key(const struct tree *tree);

/* The innermost open array or object, or NULL. */
const struct node *tree_innermost(const struct tree *tree);

/* A key of the open object. `merge`: it is a plain <<. */
void tree_key(struct tree *tree, oas_str key, struct place place, bool merge);

/* A cleared node; NULL (and tree->stop) when there is no memory. */
struct node *tree_node(struct tree *tree, enum node_kind kind, struct place place);

/* Adds a finished scalar; or opens an array or object, closed by tree_close(). */
void tree_add(struct tree *tree, struct node *node);
void tree_open(struct tree *tree, struct node *node);
void tree_close(struct tree *tree);

/* Names `node`; and adds a copy of the node named so. */
void tree_anchor(struct tree *tree, oas_str name, struct node *node);
void tree_alias(struct tree *tree, oas_str name, struct place place);

/* Where a value without text of its own is said to stand: at its key, else at what holds it. */
struct place tree_here(const struct tree *tree);

#endif
