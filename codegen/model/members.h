/* members.h - private to model/: what a set of schemas says of an object's members. */
#ifndef MODEL_MEMBERS_H
#define MODEL_MEMBERS_H

#include "model/schema_set.h"

#define BRANCH_OWN ((size_t)0) /* said for every object */
/* Said for some, as by `then`. The branches of a union lie between. */
#define BRANCH_MAYBE SIZE_MAX

/* One schema that a member's value must match, in one branch. */
struct member_schema {
    const struct schema *schema;
    size_t branch;
    struct member_schema *next;
};

struct member_entry {
    oas_str json;
    struct member_schema *first, **last;
    bool required;      /* in every object */
    bool asked;         /* some objects must have it, or `if` or `not` asks whether they do */
    bool asked_of_all;  /* the same, without the branches that are gathered apart */
    size_t required_in; /* in how many branches, and in which last */
    size_t last_required;
    size_t index;  /* in order of first mention */
    bool plain;    /* its name is an identifier in snake case already */
    oas_str given; /* the name that was chosen for it, or empty */
    const struct node *given_at;
    struct member_entry *next;
};

/* What a schema says of the members that it does not declare. */
struct member_rest {
    const struct schema *owner;
    const struct schema *schema; /* `false`: there are none */
    size_t branch;
    struct member_rest *next;
};

/* Patterns of names, by one schema. */
struct member_patterns {
    const struct schema *owner;
    size_t branch;
    struct member_patterns *next;
};

struct members {
    struct modeller *m;
    struct member_entry *first, **last; /* in order of first mention */
    struct map by_name;
    size_t count;
    bool closed;        /* no others */
    bool sealed;        /* no others but those that conditions ask for */
    bool explicit_rest; /* additionalProperties is given */
    bool counted;       /* how many there are is judged */
    bool possible;      /* what is said of all objects holds now and then: by BRANCH_MAYBE */
    size_t branches;    /* of a union that are gathered apart: those that take objects */
    struct member_rest *rests, **last_rest; /* of all branches, but for those that take anything */
    bool patterned; /* patterns of names speak of others, in this or that schema; */
    struct member_patterns *patterns;
    const struct schema *pattern_owner; /* in this one alone, always; or NULL */
    bool shares_known, shares_apart;    /* private to shares.c */
    const struct schema *last_word; /* whose unevaluatedProperties judges all that none declares */
    const struct schema **rest;     /* schemas for the others; `true` is left out */
    size_t rest_count;
    size_t rest_cap;
};

void members_init(struct members *members, struct modeller *m);

/* Adds what `set` says; `except` is a union whose branches are added apart, or NULL. */
void members_gather(struct members *members, const struct schema_set *set, size_t branch,
                    const struct clause *except);

/* After all is gathered: what is said of members that a schema does not declare is said of those
 * that another one does. */
void members_spread(struct members *members);

/* The members in the order in which names are given, which does not hang on where a member stands:
 * first those whose names were chosen, then those that are called so already, then by their JSON
 * Pointers, bytewise. NULL without memory. */
struct member_entry **members_by_name(const struct members *members);

/* What is said of the member; NULL: nothing. */
const struct member_entry *members_find(const struct members *members, oas_str json);

/* How many branches of the union that is gathered apart speak of the member. */
size_t members_branches(const struct member_entry *entry);

/* What its type is called after. */
static inline oas_str member_words(const struct member_entry *entry)
{
    return entry->given.len ? entry->given : entry->json;
}

/* The schemas that the member's value must match in `branch`, with those for every object. */
const struct schema **members_schemas(struct members *members, const struct member_entry *entry,
                                      size_t branch, size_t *count);

#endif
