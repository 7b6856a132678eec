/* look.h - what the keys of an object alone say, before its containers are gone into. */
#ifndef OAS_WALK_LOOK_H
#define OAS_WALK_LOOK_H

#include <oas/program.h>

struct oas_walk;

/* The cursor is at the value of a member of the object at `open`; `seen` has the fields of the
 * members before it and its own, which is `field`. True if the schema must refuse the object: by a
 * member that is missing, not allowed or of the wrong type or constant, here or further on. False
 * says nothing, and whoever reads on finds what is no JSON. Containers are skipped by their
 * brackets. */
bool oas_is_hopeless(struct oas_walk *w, const struct oas_schema_row *schema, const char *open,
                     uint32_t field, const uint64_t *seen, unsigned depth);

#endif
