/* part.h - private to model/: the members of a struct. */
#ifndef MODEL_PART_H
#define MODEL_PART_H

#include "model/members.h"
#include "model/model.h"

/* A member's type as all its branches together have it. */
struct part_merged {
    struct ctype *type;
    bool nullable;
    bool never;     /* no value is valid: the member is left out */
    bool differs;   /* branches disagree: any JSON */
    bool partly;    /* not all branches that take values have the limits of `schema` */
    bool only_null; /* `schema` takes no others */
    const struct schema *schema;
    const struct schema **limits; /* `schema` and others that each value matches as well */
    size_t limit_count;
    struct part_apart *apart; /* what branches say beside that; `kinds` is one's number, from 1 */
    size_t apart_count;
};

/* What all branches say of one member; `name` is for its type. */
struct part_merged part_merge(struct members *members, const struct member_entry *entry,
                              oas_str name);

/* Adds the member to a struct; its identifier is taken in `scope`. */
void part_add(struct modeller *m, struct ctype *into, struct names *scope,
              const struct member_entry *entry, const struct part_merged *merged, bool required);

/* Parts are made in the order of their pointers, and then put in that of the document. */
void part_sort(struct ctype *type);

/* The type of the members that have no name in C; NULL: nothing is said of it. `name` is for it. */
struct ctype *part_rest_value(struct members *members, oas_str name);

/* What the map `name` holds of them. */
struct ctype *part_map_value(struct members *members, oas_str name);

/* Adds it to a struct, if such members are allowed and not left out. */
void part_add_rest(struct members *members, struct ctype *into, struct names *scope);

#endif
