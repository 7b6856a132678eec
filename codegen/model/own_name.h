/* own_name.h - private to model/: names that the document itself gives; taken before any other. */
#ifndef MODEL_OWN_NAME_H
#define MODEL_OWN_NAME_H

#include "model/modeller.h"

/* The component's name, or that of a member of a file that is no schema; for the root of a file of
 * its own, the file's; else at NULL. */
oas_str own_name_words(const struct node *node);

/* "prefix_name", `name` in snake case, of what stands among components; else empty. */
oas_str own_name_of(struct modeller *m, const struct schema *schema);

/* The name of a root, wanted for its schema before any other asks. */
void own_name_set(struct modeller *m, const struct schema *schema, oas_str wanted);

/* The same with a name that was chosen, which stands behind the prefix as it is. */
void own_name_set_given(struct modeller *m, const struct schema *schema, oas_str given);
oas_str own_name_reserve_given(struct modeller *m, oas_str given, const struct node *node);

/* Gives `other` the name that the schema has, unless it has one of its own. */
void own_name_share(struct modeller *m, const struct schema *schema, const struct schema *other);

/* Takes the name, or one like it, for a type that is not made yet: it is that of a schema, though
 * none has it for its own. */
oas_str own_name_reserve(struct modeller *m, oas_str wanted);

/* True if `name` is a schema's own and no type has it yet. */
bool own_name_is_free(const struct modeller *m, oas_str name);

/* A free tag; `name` itself if that is a schema's own. */
oas_str own_name_take(struct modeller *m, oas_str name);

#endif
