/* branches.h - private to model/: the branches of a union, and what is known of them: found once,
 * for each branch may ask for it. */
#ifndef MODEL_BRANCHES_H
#define MODEL_BRANCHES_H

#include "model/modeller.h"

struct apart;
struct alternative;

/* The branches that take something but null. */
struct branches {
    const struct schema **at;
    size_t count;
    bool exclusive; /* of a oneOf: no valid value is of two */
};

/* Those of an anyOf or oneOf that take some of `jtypes`. */
struct branches branches_of(struct modeller *m, const struct clause *clause, unsigned jtypes);

bool branches_has_objects(const struct modeller *m, const struct schema *branch);

/* The plan's tag of an anyOf or oneOf of `owner`; NULL: it has none. */
const struct oas_tag_row *branches_tag(const struct modeller *m, const struct schema *owner,
                                       const struct clause *clause);

/* True if none takes anything but objects, null apart. */
bool branches_are_objects(struct modeller *m, const struct branches *branches);

/* True if no two branches take values of one JSON type. */
bool branches_are_apart(struct modeller *m, const struct branches *branches);

struct branching {
    struct branches branches;                /* for values of the union's owner */
    const struct oas_tag_row *tag;           /* NULL: it has none */
    bool by_tag;                             /* which tells all of them: they are objects */
    bool by_jtype;                           /* no two take values of one JSON type */
    const size_t *numbers;                   /* by branch: its number among `branches` */
    const struct apart *apart;               /* of apart.c; NULL: not asked for yet */
    const struct alternative **alternatives; /* by branch: which is that branch alone, or NULL */
};

/* NULL when there is no memory. */
struct branching *branches_known(struct modeller *m, const struct schema *owner,
                                 const struct clause *clause);

/* How many of the first `branch` branches take objects: the number of the next in C. */
size_t branches_objects_before(struct modeller *m, const struct clause *clause, size_t branch);

/* The only value of the tag that selects the branch, or NULL. */
const struct oas_value_row *branches_only_tag(struct modeller *m, const struct clause *clause,
                                              const struct oas_tag_row *tag, size_t branch);

/* True if the branch has booleans alone as its tags. */
bool branches_tag_is_boolean(struct modeller *m, const struct clause *clause,
                             const struct oas_tag_row *tag, size_t branch);

#endif
