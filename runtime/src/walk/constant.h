/* constant.h - constants of a program against values of a payload. */
#ifndef OAS_WALK_CONSTANT_H
#define OAS_WALK_CONSTANT_H

#include <oas/program.h>

struct oas_walk;

/* OAS_OK if the JSON text `span` is the constant `value`: numbers by value, members in any order;
 * OAS_INVALID, OAS_NO_MEMORY, OAS_UNDECIDED. */
oas_status oas_value_match(struct oas_walk *w, const struct oas_value_row *value, oas_str span);

/* The branch that the object at `open` selects by its tag member, or by having none that is known;
 * OAS_NONE: none. *at is the member's first byte, or NULL when it is missing. */
uint32_t oas_find_branch(const struct oas_walk *w, const struct oas_tag_row *tag, const char *open,
                         const char **at);

/* The value row that an object selects by its tag member, searched for among those that `from` begins,
 * which stands behind the bracket or at a key; OAS_NONE when the member is missing (*at NULL) or has
 * another value (*at is that value's first byte). */
uint32_t oas_find_tag(const struct oas_walk *w, const struct oas_tag_row *tag, const char *from,
                      const char **at);

#endif
