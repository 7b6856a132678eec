/* apart.h - private to model/: which alternatives of a union can be told apart, and by what. */
#ifndef MODEL_APART_H
#define MODEL_APART_H

#include "model/branch.h"
#include "model/schema_set.h"
#include "model/traits.h"

/* Alternatives that are told by their members, at most: oas_sign_row has that many bits. */
enum { APART_MOST = 64 };

/* One variant to be: a branch, or several that no object is of, in one C type. */
struct alternative {
    struct branches branches;
    unsigned jtypes;       /* null apart */
    struct traits *traits; /* of its objects, or NULL: it takes none */
    struct ctype *type;    /* of several branches; else NULL */
    bool told;             /* apart from all the others */
    oas_str own;           /* a member that it alone demands, or has; at NULL: none */
};

struct apart {
    struct alternative *at;
    size_t count, told, objects;
    oas_str tag;             /* whose constants tell all objects apart; at NULL: none */
    const oas_str *by_value; /* members whose constants tell some of them */
    size_t by_value_count;
    const oas_str *by_presence; /* members that tell by being there */
    size_t by_presence_count;
    bool exclusive;                         /* no valid object is two of them */
    bool by_demand;                         /* see apart_by_demand() */
    bool tried;                             /* what shows two of them is tried as each */
    bool ambiguous;                         /* an object may show two of them */
    const struct alternative *same, *other; /* two that cannot be told apart; NULL: all can */
};

/* What tells the branches apart, for values of these JSON types. */
struct apart apart_find(struct modeller *m, const struct branches *branches, unsigned jtypes);

/* The member by which objects of `a` are told from `b` that might be either, for all that the
 * schemas say: `a` demands it, and `b` does not speak of it. A value may have it and be `b`
 * nevertheless, so that what is chosen has to be judged. At NULL: there is none, or something else
 * tells. */
oas_str apart_by_demand(const struct apart *apart, const struct alternative *a,
                        const struct alternative *b);

/* Two that cannot be told apart: the first of all is told of. */
void apart_not_told(struct apart *apart, struct alternative *a, struct alternative *b);

/* What the alternative is called in the union `name`: by itself, else after its tag, else after the
 * member that it alone has, else after the constant that it alone has. */
oas_str apart_words(struct modeller *m, const struct apart *apart, const struct alternative *one,
                    oas_str name);

/* The sentence of the header and the report on how, or why not. */
oas_str apart_sentence(struct modeller *m, const struct apart *apart, oas_str name);

/* What the branch of that index is called beside the others of its union, whose name is `parent`;
 * empty where it stands alone. */
oas_str apart_words_within(struct modeller *m, const struct schema *owner,
                           const struct clause *clause, size_t index, oas_str parent);

#endif
