/* node.h - a document as a tree: JSON's six types, every node with its place in the text.
 *
 * YAML is read as the JSON it stands for (YAML 1.2 core schema). Everything lives in the arena
 * given to load; nothing is freed one by one. */
#ifndef LOAD_NODE_H
#define LOAD_NODE_H

#include <oas/arena.h>

/* Line and column count from 1, columns in code points; offset from 0 in bytes. A zeroed place
 * (source NULL) means nowhere. */
struct place {
    const struct source *source;
    uint32_t line;
    uint32_t column;
    size_t offset;
};

/* One document's text. `name` is the file as the user gave it (or was found through a
 * reference); "-" for stdin. */
struct source {
    oas_str name;
    oas_str path; /* the real path, symlinks resolved; empty for stdin */
    oas_str text;
    bool built_in;     /* part of the compiler: no file */
    struct place from; /* the reference that first asked for it; zeroed: none did */
};

enum node_kind { NODE_NULL, NODE_BOOLEAN, NODE_NUMBER, NODE_STRING, NODE_ARRAY, NODE_OBJECT };

struct member {
    oas_str key;
    struct place place; /* of the key's first byte (its quote, when quoted) */
    struct node *value;
};

struct node {
    enum node_kind kind;
    bool boolean;        /* NODE_BOOLEAN */
    oas_str text;        /* NODE_STRING: the content; NODE_NUMBER: a JSON number literal, exact */
    struct node **items; /* NODE_ARRAY */
    struct member *members;       /* NODE_OBJECT, in document order, keys unique */
    size_t count;                 /* of items or members */
    struct node *parent;          /* NULL for a root */
    size_t index;                 /* in the parent's items or members */
    struct place place;           /* of the value's first byte (a quoted text's quote) */
    const struct member **sorted; /* large objects: members by key, private to node.c */
};

/* The member's value, or NULL. Near constant time, also for objects of 10,000 members. NULL and
 * others have no members. */
struct node *node_get(const struct node *object, const char *key);
struct node *node_get_str(const struct node *object, oas_str key);
/* The member itself (for its key's place), or NULL. */
const struct member *node_member(const struct node *object, oas_str key);

/* Completes an object whose members are set: makes its members findable and reports each one whose
 * key an earlier member has, in document order; not to NULL. False when there is no memory. For
 * load only. */
typedef void node_twice(void *user, const struct member *first, const struct member *again);
bool node_index(oas_arena *mem, struct node *object, node_twice *report, void *user);

/* An object of these members, whose values keep their own parents, in the place of `like`. NULL
 * when there is no memory. */
struct node *node_object(oas_arena *mem, const struct node *like, const struct member *members,
                         size_t count);

/* Where to point when this node is declared: its key in the parent object, else itself. */
struct place node_declared(const struct node *node);

/* The JSON type as OAS_JTYPE_* bits: numbers have two. */
unsigned node_jtypes(const struct node *node);

/* "a string", "an object" ... for messages. */
const char *node_noun(const struct node *node);

/* Appends the RFC 6901 pointer of `node` from its root: "" for the root itself. */
void node_pointer(const struct node *node, oas_buf *out);

/* A name as a step of such a pointer: '~' is "~0", '/' is "~1". */
void node_put_token(oas_str key, oas_buf *out);

/* Appends the node as compact JSON. */
void node_json(const struct node *node, oas_buf *out);

/* True if both stand for the same JSON value (numbers by value, members in any order). */
bool node_equal(const struct node *a, const struct node *b);

#endif
