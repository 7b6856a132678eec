/* shares.h - private to model/: members that patterns of their names tell apart, each pattern's in
 * a map of its own. */
#ifndef MODEL_SHARES_H
#define MODEL_SHARES_H

#include "model/members.h"

/* May each pattern have a map of its own? One schema has all of them, always, nothing else speaks
 * of members without a name, and no name matches two of them, which is proved. */
bool shares_are_apart(struct members *members);

/* The one type that all members without a name have, be they matched or not; NULL: they differ. */
struct ctype *shares_one_type(struct members *members, oas_str name);

/* Adds a map for each pattern to a struct. The type of those that no pattern matches; NULL: there
 * are none. */
struct ctype *shares_add(struct members *members, struct ctype *into, struct names *scope);

#endif
