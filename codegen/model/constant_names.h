/* constant_names.h - private to model/: what documents call the constants of an enum. */
#ifndef MODEL_CONSTANT_NAMES_H
#define MODEL_CONSTANT_NAMES_H

#include "model/cenum.h"

/* x-c-name, x-enum-varnames and x-enum-descriptions beside an enum, by any of the keys that they
 * have, or x-ms-enum, which has both. Each is a list in the order of the enum, or an object by
 * value. */
struct constant_names {
    const struct node *given, *names, *about,
        *values;  /* `values` is of x-ms-enum; NULL: not there */
    size_t count; /* of the enum, */
    size_t nulls; /* with so many nulls, which need no name */
};

/* Those beside the enum `nodes` of `schema`. A list that does not fit is told, and none. */
struct constant_names constant_names_of(struct modeller *m, const struct node *schema,
                                        const struct node *const *nodes, size_t count);

/* Words and description of the i-th. */
struct constant constant_names_get(const struct constant_names *names,
                                   const struct node *const *nodes, size_t i);

/* The name that x-c-name, as a list or an object by value, chooses for the i-th, or empty. */
oas_str constant_names_given(struct modeller *m, const struct constant_names *names,
                             const struct node *const *nodes, size_t i);

/* The same of a constant that has a schema of its own: at NULL where there is none. */
oas_str constant_title(const struct node *schema);
oas_str constant_description(const struct node *schema);

#endif
