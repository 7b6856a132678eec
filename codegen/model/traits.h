/* traits.h - private to model/: what every object of a schema has, and what none has. */
#ifndef MODEL_TRAITS_H
#define MODEL_TRAITS_H

#include "model/modeller.h"

/* Names that are looked up in one document, about: with more, nothing is known of an object, so
 * that unions are kept as JSON. */
enum { TRAITS_MOST_WORK = 20000000 };

/* What must be true of one member for an object to be valid. What is not looked at says nothing: a
 * trait refuses no object that the schema takes. */
struct trait {
    oas_str name;
    bool declared; /* the schema speaks of it */
    bool required; /* every object has it */
    bool never;    /* no object has it */
    bool constant; /* where it is there, it is one of these: */
    const struct node *const *values;
    size_t value_count;
    bool unsought;   /* it is one of constants, but of such as no value is found by */
    unsigned jtypes; /* where it is there, it is of one of these JSON types */
    struct trait *next;
};

struct traits {
    struct trait *first, **last;
    struct map by_name;
    bool closed; /* members that are not among these are in no object */
};

/* Those of the objects that `schema` takes, with all that it takes in, and what the branches of its
 * unions have in common. */
struct traits *traits_of(struct modeller *m, const struct schema *schema);

/* NULL: nothing is known of the member. */
const struct trait *traits_find(const struct traits *traits, oas_str name);

/* True if no object has the member. */
bool traits_exclude(const struct traits *traits, oas_str name);

/* True if both name constants of the member, and none in common. */
bool trait_differs(const struct trait *a, const struct trait *b);

#endif
