/* present.h - which members an object has, of those whose names a keyword says. */
#ifndef OAS_WALK_PRESENT_H
#define OAS_WALK_PRESENT_H

#include "walk/walk.h"

/* The first name from the `from`-th on that a member of the object at `open` has, which was read
 * before; OAS_NONE: there is none. */
uint32_t oas_present_next(struct oas_walk *w, const struct oas_tag_row *names, const char *open,
                          uint32_t from);

/* One bit for each value of the tag row, which are names (seen.h): set for the members of the
 * object at `open`, which was read before. From w->scratch; NULL without memory. */
uint64_t *oas_present_members(struct oas_walk *w, const struct oas_tag_row *names,
                              const char *open);

/* Of what a dependentRequired demands, by its index: the first from `from` on that some member of
 * `present` demands and `has` lacks, both as oas_present_members() has them; OAS_NONE: none. */
uint32_t oas_present_lacking(const oas_program *program, const struct oas_check_row *check,
                             const uint64_t *present, const uint64_t *has, uint32_t from);

/* Adds the demanded member to `has`. */
void oas_present_add(const oas_program *program, const struct oas_check_row *check, uint64_t *has,
                     uint32_t demanded);

#endif
