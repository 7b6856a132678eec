/* foreign_set.h - private to schema/: sets of characters that other dialects have names for. */
#ifndef SCHEMA_FOREIGN_SET_H
#define SCHEMA_FOREIGN_SET_H

#include <oas/base.h>

/* How a set is meant. */
struct foreign_set {
    bool negated;
    bool in_class; /* it stands between brackets */
    bool caseless;
};

/* Appends the set that POSIX calls so, as in [:alnum:], of ASCII. False: there is none, or it
 * cannot be said. */
bool foreign_set_posix(oas_str name, struct foreign_set how, oas_buf *out);

/* Appends what \p{name} is in other dialects: one of Java's sets of ASCII, a script by its bare
 * name, a property with Is before it. False: ECMA-262 has no such thing. */
bool foreign_set_property(oas_str name, struct foreign_set how, oas_buf *out);

#endif
