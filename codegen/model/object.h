/* object.h - private to model/: objects. */
#ifndef MODEL_OBJECT_H
#define MODEL_OBJECT_H

#include "model/members.h"

/* Gives a struct its members, made of what `with` says. */
typedef void object_fill(struct modeller *m, void *with, struct ctype *into);

/* That when no shape is being found. */
void object_fill_later(struct modeller *m, object_fill *fill, void *with, struct ctype *type);

/* True if the object needs a struct: some member is declared, or there are no others. */
bool object_needs_struct(const struct members *members);

/* True if the struct has no place for the member: what is required and not declared is one of the
 * rest, where that has a type. */
bool object_leaves_out(const struct members *members, const struct member_entry *entry);

/* Objects. A struct gets its members later: whatever leads back to it, by lists, maps or null, has
 * a type by then. */
void object_shape(struct modeller *m, const struct schema_set *set, oas_str name,
                  struct value_shape *shape);

/* The members of all structs that have none yet, and of those that come with them. */
void object_fill_all(struct modeller *m);

#endif
