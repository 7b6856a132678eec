/* constant.h - constants of a program against values of a payload. */
#ifndef OAS_WALK_CONSTANT_H
#define OAS_WALK_CONSTANT_H

#include <oas/program.h>

struct oas_token;
struct oas_walk;

/* True if the JSON text `span` is the constant `value`: numbers by value, members in any order. */
bool oas_value_equal(const oas_program *program, const struct oas_value_row *value, oas_str span);

/* The row of `first` .. whose text is the token's content, or OAS_NONE. */
uint32_t oas_find_value(const oas_program *program, uint32_t first, uint32_t slots, uint32_t mask,
                        const struct oas_token *token);

/* The value row that the object at `open` selects by its tag member; OAS_NONE when the member is
 * missing (*at NULL) or has another value (*at is that value's first byte). */
uint32_t oas_find_tag(const struct oas_walk *w, const struct oas_tag_row *tag, const char *open,
                      const char **at);

#endif
